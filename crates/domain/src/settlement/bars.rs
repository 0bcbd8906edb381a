//! A whole and its pieces as bars of a waterfall.
//!
//! **Invariant:** the first bar begins where the whole ends, every other where the one before ended, and the last ends at nothing.

use super::Piece;
use crate::money::Fen;

/// The room that all bars share, in units of a bar. A screen shows nothing finer.
pub const ROOM: u32 = 10_000;

/// A bar on its way: from where the one before ended to where the next begins, in parts of [`ROOM`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it begins.
    pub start: u32,
    /// Where it ends: lower, unless its piece is below zero.
    pub end: u32,
}

impl Bar {
    /// Its lower edge.
    #[must_use]
    pub fn low(self) -> u32 {
        self.start.min(self.end)
    }

    /// How wide it is.
    #[must_use]
    pub const fn width(self) -> u32 {
        self.start.abs_diff(self.end)
    }
}

/// The bars of a whole, and of the pieces that add up to it. Where pieces come to more than the whole, there is room below nothing too.
#[must_use]
pub fn bars(total: Fen, pieces: &[Piece]) -> (Bar, Vec<Bar>) {
    let total = i128::from(total.0);
    let mut edges = vec![total];
    edges.extend(pieces.iter().scan(total, |at, piece| {
        *at -= i128::from(piece.amount.0);
        Some(*at)
    }));
    let low = edges.iter().copied().fold(0, i128::min);
    let high = edges.iter().copied().fold(0, i128::max);
    let place = |edge: i128| {
        let parts = (edge - low) * i128::from(ROOM) / (high - low).max(1);
        u32::try_from(parts).unwrap_or(ROOM).min(ROOM)
    };
    let whole = Bar { start: place(0), end: place(total) };
    let steps = edges.windows(2).filter_map(|edge| match edge {
        [start, end] => Some(Bar { start: place(*start), end: place(*end) }),
        _ => None,
    });
    (whole, steps.collect())
}
