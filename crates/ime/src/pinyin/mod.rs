//! Pinyin: letters to words, by the longest phrases first.

mod lattice;
mod sentence;
mod table;

use std::{cmp::Reverse, collections::HashSet, ops::Range};

use self::lattice::Lattice;
pub(crate) use self::table::Table;
use crate::{Candidate, Damaged, MOST, Method};

/// How many syllables the longest words have.
const SYLLABLES: usize = 4;
/// What a syllable costs that is begun only, in steps of a frequency.
const BEGUN: i32 = 30;
/// What a further syllable is worth: phrases are rarer than characters, and meant more often.
const FURTHER: i32 = 12;

/// Typing by Pinyin.
#[derive(Debug)]
pub struct Pinyin {
    table: Table,
}

/// Words that fit some letters.
struct Fit {
    /// Which words.
    entries: Range<usize>,
    /// The letter behind them.
    end: usize,
    /// What is taken from their frequency and added to it.
    worth: i32,
}

impl Pinyin {
    /// Reads a dictionary.
    ///
    /// # Errors
    ///
    /// [`Damaged`].
    pub fn parse(bytes: &[u8]) -> Result<Self, Damaged> {
        Ok(Self { table: Table::parse(bytes)? })
    }

    /// The dictionary as bytes.
    ///
    /// # Errors
    ///
    /// [`Damaged`], which cannot be for what was read.
    pub fn bytes(&self) -> Result<Vec<u8>, Damaged> {
        self.table.bytes()
    }

    /// Each character with a syllable that it is read as; one that is read in several ways comes several times.
    pub fn sounds(&self) -> impl Iterator<Item = (char, &str)> {
        (0..self.table.len()).filter_map(|entry| self.table.sound(entry))
    }

    /// The words that may begin at the letter `start`.
    fn fits(&self, lattice: &Lattice, start: usize) -> Vec<Fit> {
        let mut fits = Vec::new();
        self.fit(lattice, start, (0..self.table.len(), 0, -FURTHER), &mut fits);
        fits
    }

    fn fit(
        &self,
        lattice: &Lattice,
        start: usize,
        (entries, depth, worth): (Range<usize>, usize, i32),
        fits: &mut Vec<Fit>,
    ) {
        for cut in lattice.at(start) {
            let worth = worth + FURTHER - if cut.whole { 0 } else { BEGUN };
            for group in self.table.narrowed(entries.clone(), depth, cut.syllables.clone()) {
                let own = self.table.ending(group.clone(), depth + 1);
                let longer = own.end..group.end;
                if !own.is_empty() {
                    fits.push(Fit { entries: own, end: cut.end, worth });
                }
                if !longer.is_empty() && depth + 1 < SYLLABLES {
                    self.fit(lattice, cut.end, (longer, depth + 1, worth), fits);
                }
            }
        }
    }
}

impl Method for Pinyin {
    fn candidates(&self, letters: &str) -> Vec<Candidate> {
        let lattice = Lattice::of(letters, &self.table);
        let fits = self.fits(&lattice, 0);
        let sentence = if fits.iter().any(|fit| fit.end == letters.len()) {
            None
        } else {
            self.sentence(&lattice, letters.len())
        };
        let mut words: Vec<(usize, i32, usize)> = fits
            .into_iter()
            .flat_map(|fit| fit.entries.map(move |entry| (fit.end, fit.worth, entry)))
            .map(|(end, worth, entry)| (end, worth + self.table.weight(entry), entry))
            .collect();
        words.sort_by_key(|(end, score, _)| Reverse((*end, *score)));
        let words = words.into_iter().map(|(letters, _, entry)| (self.table.word(entry), letters));
        let mut seen = HashSet::new();
        sentence
            .map(|text| (text, letters.len()))
            .into_iter()
            .chain(words)
            .filter(|(text, _)| seen.insert(text.clone()))
            .take(MOST)
            .map(|(text, letters)| Candidate { text, letters })
            .collect()
    }
}
