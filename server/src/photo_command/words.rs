//! The words after `photo`, parsed once.
//!
//! **Invariant:** a word nobody knows is refused with a sentence, never ignored.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use lexopt::prelude::{Long, Short, Value, ValueExt};

/// What `medcard-server photo --help` prints.
pub(super) const HELP: &str = "\
medcard-server photo check FILE... [--profile NAME|FILE.json] [--age YEARS]
    says of each picture what an upload of it would be told: one JSON line a picture
medcard-server photo make FILE --profile NAME|FILE.json -o OUT.jpg [--age YEARS]
    makes the card photo, or says why it cannot be made

--profile  a name of regions/photo-profiles.json, or a file with a profile or a region's rules; social-security-card for check
--age      the person's age: children are asked for less

Exit code 0: all pictures could be judged, good or bad. 1: a line could not be printed. 2: a file could not be read or written, or the
words were wrong.
";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Print [`HELP`].
    Help,
    /// Judge pictures.
    Check { files: Vec<PathBuf>, form: Form },
    /// Make the card photo of one.
    Make { file: PathBuf, to: PathBuf, form: Form },
}

/// By which rules.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// Name or file of the profile.
    pub(super) profile: Option<String>,
    /// The person's age in years.
    pub(super) age: Option<u8>,
}

/// Parses the words.
pub(super) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(words);
    let (mut names, mut form, mut to): (Vec<PathBuf>, _, Option<PathBuf>) =
        (Vec::new(), Form::default(), None);
    while let Some(word) = parser.next().map_err(told)? {
        match word {
            Value(name) => names.push(PathBuf::from(name)),
            Long("profile") => form.profile = Some(value(&mut parser, "--profile", ValueExt::string)?),
            Long("age") => form.age = Some(value(&mut parser, "--age", |age| age.parse())?),
            Short('o') | Long("out") => to = Some(value(&mut parser, "-o", Ok)?.into()),
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(told(other.unexpected())),
        }
    }
    let mut names = names.into_iter();
    let verb = names.next().unwrap_or_default();
    let files: Vec<PathBuf> = names.collect();
    match verb.to_str() {
        Some("check") => check(files, form, to.is_some()),
        Some("make") => make(files, form, to),
        Some("help") => Ok(Command::Help),
        Some("") => Err("what is to be done? `check` or `make`; --help says more".to_owned()),
        _ => Err(format!("there is no command {}: `check` or `make`", verb.display())),
    }
}

/// What follows an option; `option` is named when it cannot be read.
fn value<T>(
    parser: &mut lexopt::Parser,
    option: &str,
    read: impl FnOnce(OsString) -> Result<T, lexopt::Error>,
) -> Result<T, String> {
    let given = parser.value().map_err(told)?;
    read(given).map_err(|error| format!("{option}: {error}"))
}

#[expect(clippy::needless_pass_by_value, reason = "it is what an error is mapped with")]
fn told(error: lexopt::Error) -> String {
    error.to_string()
}

fn check(files: Vec<PathBuf>, form: Form, writes: bool) -> Result<Command, String> {
    if writes {
        return Err("`check` writes no file: -o goes with `make`".to_owned());
    }
    if files.is_empty() {
        return Err("which pictures? `photo check FILE...`".to_owned());
    }
    Ok(Command::Check { files, form })
}

fn make(files: Vec<PathBuf>, form: Form, to: Option<PathBuf>) -> Result<Command, String> {
    let Ok([file]) = <[PathBuf; 1]>::try_from(files) else {
        return Err("which picture? `photo make FILE --profile NAME -o OUT.jpg` takes one".to_owned());
    };
    let to = to.ok_or("where to? `-o OUT.jpg`")?;
    if !is_named_jpeg(&to) {
        return Err(format!("-o {}: the photo is a JPEG, its name ends in .jpg or .jpeg", to.display()));
    }
    if form.profile.is_none() {
        return Err("by which profile? `--profile NAME`".to_owned());
    }
    Ok(Command::Make { file, to, form })
}

fn is_named_jpeg(to: &Path) -> bool {
    let end = to.extension().and_then(OsStr::to_str).unwrap_or_default();
    ["jpg", "jpeg"].iter().any(|jpeg| end.eq_ignore_ascii_case(jpeg))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn both_commands_are_understood() {
        let form = Form { profile: Some("one-inch".to_owned()), age: Some(5) };
        let files = vec!["a.jpg".into(), "b.png".into()];
        assert_eq!(
            parsed("check a.jpg --profile=one-inch b.png --age 5"),
            Ok(Command::Check { files, form })
        );
        let form = Form { profile: Some("x.json".to_owned()), age: None };
        assert_eq!(
            parsed("make --profile x.json -o out.jpg -- -a.jpg"),
            Ok(Command::Make { file: "-a.jpg".into(), to: "out.jpg".into(), form })
        );
        assert_eq!(parsed("--help"), Ok(Command::Help));
    }

    #[test]
    fn what_nobody_knows_is_refused() {
        for line in [
            "",
            "judge a.jpg",
            "check",
            "check a.jpg --loud",
            "check a.jpg -o b.jpg",
            "check a.jpg --profile",
            "check a.jpg --age old",
            "check a.jpg --age 300",
            "make a.jpg --profile one-inch",
            "make a.jpg b.jpg --profile one-inch -o c.jpg",
            "make a.jpg -o c.jpg",
            "make --profile one-inch -o c.jpg",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_value_that_cannot_be_read_is_told_with_its_option() {
        for age in ["abc", "300", "-1"] {
            let told = parsed(&format!("check a.jpg --age={age}")).unwrap_err();
            assert!(told.starts_with("--age: ") && told.contains(age), "{told}");
        }
    }

    #[test]
    fn a_photo_is_written_under_the_name_of_a_jpeg_only() {
        let to = |name: &str| parsed(&format!("make a.jpg --profile one-inch -o {name}"));
        for name in ["x.jpg", "x.JPG", "folder/x.y.Jpeg", ".hidden.jpg"] {
            assert!(to(name).is_ok(), "{name}");
        }
        for name in ["x.png", "x", "jpg", ".jpg", "x.jpg.part", "x.jpg/y", "x.jpx"] {
            assert!(to(name).is_err_and(|told| told.contains(name) && told.contains(".jpeg")), "{name}");
        }
    }
}
