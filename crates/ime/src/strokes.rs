//! Strokes: a character by the order in which it is written, for those who know no Pinyin.

use std::cmp::Reverse;

use crate::{
    Candidate, Damaged, MOST, Method,
    bytes::{Blocks, join},
};

/// The five strokes and their letters: 横 h, 竖 s, 撇 p, 点 and 捺 n, 折 z.
pub const STROKES: [(char, char); 5] = [('h', '一'), ('s', '丨'), ('p', '丿'), ('n', '丶'), ('z', '乛')];

/// What a dictionary begins with.
const NAME: &[u8] = b"stroke 1\n";

/// Typing by strokes.
///
/// **Invariant:** characters are in the order of their strokes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Strokes {
    characters: Vec<Written>,
}

/// A character as it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Written {
    /// Its strokes.
    pub(crate) strokes: String,
    /// The character.
    pub(crate) character: char,
    /// How frequent it is, in steps of a quarter.
    pub(crate) weight: u8,
}

impl Strokes {
    /// Of these characters.
    pub(crate) fn of(mut characters: Vec<Written>) -> Self {
        characters.sort();
        Self { characters }
    }

    /// Reads a dictionary.
    ///
    /// # Errors
    ///
    /// [`Damaged`].
    pub fn parse(bytes: &[u8]) -> Result<Self, Damaged> {
        let mut blocks = Blocks::of(bytes, NAME)?;
        let (shared, tails) = (blocks.next()?, blocks.text()?);
        let (characters, weights) = (blocks.text()?, blocks.next()?);
        let mut strokes = String::new();
        let mut found = Vec::with_capacity(shared.len());
        let rows = shared.iter().zip(tails.lines()).zip(characters.chars()).zip(weights);
        for (((shared, tail), character), weight) in rows {
            strokes.truncate(strokes.floor_char_boundary(usize::from(*shared)));
            strokes.push_str(tail);
            found.push(Written { strokes: strokes.clone(), character, weight: *weight });
        }
        let complete = found.len() == shared.len() && found.len() == characters.chars().count();
        if complete && found.is_sorted() { Ok(Self { characters: found }) } else { Err(Damaged) }
    }

    /// The dictionary as bytes.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when a character has more strokes than the form allows.
    pub fn bytes(&self) -> Result<Vec<u8>, Damaged> {
        let (mut shared, mut tails, mut characters) = (Vec::new(), String::new(), String::new());
        let mut before = "";
        for written in &self.characters {
            let strokes = written.strokes.as_str();
            let same = strokes.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count();
            shared.push(u8::try_from(same).map_err(|_| Damaged)?);
            tails.extend([&strokes[same..], "\n"]);
            characters.push(written.character);
            before = strokes;
        }
        let weights: Vec<u8> = self.characters.iter().map(|written| written.weight).collect();
        join(NAME, &[&shared, tails.as_bytes(), characters.as_bytes(), &weights])
    }
}

impl Method for Strokes {
    /// Characters written with exactly these strokes, then those that begin with them, each by frequency.
    fn candidates(&self, letters: &str) -> Vec<Candidate> {
        if letters.is_empty() {
            return Vec::new();
        }
        let start = self.characters.partition_point(|written| written.strokes.as_str() < letters);
        let begun =
            self.characters[start..].iter().take_while(|written| written.strokes.starts_with(letters));
        let mut begun: Vec<_> = begun.collect();
        begun.sort_by_key(|written| (written.strokes != letters, Reverse(written.weight)));
        let mut seen = std::collections::HashSet::new();
        begun.retain(|written| seen.insert(written.character));
        let candidate =
            |written: &Written| Candidate { text: written.character.into(), letters: letters.len() };
        begun.into_iter().take(MOST).map(candidate).collect()
    }
}
