use super::{
    Acting, Ask, BlankStep, Event, GiveBackReason, INSTANT, PHOTO_CHANGE, Refused, RejectReason, Status,
    TRANSITIONS, Transition, blank_step,
};
use crate::{
    machine::{Actor, Guard},
    service::Service,
};

/// A step where every guard holds.
fn step(from: Status, event: Event, actor: Actor) -> Result<Status, Refused> {
    super::step(Service::ReplaceCard, from, event, actor, |_| true)
}

fn check(path: &[(Event, Actor)], end: Status) {
    let reached =
        path.iter().try_fold(Status::Submitted, |status, (event, actor)| step(status, *event, *actor));
    assert_eq!(reached, Ok(end));
}

const GRANTED: [(Event, Actor); 2] = [(Event::TakenUp, Actor::Clerk), (Event::Approved, Actor::Clerk)];
const MADE: [(Event, Actor); 4] = [
    (Event::ProductionStarted, Actor::CardMaker),
    (Event::Shipped, Actor::CardMaker),
    (Event::Arrived, Actor::CardMaker),
    (Event::HandedOver, Actor::Clerk),
];

#[test]
fn without_a_fee_a_card_goes_from_the_outlet_straight_to_production() {
    check(&[&GRANTED[..], &[(Event::OutletChosen, Actor::Resident)], &MADE].concat(), Status::Collected);
}

#[test]
fn with_a_fee_nothing_is_made_before_it_is_paid() {
    let charged = [&GRANTED[..], &[(Event::FeeCharged, Actor::Resident)]].concat();
    check(&charged, Status::FeeDue);
    assert!(step(Status::FeeDue, Event::ProductionStarted, Actor::CardMaker).is_err());
    check(&[&charged[..], &[(Event::CounterPaid, Actor::Clerk)], &MADE].concat(), Status::Collected);
    check(&[&charged[..], &[(Event::OnlinePaid, Actor::Gateway)], &MADE].concat(), Status::Collected);
}

#[test]
fn a_fee_is_charged_only_where_there_is_one() {
    let chosen = |event, guard| {
        super::step(Service::ReplaceCard, Status::Approved, event, Actor::Resident, |asked| asked == guard)
            .is_ok()
    };
    assert!(chosen(Event::OutletChosen, Guard::NoFee) && chosen(Event::FeeCharged, Guard::Fee));
    assert!(!chosen(Event::OutletChosen, Guard::Fee) && !chosen(Event::FeeCharged, Guard::NoFee));
}

#[test]
fn a_lapsed_hold_keeps_the_approval() {
    let lapsed = [(Event::FeeCharged, Actor::Resident), (Event::HoldLapsed, Actor::Timer)];
    check(&[&GRANTED[..], &lapsed].concat(), Status::Approved);
}

#[test]
fn where_nothing_is_to_pay_no_hold_lapses() {
    assert!(step(Status::OutletChosen, Event::HoldLapsed, Actor::Timer).is_err());
}

#[test]
fn a_case_under_review_can_be_taken_over() {
    check(&[(Event::TakenUp, Actor::Clerk), GRANTED[0], GRANTED[1]], Status::Approved);
}

#[test]
fn a_resident_can_not_approve() {
    assert!(step(Status::UnderReview, Event::Approved, Actor::Resident).is_err());
}

#[test]
fn what_is_paid_or_made_is_not_taken_back() {
    let can = |status| step(status, Event::Withdrawn, Actor::Resident).is_ok();
    for status in [
        Status::Submitted,
        Status::UnderReview,
        Status::NeedsInfo,
        Status::SecondReview,
        Status::Approved,
        Status::FeeDue,
    ] {
        assert!(can(status), "{status:?}");
    }
    for status in [Status::OutletChosen, Status::Paid, Status::InProduction, Status::InTransit, Status::Ready]
    {
        assert!(!can(status), "{status:?}");
    }
}

#[test]
fn where_two_clerks_are_asked_for_one_cannot_grant() {
    let alone = |guard| {
        super::step(Service::Reissue, Status::UnderReview, Event::Approved, Actor::Clerk, |asked| {
            asked == guard
        })
    };
    assert!(alone(Guard::OneClerk).is_ok() && alone(Guard::TwoClerks).is_err());
    check(
        &[GRANTED[0], (Event::Proposed, Actor::Clerk), (Event::Approved, Actor::SecondClerk)],
        Status::Approved,
    );
    assert!(step(Status::SecondReview, Event::Approved, Actor::Clerk).is_err());
}

#[test]
fn a_photo_change_ends_without_a_card_and_after_three_refusals_with_staff() {
    let of_photo = |from, event, actor, guard| {
        super::step(Service::ChangePhoto, from, event, actor, |asked| asked == guard)
    };
    let accepted = of_photo(Status::UnderReview, Event::Approved, Actor::Clerk, Guard::OneClerk);
    assert_eq!(accepted, Ok(Status::Accepted));
    let refused = |event, guard| of_photo(Status::UnderReview, event, Actor::Clerk, guard);
    assert_eq!(refused(Event::InfoRequested, Guard::PhotosLeft), Ok(Status::NeedsInfo));
    assert!(refused(Event::InfoRequested, Guard::PhotosSpent).is_err());
    assert_eq!(refused(Event::AssistanceOffered, Guard::PhotosSpent), Ok(Status::AssistedCapture));
    assert!(refused(Event::AssistanceOffered, Guard::PhotosLeft).is_err());
    assert!(PHOTO_CHANGE.iter().all(|row| row.to != Status::OutletChosen && row.to != Status::FeeDue));
}

/// A step of an instant card, where these guards hold.
fn instant(from: Status, event: Event, actor: Actor, guards: &[Guard]) -> Result<Status, Refused> {
    super::step(Service::InstantCard, from, event, actor, |asked| guards.contains(&asked))
}

#[test]
fn an_instant_card_is_printed_where_it_is_fetched_and_never_ordered() {
    let printed = [
        (Event::TakenUp, Actor::Clerk),
        (Event::Approved, Actor::Clerk),
        (Event::OutletChosen, Actor::Resident),
        (Event::PrintingStarted, Actor::Clerk),
        (Event::CardVerified, Actor::Clerk),
        (Event::HandedOver, Actor::Clerk),
    ];
    let guards = [Guard::OneClerk, Guard::NoFee];
    let end = printed
        .iter()
        .try_fold(Status::Submitted, |status, (event, actor)| instant(status, *event, *actor, &guards));
    assert_eq!(end, Ok(Status::Collected));
    let elsewhere = [Event::ProductionStarted, Event::Shipped, Event::Arrived];
    assert!(INSTANT.iter().all(|row| !elsewhere.contains(&row.event)));
}

#[test]
fn a_jam_allows_one_more_print_and_the_second_one_a_clerk() {
    let spoiled = |guard| instant(Status::Printing, Event::CardSpoiled, Actor::Clerk, &[guard]);
    assert_eq!(spoiled(Guard::RetryLeft), Ok(Status::Printing));
    assert_eq!(spoiled(Guard::RetrySpent), Ok(Status::PrintTrouble));
    let back = instant(Status::PrintTrouble, Event::GivenBack, Actor::Clerk, &[]);
    assert_eq!(back, Ok(Status::Approved), "the approval stays");
    assert!(instant(Status::PrintTrouble, Event::PrintingStarted, Actor::Clerk, &[]).is_err());
}

#[test]
fn a_card_that_never_went_in_is_given_back_and_its_blank_is_free_again() {
    let back = instant(Status::Printing, Event::GivenBack, Actor::Clerk, &[]);
    assert_eq!(back, Ok(Status::Approved));
    let blank = blank_step(Status::Printing, Event::GivenBack, Status::Approved);
    assert_eq!(blank, Some(BlankStep::Release));
    let said = |blank_held| GiveBackReason::ALL.into_iter().filter(move |reason| reason.is_for(blank_held));
    assert!(said(true).all(|reason| reason != GiveBackReason::PrintsFail), "a spoiled one is no more held");
    assert!(said(false).all(|reason| reason != GiveBackReason::Mistake));
}

#[test]
fn of_a_card_that_nobody_spoke_of_in_time_the_blank_stays_held_until_a_clerk_says_what_became_of_it() {
    let lapsed = instant(Status::Printing, Event::PrintingLapsed, Actor::Timer, &[]);
    assert_eq!(lapsed, Ok(Status::PrintTrouble));
    assert_eq!(blank_step(Status::Printing, Event::PrintingLapsed, Status::PrintTrouble), None);
    let says = |event, guards: &[Guard]| instant(Status::PrintTrouble, event, Actor::Clerk, guards);
    for (event, to, blank) in [
        (Event::CardVerified, Status::Verified, BlankStep::Use),
        (Event::CardSpoiled, Status::PrintTrouble, BlankStep::Spoil),
    ] {
        assert!(says(event, &[]).is_err(), "none is held");
        assert_eq!(says(event, &[Guard::BlankHeld]), Ok(to));
        assert_eq!(blank_step(Status::PrintTrouble, event, to), Some(blank));
    }
    assert_eq!(says(Event::GivenBack, &[]), Ok(Status::Approved));
    let withdrawn =
        |guards: &[Guard]| instant(Status::PrintTrouble, Event::Withdrawn, Actor::Resident, guards);
    assert!(withdrawn(&[Guard::NothingPaid]).is_err(), "what may be printed is nobody's to free");
}

#[test]
fn a_blank_that_nobody_came_for_lapses_before_it_is_printed_and_never_after() {
    for held in [Status::OutletChosen, Status::FeeDue, Status::Paid] {
        let lapsed = instant(held, Event::HoldLapsed, Actor::Timer, &[]);
        assert_eq!(lapsed, Ok(Status::Approved), "{held:?}");
    }
    for printed in [Status::Printing, Status::PrintTrouble, Status::Verified] {
        assert!(instant(printed, Event::HoldLapsed, Actor::Timer, &[]).is_err(), "{printed:?}");
    }
}

#[test]
fn what_was_paid_for_an_instant_card_is_not_taken_back() {
    for row in INSTANT.iter().filter(|row| row.event == Event::Withdrawn) {
        let before_a_fee = matches!(
            row.from,
            Status::Submitted
                | Status::UnderReview
                | Status::NeedsInfo
                | Status::SecondReview
                | Status::FeeDue
        );
        let unpaid = matches!(row.guard, Guard::NothingPaid | Guard::NothingPaidNorHeld);
        assert!(before_a_fee || unpaid, "{row:?}");
    }
    assert!(instant(Status::Paid, Event::Withdrawn, Actor::Resident, &[Guard::NothingPaid]).is_err());
}

/// Whoever finds an application over can say why: a code was given, a day was over, or it came to what was asked for.
#[test]
fn no_application_is_over_without_a_reason() {
    for row in TRANSITIONS.iter().chain(PHOTO_CHANGE).chain(INSTANT).filter(|row| row.to.is_final()) {
        let came_to_it = matches!(
            (row.to, row.event),
            (Status::Collected, Event::HandedOver) | (Status::Accepted, Event::Approved)
        );
        assert!(row.reasoned || row.deadline.is_some() || came_to_it, "{row:?}");
    }
}

#[test]
fn nothing_leaves_a_final_status_and_every_other_status_is_left() {
    for status in Status::ALL {
        let left = |table: &[Transition]| table.iter().any(|row| row.from == status);
        let is_left = left(TRANSITIONS) || left(PHOTO_CHANGE) || left(INSTANT);
        assert_eq!(status.is_final(), !is_left, "{status:?}");
    }
}

#[test]
fn every_status_can_be_reached_and_each_step_has_one_outcome() {
    for status in Status::ALL {
        let reached = TRANSITIONS.iter().chain(PHOTO_CHANGE).chain(INSTANT).any(|row| row.to == status);
        assert!(status == Status::Submitted || reached, "{status:?}");
        assert_eq!(Status::from_name(status.as_str()), Some(status));
    }
    for table in [TRANSITIONS, PHOTO_CHANGE, INSTANT] {
        for (index, row) in table.iter().enumerate() {
            // Two outcomes of one step exclude each other by what must hold.
            let same = |other: &Transition| {
                (other.from, other.event, other.actor, other.guard)
                    == (row.from, row.event, row.actor, row.guard)
                    || (other.from, other.event, other.actor) == (row.from, row.event, row.actor)
                        && row.event != Event::CardSpoiled
            };
            assert!(!table[index + 1..].iter().any(same), "{row:?} stands twice");
        }
    }
}

#[test]
fn nothing_is_asked_or_said_of_a_case_that_cannot_hold_for_it() {
    let reasons =
        |service, acting| RejectReason::ALL.into_iter().filter(move |reason| reason.is_for(service, acting));
    let says = |service, acting, reason| reasons(service, acting).any(|one| one == reason);
    assert!(!says(Service::NewCard, Acting::ForChild, RejectReason::CardStillValid), "it is the first");
    assert!(says(Service::ReplaceCard, Acting::Oneself, RejectReason::CardStillValid));
    assert!(
        !says(Service::NewCard, Acting::ForChild, RejectReason::NotAuthorised),
        "a child agrees to nothing"
    );
    assert!(says(Service::NewCard, Acting::ForAdult, RejectReason::NotAuthorised));
    assert!(says(Service::NewCard, Acting::ForChild, RejectReason::RelationNotShown));
    assert!(!says(Service::NewCard, Acting::Oneself, RejectReason::RelationNotShown));
    let asks = |acting, ask: Ask| ask.is_for(Service::NewCard, acting);
    assert!(asks(Acting::ForChild, Ask::Relation) && !asks(Acting::ForChild, Ask::Authority));
    assert!(asks(Acting::ForAdult, Ask::Authority) && !asks(Acting::Oneself, Ask::Relation));
}
