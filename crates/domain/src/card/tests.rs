use proptest::prelude::*;

use super::{CardEvent, CardStatus, Lapse, LossRule, TRANSITIONS, happened_elsewhere};
use crate::{
    machine::{Actor, Guard, Refused},
    moment::Moment,
};

/// A step where every guard holds.
fn step(
    from: CardStatus,
    event: CardEvent,
    actor: Actor,
) -> Result<CardStatus, Refused<CardStatus, CardEvent>> {
    super::step(from, event, actor, |_| true)
}

fn rule(lapse: Lapse, formal_is_withdrawable: bool) -> LossRule {
    LossRule { temporary_days: 7, lapse, warn_days: 2, formal_is_withdrawable }
}

#[test]
fn a_lost_card_pays_nothing_until_it_is_found() {
    let lost = step(CardStatus::Active, CardEvent::LossReported, Actor::Resident).unwrap();
    assert!(!lost.is_usable());
    assert!(step(lost, CardEvent::Found, Actor::Resident).unwrap().is_usable());
}

#[test]
fn an_old_card_stays_in_use_until_the_new_one_is_handed_over() {
    let before: Vec<_> = TRANSITIONS
        .iter()
        .filter(|row| row.from == CardStatus::Active && row.to == CardStatus::Void)
        .collect();
    assert!(
        matches!(before.as_slice(), [row] if row.event == CardEvent::Replaced && row.actor == Actor::Clerk)
    );
}

#[test]
fn only_staff_and_the_handover_make_a_card_void() {
    let voiding = TRANSITIONS.iter().filter(|row| row.to == CardStatus::Void);
    for row in voiding {
        assert_eq!((row.event, row.actor), (CardEvent::Replaced, Actor::Clerk));
    }
}

#[test]
fn nothing_leaves_a_final_status_and_every_other_status_is_left() {
    for status in CardStatus::ALL {
        assert_eq!(status.is_final(), !TRANSITIONS.iter().any(|row| row.from == status), "{status:?}");
        assert_eq!(CardStatus::from_name(status.as_str()), Some(status));
    }
}

#[test]
fn whatever_the_core_says_of_a_card_is_one_step_of_the_table() {
    let said = [CardStatus::Active, CardStatus::TempLost, CardStatus::FormalLost];
    for (from, to) in said.into_iter().flat_map(|from| said.map(|to| (from, to))) {
        let stands = happened_elsewhere(from, to).map(|event| step(from, event, Actor::Core));
        assert_eq!(stands, (from != to).then_some(Ok(to)), "{from:?} {to:?}");
    }
    for status in CardStatus::ALL {
        assert_eq!(
            happened_elsewhere(status, CardStatus::Void),
            None,
            "the handover alone makes a card void"
        );
        assert_eq!(happened_elsewhere(CardStatus::Void, status), None);
    }
}

#[test]
fn a_report_is_warned_of_and_ends_when_the_region_says() {
    let (rule, reported) = (rule(Lapse::Formal, true), Moment(0));
    let day = 24 * 60 * 60;
    assert_eq!(reported.seconds_until(rule.warns_at(reported)), 5 * day);
    assert_eq!(reported.seconds_until(rule.lapses_at(reported)), 7 * day);
    let at_once = LossRule { warn_days: 9, ..rule };
    assert_eq!(at_once.warns_at(reported), reported);
    assert!(rule.is_possible() && !at_once.is_possible());
    assert!(!LossRule { temporary_days: 0, warn_days: 0, ..rule }.is_possible());
}

#[test]
fn a_report_for_good_is_taken_back_only_where_the_region_allows_it_and_no_card_is_on_its_way() {
    for (withdrawable, reissue_open, allowed) in
        [(true, false, true), (true, true, false), (false, false, false), (false, true, false)]
    {
        let rule = rule(Lapse::Active, withdrawable);
        assert_eq!(rule.holds(Guard::LossCanBeTakenBack, reissue_open), allowed);
    }
}

proptest! {
    /// Whatever is tried in whatever order: a void card stays void, and a card is never in use again without having been found, taken
    /// back or let lapse.
    #[test]
    fn a_lost_card_comes_back_in_three_ways_only(
        tries in prop::collection::vec((0..TRANSITIONS.len(), 0..TRANSITIONS.len()), 0..60),
        ends_active: bool,
    ) {
        let rule = rule(if ends_active { Lapse::Active } else { Lapse::Formal }, true);
        let mut status = CardStatus::Active;
        for (event, actor) in tries {
            let (event, actor) = (TRANSITIONS[event].event, TRANSITIONS[actor].actor);
            let Ok(next) = super::step(status, event, actor, |guard| rule.holds(guard, false)) else { continue };
            prop_assert!(status != CardStatus::Void);
            if next.is_usable() {
                let back = [CardEvent::Found, CardEvent::LossWithdrawn, CardEvent::ReportEnded];
                prop_assert!(back.contains(&event));
                prop_assert!(ends_active || event != CardEvent::ReportEnded);
            }
            status = next;
        }
    }
}
