//! The topics as people look for them, in the books that browsers load.

#![expect(clippy::unwrap_used, reason = "a test fails where its files cannot be read")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use topics::{
    Book, Group, Index, Kind, Part, TopicId, Way,
    make::{Entry, Fault, Sentences, book},
};

const OUTLINE: &str = include_str!("../outline.json");
const CHINESE: &str = include_str!("../../text/locales/topics/zh-CN.json");
const ENGLISH: &str = include_str!("../../text/locales/topics/en.json");
const PINYIN: &[u8] = include_bytes!("../../ime/dictionaries/pinyin.dict");

static BOOKS: LazyLock<[Book; 2]> = LazyLock::new(|| {
    let pinyin = ime::Pinyin::parse(PINYIN).unwrap();
    let all = [sentences(CHINESE), sentences(ENGLISH)];
    let both = [&all[0], &all[1]];
    both.map(|own| book(&outline(), own, &both, pinyin.sounds()).unwrap())
});
static INDICES: LazyLock<[Index; 2]> = LazyLock::new(|| [Index::of(&BOOKS[0]), Index::of(&BOOKS[1])]);

fn outline() -> Vec<Entry> {
    serde_json::from_str(OUTLINE).unwrap()
}

fn sentences(json: &str) -> Sentences {
    serde_json::from_str(json).unwrap()
}

/// The names of what is found, in Chinese and in English.
fn found(query: &str) -> [Vec<&'static str>; 2] {
    let names =
        |at: usize| INDICES[at].find(query).into_iter().map(|place| name(&BOOKS[at], place)).collect();
    [names(0), names(1)]
}

fn name(book: &'static Book, place: usize) -> &'static str {
    &book.topics[place].id.0
}

/// `query` finds `wanted` first, in both languages.
#[track_caller]
fn first(query: &str, wanted: &str) {
    for names in found(query) {
        assert_eq!(names.first(), Some(&wanted), "{query} found {names:?}");
    }
}

/// `query` finds `wanted` among the first four, in both languages.
#[track_caller]
fn near(query: &str, wanted: &str) {
    for names in found(query) {
        assert!(names.iter().take(4).any(|name| *name == wanted), "{query} found {names:?}");
    }
}

#[track_caller]
fn nothing(query: &str) {
    assert_eq!(found(query), [[""; 0]; 2], "{query}");
}

#[test]
fn characters_find_what_they_stand_in() {
    first("激活", "activate");
    first("户口簿", "register");
    first("没到账", "paid");
    first("缴费基数", "base");
    first("失业金", "unemployment");
    first("第二十八条", "article28");
    first("律师", "lawyer");
    near("挂失", "lost");
    near("补卡", "lost");
    near("农村医保", "rural");
    near("报销", "details");
    near("报销", "claim");
}

#[test]
fn whole_questions_find_their_topic() {
    first("激活社保卡等于激活医保卡吗", "activate");
    first("我的卡丢了怎么办", "lost");
    first("去外地看病要备案吗？", "elsewhere");
    first("社保可以转移吗", "transfer");
    first("How many months have I paid?", "months");
    first("I lost my card", "lost");
}

#[test]
fn pinyin_finds_by_initials_by_syllables_and_by_both() {
    for letters in ["jihuo", "ji huo", "JIHUO", "ｊｉｈｕｏ"] {
        near(letters, "activate");
    }
    near("guashi", "lost");
    near("gs", "lost");
    near("bxk", "apply");
    near("ylbxk", "renew");
    near("bxmx", "details");
    near("bxfw", "kinds");
    near("hkb", "register");
    near("baoxiaofw", "kinds");
    near("ydjy", "elsewhere");
    first("jfjs", "base");
}

#[test]
fn english_words_find_by_beginnings_and_in_any_number() {
    first("unemployment", "unemployment");
    first("unemploy", "unemployment");
    near("months paid", "months");
    near("registers", "register");
    first("household register", "register");
    near("photos", "photo");
    near("lawyers", "lawyer");
    first("article 28", "article28");
    near("12393", "telephone");
    near("12333", "telephone");
}

#[test]
fn what_says_nothing_or_means_nothing_finds_nothing() {
    for query in ["", "   ", "　", "？！", "😀😀", "\u{200d}\u{fe0f}", "qqqqq", "xyzzy", "龘龘", "zzzz zzzz"]
    {
        nothing(query);
    }
}

#[test]
fn a_text_without_end_is_looked_at_from_its_begin() {
    first(&format!("激活{}", " 激活".repeat(10_000)), "activate");
    nothing(&"q".repeat(10_000));
    nothing(&"龘".repeat(10_000));
    nothing(&"😀".repeat(10_000));
}

#[test]
fn titles_come_before_what_is_said_and_all_terms_before_some() {
    let topics =
        [("said", "别的", "这里说的是照片。"), ("title", "照片", "别的。"), ("both", "照片和费用", "别的。")];
    let topic = |(id, title, said): (&str, &str, &str)| topics::Topic {
        id: TopicId(id.to_owned()),
        group: Group::Card,
        title: title.to_owned(),
        parts: vec![Part { kind: Kind::Text, text: said.to_owned() }],
        ways: Vec::new(),
        ask: topics::Ask::Agency,
        words: String::new(),
    };
    let book = Book { topics: topics.map(topic).into(), ..Book::default() };
    let index = Index::of(&book);
    let names = |query: &str| {
        index.find(query).into_iter().map(|at| book.topics[at].id.0.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(names("照片"), ["title", "both", "said"]);
    assert_eq!(names("费用 照片"), ["both", "title", "said"]);
}

#[test]
fn whatever_is_typed_ends_and_finds_only_what_there_is() {
    let letters = ["卡", "b", "x", " ", "1", "😀", "Ａ", "'", "ü", "的", "\0"];
    for number in 0..letters.len().pow(3) {
        let query: String =
            (0..3).map(|digit| letters[number / letters.len().pow(digit) % letters.len()]).collect();
        let places = INDICES[0].find(&query);
        let each: BTreeSet<_> = places.iter().collect();
        assert!(each.len() == places.len() && places.iter().all(|place| *place < BOOKS[0].topics.len()));
    }
}

#[test]
fn both_books_have_the_same_topics_with_the_same_parts() {
    let [chinese, english] = &*BOOKS;
    assert!(chinese.topics.len() > 40);
    for (one, other) in chinese.topics.iter().zip(&english.topics) {
        let kinds = |topic: &topics::Topic| topic.parts.iter().map(|part| part.kind).collect::<Vec<_>>();
        assert_eq!((&one.id, kinds(one)), (&other.id, kinds(other)));
        assert_ne!(one.title, other.title);
    }
    for group in Group::ALL {
        assert!((1..=9).contains(&chinese.of_group(group).count()), "{group:?}");
    }
}

#[test]
fn each_paper_and_list_is_reached_from_some_topic() {
    for way in [Way::Claim, Way::Ticket, Way::Offices] {
        assert!(BOOKS[0].topics.iter().any(|topic| topic.ways.contains(&way)), "{way:?}");
    }
    assert!(
        BOOKS[0].topics.iter().all(|topic| topic.ways.len() <= 3),
        "a topic has one step that comes first"
    );
}

#[test]
fn a_book_lacks_nothing_and_leaves_nothing_out() {
    let made = |change: &dyn Fn(&mut Sentences)| {
        let mut own = sentences(ENGLISH);
        change(&mut own);
        book(&outline(), &own, &[&sentences(CHINESE), &sentences(ENGLISH)], []).err()
    };
    assert_eq!(made(&|_| ()), None);
    assert_eq!(made(&|own| _ = own.remove("lost.title")), Some(Fault::Missing("lost.title".into())));
    assert_eq!(
        made(&|own| own.retain(|key, _| !key.starts_with("base.") || key.len() < 11)),
        Some(Fault::Silent("base".into()))
    );
    assert_eq!(
        made(&|own| _ = own.insert("lost.10.text".into(), "x".into())),
        Some(Fault::Stray("lost.10.text".into()))
    );
    assert_eq!(
        made(&|own| _ = own.insert("gone.title".into(), "x".into())),
        Some(Fault::Stray("gone.title".into()))
    );
    let twice = [outline(), outline()].concat();
    let all = sentences(ENGLISH);
    assert_eq!(book(&twice, &all, &[&all], []).err(), Some(Fault::Twice("activate".into())));
}
