//! Makes a [`Book`] out of the outline and the sentences of a language.
//!
//! A sentence's key is `<topic>.title`, `<topic>.words`, or `<topic>.<number>.<kind>` for a part; `search.ignored` lists the words that a
//! search passes over.
//!
//! **Invariant:** a book that was made has a title and an answer for every topic of the outline, and no sentence was left out.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::{Ask, Book, Group, Kind, Part, Topic, TopicId, Way};

/// The sentences of a language, by key.
pub type Sentences = BTreeMap<String, String>;

/// The key of what a search passes over.
const IGNORED: &str = "search.ignored";

/// A topic without its words: the same in every language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name.
    pub id: TopicId,
    /// Where it stands.
    pub group: Group,
    /// Where it leads on to.
    #[serde(default)]
    pub ways: Vec<Way>,
    /// Whom to ask.
    pub ask: Ask,
}

/// Why no book can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A sentence that every topic or search has is missing.
    #[error("`{0}` is missing")]
    Missing(String),
    /// A topic says nothing.
    #[error("`{0}` has a title and no answer")]
    Silent(String),
    /// The outline names a topic twice.
    #[error("the outline names `{0}` twice")]
    Twice(String),
    /// A sentence that no topic of the outline says.
    #[error("`{0}` belongs to no topic")]
    Stray(String),
}

/// Makes the book of a language. `all` are the sentences of every language: a topic is found by the words of each. `sounds` gives characters
/// with their syllables.
///
/// # Errors
///
/// [`Fault`].
pub fn book<'s>(
    outline: &[Entry],
    own: &Sentences,
    all: &[&Sentences],
    sounds: impl IntoIterator<Item = (char, &'s str)>,
) -> Result<Book, Fault> {
    let ignored = all.iter().map(|sentences| found(sentences, IGNORED)).collect::<Result<Vec<_>, _>>()?;
    let ignored = ignored.iter().flat_map(|words| words.split_whitespace()).map(str::to_owned).collect();
    let mut used = BTreeSet::from([IGNORED.to_owned()]);
    let mut topics = Vec::new();
    for entry in outline {
        if topics.iter().any(|topic: &Topic| topic.id == entry.id) {
            return Err(Fault::Twice(entry.id.0.clone()));
        }
        topics.push(topic(entry, own, all, &mut used)?);
    }
    if let Some(stray) = own.keys().find(|key| !used.contains(*key)) {
        return Err(Fault::Stray(stray.clone()));
    }
    let sounds = heard(&topics, sounds);
    Ok(Book { topics, ignored, sounds })
}

fn topic(
    entry: &Entry,
    own: &Sentences,
    all: &[&Sentences],
    used: &mut BTreeSet<String>,
) -> Result<Topic, Fault> {
    let Entry { id, group, ways, ask } = entry.clone();
    let key = |name: &str| format!("{}.{name}", id.0);
    let parts = parts(&id, own, used);
    if parts.is_empty() {
        return Err(Fault::Silent(id.0));
    }
    let title = found(own, &key("title"))?.to_owned();
    let mut words = Vec::new();
    for sentences in all {
        words.extend([found(sentences, &key("title"))?, found(sentences, &key("words"))?]);
    }
    used.extend([key("title"), key("words")]);
    Ok(Topic { words: words.join(" "), id, group, title, parts, ways, ask })
}

/// The parts of a topic in their order.
fn parts(id: &TopicId, own: &Sentences, used: &mut BTreeSet<String>) -> Vec<Part> {
    let begin = format!("{}.", id.0);
    let mut parts = Vec::new();
    for (key, text) in own.range(begin.clone()..).take_while(|(key, _)| key.starts_with(&begin)) {
        if let Some(kind) = kind(&key[begin.len()..]) {
            used.insert(key.clone());
            parts.push(Part { kind, text: text.clone() });
        }
    }
    parts
}

/// What `3.item` is; one figure, so that the order of the keys is the order of the parts.
fn kind(part: &str) -> Option<Kind> {
    let (number, kind) = part.split_once('.')?;
    let is_number = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
    let kind = match kind {
        "text" => Kind::Text,
        "item" => Kind::Item,
        "head" => Kind::Head,
        "note" => Kind::Note,
        _ => return None,
    };
    is_number.then_some(kind)
}

fn found<'s>(sentences: &'s Sentences, key: &str) -> Result<&'s str, Fault> {
    sentences.get(key).map(String::as_str).ok_or_else(|| Fault::Missing(key.to_owned()))
}

/// The sounds of the characters that stand in the topics.
fn heard<'s>(
    topics: &[Topic],
    sounds: impl IntoIterator<Item = (char, &'s str)>,
) -> BTreeMap<String, String> {
    let said = |topic: &Topic| {
        let parts: String = topic.parts.iter().map(|part| part.text.as_str()).collect();
        [topic.title.as_str(), &topic.words, &parts].concat()
    };
    let characters: BTreeSet<char> =
        topics.iter().flat_map(|topic| said(topic).chars().collect::<Vec<_>>()).collect();
    let mut heard = BTreeMap::<String, String>::new();
    for (character, syllable) in sounds {
        let known = heard.get(syllable).is_some_and(|same| same.contains(character));
        if characters.contains(&character) && !known {
            heard.entry(syllable.to_owned()).or_default().push(character);
        }
    }
    heard
}
