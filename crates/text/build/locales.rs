//! What makes the locale files of one surface one set of keys, and the tables the apps load. Shared by the build script, its tests
//! and `xtask`.
//!
//! **Invariant:** a [`Surface`] that was read has every sentence in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{fs, path::Path};

#[path = "pseudo.rs"]
mod pseudo;

pub(crate) type Sentences = BTreeMap<String, String>;

/// The language to begin with, which stands first.
const DEFAULT: &str = "zh-CN";
/// The one entry of a locale file that is no sentence: what the language calls itself.
const OWN_NAME: &str = "language.name";
/// The list of the keys that the first load needs, beside the folder of a surface.
const FIRST: &str = "first-load.txt";
/// The language that pseudo sentences are made from.
const PSEUDO_OF: &str = "en";
/// The tag of the pseudo-language.
pub(crate) const PSEUDO: &str = "en-XA";

/// One language of a surface.
pub(crate) struct Language {
    /// Its BCP 47 tag: the stem of its file.
    pub(crate) tag: String,
    /// What it calls itself, where its file says so.
    pub(crate) own_name: Option<String>,
    sentences: Sentences,
}

/// The words of one surface, checked.
pub(crate) struct Surface {
    /// The languages, the default first.
    pub(crate) languages: Vec<Language>,
    /// The keys of the first load, sorted, then all others, sorted.
    keys: Vec<String>,
    /// How many keys the first load has.
    first: usize,
}

impl Surface {
    /// Reads `folder/<tag>.json`, and `folder/first-load.txt` where there is one.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(fault)? {
            let path = entry.map_err(fault)?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                files.push((tag, fs::read_to_string(&path).map_err(fault)?));
            }
        }
        let first = fs::read_to_string(folder.join(FIRST)).ok();
        Self::of(&files, first.as_deref()).map_err(|fault| format!("{}: {fault}", folder.display()))
    }

    /// Checks files with their tags; `first` lists what the first load needs, everything where it is missing.
    pub(crate) fn of(files: &[(String, String)], first: Option<&str>) -> Result<Self, String> {
        let mut languages = files.iter().map(|(tag, json)| read(tag, json)).collect::<Result<Vec<_>, _>>()?;
        languages.sort_by_key(|language| (language.tag != DEFAULT, language.tag.clone()));
        let keys = agreed(&languages)?;
        let (mut ordered, later) = parted(keys, first)?;
        let first = ordered.len();
        ordered.extend(later);
        Ok(Self { languages, keys: ordered, first })
    }

    /// The keys whose sentences come with the second load.
    pub(crate) fn later_keys(&self) -> &[String] {
        &self.keys[self.first..]
    }

    /// The sentences of real languages that can be spoken as they stand, with the tag and the key of each.
    pub(crate) fn spoken(&self) -> Vec<(&str, &str, &str)> {
        self.languages
            .iter()
            .flat_map(|language| {
                let whole = language.sentences.iter().filter(|(_, sentence)| !sentence.contains('{'));
                whole.map(|(key, sentence)| (language.tag.as_str(), key.as_str(), sentence.as_str()))
            })
            .collect()
    }

    /// Rust source of an enum `Key`.
    pub(crate) fn keys_module(&self) -> Result<String, String> {
        let (mut variants, mut all, mut names) = (String::new(), String::new(), String::new());
        for key in &self.keys {
            let variant = variant(key)?;
            // Writing to a String cannot fail.
            let _ = writeln!(variants, "    /// `{key}`\n    {variant},");
            let _ = write!(all, "Key::{variant}, ");
            let _ = write!(names, "{key:?}, ");
        }
        let (first, edition, count) = (self.first, self.edition(), self.keys.len());
        Ok(format!(
            "/// The name of one sentence.\n\
             #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\n\
             #[repr(u16)]\npub enum Key {{\n{variants}}}\n\n\
             impl Key {{\n    /// Every key: those of the first load, then all others, each sorted by name.\n\
             \x20   pub const ALL: &'static [Self] = &[{all}];\n\n\
             \x20   /// The name in the locale files, such as `home.title`.\n    #[must_use]\n\
             \x20   pub fn name(self) -> &'static str {{\n        crate::SentenceKey::name(self)\n    }}\n}}\n\n\
             static NAMES: [&str; {count}] = [{names}];\n\n\
             impl crate::SentenceKey for Key {{\n    const NAMES: &'static [&'static str] = &NAMES;\n\
             \x20   const ALL: &'static [Self] = Key::ALL;\n    const FIRST: usize = {first};\n    const EDITION: &'static str = {edition:?};\n\n\
             \x20   fn index(self) -> usize {{\n        self as usize\n    }}\n}}\n"
        ))
    }

    /// The sentences of each language by its tag, the default first, and behind them those of the pseudo-language.
    pub(crate) fn sentences(&self) -> Vec<(String, Sentences)> {
        let english = self.languages.iter().find(|language| language.tag == PSEUDO_OF);
        let pseudo = english.map(|language| (PSEUDO.to_owned(), pseudo::sentences(&language.sentences)));
        let real = self.languages.iter().map(|one| (one.tag.clone(), one.sentences.clone()));
        real.chain(pseudo).collect()
    }

    /// The files the apps load, by name: `en.json` with the sentences of the first load in the order of the keys, `en.later.json` with
    /// the others. Each begins with the edition of the keys.
    pub(crate) fn tables(&self) -> Vec<(String, String)> {
        let mut tables = Vec::new();
        for (tag, sentences) in self.sentences() {
            let (first, later) = (&self.keys[..self.first], self.later_keys());
            tables.push((format!("{tag}.json"), self.table(first, &sentences)));
            if !later.is_empty() {
                tables.push((format!("{tag}.later.json"), self.table(later, &sentences)));
            }
        }
        tables
    }

    fn table(&self, keys: &[String], sentences: &Sentences) -> String {
        let sentences = keys.iter().filter_map(|key| sentences.get(key)).cloned();
        std::iter::once(self.edition()).chain(sentences).collect::<serde_json::Value>().to_string()
    }

    /// A name for the keys and their order: app and table must be of one edition (FNV-1a).
    fn edition(&self) -> String {
        let bytes =
            self.keys.iter().flat_map(|key| key.bytes().chain([b'\n'])).chain(self.first.to_le_bytes());
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{hash:016x}")
    }
}

/// The names between braces in a sentence.
pub(crate) fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn read(tag: &str, json: &str) -> Result<Language, String> {
    let mut sentences: Sentences =
        serde_json::from_str(json).map_err(|error| format!("{tag}.json: {error}"))?;
    let entries = json.lines().filter(|line| line.trim_start().starts_with('"')).count();
    if entries != sentences.len() {
        return Err(format!("{tag}.json: one key a line, and each key once ({entries} lines)"));
    }
    if let Some((key, _)) = sentences.iter().find(|(_, sentence)| sentence.trim().is_empty()) {
        return Err(format!("`{key}` is empty in {tag}"));
    }
    let own_name = sentences.remove(OWN_NAME);
    Ok(Language { tag: tag.to_owned(), own_name, sentences })
}

/// The keys that all languages have; or the first fault, which names its key.
fn agreed(languages: &[Language]) -> Result<Vec<String>, String> {
    let all: BTreeSet<_> = languages.iter().flat_map(|language| language.sentences.keys()).collect();
    let mut seen = BTreeMap::new();
    for key in &all {
        let mut wanted = None;
        for Language { tag, sentences, .. } in languages {
            let sentence = sentences.get(*key).ok_or_else(|| format!("`{key}` is missing in {tag}"))?;
            let found = placeholders(sentence);
            match &wanted {
                Some((first, wanted)) if *wanted != found => {
                    return Err(format!(
                        "`{key}` has the placeholders {wanted:?} in {first}, but {found:?} in {tag}"
                    ));
                }
                _ => wanted = Some((tag, found)),
            }
        }
        if let Some(other) = seen.insert(variant(key)?, *key) {
            return Err(format!("`{key}` and `{other}` would be one variant"));
        }
    }
    Ok(all.into_iter().cloned().collect())
}

/// The keys that `first` names, and the others. A line names a key, or with `.*` at its end all keys that begin so.
fn parted(keys: Vec<String>, first: Option<&str>) -> Result<(Vec<String>, Vec<String>), String> {
    let Some(first) = first else { return Ok((keys, Vec::new())) };
    let lines: Vec<_> = first.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let names = |line: &str, key: &str| match line.strip_suffix('*') {
        Some(begin) => key.starts_with(begin),
        None => key == line,
    };
    match lines.iter().find(|line| !keys.iter().any(|key| names(line, key))) {
        Some(line) => Err(format!("{FIRST} names `{line}`, and no key is called so")),
        None => Ok(keys.into_iter().partition(|key| lines.iter().any(|line| names(line, key)))),
    }
}

/// `home.title` becomes `HomeTitle`.
fn variant(key: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
    if !key.starts_with(|c: char| c.is_ascii_lowercase()) || !key.chars().all(plain) {
        return Err(format!("`{key}` may hold small letters, digits, dots and underscores only"));
    }
    Ok(camel(key))
}

/// `zh-CN` becomes `ZhCn`, `home.title` becomes `HomeTitle`.
pub(crate) fn camel(name: &str) -> String {
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..].to_ascii_lowercase();
    name.split(['.', '_', '-']).filter(|word| !word.is_empty()).map(capital).collect()
}
