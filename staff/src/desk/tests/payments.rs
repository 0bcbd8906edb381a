use domain::{
    payment::{PaymentNumber, PaymentStatus},
    problem::ErrorCode,
    wire::staff::{Role, StaffPaymentQuery, Want},
};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{
    fixtures::{Talk, problem, reference, staff_as},
    money_fixtures::{at_payments, line, list, number, said_list},
};
use crate::desk::{
    Call, ConsoleEvent, Effect, Event, Failure, Focus, MoneyCall, MoneyEvent, PaymentSaid, PaymentsEvent,
    Place, Shortcut, Typed, Way,
};

fn asked(status: Option<PaymentStatus>, code: Option<&str>) -> Call {
    Call::Money(MoneyCall::ListPayments(StaffPaymentQuery { status, code: code.map(str::to_owned) }))
}

fn searched(talk: &mut Talk, typed: &str) -> Vec<Call> {
    said_list(talk, PaymentsEvent::Searched(typed.to_owned()))
}

fn is_list(call: &Call) -> bool {
    matches!(call, Call::Money(MoneyCall::ListPayments(_)))
}

#[test]
fn the_bar_knows_how_many_want_a_clerk_before_anybody_goes_there() {
    let mut talk = Talk::begun();
    talk.answer(Ok(super::fixtures::staff()));
    assert!(talk.calls().contains(&asked(None, None)));
    talk.answer_to(is_list, Ok(list(&[line(1, PaymentStatus::Unknown, Some(Want::Unknown))])));
    assert_eq!(talk.console().money.list.list.as_ref().map(|list| list.wanting), Some(1));
    talk.work(ConsoleEvent::LookDue);
    assert!(talk.calls().contains(&asked(None, None)), "and is told when that changes");
}

#[test]
fn administrators_of_kiosks_have_nothing_to_do_with_money() {
    let mut talk = Talk::begun();
    talk.answer(Ok(staff_as(Role::Admin)));
    assert!(!talk.calls().iter().any(is_list));
    talk.work(ConsoleEvent::Went(Place::Payments));
    assert_eq!(talk.effects, []);
}

#[test]
fn every_place_is_found_by_its_address_and_two_are_parts_of_payments() {
    for place in [Place::Queue, Place::Payments, Place::Reconciliation, Place::MonthEnds] {
        assert_eq!(Place::at(place.hash()), place);
    }
    for place in Place::MONEY {
        assert_eq!(place.part_of(), Place::Payments);
    }
    assert_eq!(Place::Cards.part_of(), Place::Cards);
}

#[test]
fn only_a_whole_number_is_looked_for() {
    let mut talk = at_payments(&[]);
    let code = number(1);
    assert_eq!(searched(&mut talk, "48 27"), []);
    assert_eq!(talk.console().money.list.typed(), Typed::Part);
    assert_eq!(searched(&mut talk, &code.grouped()), [asked(None, Some(code.as_str()))]);
    let wrong = format!("{}{}", &code.as_str()[..11], (code.as_str().as_bytes()[11] - b'0' + 1) % 10);
    assert_eq!(searched(&mut talk, &wrong), [asked(None, None)], "the list is back");
    assert_eq!(talk.console().money.list.typed(), Typed::Wrong);
    let gateway = "4200001234202611231234567890";
    assert_eq!(searched(&mut talk, gateway), [asked(None, Some(gateway))]);
    assert_eq!(
        searched(&mut talk, "&status=paid?"),
        [asked(None, None)],
        "nothing else gets into the address"
    );
    assert_eq!(talk.console().money.list.search, "statuspaid");
}

#[test]
fn a_search_looks_among_all_and_a_status_comes_back_after_it() {
    let mut talk = at_payments(&[]);
    let of_status = PaymentsEvent::OfStatus(Some(PaymentStatus::Paid));
    assert_eq!(said_list(&mut talk, of_status), [asked(Some(PaymentStatus::Paid), None)]);
    let code = number(1);
    assert_eq!(searched(&mut talk, code.as_str()), [asked(None, Some(code.as_str()))]);
    assert_eq!(searched(&mut talk, ""), [asked(Some(PaymentStatus::Paid), None)]);
}

#[test]
fn the_one_that_a_search_finds_is_opened_and_typing_goes_on() {
    let mut talk = at_payments(&[]);
    let code = number(7);
    searched(&mut talk, code.as_str());
    talk.answer_to(is_list, Ok(list(&[line(7, PaymentStatus::Pending, None)])));
    assert_eq!(talk.calls(), [Call::Money(MoneyCall::ShowPayment(code.clone()))]);
    assert_eq!(talk.effects.last(), Some(&Effect::Focus(Focus::Search)));
    talk.work(ConsoleEvent::LookDue);
    talk.answer_to(is_list, Ok(list(&[line(7, PaymentStatus::Pending, None)])));
    assert_eq!(talk.calls(), [], "a later look opens nothing");
    assert_eq!(talk.console().money.number(), Some(&code));
}

fn opens(talk: &mut Talk, key: Shortcut, expected: Option<u64>) {
    let before = talk.console().money.number().cloned();
    talk.tell(Event::Pressed(key));
    let expected = expected.map(PaymentNumber::from_number).or(before);
    assert_eq!(talk.console().money.number(), expected.as_ref(), "{key:?}");
}

#[test]
fn keys_walk_the_lines_and_next_is_one_that_wants_a_clerk() {
    let mut talk = at_payments(&[
        line(1, PaymentStatus::Unknown, Some(Want::Unknown)),
        line(2, PaymentStatus::Fulfilled, None),
        line(3, PaymentStatus::Suspended, Some(Want::Suspended)),
    ]);
    for (key, expected) in [
        (Shortcut::Down, Some(1)),
        (Shortcut::Down, Some(2)),
        (Shortcut::Next, Some(3)),
        (Shortcut::Down, None),
        (Shortcut::Next, Some(1)),
        (Shortcut::Up, None),
    ] {
        opens(&mut talk, key, expected);
    }
    talk.work(ConsoleEvent::Money(MoneyEvent::Moved(Way::Down)));
    assert_eq!(talk.effects.last(), Some(&Effect::Focus(Focus::Payment(number(2)))));
    talk.tell(Event::Pressed(Shortcut::Search));
    assert_eq!(talk.effects, [Effect::Focus(Focus::Search)]);
}

#[test]
fn when_no_other_wants_a_clerk_that_is_said() {
    let mut talk = at_payments(&[line(1, PaymentStatus::Unknown, Some(Want::Unknown))]);
    opens(&mut talk, Shortcut::Next, Some(1));
    talk.tell(Event::Pressed(Shortcut::Next));
    let open = talk.console().money.open.as_ref();
    assert_eq!(open.and_then(|open| open.said), Some(PaymentSaid::NothingWants));
}

#[test]
fn what_changes_while_listing_is_listed_right_after() {
    let mut talk = at_payments(&[]);
    for _ in 0..3 {
        talk.work(ConsoleEvent::Money(MoneyEvent::Changed(Some(number(1)))));
    }
    assert_eq!(talk.calls(), []);
    talk.answer_to(is_list, Ok(list(&[])));
    assert_eq!(talk.calls(), [asked(None, None)]);
}

#[test]
fn a_list_that_cannot_be_had_keeps_its_lines_and_says_so() {
    let mut talk = at_payments(&[line(1, PaymentStatus::Paid, None)]);
    for failure in [Failure::Unreachable, problem(ErrorCode::Internal)] {
        said_list(&mut talk, PaymentsEvent::Due);
        talk.answer_to(is_list, Err(failure.clone()));
        let list = &talk.console().money.list;
        assert_eq!((list.lines().len(), &list.trouble), (1, &Some(failure)));
    }
}

#[test]
fn the_application_of_a_fee_is_opened_in_the_queue() {
    let mut talk = at_payments(&[]);
    talk.work(ConsoleEvent::CaseWanted(reference(5)));
    assert_eq!(talk.calls(), [Call::ShowCase(reference(5))]);
    assert_eq!(talk.effects.last(), Some(&Effect::Go(Place::Queue)));
}
