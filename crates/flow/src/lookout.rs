//! Noticing a camera that is open and shows nothing.
//!
//! **Invariant:** a dark room is no broken camera: only a picture that is all black or all of one strong colour counts, and only when it
//! stays so.

use crate::capture::CameraTrouble;

/// So many seconds without a new picture are a camera that stalled.
const STALLED: u8 = 5;
/// So many seconds of one colour are a camera that is covered or broken.
const BLANK: u8 = 3;

/// Values of a picture that differ by less are the same.
const SPREAD: u8 = 6;
/// What is darker is black.
const BLACK: u8 = 24;
/// Red, green and blue that differ by more are a colour that no wall has.
const STRONG: u8 = 60;

/// What was found in one second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Second {
    /// A new picture came, or nobody can tell.
    pub fresh: bool,
    /// It has one colour only.
    pub blank: bool,
}

/// Counts seconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lookout {
    stalled: u8,
    blank: u8,
}

impl Lookout {
    /// Takes one second; what is wrong once it has lasted.
    pub fn take(&mut self, second: Second) -> Option<CameraTrouble> {
        let count = |bad: bool, before: u8| if bad { before.saturating_add(1) } else { 0 };
        self.stalled = count(!second.fresh, self.stalled);
        self.blank = count(second.blank && second.fresh, self.blank);
        if self.stalled >= STALLED {
            Some(CameraTrouble::Stalled)
        } else {
            (self.blank >= BLANK).then_some(CameraTrouble::Blank)
        }
    }
}

/// Whether a small copy of a picture, four bytes a pixel, is all black or all of one strong colour.
#[must_use]
pub fn is_blank(rgba: &[u8]) -> bool {
    let channel = |which: usize| rgba.iter().skip(which).step_by(4).copied();
    let (least, most) =
        ([0, 1, 2].map(|which| channel(which).min()), [0, 1, 2].map(|which| channel(which).max()));
    let (Some(least), Some(most)) = (all(least), all(most)) else { return false };
    let even = least.iter().zip(most).all(|(least, most)| most - least <= SPREAD);
    let brightest = most.into_iter().max().unwrap_or_default();
    let darkest = most.into_iter().min().unwrap_or_default();
    even && (brightest <= BLACK || brightest - darkest >= STRONG)
}

fn all([red, green, blue]: [Option<u8>; 3]) -> Option<[u8; 3]> {
    Some([red?, green?, blue?])
}
