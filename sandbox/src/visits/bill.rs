//! The parts of a line and of a bill.

use domain::{money::Fen, settlement::Class};

use super::{Line, Visit};

/// What a line or a bill falls into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) total: Fen,
    pub(super) own: Fen,
    pub(super) over_limit: Fen,
    pub(super) first: Fen,
    pub(super) in_scope: Fen,
}

impl Line {
    /// What it comes to, and which part of it is in scope.
    pub(super) fn parts(&self) -> Parts {
        let count = i64::from(self.count);
        let total = Fen(self.price.0 * count);
        if self.class == Class::C {
            return Parts { total, own: total, ..Parts::default() };
        }
        let over = self.limit.map_or(0, |limit| (self.price.0 - limit.0).max(0)) * count;
        let first = if self.class == Class::B { self.rate.of(Fen(total.0 - over)) } else { Fen::ZERO };
        Parts { total, own: Fen::ZERO, over_limit: Fen(over), first, in_scope: Fen(total.0 - over - first.0) }
    }
}

/// The parts of all lines together.
pub(super) fn sum(lines: &[Line]) -> Parts {
    lines.iter().map(Line::parts).fold(Parts::default(), |sum, line| Parts {
        total: Fen(sum.total.0 + line.total.0),
        own: Fen(sum.own.0 + line.own.0),
        over_limit: Fen(sum.over_limit.0 + line.over_limit.0),
        first: Fen(sum.first.0 + line.first.0),
        in_scope: Fen(sum.in_scope.0 + line.in_scope.0),
    })
}

impl Visit {
    /// What the person paid, from whichever account or in cash.
    pub(super) fn person(&self) -> Fen {
        Fen(sum(&self.lines).total.0 - self.working.paid().0)
    }
}
