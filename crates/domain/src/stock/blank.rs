//! The life of a blank card: in the store, free at an outlet, held for an application, and then a card, or void.
//!
//! **Invariant:** why nothing is done with a blank card follows from the table; nobody asks by hand. See
//! `docs/state-machines/blank-card.md` for the picture.

use serde::{Deserialize, Serialize};

use super::SerialFault;
use crate::machine::{self, Actor, Deadline, Guard, Row};

/// What has become of a blank card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BlankState {
    /// It lies at the outlet.
    Free,
    /// It is kept for an application.
    Held,
    /// It became a card.
    Used,
    /// It is void.
    Spoiled,
    /// It was sent back to the store, and may be delivered again.
    Returned,
}

impl BlankState {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 5] = [Self::Free, Self::Held, Self::Used, Self::Spoiled, Self::Returned];

    /// Its name in pictures. What was never delivered lies in the store like what was sent back.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Held => "held",
            Self::Used => "used",
            Self::Spoiled => "spoiled",
            Self::Returned => "in-the-store",
        }
    }
}

/// What happened to an outlet's blank cards, beside what applications do to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StockEvent {
    /// They came from the store.
    Delivered,
    /// They went back to the store.
    Returned,
    /// They were found to be void.
    Spoiled,
}

/// What happens to a blank card, whoever does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlankEvent {
    /// It came from the store.
    Delivered,
    /// It went back to the store.
    Returned,
    /// Whoever keeps the stock found it to be void.
    Spoiled,
    /// It is kept for an application.
    Held,
    /// It is kept no longer.
    Released,
    /// The card was made of it.
    Used,
    /// The outlet's printer spoiled it.
    Misprinted,
    /// The card was not printed, and the blank is whole.
    Unprinted,
}

impl BlankEvent {
    /// Its name in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Returned => "returned",
            Self::Spoiled => "spoiled",
            Self::Held => "held",
            Self::Released => "released",
            Self::Used => "used",
            Self::Misprinted => "misprinted",
            Self::Unprinted => "unprinted",
        }
    }
}

impl From<StockEvent> for BlankEvent {
    fn from(event: StockEvent) -> Self {
        match event {
            StockEvent::Delivered => Self::Delivered,
            StockEvent::Returned => Self::Returned,
            StockEvent::Spoiled => Self::Spoiled,
        }
    }
}

/// Every way a blank card can go. What is not here cannot happen; what is used or void stays so.
pub const BLANKS: &[Row<BlankState, BlankEvent>] = &[
    Row::new(BlankState::Returned, BlankEvent::Delivered, BlankState::Free, Actor::Clerk),
    Row::new(BlankState::Free, BlankEvent::Returned, BlankState::Returned, Actor::Clerk),
    Row::new(BlankState::Free, BlankEvent::Spoiled, BlankState::Spoiled, Actor::Clerk).with_reason(),
    Row::new(BlankState::Free, BlankEvent::Held, BlankState::Held, Actor::Resident),
    // In the place of one that is void.
    Row::new(BlankState::Free, BlankEvent::Held, BlankState::Held, Actor::Clerk),
    // What lies in a printer is in the hands of the counter.
    Row::new(BlankState::Held, BlankEvent::Spoiled, BlankState::Spoiled, Actor::Clerk)
        .only(Guard::NotPrinting)
        .with_reason(),
    Row::new(BlankState::Held, BlankEvent::Misprinted, BlankState::Spoiled, Actor::Clerk).with_reason(),
    Row::new(BlankState::Held, BlankEvent::Used, BlankState::Used, Actor::CardMaker),
    Row::new(BlankState::Held, BlankEvent::Used, BlankState::Used, Actor::Clerk),
    Row::new(BlankState::Held, BlankEvent::Unprinted, BlankState::Free, Actor::Clerk).with_reason(),
    Row::new(BlankState::Held, BlankEvent::Released, BlankState::Free, Actor::Resident),
    Row::at(BlankState::Held, Deadline::Hold, BlankEvent::Released, BlankState::Free),
];

/// A blank card as a stock desk finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lying {
    /// What has become of it.
    pub state: BlankState,
    /// Whether it lies, or lay last, at this desk's outlet.
    pub here: bool,
    /// Whether the card it is held for is being printed.
    pub printing: bool,
}

/// Why a stock desk cannot do this with a blank card, which is not known where nothing is found; nothing when it can.
#[must_use]
pub fn fault(event: StockEvent, found: Option<Lying>) -> Option<SerialFault> {
    let in_store = Lying { state: BlankState::Returned, here: true, printing: false };
    let Lying { state, here, printing } = found.unwrap_or(in_store);
    let holds = |guard| guard == Guard::NotPrinting && !printing;
    let allowed = machine::step(BLANKS, state, event.into(), Actor::Clerk, holds).is_ok();
    let at_hand = here || state == BlankState::Returned;
    (!allowed || !at_hand).then(|| refused(state, event, here))
}

const fn refused(state: BlankState, event: StockEvent, here: bool) -> SerialFault {
    match (state, event) {
        (BlankState::Used, _) => SerialFault::Used,
        (BlankState::Spoiled, _) => SerialFault::Spoiled,
        (BlankState::Returned, _) => SerialFault::Unknown,
        (BlankState::Free | BlankState::Held, _) if !here => SerialFault::Elsewhere,
        (BlankState::Free, _) | (BlankState::Held, StockEvent::Delivered) => SerialFault::Here,
        (BlankState::Held, StockEvent::Returned) => SerialFault::Held,
        (BlankState::Held, StockEvent::Spoiled) => SerialFault::Printing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: [StockEvent; 3] = [StockEvent::Delivered, StockEvent::Returned, StockEvent::Spoiled];

    fn lying(state: BlankState) -> Lying {
        Lying { state, here: true, printing: false }
    }

    fn check(found: Option<Lying>, faults: [Option<SerialFault>; 3]) {
        assert_eq!(EVENTS.map(|event| fault(event, found)), faults, "{found:?}");
    }

    #[test]
    fn what_a_stock_desk_can_do_with_a_blank_card_follows_from_where_it_is() {
        use SerialFault::{Elsewhere, Held, Here, Printing, Spoiled, Unknown, Used};
        check(None, [None, Some(Unknown), Some(Unknown)]);
        check(Some(lying(BlankState::Returned)), [None, Some(Unknown), Some(Unknown)]);
        check(Some(lying(BlankState::Free)), [Some(Here), None, None]);
        check(Some(lying(BlankState::Held)), [Some(Here), Some(Held), None]);
        check(Some(lying(BlankState::Used)), [Some(Used); 3]);
        check(Some(lying(BlankState::Spoiled)), [Some(Spoiled); 3]);
        let printing = Lying { printing: true, ..lying(BlankState::Held) };
        check(Some(printing), [Some(Here), Some(Held), Some(Printing)]);
        let away = |state| Some(Lying { here: false, ..lying(state) });
        check(away(BlankState::Free), [Some(Elsewhere); 3]);
        check(away(BlankState::Held), [Some(Elsewhere); 3]);
        check(away(BlankState::Used), [Some(Used); 3]);
        check(away(BlankState::Returned), [None, Some(Unknown), Some(Unknown)]);
    }

    #[test]
    fn nothing_leads_away_from_what_is_used_or_void() {
        let over = [BlankState::Used, BlankState::Spoiled];
        assert!(BLANKS.iter().all(|row| !over.contains(&row.from)));
        assert!(BLANKS.iter().all(|row| row.reasoned || row.to != BlankState::Spoiled));
    }
}
