//! Why a member of staff looks at somebody's card, and what they may do about it then.
//!
//! **Invariant:** nothing is offered that the card's table does not give a clerk, and nobody who was only heard is believed for good.

use serde::{Deserialize, Serialize};

use super::{CardEvent, CardStatus, step};
use crate::machine::{Actor, Guard};

/// Why a member of staff looks at somebody's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// Its holder calls to say that it is lost.
    Telephone,
    /// Its holder is at the counter, and the identity card was seen.
    Counter,
    /// Something about it is to be known.
    Question,
}

impl Occasion {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Telephone, Self::Counter, Self::Question];

    /// Its name on the wire and in the audit.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Counter => "counter",
            Self::Question => "question",
        }
    }

    /// The steps that staff may take on this occasion with a card that stands there, in the order they are offered.
    #[must_use]
    pub fn steps(self, from: CardStatus, holds: impl Fn(Guard) -> bool) -> Vec<CardEvent> {
        let allowed = |event: &&CardEvent| step(from, **event, Actor::Clerk, &holds).is_ok();
        self.offered().iter().filter(allowed).copied().collect()
    }

    /// What can be asked for at all: a voice on the telephone stops a card for a time, and no more.
    const fn offered(self) -> &'static [CardEvent] {
        match self {
            Self::Telephone => &[CardEvent::LossReported],
            Self::Counter => &[
                CardEvent::LossReported,
                CardEvent::LossConfirmed,
                CardEvent::Found,
                CardEvent::LossWithdrawn,
            ],
            Self::Question => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_can_stop_a_card_and_only_who_is_there_can_do_more() {
        use CardEvent::{Found, LossConfirmed, LossReported, LossWithdrawn};
        let table: [(Occasion, CardStatus, bool, &[CardEvent]); 10] = [
            (Occasion::Telephone, CardStatus::Active, true, &[LossReported]),
            (Occasion::Telephone, CardStatus::TempLost, true, &[]),
            (Occasion::Telephone, CardStatus::FormalLost, true, &[]),
            (Occasion::Counter, CardStatus::Active, true, &[LossReported, LossConfirmed]),
            (Occasion::Counter, CardStatus::TempLost, true, &[LossConfirmed, Found]),
            (Occasion::Counter, CardStatus::FormalLost, true, &[LossWithdrawn]),
            (Occasion::Counter, CardStatus::FormalLost, false, &[]),
            (Occasion::Counter, CardStatus::Void, true, &[]),
            (Occasion::Question, CardStatus::Active, true, &[]),
            (Occasion::Question, CardStatus::TempLost, true, &[]),
        ];
        for (occasion, from, holds, expected) in table {
            assert_eq!(occasion.steps(from, |_| holds), expected, "{occasion:?} {from:?} {holds}");
        }
    }
}
