// Shared by the build script and its tests: what makes two locale files one set of keys.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

type Sentences = BTreeMap<String, String>;

/// The keys of both files, sorted, each with its enum variant; or the first fault, which names its key.
pub(crate) fn checked_keys(zh: &str, en: &str) -> Result<Vec<(String, String)>, String> {
    let (zh, en) = (read(zh, "zh-CN")?, read(en, "en")?);
    require_all(&zh, &en, "en")?;
    require_all(&en, &zh, "zh-CN")?;
    let mut seen = BTreeMap::new();
    for (key, sentence) in &zh {
        let (ours, theirs) = (placeholders(sentence), placeholders(&en[key]));
        if ours != theirs {
            return Err(format!("`{key}` has the placeholders {ours:?} in zh-CN, but {theirs:?} in en"));
        }
        if let Some(other) = seen.insert(variant(key)?, key) {
            return Err(format!("`{key}` and `{other}` would be one variant"));
        }
    }
    zh.keys().map(|key| Ok((key.clone(), variant(key)?))).collect()
}

/// Rust source of an enum `Key` in the order of `keys`.
pub(crate) fn keys_module(keys: &[(String, String)]) -> String {
    let (mut variants, mut all, mut names) = (String::new(), String::new(), String::new());
    for (key, variant) in keys {
        // Writing to a String cannot fail.
        let _ = writeln!(variants, "    /// `{key}`\n    {variant},");
        let _ = write!(all, "Key::{variant}, ");
        let _ = write!(names, "{key:?}, ");
    }
    format!(
        "/// The name of one sentence.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\n\
         #[repr(u16)]\npub enum Key {{\n{variants}}}\n\n\
         impl Key {{\n    /// Every key, sorted by name.\n    pub const ALL: &'static [Self] = &[{all}];\n\n\
         \x20   /// The name in the locale files, such as `home.title`.\n    #[must_use]\n\
         \x20   pub fn name(self) -> &'static str {{\n        crate::SentenceKey::name(self)\n    }}\n}}\n\n\
         impl crate::SentenceKey for Key {{\n    const NAMES: &'static [&'static str] = &[{names}];\n\n\
         \x20   fn index(self) -> usize {{\n        self as usize\n    }}\n}}\n"
    )
}

/// The names between braces in a sentence.
pub(crate) fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn read(json: &str, language: &str) -> Result<Sentences, String> {
    let sentences: Sentences =
        serde_json::from_str(json).map_err(|error| format!("{language}.json: {error}"))?;
    let entries = json.lines().filter(|line| line.trim_start().starts_with('"')).count();
    if entries != sentences.len() {
        return Err(format!("{language}.json: one key a line, and each key once ({entries} lines)"));
    }
    match sentences.iter().find(|(_, sentence)| sentence.trim().is_empty()) {
        Some((key, _)) => Err(format!("`{key}` is empty in {language}")),
        None => Ok(sentences),
    }
}

fn require_all(from: &Sentences, other: &Sentences, language: &str) -> Result<(), String> {
    match from.keys().find(|key| !other.contains_key(*key)) {
        Some(key) => Err(format!("`{key}` is missing in {language}")),
        None => Ok(()),
    }
}

/// `home.title` becomes `HomeTitle`.
fn variant(key: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
    if !key.starts_with(|c: char| c.is_ascii_lowercase()) || !key.chars().all(plain) {
        return Err(format!("`{key}` may hold small letters, digits, dots and underscores only"));
    }
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    Ok(key.split(['.', '_', '-']).filter(|word| !word.is_empty()).map(capital).collect())
}
