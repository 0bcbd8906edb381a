//! One language's sentences as a table, looked up by key.
//!
//! **Invariant:** the table is in the order of the key's enum, and holds the first load's sentences or all of them.

use std::marker::PhantomData;

/// The keys of one surface, as made by the build.
pub trait SentenceKey: Copy + 'static {
    /// Every key's name, in the order of the keys.
    const NAMES: &'static [&'static str];
    /// How many keys, the first ones, have their sentences in the first load.
    const FIRST: usize;
    /// Every key, in order.
    const ALL: &'static [Self];
    /// A name for these keys in this order.
    const EDITION: &'static str;

    /// Where the key stands in [`SentenceKey::NAMES`].
    fn index(self) -> usize;

    /// The name in the locale files, such as `home.title`.
    #[must_use]
    fn name(self) -> &'static str {
        Self::NAMES.get(self.index()).copied().unwrap_or_default()
    }
}

/// Why a table of sentences cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum WordsError {
    /// Not an array of strings.
    #[error("not a table of sentences: {0}")]
    Malformed(String),
    /// A table of another version of the app.
    #[error("a table of another edition")]
    OtherEdition,
}

/// The sentences of one surface in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words<K> {
    table: Vec<String>,
    keys: PhantomData<K>,
}

impl<K: SentenceKey> Words<K> {
    /// Reads the table of the first load.
    ///
    /// # Errors
    ///
    /// [`WordsError`] when it is none, or one of another version of the app.
    pub fn parse(json: &str) -> Result<Self, WordsError> {
        Ok(Self { table: sentences(json, K::EDITION, K::FIRST)?, keys: PhantomData })
    }

    /// Adds the table of what is needed later.
    ///
    /// # Errors
    ///
    /// As [`Words::parse`]; nothing is added then.
    pub fn complete(&mut self, json: &str) -> Result<(), WordsError> {
        let later = sentences(json, K::EDITION, K::NAMES.len() - K::FIRST)?;
        self.table.truncate(K::FIRST);
        self.table.extend(later);
        Ok(())
    }

    /// Whether every key has its sentence.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.table.len() == K::NAMES.len()
    }

    /// Whether the key's sentence is here.
    #[must_use]
    pub fn has(&self, key: K) -> bool {
        key.index() < self.table.len()
    }

    /// The sentence, with its placeholders as they stand.
    #[must_use]
    pub fn get(&self, key: K) -> &str {
        debug_assert!(self.has(key), "`{}` is asked for before the second load is here", key.name());
        self.table.get(key.index()).map_or("", String::as_str)
    }

    /// The key whose whole sentence this is. A sentence with places to fill in is nobody's.
    #[must_use]
    pub fn key_of(&self, sentence: &str) -> Option<K> {
        let index = self.table.iter().position(|known| known == sentence && !known.contains('{'))?;
        K::ALL.get(index).copied()
    }

    /// The sentence with each `{name}` replaced. A value is never searched for placeholders.
    #[must_use]
    pub fn with(&self, key: K, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }
}

fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut parts = sentence.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = part.split_once('}').and_then(|(name, rest)| {
            values.iter().find(|(wanted, _)| *wanted == name).map(|(_, value)| (value, rest))
        });
        if let Some((value, rest)) = known {
            filled.push_str(value);
            filled.push_str(rest);
        } else {
            filled.push('{');
            filled.push_str(part);
        }
    }
    filled
}

/// The sentences of a table. Not generic, so that it is compiled once.
fn sentences(json: &str, edition: &str, count: usize) -> Result<Vec<String>, WordsError> {
    let mut table: Vec<String> =
        serde_json::from_str(json).map_err(|error| WordsError::Malformed(error.to_string()))?;
    if table.len() != count + 1 || table[0] != edition {
        return Err(WordsError::OtherEdition);
    }
    table.remove(0);
    Ok(table)
}
