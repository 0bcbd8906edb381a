//! One payment at a time, and nobody sent away from it.

use domain::{
    payment::{PaymentNumber, PaymentStatus},
    problem::ErrorCode,
    wire::PaymentView,
};

use crate::fixtures::{
    Conversation, at_counter, at_opening, at_standing, key, payable, payment, payment_begun, payment_number,
    problem,
};
use crate::{
    Call, Effect, Event, Failure, Place, Reply, Target,
    idle::Quiet,
    pay::{Event as Said, Stand, Step},
};

fn says(talk: &mut Conversation, event: Said) -> &mut Conversation {
    talk.says(Event::Pay(event))
}

fn step(talk: &Conversation) -> &Step {
    &talk.flow.place().paying().expect("a payment is on the screen").step
}

fn hears(talk: &mut Conversation, version: u32, status: PaymentStatus) {
    says(talk, Said::Changed).hears(Reply::Payment(Box::new(PaymentView { version, ..payment(status) })));
}

fn quiet(seconds: u32) -> Event {
    Event::Quiet(Quiet { seconds, elder: false, changed: false })
}

#[test]
fn what_was_begun_is_looked_up_and_followed() {
    let mut talk = at_opening(false);
    talk.hears(payment_begun());
    assert_eq!(talk.calls(), [&Call::ShowPayment(payment_number())]);
    talk.hears(Reply::Payment(Box::new(payable())));
    assert_eq!(talk.effects, [Effect::FollowPayment(payment_number(), 2)]);
    assert!(matches!(step(&talk), Step::Standing(view) if view.code.is_some()));
}

#[test]
fn a_lost_answer_is_asked_for_with_the_same_key_and_body() {
    let mut talk = at_opening(false);
    let first = talk.calls().into_iter().cloned().collect::<Vec<_>>();
    talk.fails(Failure::Unreachable);
    assert_eq!(talk.effects, [Effect::PollSoon]);
    talk.says(Event::Identify(crate::identify::Event::PollDue));
    assert_eq!(talk.calls(), first.iter().collect::<Vec<_>>());
    talk.fails(problem(ErrorCode::InFlight));
    assert_eq!(talk.effects, [Effect::PollSoon], "it is being worked on");
    talk.says(Event::RetryAsked);
    assert_eq!(talk.calls(), first.iter().collect::<Vec<_>>());
    talk.fails(problem(ErrorCode::Unavailable));
    assert!(talk.effects.is_empty(), "that is tried again by a tap");
    talk.says(Event::RetryAsked);
    assert_eq!(talk.calls(), first.iter().collect::<Vec<_>>());
}

#[test]
fn what_is_shown_never_becomes_older() {
    let mut talk = at_standing(false, payable());
    hears(&mut talk, 5, PaymentStatus::Paid);
    hears(&mut talk, 4, PaymentStatus::Pending);
    assert!(matches!(step(&talk), Step::Standing(view) if view.status == PaymentStatus::Paid));
    hears(&mut talk, 6, PaymentStatus::Fulfilled);
    assert!(matches!(step(&talk), Step::Standing(view) if Stand::of(view.status) == Stand::Done));
    let other = PaymentView { number: PaymentNumber::from_number(1), version: 9, ..payable() };
    says(&mut talk, Said::Changed).hears(Reply::Payment(Box::new(other)));
    assert!(matches!(step(&talk), Step::Standing(view) if view.number == payment_number()));
}

#[test]
fn a_look_that_fails_says_nothing_and_an_asked_gateway_does() {
    let mut talk = at_standing(false, payable());
    says(&mut talk, Said::Changed).fails(Failure::Unreachable);
    assert!(talk.flow.trouble().is_none());
    says(&mut talk, Said::AskAsked);
    assert_eq!(talk.calls(), [&Call::AskPayment(payment_number())]);
    talk.fails(Failure::Unreachable);
    assert!(talk.flow.trouble().is_some());
}

#[test]
fn whoever_says_to_have_paid_is_told_each_time_that_the_gateway_knows_of_nothing() {
    let not_paid = |talk: &Conversation| talk.flow.place().paying().map(|pay| pay.not_paid);
    let mut talk = at_standing(false, payable());
    says(&mut talk, Said::Changed).hears(Reply::Payment(Box::new(payable())));
    assert_eq!(not_paid(&talk), Some(0), "the gateway was not asked");
    for times in 1..3 {
        says(&mut talk, Said::AskAsked).hears(Reply::Payment(Box::new(payable())));
        assert_eq!(not_paid(&talk), Some(times));
    }
    says(&mut talk, Said::AskAsked).fails(Failure::Unreachable);
    assert_eq!(not_paid(&talk), Some(2), "nobody answered");
    talk.says(Event::RetryAsked).hears(Reply::Payment(Box::new(payable())));
    assert_eq!(not_paid(&talk), Some(3));
    says(&mut talk, Said::AskAsked);
    talk.hears(Reply::Payment(Box::new(PaymentView { version: 3, ..payment(PaymentStatus::Paid) })));
    assert_eq!(not_paid(&talk), Some(3), "it is paid");
}

#[test]
fn another_is_begun_only_once_the_first_is_closed_and_with_another_key() {
    for status in PaymentStatus::ALL {
        let mut talk = at_standing(false, payable());
        hears(&mut talk, 3, status);
        says(&mut talk, Said::AgainAsked(key(2)));
        let begun =
            talk.calls().iter().any(|call| matches!(call, Call::BeginPayment(new) if new.key == key(2)));
        assert_eq!(begun, status == PaymentStatus::Closed, "{status:?}");
    }
}

#[test]
fn unknown_asks_the_gateway_and_offers_nothing_else() {
    let mut talk = at_standing(false, PaymentView { version: 4, ..payment(PaymentStatus::Unknown) });
    says(&mut talk, Said::GiveUpAsked);
    assert!(talk.calls().is_empty());
    says(&mut talk, Said::AskAsked);
    assert_eq!(talk.calls(), [&Call::AskPayment(payment_number())]);
    talk.hears(Reply::Payment(Box::new(PaymentView { version: 5, ..payment(PaymentStatus::Fulfilled) })));
    assert!(matches!(step(&talk), Step::Standing(view) if view.status == PaymentStatus::Fulfilled));
}

#[test]
fn what_is_given_up_goes_on_until_the_gateway_says_so() {
    let mut talk = at_standing(true, payable());
    says(&mut talk, Said::GiveUpAsked);
    assert_eq!(talk.calls(), [&Call::GiveUpPayment(payment_number())]);
    talk.says(Event::BackPressed);
    assert!(matches!(step(&talk), Step::Standing(_)), "nobody leaves while it is being answered");
    talk.hears(Reply::Payment(Box::new(PaymentView { version: 3, ..payment(PaymentStatus::Querying) })));
    assert!(talk.flow.place().paying().is_some_and(crate::pay::Pay::holds));
}

#[test]
fn whoever_ends_or_goes_is_told_that_it_goes_on_and_may_stay() {
    for leaves in [Event::VisitEnded, Event::Went(Target::Home), Event::BackPressed] {
        let mut talk = at_standing(true, payable());
        talk.says(leaves.clone());
        assert!(matches!(step(&talk), Step::Leaving(_)), "{leaves:?}");
        assert!(talk.calls().is_empty());
        says(&mut talk, Said::StayAsked);
        assert!(matches!(step(&talk), Step::Standing(_)));
        talk.says(leaves.clone()).says(leaves.clone());
        assert!(talk.flow.place().paying().is_none(), "{leaves:?}");
        assert!(talk.effects.contains(&Effect::Unfollow));
    }
}

#[test]
fn nobody_is_sent_away_from_money_but_from_what_is_settled() {
    for status in PaymentStatus::ALL {
        let mut talk = at_standing(true, payable());
        hears(&mut talk, 3, status);
        talk.says(quiet(100_000));
        let held = status.is_awaited() || status == PaymentStatus::Paid;
        assert_eq!(talk.flow.idle().left().is_none(), held, "{status:?}");
        talk.says(quiet(200_000));
        assert_eq!(talk.flow.place() != &Place::Ending, held, "{status:?}");
    }
}

#[test]
fn whoever_has_seen_the_code_before_leaving_may_walk_off() {
    let mut talk = at_standing(true, payable());
    talk.says(Event::VisitEnded).says(quiet(100_000)).says(quiet(200_000));
    assert_eq!(talk.flow.place(), &Place::Ending);
}

#[test]
fn a_slip_for_a_counter_holds_nobody() {
    let mut talk = at_counter(true);
    assert!(matches!(step(&talk), Step::Standing(_)));
    talk.says(quiet(60));
    assert!(talk.flow.idle().left().is_some());
    talk.says(Event::VisitEnded);
    assert_eq!(talk.flow.place(), &Place::Ending);
}

#[test]
fn whatever_the_server_says_to_a_wish_to_pay_leads_to_a_screen_or_is_asked_again() {
    let again = [
        ErrorCode::InFlight,
        ErrorCode::Locked,
        ErrorCode::TooMany,
        ErrorCode::TooManyCodes,
        ErrorCode::Internal,
        ErrorCode::CoreClosed,
        ErrorCode::Unavailable,
    ];
    let begins_there = [
        ErrorCode::NotSignedIn,
        ErrorCode::KioskRefused,
        ErrorCode::KioskClock,
        ErrorCode::KioskRevoked,
        ErrorCode::KioskRepeated,
    ];
    for &code in ErrorCode::ALL.iter().filter(|code| !begins_there.contains(code)) {
        let mut talk = at_opening(false);
        talk.fails(problem(code));
        let looks = talk.calls().iter().any(|call| matches!(call, Call::ShowRecharge(_)));
        assert_eq!(looks, !again.contains(&code), "{code:?}");
    }
}
