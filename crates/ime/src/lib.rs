//! Typing Chinese by Pinyin and by strokes, at a kiosk without a keyboard.
//!
//! A [`Method`] turns letters into [`Candidate`]s: [`Pinyin`] with phrases, [`Strokes`] for those who know no Pinyin. A [`Composition`]
//! holds the letters in progress, the page of candidates that is shown, and what a pick leaves over. Dictionaries come in as bytes;
//! [`make`] makes these bytes from the sources named in `dictionaries/PROVENANCE.md`.
//!
//! **Invariant:** no I/O, no clock, and no memory of what was typed: the same letters always give the same candidates.

mod bytes;
mod composition;
pub mod make;
mod pinyin;
mod strokes;

pub use bytes::Damaged;
pub use composition::{Composition, Turn};
pub use pinyin::Pinyin;
pub use strokes::{STROKES, Strokes};

/// How many candidates are offered at most; a page shows a few of them.
const MOST: usize = 500;

/// A way to type Chinese.
pub trait Method {
    /// What `letters` may stand for, best first.
    fn candidates(&self, letters: &str) -> Vec<Candidate>;
}

/// Characters that letters may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The characters.
    pub text: String,
    /// How many letters, from the first on, they stand for. All letters are ASCII.
    pub letters: usize,
}
