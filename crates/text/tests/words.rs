//! The locale files of this repository, as the app and the server read them.

#![expect(clippy::unwrap_used, reason = "a helper of tests stops as a test does")]

use text::{Language, SentenceKey, Words, WordsError, app, staff};

fn sentences<K: SentenceKey>(file: &str, all: &[K]) -> Vec<(&'static str, String)> {
    let words = Words::<K>::parse(file).unwrap();
    all.iter().map(|key| (key.name(), words.get(*key).to_owned())).collect()
}

#[test]
fn every_key_has_a_sentence_in_every_language() {
    for language in Language::ALL {
        let app = sentences(app::baked(language), app::Key::ALL);
        let staff = sentences(staff::baked(language), staff::Key::ALL);
        for (name, sentence) in app.iter().chain(&staff) {
            assert!(!sentence.trim().is_empty(), "{name} in {}", language.tag());
        }
        assert!(app.len() > 40 && staff.len() > 20);
    }
}

#[test]
fn names_are_sorted_and_lead_back_to_their_key() {
    assert!(app::Key::NAMES.is_sorted() && staff::Key::NAMES.is_sorted());
    assert_eq!(app::Key::HomeTitle.name(), "home.title");
    assert_eq!(app::Key::ALL.len(), app::Key::NAMES.len());
    assert_eq!(app::Key::ALL[app::Key::HomeTitle.index()], app::Key::HomeTitle);
}

#[test]
fn placeholders_are_filled_in_both_languages() {
    let values = [("step", "3"), ("of", "6"), ("name", "拍照")];
    let with =
        |language| app::Words::parse(app::baked(language)).unwrap().with(app::Key::StepHeader, &values);
    assert_eq!(with(Language::ZhCn), "第 3 步，共 6 步 · 拍照");
    assert_eq!(with(Language::En), "Step 3 of 6 · 拍照");
}

#[test]
fn a_value_is_not_searched_for_placeholders() {
    let words = app::Words::parse(app::baked(Language::ZhCn)).unwrap();
    let line = words.with(app::Key::StepHeader, &[("step", "{of}"), ("of", "6"), ("unused", "x")]);
    assert_eq!(line, "第 {of} 步，共 6 步 · {name}");
}

#[test]
fn a_file_that_lacks_a_sentence_is_an_error() {
    assert_eq!(app::Words::parse("{}"), Err(WordsError::Missing(app::Key::NAMES[0])));
    assert_eq!(staff::Words::parse("{\"other\": \"x\"}"), Err(WordsError::Missing(staff::Key::NAMES[0])));
}

#[test]
fn what_is_no_locale_file_is_an_error() {
    for wrong in ["", "<!doctype html>", "[]", "{\"a\": 1}", "{\"a\": {\"b\": \"c\"}}"] {
        assert!(matches!(app::Words::parse(wrong), Err(WordsError::Malformed(_))), "{wrong}");
    }
}

#[test]
fn chinese_sentences_stay_short() {
    for (name, text) in sentences(app::baked(Language::ZhCn), app::Key::ALL) {
        for sentence in text.split(['。', '！', '？', '；', '\n']) {
            assert!(spoken(sentence) <= 40, "{name} is too long for one breath: {sentence}");
        }
    }
}

#[test]
fn tags_lead_to_languages() {
    assert_eq!(Language::default(), Language::ZhCn);
    assert_eq!(Language::from_tag("en-GB"), Some(Language::En));
    assert_eq!(Language::from_tag("zh-Hans-CN"), Some(Language::ZhCn));
    assert_eq!(Language::from_tag("fr"), None);
    assert_eq!(Language::ZhCn.other().tag(), "en");
}

/// How many characters a sentence has once its placeholders are filled with two each.
fn spoken(sentence: &str) -> usize {
    let parts = sentence.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.map(|part| part.chars().count()).sum::<usize>() + 2 * sentence.matches('{').count()
}
