//! The fee of a card, paid on the way.

use domain::{
    application::Status,
    money::Fen,
    payment::{Channel, PaymentStatus, Purpose},
    problem::ErrorCode,
    region::PaymentMethod,
    service::Service,
    wire::{ApplicationView, PaymentView},
};

use crate::fixtures::{
    Conversation, application, at_case, at_fee, at_fee_standing, fee_case, fee_payment, key, payable,
    payment_number, problem, reference,
};
use crate::{
    Call, Effect, Event, Reply, pay,
    track::{Event as Said, Step},
};

fn shows(talk: &mut Conversation, case: ApplicationView) {
    talk.says(Event::Track(Said::CaseChanged)).hears(Reply::Application(Box::new(case)));
}

#[test]
fn a_fee_is_paid_for_its_application_and_the_case_goes_on() {
    let mut talk = at_fee(false);
    talk.says(Event::Track(Said::PayAsked(key(1))));
    let [Call::BeginPayment(new)] = talk.calls()[..] else { panic!("nothing was begun") };
    let purpose = Purpose::Fee { reference: reference(), service: Service::ReplaceCard };
    assert_eq!((&new.purpose, new.amount, new.channel), (&purpose, Fen(2_500), Channel::Wechat));
    let mut talk = at_fee_standing(false, PaymentView { version: 2, ..fee_payment(PaymentStatus::Pending) });
    talk.says(Event::Pay(pay::Event::GoneOn));
    assert!(talk.calls().is_empty(), "money is under way");
    talk.says(Event::Pay(pay::Event::Changed))
        .hears(Reply::Payment(Box::new(fee_payment(PaymentStatus::Fulfilled))));
    talk.says(Event::Pay(pay::Event::GoneOn));
    assert_eq!(talk.calls(), [&Call::ShowApplication(reference())]);
    talk.hears(Reply::Application(Box::new(application(Status::Paid, Vec::new()))));
    assert_eq!(talk.effects, [Effect::Follow(reference(), 4)]);
    assert!(matches!(talk.following(), Step::Case(case) if case.progress.status == Status::Paid));
}

#[test]
fn where_the_region_takes_no_money_online_nothing_is_begun() {
    let mut talk = at_case(false, Status::Submitted, Vec::new());
    for methods in [Vec::new(), vec![PaymentMethod::Counter]] {
        shows(&mut talk, ApplicationView { methods, ..fee_case() });
        talk.says(Event::Track(Said::PayAsked(key(1))));
        assert!(talk.calls().is_empty());
    }
    shows(&mut talk, application(Status::Paid, Vec::new()));
    talk.says(Event::Track(Said::PayAsked(key(1))));
    assert!(talk.calls().is_empty(), "it is paid");
}

#[test]
fn a_payment_that_is_open_is_shown_instead_of_another() {
    let mut talk = at_fee(false);
    talk.says(Event::Track(Said::PayAsked(key(1)))).fails(problem(ErrorCode::PaymentOpen));
    assert_eq!(talk.calls(), [&Call::ShowApplication(reference())]);
    let open = ApplicationView { payment: Some(payment_number()), ..fee_case() };
    talk.hears(Reply::Application(Box::new(open)));
    talk.says(Event::Track(Said::PayAsked(key(2))));
    assert_eq!(talk.calls(), [&Call::ShowPayment(payment_number())]);
}

#[test]
fn whoever_steps_back_from_a_payment_that_came_finds_it_again_instead_of_another() {
    for status in [PaymentStatus::Fulfilled, PaymentStatus::Suspended, PaymentStatus::RefundDue] {
        let mut talk = at_fee_standing(false, PaymentView { version: 2, ..fee_payment(status) });
        talk.says(Event::BackPressed);
        assert!(matches!(talk.following(), Step::Case(_)), "{status:?}");
        talk.says(Event::Track(Said::PayAsked(key(9))));
        assert_eq!(talk.calls(), [&Call::ShowPayment(payment_number())], "{status:?}");
    }
}

#[test]
fn a_payment_whose_answer_was_lost_is_begun_with_its_key_again() {
    let mut talk = at_fee(false);
    talk.says(Event::Track(Said::PayAsked(key(1)))).fails(crate::Failure::Unreachable);
    talk.says(Event::BackPressed);
    assert!(matches!(talk.following(), Step::Case(_)));
    talk.says(Event::Track(Said::PayAsked(key(2))));
    assert!(matches!(talk.calls()[..], [Call::BeginPayment(new)] if new.key == key(1)));
}

#[test]
fn back_from_a_payment_that_is_over_leads_to_the_case() {
    let mut talk = at_fee_standing(false, payable());
    let closed = PaymentView { version: 3, ..fee_payment(PaymentStatus::Closed) };
    talk.says(Event::Pay(pay::Event::Changed)).hears(Reply::Payment(Box::new(closed)));
    talk.says(Event::BackPressed);
    assert!(matches!(talk.following(), Step::Case(_)));
    assert_eq!(talk.effects, [Effect::Follow(reference(), 4)]);
}
