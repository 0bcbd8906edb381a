//! Makes `Language`, `app::Key` and `staff::Key` from `locales/`, and stops the build when the languages disagree.

#[path = "build/locales.rs"]
#[allow(dead_code, reason = "the build of the clips uses the rest")]
mod locales;

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use locales::{PSEUDO, Surface, camel};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build");
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn make() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let app = Surface::read(Path::new("locales/app"))?;
    let staff = Surface::read(Path::new("locales/staff"))?;
    fs::write(out.join("language.rs"), languages(&app, &staff)?)?;
    for (name, surface) in [("app", &app), ("staff", &staff)] {
        let folder = out.join(name);
        fs::create_dir_all(&folder)?;
        for (file, table) in surface.tables() {
            fs::write(folder.join(file), table)?;
        }
        fs::write(out.join(name).with_extension("rs"), surface.keys_module()? + &baked(name, surface))?;
    }
    Ok(())
}

/// Rust source of the function that gives the sentences of a language without a file.
fn baked(name: &str, surface: &Surface) -> String {
    let mut arms = String::new();
    for (file, _) in surface.tables().iter().filter(|(file, _)| !file.ends_with(".later.json")) {
        let tag = file.trim_end_matches(".json");
        let variant = if tag == PSEUDO { "Pseudo".to_owned() } else { camel(tag) };
        let baked = |file: &str| format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}/{file}\"))");
        let later = surface.tables().into_iter().find(|(later, _)| *later == format!("{tag}.later.json"));
        let later = later.map_or("\"\"".to_owned(), |(later, _)| baked(&later));
        // Writing to a String cannot fail.
        let _ = writeln!(arms, "        crate::Language::{variant} => ({}, {later}),", baked(file));
    }
    format!(
        "\n/// The sentences of `language`, baked in.\n///\n/// # Errors\n///\n/// None for the files of this build.\n\
         #[cfg(feature = \"baked\")]\n\
         pub fn baked(language: crate::Language) -> Result<Words, crate::WordsError> {{\n\
         \x20   let (first, later) = match language {{\n{arms}    }};\n\
         \x20   let mut words = Words::parse(first)?;\n\
         \x20   if !words.is_whole() {{\n        words.complete(later)?;\n    }}\n    Ok(words)\n}}\n"
    )
}

/// Rust source of an enum `Language`.
fn languages(app: &Surface, staff: &Surface) -> Result<String, String> {
    let tags = |surface: &Surface| surface.languages.iter().map(|one| one.tag.clone()).collect::<Vec<_>>();
    if tags(app) != tags(staff) {
        return Err(format!("languages of app: {:?}, of staff: {:?}", tags(app), tags(staff)));
    }
    let (mut variants, mut all, mut tags, mut names) =
        (String::new(), String::new(), String::new(), String::new());
    for (index, language) in app.languages.iter().enumerate() {
        let tag = &language.tag;
        let name = language.own_name.as_ref().ok_or(format!("app/{tag}.json lacks `language.name`"))?;
        let variant = camel(tag);
        let default = if index == 0 { "    #[default]\n" } else { "" };
        // Writing to a String cannot fail.
        let _ = writeln!(variants, "    /// {name}\n{default}    {variant},");
        let _ = write!(all, "Self::{variant}, ");
        let _ = writeln!(tags, "            Self::{variant} => {tag:?},");
        let _ = writeln!(names, "            Self::{variant} => {name:?},");
    }
    let count = app.languages.len();
    Ok(format!(
        "/// A language of the interface, the default first.\n\
         #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]\npub enum Language {{\n{variants}\
         \x20   /// Made from English, to find words that stand in code and places too small. Never offered.\n    Pseudo,\n}}\n\n\
         impl Language {{\n    /// Every real language, the default first.\n\
         \x20   pub const ALL: [Self; {count}] = [{all}];\n\n\
         \x20   /// The BCP 47 tag: the `lang` attribute and the stem of the locale file.\n    #[must_use]\n\
         \x20   pub const fn tag(self) -> &'static str {{\n        match self {{\n{tags}\
         \x20           Self::Pseudo => {PSEUDO:?},\n        }}\n    }}\n\n\
         \x20   /// What the language calls itself, for the button that switches to it.\n    #[must_use]\n\
         \x20   pub const fn own_name(self) -> &'static str {{\n        match self {{\n{names}\
         \x20           Self::Pseudo => \"[Pseudo]\",\n        }}\n    }}\n}}\n"
    ))
}
