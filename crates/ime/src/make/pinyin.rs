//! The dictionary of Pinyin: every word of the source.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{
    source::{Unreadable, entries},
    weight,
};
use crate::pinyin::Table;

/// Sounds that are no syllables, and would be taken for the beginnings of others.
const SOUNDS: [&str; 4] = ["hm", "m", "n", "ng"];

/// A word of the source.
pub(super) struct Word<'s> {
    /// Its characters.
    pub(super) text: &'s str,
    syllables: Vec<&'s str>,
    /// How often it was found in what people write.
    pub(super) frequency: u32,
}

/// Makes the dictionary from `pinyin_simp.dict.yaml`.
///
/// # Errors
///
/// [`Unreadable`].
pub fn pinyin(source: &str) -> Result<Vec<u8>, Unreadable> {
    let mut words = words(source)?;
    words.retain(|word| !word.syllables.iter().any(|syllable| SOUNDS.contains(syllable)));
    let syllables: BTreeSet<&str> = words.iter().flat_map(|word| &word.syllables).copied().collect();
    let syllables: Vec<&str> = syllables.into_iter().collect();
    words.sort_by(|one, other| {
        let order = |word: &Word| (Reverse(word.frequency), word.text.to_owned());
        (&one.syllables, order(one)).cmp(&(&other.syllables, order(other)))
    });
    let place =
        |syllable: &&str| syllables.binary_search(syllable).ok().and_then(|at| u16::try_from(at).ok());
    let mut table = Table::over(syllables.iter().map(|&syllable| syllable.to_owned()).collect());
    for word in &words {
        let key: Vec<u16> = word.syllables.iter().filter_map(place).collect();
        table.push(&key, word.text.chars(), weight(word.frequency));
    }
    Ok(table.bytes()?)
}

/// The words of the source.
pub(super) fn words(source: &str) -> Result<Vec<Word<'_>>, Unreadable> {
    entries(source)
        .map(|(line, columns)| {
            let [text, syllables, frequency] = columns[..] else { return Err(Unreadable::Line(line)) };
            let syllables: Vec<&str> = syllables.split(' ').collect();
            let frequency = frequency.parse().map_err(|_| Unreadable::Line(line))?;
            let agrees = syllables.len() == text.chars().count();
            if agrees { Ok(Word { text, syllables, frequency }) } else { Err(Unreadable::Line(line)) }
        })
        .collect()
}
