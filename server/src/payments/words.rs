//! What a payer reads in the gateway's app.

use std::{collections::HashMap, sync::OnceLock};

use domain::payment::{Purpose, RefundReason};

const CHINESE: &str = include_str!("../../texts/payments.zh-CN.json");
const ENGLISH: &str = include_str!("../../texts/payments.en.json");

type Words = HashMap<String, String>;

/// What is paid for. Nothing personal: it stands in the gateway's books.
#[must_use]
pub(super) fn purpose(language: &str, purpose: &Purpose) -> String {
    let word = words(language).get(purpose.as_str()).cloned().unwrap_or_default();
    match purpose {
        Purpose::Fee { reference, .. } => word.replace("{reference}", reference.as_str()),
        Purpose::Contribution { year } => word.replace("{year}", &year.to_string()),
        Purpose::TopUp => word,
    }
}

/// Why money comes back.
#[must_use]
pub(super) fn refund(language: &str, reason: RefundReason) -> String {
    words(language).get(reason.as_str()).cloned().unwrap_or_default()
}

fn words(language: &str) -> &'static Words {
    static CHINESE_WORDS: OnceLock<Words> = OnceLock::new();
    static ENGLISH_WORDS: OnceLock<Words> = OnceLock::new();
    let (words, text) =
        if language.starts_with("en") { (&ENGLISH_WORDS, ENGLISH) } else { (&CHINESE_WORDS, CHINESE) };
    words.get_or_init(|| serde_json::from_str(text).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use domain::{reference::Reference, service::Service};

    use super::*;

    #[test]
    fn every_purpose_and_reason_has_words_that_a_gateway_takes() {
        let fee = Purpose::Fee { reference: Reference::from_number(7), service: Service::Reissue };
        for language in ["zh-CN", "en"] {
            for said in [&fee, &Purpose::TopUp, &Purpose::Contribution { year: 2027 }] {
                let words = purpose(language, said);
                assert!((4..=127).contains(&words.chars().count()) && !words.contains('{'), "{words}");
            }
            for reason in RefundReason::ALL {
                assert!((2..=80).contains(&refund(language, reason).chars().count()), "{reason:?}");
            }
        }
        assert!(purpose("en", &fee).contains(Reference::from_number(7).as_str()));
    }
}
