//! How long a search of the help topics takes, letter by letter, in both languages.
//!
//! `cargo run --release -p topics --example bench`

#![expect(clippy::unwrap_used, reason = "a measurement stops where its files cannot be read")]

use std::time::{Duration, Instant};

use topics::{
    Index,
    make::{Entry, Sentences, book},
};

const OUTLINE: &str = include_str!("../outline.json");
const SENTENCES: [&str; 2] =
    [include_str!("../../text/locales/topics/zh-CN.json"), include_str!("../../text/locales/topics/en.json")];
const PINYIN: &[u8] = include_bytes!("../../ime/dictionaries/pinyin.dict");
const TYPED: [&str; 6] =
    ["bxmx", "baoxiaomingxi", "激活社保卡等于激活医保卡吗", "household register", "qqqqqqqq", "12393"];
const ROUNDS: usize = 50;

fn main() {
    let outline: Vec<Entry> = serde_json::from_str(OUTLINE).unwrap();
    let all: [Sentences; 2] = SENTENCES.map(|json| serde_json::from_str(json).unwrap());
    let pinyin = ime::Pinyin::parse(PINYIN).unwrap();
    for own in &all {
        let index = Index::of(&book(&outline, own, &[&all[0], &all[1]], pinyin.sounds()).unwrap());
        let mut took: Vec<Duration> = (0..ROUNDS).flat_map(|_| searches(&index)).collect();
        took.sort();
        println!(
            "{} searches, half within {:?}, p95 {:?}",
            took.len(),
            took[took.len() / 2],
            took[took.len() * 95 / 100]
        );
    }
}

/// Each beginning of each text, once.
fn searches(index: &Index) -> Vec<Duration> {
    let search = |text: &str| {
        let since = Instant::now();
        std::hint::black_box(index.find(text));
        since.elapsed()
    };
    let beginnings =
        |text: &'static str| text.char_indices().map(move |(at, letter)| &text[..at + letter.len_utf8()]);
    TYPED.into_iter().flat_map(beginnings).map(search).collect()
}
