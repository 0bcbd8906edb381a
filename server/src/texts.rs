//! The text messages, in the visit's language: data, with places to fill in.

use std::{collections::HashMap, sync::OnceLock};

use domain::region::Bilingual;

const CHINESE: &str = include_str!("../texts/zh-CN.json");
const ENGLISH: &str = include_str!("../texts/en.json");

/// A message by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The code to identify oneself with.
    Code,
    /// The application was granted.
    Approved,
    /// It was refused.
    Rejected,
    /// More is needed.
    NeedsInfo,
    /// Nobody answered in time.
    Expired,
    /// The held blank was given back.
    HoldLapsed,
    /// The card is ready.
    Ready,
}

impl Text {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Code,
        Self::Approved,
        Self::Rejected,
        Self::NeedsInfo,
        Self::Expired,
        Self::HoldLapsed,
        Self::Ready,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::NeedsInfo => "needs-info",
            Self::Expired => "expired",
            Self::HoldLapsed => "hold-lapsed",
            Self::Ready => "ready",
        }
    }

    /// The message with its places filled in.
    #[must_use]
    pub fn fill(self, language: Language, places: &[(&str, &str)]) -> String {
        let template = language.templates().get(self.key()).map_or("", String::as_str);
        places
            .iter()
            .fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}

/// A language that messages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The one for a BCP 47 tag: Chinese for everything but English.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        if tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en")) {
            Self::English
        } else {
            Self::Chinese
        }
    }

    /// Its tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The one of two texts.
    #[must_use]
    pub fn pick(self, text: &Bilingual) -> &str {
        match self {
            Self::Chinese => &text.zh,
            Self::English => &text.en,
        }
    }

    fn templates(self) -> &'static HashMap<String, String> {
        static BOTH: OnceLock<[HashMap<String, String>; 2]> = OnceLock::new();
        let read = |json| serde_json::from_str(json).unwrap_or_default();
        let [chinese, english] = BOTH.get_or_init(|| [read(CHINESE), read(ENGLISH)]);
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_stands_in_both_languages_and_leaves_no_place_open() {
        let places =
            ["region", "code", "minutes", "reference", "hotline", "outlet", "day"].map(|name| (name, "42"));
        for language in [Language::Chinese, Language::English] {
            for text in Text::ALL {
                let filled = text.fill(language, &places);
                assert!(filled.contains("42") && !filled.contains('{'), "{text:?} in {language:?}: {filled}");
            }
            assert_eq!(language.templates().len(), Text::ALL.len());
        }
    }
}
