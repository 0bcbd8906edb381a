//! The words of these papers and tables. Where the screen says the same, they are the screen's.

use serde::Serialize;
use serde_json::Value;

#[cfg(test)]
use crate::paper_words::Words;
use crate::{paper_words::PaperWords, texts::Language};

static WORDS: PaperWords =
    PaperWords::new(include_str!("../../texts/own.zh-CN.json"), include_str!("../../texts/own.en.json"));

/// All words of a language.
#[cfg(test)]
pub(super) fn all(language: Language) -> &'static Words {
    WORDS.all(language)
}

/// One of them.
pub(super) fn word(language: Language, key: &str) -> &'static str {
    WORDS.word(language, key)
}

/// One of them, with its places filled in.
pub(super) fn filled(language: Language, key: &str, places: &[(&str, &str)]) -> String {
    let fill = |text: String, (name, value): &(&str, &str)| text.replace(&format!("{{{name}}}"), value);
    places.iter().fold(word(language, key).to_owned(), fill)
}

/// What a value of a closed set is called, by its name on the wire; what has no name there is `other`.
pub(super) fn named(language: Language, prefix: &str, value: impl Serialize) -> &'static str {
    let name = serde_json::to_value(value).unwrap_or(Value::Null);
    word(language, &format!("{prefix}-{}", name.as_str().unwrap_or("other")))
}
