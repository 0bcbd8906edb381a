//! One language's sentences as a table, looked up by key.
//!
//! **Invariant:** the table is as long as the key's enum, in its order.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer as _, MapAccess, Visitor};

/// The keys of one surface, as made by the build.
pub trait SentenceKey: Copy + 'static {
    /// Every key's name, sorted.
    const NAMES: &'static [&'static str];

    /// Where the key stands in [`SentenceKey::NAMES`].
    fn index(self) -> usize;

    /// The name in the locale files, such as `home.title`.
    #[must_use]
    fn name(self) -> &'static str {
        Self::NAMES.get(self.index()).copied().unwrap_or_default()
    }
}

/// Why a locale file cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum WordsError {
    /// Not a flat JSON object of strings.
    #[error("not a locale file: {0}")]
    Malformed(String),
    /// A file of another version of the app: it lacks a sentence.
    #[error("no sentence for `{0}`")]
    Missing(&'static str),
}

/// Every sentence of one surface in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words<K> {
    table: Vec<String>,
    keys: PhantomData<K>,
}

impl<K: SentenceKey> Words<K> {
    /// Reads a locale file. Sentences this version does not know are left out.
    ///
    /// # Errors
    ///
    /// [`WordsError`] when the file is no flat JSON object or lacks a sentence.
    pub fn parse(json: &str) -> Result<Self, WordsError> {
        let table = serde_json::Deserializer::from_str(json)
            .deserialize_map(Sentences { names: K::NAMES })
            .map_err(|error| WordsError::Malformed(error.to_string()))?;
        match table.iter().zip(K::NAMES).find(|(sentence, _)| sentence.is_empty()) {
            Some((_, name)) => Err(WordsError::Missing(name)),
            None => Ok(Self { table, keys: PhantomData }),
        }
    }

    /// The sentence, with its placeholders as they stand.
    #[must_use]
    pub fn get(&self, key: K) -> &str {
        self.table.get(key.index()).map_or("", String::as_str)
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

/// Puts sentences straight into their places; not generic, so that it is compiled once.
struct Sentences {
    names: &'static [&'static str],
}

impl<'de> Visitor<'de> for Sentences {
    type Value = Vec<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a flat object of sentences")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut table = vec![String::new(); self.names.len()];
        while let Some((name, sentence)) = map.next_entry::<String, String>()? {
            let place = self.names.binary_search(&name.as_str()).ok().and_then(|index| table.get_mut(index));
            if let Some(place) = place {
                *place = sentence;
            }
        }
        Ok(table)
    }
}
