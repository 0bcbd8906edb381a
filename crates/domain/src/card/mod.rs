//! The life of a card, apart from the applications for one: in use, lost, found, void.
//!
//! A report of loss works on the social half of the card only; its bank half is the bank's.
//!
//! **Invariant:** a card that was reported lost pays nothing until it is found again or its report has lapsed, and one that is void never
//! again. See `docs/state-machines/card.md` for the picture.

mod halves;
mod loss;
mod occasion;
mod status;

pub use halves::Halves;
pub use loss::{Lapse, LossRule};
pub use occasion::Occasion;
pub use status::{CardEvent, CardStatus, TRANSITIONS, happened_elsewhere, step};

use time::Date;

/// Whether the last day of a card is over on the day `today`: on its last day it is still good.
#[must_use]
pub fn has_expired(last: Date, today: Date) -> bool {
    last < today
}

#[cfg(test)]
mod tests;
