//! The letters in progress: typed one by one, shown as candidates by the page, and used up by picks.
//!
//! **Invariant:** a pick takes exactly the letters its candidate stands for; the others stay. Nothing is kept once they are used up.

use std::ops::Range;

use crate::{Candidate, Method};

/// More letters are not taken: no phrase is that long.
const LONGEST: usize = 24;
/// How wide a page of candidates is, in characters; each candidate takes one more for its edges.
const WIDTH: usize = 15;

/// Which way the pages of candidates are turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the next page.
    Forward,
    /// To the page before.
    Back,
}

/// Letters in progress.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    letters: String,
    candidates: Vec<Candidate>,
    /// Where the page begins that is shown, and where those before it do.
    pages: Vec<usize>,
}

impl Composition {
    /// The letters that stand for nothing yet.
    #[must_use]
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Adds a letter. What is no small letter or apostrophe is left out, as is what is too long.
    pub fn press(&mut self, letter: char, method: &dyn Method) {
        let fits = letter.is_ascii_lowercase() || (letter == '\'' && !self.letters.is_empty());
        if fits && self.letters.len() < LONGEST {
            self.letters.push(letter);
            self.look_up(method);
        }
    }

    /// Takes the last letter away; says whether there was one.
    pub fn delete(&mut self, method: &dyn Method) -> bool {
        let had = self.letters.pop().is_some();
        self.look_up(method);
        had
    }

    /// Drops the letters.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The candidates of the page that is shown.
    #[must_use]
    pub fn page(&self) -> &[Candidate] {
        &self.candidates[self.shown()]
    }

    /// Whether there is a page that way.
    #[must_use]
    pub fn can_turn(&self, turn: Turn) -> bool {
        match turn {
            Turn::Forward => self.shown().end < self.candidates.len(),
            Turn::Back => !self.pages.is_empty(),
        }
    }

    /// Turns the page, where there is one.
    pub fn turn(&mut self, turn: Turn) {
        match turn {
            Turn::Forward if self.can_turn(turn) => self.pages.push(self.shown().end),
            Turn::Back => _ = self.pages.pop(),
            Turn::Forward => {}
        }
    }

    /// Picks a candidate of the page that is shown, and gives its characters.
    pub fn pick(&mut self, place: usize, method: &dyn Method) -> Option<String> {
        let Candidate { text, letters } = self.page().get(place)?.clone();
        self.letters.drain(..letters.min(self.letters.len()));
        self.look_up(method);
        Some(text)
    }

    /// Picks the best candidates for all letters; those that stand for nothing are given as they are.
    pub fn finish(&mut self, method: &dyn Method) -> String {
        self.pages.clear();
        let mut text = String::new();
        while let Some(picked) = self.pick(0, method) {
            text.push_str(&picked);
        }
        text.push_str(&self.letters);
        self.clear();
        text
    }

    /// Looks the letters up anew: when the method has come after them.
    pub fn look_up(&mut self, method: &dyn Method) {
        self.pages.clear();
        self.candidates = if self.letters.is_empty() { Vec::new() } else { method.candidates(&self.letters) };
    }

    fn shown(&self) -> Range<usize> {
        let start = self.pages.last().copied().unwrap_or(0);
        let mut left = WIDTH;
        let fitting = self.candidates[start..].iter().take_while(|candidate| {
            let width = candidate.text.chars().count() + 1;
            let fits = width <= left;
            left = left.saturating_sub(width);
            fits
        });
        let count = fitting.count().max(1).min(self.candidates.len() - start);
        start..start + count
    }
}
