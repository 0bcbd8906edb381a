//! The words of what is printed: data, a file a language, with places to fill in.

use std::{collections::BTreeMap, sync::OnceLock};

use crate::texts::Language;

/// Words by their keys.
pub(crate) type Words = BTreeMap<String, String>;

/// The words of one room's papers, read when the first is wanted.
pub(crate) struct PaperWords {
    chinese: &'static str,
    english: &'static str,
    read: OnceLock<[Words; 2]>,
}

impl PaperWords {
    /// From the two files.
    pub(crate) const fn new(chinese: &'static str, english: &'static str) -> Self {
        Self { chinese, english, read: OnceLock::new() }
    }

    /// All words of a language.
    pub(crate) fn all(&self, language: Language) -> &Words {
        let read = |json| serde_json::from_str(json).unwrap_or_default();
        let [chinese, english] = self.read.get_or_init(|| [self.chinese, self.english].map(read));
        match language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// One of them.
    pub(crate) fn word(&self, language: Language, key: &str) -> &str {
        self.all(language).get(key).map_or("", String::as_str)
    }
}
