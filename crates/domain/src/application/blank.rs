//! What a step does to the blank card that is held for an application.
//!
//! It follows from the step alone, so none can forget it: a blank is held from the choice of an outlet on, and is used,
//! spoiled or given back, once.

use super::{Event, Status};

/// What becomes of a blank card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlankStep {
    /// One is held.
    Hold,
    /// The one that is held becomes the card.
    Use,
    /// The one that is held is free again.
    Release,
    /// The one that is held is void, and none is held instead.
    Spoil,
    /// The one that is held is void, and another is held in the same place.
    Replace,
}

/// What a step from one status to another does to the blank; nothing, when none is held before or after, or the same one still is.
/// Giving one back where printing failed does nothing when none was left.
#[must_use]
pub const fn blank_step(from: Status, event: Event, to: Status) -> Option<BlankStep> {
    match (from.holds_blank(), to.holds_blank()) {
        // Whoever prints again does so on another card.
        (true, true) if matches!((event, to), (Event::CardSpoiled, Status::Printing)) => {
            Some(BlankStep::Replace)
        }
        (true, true) if matches!(event, Event::CardSpoiled) => Some(BlankStep::Spoil),
        (true, false) if matches!(event, Event::BlankVoided) => Some(BlankStep::Spoil),
        (false, true) => Some(BlankStep::Hold),
        (true, false) if matches!(to, Status::InProduction | Status::Verified) => Some(BlankStep::Use),
        (true, false) => Some(BlankStep::Release),
        (false, false) | (true, true) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{INSTANT, PHOTO_CHANGE, TRANSITIONS};
    use super::*;
    use crate::{
        machine::{Actor, Row},
        stock::{BLANKS, BlankEvent, BlankState},
    };

    #[test]
    fn a_blank_is_held_with_the_outlet_and_used_by_production_alone() {
        for row in TRANSITIONS {
            let step = blank_step(row.from, row.event, row.to);
            let chosen = matches!(row.event, Event::OutletChosen | Event::FeeCharged);
            assert_eq!(step == Some(BlankStep::Hold), chosen, "{row:?}");
            assert_eq!(step == Some(BlankStep::Use), row.event == Event::ProductionStarted, "{row:?}");
            assert_eq!(step == Some(BlankStep::Spoil), row.event == Event::BlankVoided, "{row:?}");
            if step == Some(BlankStep::Release) {
                assert!(matches!(row.event, Event::HoldLapsed | Event::Withdrawn), "{row:?}");
            }
        }
        assert!(PHOTO_CHANGE.iter().all(|row| blank_step(row.from, row.event, row.to).is_none()));
    }

    #[test]
    fn an_instant_cards_blank_is_held_until_it_is_found_good_and_each_spoiled_one_is_void() {
        for row in INSTANT {
            let expected = match row.event {
                Event::OutletChosen | Event::FeeCharged => Some(BlankStep::Hold),
                Event::CardVerified => Some(BlankStep::Use),
                Event::CardSpoiled if row.to == Status::Printing => Some(BlankStep::Replace),
                Event::CardSpoiled | Event::BlankVoided => Some(BlankStep::Spoil),
                // What never went in, or is said not to have, is free again.
                Event::HoldLapsed | Event::GivenBack => Some(BlankStep::Release),
                Event::Withdrawn if row.from.holds_blank() => Some(BlankStep::Release),
                _ => None,
            };
            assert_eq!(blank_step(row.from, row.event, row.to), expected, "{row:?}");
        }
    }

    #[test]
    fn what_an_application_does_to_a_blank_is_a_way_of_blanks() {
        for row in TRANSITIONS.iter().chain(INSTANT) {
            let events: &[BlankEvent] = match blank_step(row.from, row.event, row.to) {
                None => &[],
                Some(BlankStep::Hold) => &[BlankEvent::Held],
                Some(BlankStep::Use) => &[BlankEvent::Used],
                Some(BlankStep::Release) if row.deadline.is_none() && row.actor == Actor::Clerk => {
                    &[BlankEvent::Unprinted]
                }
                Some(BlankStep::Release) => &[BlankEvent::Released],
                Some(BlankStep::Spoil) if row.event == Event::BlankVoided => &[BlankEvent::Spoiled],
                Some(BlankStep::Spoil) => &[BlankEvent::Misprinted],
                Some(BlankStep::Replace) => &[BlankEvent::Misprinted, BlankEvent::Held],
            };
            for event in events {
                let known = |blank: &&Row<BlankState, BlankEvent>| {
                    (blank.event, blank.actor, blank.deadline) == (*event, row.actor, row.deadline)
                };
                assert!(BLANKS.iter().any(|blank| known(&blank)), "{event:?} of {row:?}");
            }
        }
    }

    #[test]
    fn nothing_that_is_over_still_holds_one() {
        assert!(Status::ALL.into_iter().all(|status| !(status.is_final() && status.holds_blank())));
    }
}
