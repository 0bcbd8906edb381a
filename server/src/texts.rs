//! The messages by SMS and mail, in the visit's language: data, with places to fill in.

use std::{collections::HashMap, sync::OnceLock};

use domain::{application::PhotoReason, region::Bilingual, service::Service};

const CHINESE: &str = include_str!("../texts/zh-CN.json");
const ENGLISH: &str = include_str!("../texts/en.json");
const CHINESE_REASONS: &str = include_str!("../texts/photo-reasons.zh-CN.json");
const ENGLISH_REASONS: &str = include_str!("../texts/photo-reasons.en.json");
const CHINESE_SERVICES: &str = include_str!("../texts/services.zh-CN.json");
const ENGLISH_SERVICES: &str = include_str!("../texts/services.en.json");

/// A message by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The code to identify oneself with.
    Code,
    /// The code by which another person lets somebody act for them.
    HolderCode,
    /// Somebody handed an application in for them.
    HandedInFor,
    /// Somebody collected a card for them.
    CollectedFor,
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
    /// The held blank was void before a card was made of it.
    BlankVoided,
    /// The card is ready.
    Ready,
    /// An instant card could not be printed.
    PrintTrouble,
    /// Another outlet or day is to be chosen for it.
    GivenBack,
    /// It lies there still.
    Reminded,
    /// Nobody collected it, and it went back.
    Returned,
    /// The person took it back.
    Withdrawn,
    /// What a mail about an application is about.
    MailSubject,
    /// The photo is the one on file now.
    PhotoAccepted,
    /// Another photo is asked for.
    NewPhoto,
    /// Staff are to take the photo.
    Assisted,
    /// A card was reported lost for a time.
    LossForATime,
    /// A card was reported lost for good.
    LossForGood,
    /// A lost card is in use again, since its owner said so.
    CardFound,
    /// Somebody reported a card lost for a time in their name.
    LossForATimeFor,
    /// Somebody reported a card lost for good in their name.
    LossForGoodFor,
    /// Somebody said in their name that a lost card was found.
    CardFoundFor,
    /// Somebody made their card ready for use.
    ActivatedFor,
    /// A report for a time is about to end, and the card in use again.
    LossEnds,
    /// A report for a time is about to become one for good.
    LossStays,
    /// A report for a time ended by itself.
    LossEnded,
    /// A report for a time became one for good by itself.
    LossKept,
    /// A filing for care elsewhere counts.
    FilingGranted,
    /// A filing for care elsewhere was refused.
    FilingRefused,
}

impl Text {
    /// All of them.
    pub const ALL: [Self; 33] = [
        Self::Code,
        Self::HolderCode,
        Self::HandedInFor,
        Self::CollectedFor,
        Self::Approved,
        Self::Rejected,
        Self::NeedsInfo,
        Self::Expired,
        Self::HoldLapsed,
        Self::BlankVoided,
        Self::Ready,
        Self::PrintTrouble,
        Self::GivenBack,
        Self::Reminded,
        Self::Returned,
        Self::Withdrawn,
        Self::MailSubject,
        Self::PhotoAccepted,
        Self::NewPhoto,
        Self::Assisted,
        Self::LossForATime,
        Self::LossForGood,
        Self::CardFound,
        Self::LossForATimeFor,
        Self::LossForGoodFor,
        Self::CardFoundFor,
        Self::ActivatedFor,
        Self::LossEnds,
        Self::LossStays,
        Self::LossEnded,
        Self::LossKept,
        Self::FilingGranted,
        Self::FilingRefused,
    ];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::HolderCode => "holder-code",
            Self::HandedInFor => "handed-in-for",
            Self::CollectedFor => "collected-for",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::NeedsInfo => "needs-info",
            Self::Expired => "expired",
            Self::HoldLapsed => "hold-lapsed",
            Self::BlankVoided => "blank-voided",
            Self::Ready => "ready",
            Self::PrintTrouble => "print-trouble",
            Self::GivenBack => "given-back",
            Self::Reminded => "reminded",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::MailSubject => "mail-subject",
            Self::PhotoAccepted => "photo-accepted",
            Self::NewPhoto => "new-photo",
            Self::Assisted => "assisted",
            Self::LossForATime => "loss-for-a-time",
            Self::LossForGood => "loss-for-good",
            Self::CardFound => "card-found",
            Self::LossForATimeFor => "loss-for-a-time-for",
            Self::LossForGoodFor => "loss-for-good-for",
            Self::CardFoundFor => "card-found-for",
            Self::ActivatedFor => "activated-for",
            Self::LossEnds => "loss-ends",
            Self::LossStays => "loss-stays",
            Self::LossEnded => "loss-ended",
            Self::LossKept => "loss-kept",
            Self::FilingGranted => "filing-granted",
            Self::FilingRefused => "filing-refused",
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

    /// Why another photo is asked for, one after another.
    #[must_use]
    pub fn photo_reasons(self, reasons: &[PhotoReason]) -> String {
        static BOTH: OnceLock<[HashMap<PhotoReason, String>; 2]> = OnceLock::new();
        let read = |json| serde_json::from_str(json).unwrap_or_default();
        let [chinese, english] = BOTH.get_or_init(|| [read(CHINESE_REASONS), read(ENGLISH_REASONS)]);
        let (words, between) = match self {
            Self::Chinese => (chinese, "、"),
            Self::English => (english, ", "),
        };
        let words: Vec<_> =
            reasons.iter().filter_map(|reason| words.get(reason)).map(String::as_str).collect();
        words.join(between)
    }

    /// What a service is called.
    #[must_use]
    pub fn service(self, service: Service) -> String {
        static BOTH: OnceLock<[HashMap<Service, String>; 2]> = OnceLock::new();
        let read = |json| serde_json::from_str(json).unwrap_or_default();
        let [chinese, english] = BOTH.get_or_init(|| [read(CHINESE_SERVICES), read(ENGLISH_SERVICES)]);
        let words = match self {
            Self::Chinese => chinese,
            Self::English => english,
        };
        words.get(&service).cloned().unwrap_or_default()
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
        let places = [
            "region",
            "agent",
            "code",
            "minutes",
            "reference",
            "hotline",
            "outlet",
            "day",
            "hours",
            "last",
            "reasons",
            "time",
            "service",
        ]
        .map(|name| (name, "42"));
        for language in [Language::Chinese, Language::English] {
            for text in Text::ALL {
                let filled = text.fill(language, &places);
                assert!(filled.contains("42") && !filled.contains('{'), "{text:?} in {language:?}: {filled}");
            }
            assert_eq!(language.templates().len(), Text::ALL.len());
            for service in Service::ALL.into_iter().filter(|service| service.can_be_for_another()) {
                assert!(!language.service(service).is_empty(), "{service:?} in {language:?}");
            }
            for reason in PhotoReason::ALL {
                assert!(!language.photo_reasons(&[reason]).is_empty(), "{reason:?} in {language:?}");
            }
        }
    }
}
