use super::{Actor, Event, Status, TRANSITIONS, step};

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
fn nothing_leaves_a_final_status_and_every_other_status_is_left() {
    for status in Status::ALL {
        assert_eq!(status.is_final(), !TRANSITIONS.iter().any(|row| row.from == status), "{status:?}");
    }
}

#[test]
fn every_status_can_be_reached_and_each_step_has_one_outcome() {
    for status in Status::ALL {
        assert!(status == Status::Submitted || TRANSITIONS.iter().any(|row| row.to == status), "{status:?}");
        assert_eq!(Status::from_name(status.as_str()), Some(status));
    }
    for (index, row) in TRANSITIONS.iter().enumerate() {
        let same = |other: &super::Transition| {
            (other.from, other.event, other.actor) == (row.from, row.event, row.actor)
        };
        assert!(!TRANSITIONS[index + 1..].iter().any(same), "{row:?} stands twice");
    }
}
