//! The locale files of this repository, as the app and the server read them.

#![expect(clippy::unwrap_used, reason = "a helper of tests stops as a test does")]

use text::{Language, SentenceKey, Words, WordsError, app, staff};

fn sentences<K: SentenceKey>(words: &Words<K>, all: &[K]) -> Vec<(&'static str, String)> {
    all.iter().map(|key| (key.name(), words.get(*key).to_owned())).collect()
}

fn app_sentences(language: Language) -> Vec<(&'static str, String)> {
    sentences(&app::baked(language).unwrap(), app::Key::ALL)
}

#[test]
fn every_key_has_a_sentence_in_every_language() {
    for language in Language::ALL.into_iter().chain([Language::Pseudo]) {
        let app = app_sentences(language);
        let staff = sentences(&staff::baked(language).unwrap(), staff::Key::ALL);
        for (name, sentence) in app.iter().chain(&staff) {
            assert!(!sentence.trim().is_empty(), "{name} in {}", language.tag());
        }
        assert!(app.len() > 40 && staff.len() > 20);
    }
}

#[test]
fn names_are_sorted_and_lead_back_to_their_key() {
    let (first, later) = app::Key::NAMES.split_at(app::Key::FIRST);
    assert!(first.is_sorted() && later.is_sorted() && !later.is_empty());
    assert!(staff::Key::NAMES.is_sorted() && staff::Key::FIRST == staff::Key::NAMES.len());
    assert_eq!(app::Key::HomeTitle.name(), "home.title");
    assert_eq!(app::Key::ALL.len(), app::Key::NAMES.len());
    assert_eq!(app::Key::ALL[app::Key::HomeTitle.index()], app::Key::HomeTitle);
}

#[test]
fn placeholders_are_filled_in_both_languages() {
    let values = [("step", "3"), ("of", "6"), ("name", "拍照")];
    let with = |language| app::baked(language).unwrap().with(app::Key::StepHeader, &values);
    assert_eq!(with(Language::ZhCn), "第 3 步，共 6 步 · 拍照");
    assert_eq!(with(Language::En), "Step 3 of 6 · 拍照");
}

#[test]
fn a_value_is_not_searched_for_placeholders() {
    let words = app::baked(Language::ZhCn).unwrap();
    let line = words.with(app::Key::StepHeader, &[("step", "{of}"), ("of", "6"), ("unused", "x")]);
    assert_eq!(line, "第 {of} 步，共 6 步 · {name}");
}

#[test]
fn a_table_of_another_edition_is_an_error() {
    for other in ["[]", "[\"x\"]", "[\"x\", \"y\"]"] {
        assert_eq!(app::Words::parse(other), Err(WordsError::OtherEdition), "{other}");
        assert_eq!(app::baked(Language::En).unwrap().complete(other), Err(WordsError::OtherEdition));
    }
}

#[test]
fn words_of_the_second_load_come_second() {
    let whole = app::baked(Language::En).unwrap();
    let first: Vec<_> = [app::Key::EDITION]
        .into_iter()
        .chain(app::Key::ALL[..app::Key::FIRST].iter().map(|key| whole.get(*key)))
        .collect();
    let words = app::Words::parse(&serde_json::to_string(&first).unwrap()).unwrap();
    assert!(!words.is_whole() && words.has(app::Key::HomeTitle) && !words.has(app::Key::CheckTitle));
    assert!(whole.is_whole() && whole.has(app::Key::CheckTitle));
}

#[test]
#[should_panic(expected = "`check.title` is asked for before the second load is here")]
fn a_sentence_asked_for_too_early_stops_whoever_tries_it() {
    let first = vec!["x".to_owned(); app::Key::FIRST];
    let table: Vec<_> = [app::Key::EDITION.to_owned()].into_iter().chain(first).collect();
    let words = app::Words::parse(&serde_json::to_string(&table).unwrap()).unwrap();
    assert_eq!(words.get(app::Key::CheckTitle), "");
}

#[test]
fn only_a_whole_sentence_without_places_leads_back_to_its_key() {
    let words = app::baked(Language::En).unwrap();
    assert_eq!(words.key_of("What would you like to do?"), Some(app::Key::HomeTitle));
    for other in
        ["What would you like", "Are you {name}?", "Are you 李秀兰?", "339925200109210843", "25.00", ""]
    {
        assert_eq!(words.key_of(other), None, "{other}");
    }
}

#[test]
fn what_is_no_table_is_an_error() {
    for wrong in ["", "<!doctype html>", "{}", "[1]", "{\"a\": {\"b\": \"c\"}}"] {
        assert!(matches!(app::Words::parse(wrong), Err(WordsError::Malformed(_))), "{wrong}");
    }
}

/// What the help topics say in a language, without the words that are only searched.
fn topic_sentences(json: &str) -> Vec<(String, String)> {
    let all: std::collections::BTreeMap<String, String> = serde_json::from_str(json).unwrap();
    all.into_iter()
        .filter(|(name, _)| name.rsplit('.').next() != Some("words") && !name.starts_with("search."))
        .collect()
}

#[test]
fn sentences_stay_short() {
    let topics = |language| {
        topic_sentences(match language {
            Language::ZhCn => include_str!("../locales/topics/zh-CN.json"),
            Language::En | Language::Pseudo => include_str!("../locales/topics/en.json"),
        })
    };
    let long = |language, most: usize, length: fn(&str) -> usize| {
        let mut found = Vec::new();
        let app = app_sentences(language).into_iter().map(|(name, text)| (name.to_owned(), text));
        for (name, text) in app.chain(topics(language)) {
            let parts = text.split(['。', '！', '？', '；', '…']).flat_map(|part| part.split(". "));
            found.extend(parts.filter(|part| length(part) > most).map(|part| format!("{name}: {part}")));
        }
        found
    };
    assert_eq!(long(Language::ZhCn, 20, characters), [""; 0]);
    assert_eq!(long(Language::En, 25, |part| part.split_whitespace().count()), [""; 0]);
}

#[test]
fn official_words_stand_on_the_screens_and_are_explained_in_plain_ones() {
    let words = app_sentences(Language::ZhCn);
    let (terms, others): (Vec<_>, Vec<_>) = words.iter().partition(|(name, _)| name.starts_with("term."));
    let is_plain = |name: &str| name.rsplit('.').next() == Some("plain");
    let explained = |name: &str| terms.iter().any(|(plain, _)| *plain == format!("{name}.plain"));
    let mut official = Vec::new();
    for (name, term) in terms.iter().filter(|(name, _)| !is_plain(name)) {
        assert!(explained(name), "{name} is not explained");
        assert!(others.iter().any(|(_, said)| said.contains(term.as_str())), "no screen says {term}");
        official.push(term.as_str());
    }
    for wanted in [
        "核验身份",
        "首次申领",
        "临时挂失",
        "补领",
        "呼叫工作人员",
        "长辈版",
        "通知补正",
        "不予通过",
        "工作日",
    ] {
        assert!(official.contains(&wanted), "{wanted}");
    }
}

#[test]
fn tags_lead_to_languages() {
    assert_eq!(Language::default(), Language::ZhCn);
    assert_eq!(Language::from_tag("en-GB"), Some(Language::En));
    assert_eq!(Language::from_tag("zh-Hans-CN"), Some(Language::ZhCn));
    assert_eq!(Language::from_tag("x-none"), None);
    assert_eq!(Language::from_tag("pseudo"), Some(Language::Pseudo));
    assert_eq!(Language::from_tag("en-XA"), Some(Language::Pseudo));
}

#[test]
fn the_switch_goes_through_the_real_languages_only() {
    let mut language = Language::default();
    for expected in Language::ALL {
        assert_eq!(language, expected);
        language = language.next();
    }
    assert_eq!(language, Language::default());
    assert_eq!(Language::Pseudo.next(), Language::default());
    assert_eq!([Language::ZhCn.own_name(), Language::En.own_name()], ["中文", "English"]);
}

/// How many characters a sentence has, punctuation apart, once its placeholders are filled with two each.
fn characters(sentence: &str) -> usize {
    let parts = sentence.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let said = |part: &str| part.chars().filter(|letter| letter.is_alphanumeric()).count();
    parts.map(said).sum::<usize>() + 2 * sentence.matches('{').count()
}
