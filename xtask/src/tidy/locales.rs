//! Words: all languages complete, every key used, and none used before its sentence is there; every help topic whole in each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};

use super::{Offence, place};
use crate::build;
use crate::words::Surface;
use crate::workspace::Workspace;

/// Each surface, and the folders whose sources may use its keys.
const SURFACES: [(&str, &[&str]); 2] = [("app", &["src", "server/src"]), ("staff", &["staff/src"])];

/// Where the sentences of the help topics stand.
const TOPICS: &str = "crates/text/locales/topics";

/// The entry that says what a language calls itself: the build uses it.
const OWN_NAME: &str = "language.name";

/// What shows itself before the second load is here; it may say nothing that comes with it.
const FIRST_LOAD: [&str; 10] = [
    "src/app.rs",
    "src/bar.rs",
    "src/places/attract.rs",
    "src/places/contacts.rs",
    "src/places/help.rs",
    "src/places/home",
    "src/places/mod.rs",
    "src/places/opening.rs",
    "src/screen.rs",
    "src/trouble.rs",
];

type Sentences = BTreeMap<String, String>;

/// Checks the locale files of both surfaces.
pub(super) fn check(workspace: &Workspace) -> Result<Vec<Offence>> {
    let mut offences = Vec::new();
    for (surface, users) in SURFACES {
        let files = languages(workspace, surface)?;
        offences.extend(incomplete(workspace, &files));
        let Some((first, sentences)) = files.first() else { continue };
        let code = code_of(workspace, users)?;
        let unused = unused(sentences, &code);
        if !unused.is_empty() {
            offences
                .push(Offence::new(place(workspace, first), format!("nothing uses {}", unused.join(", "))));
        }
    }
    offences.extend(too_early(workspace)?);
    // Whatever a book lacks or leaves out is told when it is made.
    offences.extend(build::books(workspace).err().map(|fault| Offence::new(TOPICS, format!("{fault:#}"))));
    Ok(offences)
}

/// Sentences of the second load that the first load's screens name.
fn too_early(workspace: &Workspace) -> Result<Vec<Offence>> {
    let folder = workspace.root.join("crates/text/locales/app");
    let surface = Surface::read(&folder).map_err(|fault| anyhow!(fault))?;
    let mut offences = Vec::new();
    for file in FIRST_LOAD {
        let code = code_of(workspace, &[file])?;
        if code.is_empty() {
            offences.push(Offence::new(file, "is named in xtask/src/tidy/locales.rs, and is not there"));
        }
        let named = named(&code);
        for key in surface.later_keys().iter().filter(|key| named.contains(variant(key).as_str())) {
            offences.push(Offence::new(file, format!("says `{key}`, which comes with the second load")));
        }
    }
    Ok(offences)
}

fn languages(workspace: &Workspace, surface: &str) -> Result<Vec<(PathBuf, Sentences)>> {
    let folder = workspace.root.join("crates/text/locales").join(surface);
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file)?;
        let sentences =
            serde_json::from_str(&text).with_context(|| format!("{} is no locale file", file.display()))?;
        Ok((file, sentences))
    };
    let mut files = build::under(&folder)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.into_iter().map(read).collect()
}

/// Keys that one language has and another lacks.
fn incomplete(workspace: &Workspace, files: &[(PathBuf, Sentences)]) -> Vec<Offence> {
    let all: BTreeSet<_> = files.iter().flat_map(|(_, sentences)| sentences.keys()).collect();
    let mut offences = Vec::new();
    for (file, sentences) in files {
        for key in all.iter().filter(|key| !sentences.contains_key(**key)) {
            offences.push(Offence::new(place(workspace, file), format!("lacks `{key}`")));
        }
    }
    offences
}

fn code_of(workspace: &Workspace, folders: &[&str]) -> Result<String> {
    let mut code = String::new();
    for folder in folders {
        for file in build::under(&workspace.root.join(folder))?.iter().filter(|file| is_rust(file)) {
            code += &fs::read_to_string(file)?;
        }
    }
    Ok(code)
}

fn is_rust(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "rs")
}

/// The keys whose variant no code names.
fn unused<'a>(sentences: &'a Sentences, code: &str) -> Vec<&'a str> {
    let named = named(code);
    let keys = sentences.keys().map(String::as_str).filter(|key| *key != OWN_NAME);
    keys.filter(|key| !named.contains(variant(key).as_str())).collect()
}

/// The variants that code names.
fn named(code: &str) -> BTreeSet<&str> {
    let names = code.split("Key::").skip(1);
    names.map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()).collect()
}

/// `home.title` is `Key::HomeTitle` in the code.
fn variant(key: &str) -> String {
    let words = key.split(['.', '_', '-']).filter(|word| !word.is_empty());
    words.map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(keys: &[&str]) -> Sentences {
        keys.iter().map(|key| ((*key).to_owned(), "words".to_owned())).collect()
    }

    #[test]
    fn a_key_is_used_when_its_variant_is_named() {
        let keys = sentences(&["home.title", "home.title_long", "bar.end", "language.name"]);
        assert_eq!(unused(&keys, "say(Key::HomeTitle), Key::BarEnd => 1"), ["home.title_long"]);
    }

    #[test]
    fn a_key_one_language_lacks_is_found() {
        let workspace =
            Workspace::parse(r#"{"workspace_root": "/w", "target_directory": "/t", "packages": []}"#)
                .unwrap();
        let files = [("/w/zh.json".into(), sentences(&["a", "b"])), ("/w/en.json".into(), sentences(&["a"]))];
        assert_eq!(incomplete(&workspace, &files), [Offence::new("en.json", "lacks `b`")]);
    }
}
