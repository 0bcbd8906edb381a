//! Words under their syllables, in memory and as bytes.
//!
//! **Invariant:** entries are in the order of their syllables, shorter before longer, and under the same syllables the more frequent
//! first. A word has as many characters as syllables.

use std::ops::Range;

use crate::bytes::{Blocks, Damaged, join};

/// What a dictionary begins with.
const NAME: &[u8] = b"pinyin 1\n";
/// Below this are the syllables of a word, above it how many it shares with the word before.
const SHARED: u8 = 8;

/// Words under their syllables.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// The syllables in order of the alphabet; a word names them by their places here.
    pub(super) syllables: Vec<String>,
    keys: Vec<u16>,
    characters: Vec<char>,
    starts: Vec<usize>,
    weights: Vec<u8>,
}

impl Table {
    /// An empty table over these syllables.
    pub(crate) fn over(syllables: Vec<String>) -> Self {
        Self { syllables, starts: vec![0], ..Self::default() }
    }

    /// Adds a word behind the others.
    pub(crate) fn push(&mut self, key: &[u16], word: impl IntoIterator<Item = char>, weight: u8) {
        self.keys.extend(key);
        self.characters.extend(word);
        self.starts.push(self.keys.len());
        self.weights.push(weight);
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    fn key(&self, entry: usize) -> &[u16] {
        &self.keys[self.starts[entry]..self.starts[entry + 1]]
    }

    /// The word.
    pub(super) fn word(&self, entry: usize) -> String {
        self.characters[self.starts[entry]..self.starts[entry + 1]].iter().collect()
    }

    /// The word and its syllable, where it is one character.
    pub(super) fn sound(&self, entry: usize) -> Option<(char, &str)> {
        let word = &self.characters[self.starts[entry]..self.starts[entry + 1]];
        let ([character], [key]) = (word, self.key(entry)) else { return None };
        Some((*character, self.syllables.get(usize::from(*key))?))
    }

    /// Whether the word is one of these characters.
    pub(super) fn is_one_of(&self, entry: usize, characters: &[char]) -> bool {
        let word = &self.characters[self.starts[entry]..self.starts[entry + 1]];
        matches!(word, [one] if characters.contains(one))
    }

    /// How frequent the word is, in steps of a quarter.
    pub(super) fn weight(&self, entry: usize) -> i32 {
        i32::from(self.weights[entry])
    }

    /// The syllables that begin with `letters`.
    pub(super) fn begun(&self, letters: &str) -> Range<u16> {
        let start = self.syllables.partition_point(|syllable| syllable.as_str() < letters);
        let length = self.syllables[start..].partition_point(|syllable| syllable.starts_with(letters));
        let place = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
        place(start)..place(start + length)
    }

    /// Those of `entries` that agree in their first `depth` syllables and whose next one is among `next`, a range for each.
    pub(super) fn narrowed(
        &self,
        entries: Range<usize>,
        depth: usize,
        next: Range<u16>,
    ) -> impl Iterator<Item = Range<usize>> {
        let at = move |entry: usize| self.key(entry).get(depth).copied();
        let mut start = self.first(entries.clone(), |entry| at(entry) < Some(next.start));
        std::iter::from_fn(move || {
            let syllable = (start < entries.end).then(|| at(start)).flatten().filter(|s| *s < next.end)?;
            let group = start..self.first(start..entries.end, |entry| at(entry) <= Some(syllable));
            start = group.end;
            Some(group)
        })
    }

    /// Those of `entries` that have no syllable beyond `length`.
    pub(super) fn ending(&self, entries: Range<usize>, length: usize) -> Range<usize> {
        entries.start..self.first(entries, |entry| self.key(entry).len() <= length)
    }

    /// The first of `entries` for which `before` no longer holds.
    #[expect(clippy::unused_self, reason = "reads as a question to the table")]
    fn first(&self, entries: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (entries.start, entries.end);
        while low < high {
            let middle = usize::midpoint(low, high);
            if before(middle) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Reads a table.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Damaged> {
        let mut blocks = Blocks::of(bytes, NAME)?;
        let mut table = Self::over(blocks.text()?.lines().map(str::to_owned).collect());
        let heads = blocks.next()?;
        let (low, high) = (blocks.next()?, blocks.next()?);
        let mut fresh = low.iter().zip(high).map(|(low, high)| u16::from_le_bytes([*low, *high]));
        let mut characters = blocks.text()?.chars();
        let weights = blocks.next()?;
        let mut key: Vec<u16> = Vec::new();
        for (head, weight) in heads.iter().zip(weights) {
            let (shared, length) = (usize::from(head / SHARED), usize::from(head % SHARED));
            key.truncate(shared);
            key.extend(fresh.by_ref().take(length.checked_sub(shared).ok_or(Damaged)?));
            let word: Vec<char> = characters.by_ref().take(length).collect();
            let known = key.iter().all(|syllable| usize::from(*syllable) < table.syllables.len());
            if key.len() != length || word.len() != length || !known {
                return Err(Damaged);
            }
            table.push(&key, word, *weight);
        }
        if heads.len() == weights.len() { Ok(table) } else { Err(Damaged) }
    }

    /// Writes the table.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Damaged> {
        let (mut heads, mut low, mut high) = (Vec::new(), Vec::new(), Vec::new());
        let mut before: &[u16] = &[];
        for entry in 0..self.len() {
            let key = self.key(entry);
            let shared = key.iter().zip(before).take_while(|(one, other)| one == other).count();
            let length = u8::try_from(key.len()).ok().filter(|length| *length < SHARED).ok_or(Damaged)?;
            heads.push(u8::try_from(shared).map_err(|_| Damaged)? * SHARED + length);
            for [below, above] in key[shared..].iter().map(|syllable| syllable.to_le_bytes()) {
                low.push(below);
                high.push(above);
            }
            before = key;
        }
        let words: String = self.characters.iter().collect();
        let syllables = self.syllables.join("\n");
        join(NAME, &[syllables.as_bytes(), &heads, &low, &high, words.as_bytes(), &self.weights])
    }
}
