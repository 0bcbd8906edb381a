use domain::{
    application::{RejectReason, Status},
    problem::ErrorCode,
    service::Service,
    wire::staff::{CaseFilter, Decision},
};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{ME, Talk, case, decided, problem, reference, row, view};
use crate::desk::{
    Action, Call, CaseEvent, ConsoleEvent, Effect, Event, Group, Panel, Place, QueueEvent, Reply, Said,
    Shortcut, actions,
};

fn approved() -> Talk {
    let mut talk = Talk::at_queue(&[row(1, Status::UnderReview), row(2, Status::Submitted)]);
    talk.work(ConsoleEvent::Opened(reference(1)));
    talk.answer(Ok(case(1, Status::UnderReview, 3, Some(ME))));
    talk.tell(Event::Pressed(Shortcut::Do(Action::Approve)));
    talk
}

fn is_decision(call: &Call) -> bool {
    matches!(call, Call::Decide(..))
}

#[test]
fn a_decision_that_is_undone_is_never_sent() {
    for undo in [Event::Console(ConsoleEvent::Case(CaseEvent::Undone)), Event::Pressed(Shortcut::Undo)] {
        let mut talk = approved();
        let Effect::SendSoon(ticket) = talk.effects[0] else { panic!("{:?}", talk.effects) };
        talk.tell(undo);
        assert_eq!(talk.case().pending, None);
        talk.on_case(CaseEvent::Lapsed(ticket));
        assert_eq!(talk.calls(), []);
    }
}

#[test]
fn ten_seconds_of_a_decision_do_not_send_the_next_one() {
    let mut talk = approved();
    let Effect::SendSoon(first) = talk.effects[0] else { panic!("{:?}", talk.effects) };
    talk.on_case(CaseEvent::Undone);
    talk.on_case(CaseEvent::Asked(Action::Reject));
    talk.on_case(CaseEvent::RefusalChosen(vec![RejectReason::CardStillValid]));
    talk.on_case(CaseEvent::Lapsed(first));
    assert_eq!(talk.calls(), []);
    assert!(talk.case().pending.is_some());
}

#[test]
fn while_a_decision_waits_no_other_is_made() {
    let mut talk = approved();
    talk.on_case(CaseEvent::Asked(Action::Reject));
    assert_eq!(talk.case().panel, None);
    talk.on_case(CaseEvent::Flushed);
    let decision = Call::Decide(reference(1), decided(3, Decision::Approve));
    assert_eq!(talk.calls(), [decision]);
}

#[test]
fn whoever_goes_on_sends_the_decision_first() {
    let mut talk = approved();
    talk.tell(Event::Pressed(Shortcut::Next));
    assert!(matches!(talk.calls()[..], [Call::Decide(..)]), "the next case waits for it");
    talk.answer_to(is_decision, Ok(case(1, Status::Approved, 4, Some(ME))));
    assert!(talk.calls().contains(&Call::ShowCase(reference(2))));
    assert_eq!(talk.console().reference(), Some(&reference(2)));
}

#[test]
fn a_decision_that_is_refused_brings_nobody_on() {
    let mut talk = approved();
    talk.tell(Event::Pressed(Shortcut::Next));
    talk.answer_to(is_decision, Err(problem(ErrorCode::NotAllowed)));
    assert_eq!(talk.console().reference(), Some(&reference(1)));
    assert_eq!(talk.case().trouble, Some(problem(ErrorCode::NotAllowed)));
}

#[test]
fn signing_out_and_other_places_send_it_too() {
    let mut talk = approved();
    talk.tell(Event::SignedOut);
    assert!(matches!(talk.calls()[..], [Call::Decide(..)]), "signing out waits for it");
    talk.answer_to(is_decision, Ok(case(1, Status::Approved, 4, Some(ME))));
    assert!(talk.calls().contains(&Call::SignOut));
    let mut talk = approved();
    talk.work(ConsoleEvent::Went(Place::Handover));
    assert!(matches!(talk.calls()[..], [Call::Decide(..)]));
}

#[test]
fn a_case_that_changed_meanwhile_is_looked_at_before_it_is_decided() {
    let mut talk = approved();
    talk.work(ConsoleEvent::Changed(Some(reference(1))));
    talk.answer_to(|call| matches!(call, Call::ShowCase(_)), Ok(case(1, Status::Withdrawn, 4, Some(ME))));
    assert_eq!((&talk.case().pending, talk.case().said), (&None, Some(Said::Changed)));
}

#[test]
fn a_second_clerk_confirms_and_the_first_does_not() {
    let mut second = view(1, Status::SecondReview, 4, Some("li"));
    second.proposed_by = Some("li".to_owned());
    assert_eq!(actions(&second, ME), [Action::Approve, Action::SendBack]);
    assert_eq!(actions(&second, "li"), []);
    let mut talk = Talk::at_queue(&[row(1, Status::SecondReview)]);
    talk.work(ConsoleEvent::Opened(reference(1)));
    talk.answer(Ok(Reply::Case(Box::new(second))));
    talk.on_case(CaseEvent::Asked(Action::SendBack));
    talk.on_case(CaseEvent::RefusalChosen(vec![]));
    talk.on_case(CaseEvent::Flushed);
    assert_eq!(talk.calls(), [], "a reason is asked for");
    let reasons = vec![RejectReason::DetailsDoNotMatch];
    talk.on_case(CaseEvent::RefusalChosen(reasons.clone()));
    talk.on_case(CaseEvent::Flushed);
    assert_eq!(talk.calls(), [Call::Decide(reference(1), decided(4, Decision::SendBack(reasons)))]);
}

#[test]
fn cases_are_listed_by_service_and_a_search_looks_among_all() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Queue(QueueEvent::OfService(Some(Service::ChangePhoto))));
    let filter = CaseFilter {
        statuses: Group::Waiting.statuses(),
        service: Some(Service::ChangePhoto),
        mine: false,
        reference: String::new(),
    };
    assert_eq!(talk.calls(), [Call::ListCases(filter)]);
    talk.work(ConsoleEvent::Queue(QueueEvent::Searched("4827".to_owned())));
    let filter = CaseFilter { reference: "4827".to_owned(), ..CaseFilter::default() };
    assert_eq!(talk.calls(), [Call::ListCases(filter)]);
}

#[test]
fn a_photo_change_offers_the_same_as_a_card_but_no_counter() {
    let mut photo = view(1, Status::UnderReview, 3, Some(ME));
    photo.row.service = Service::ChangePhoto;
    assert_eq!(actions(&photo, ME), [Action::Approve, Action::Ask, Action::Reject]);
    photo.row.status = Status::AssistedCapture;
    assert!(!actions(&photo, ME).contains(&Action::Ask));
    let mut talk = Talk::at_case(Status::UnderReview, Some(ME));
    talk.on_case(CaseEvent::Asked(Action::Reject));
    talk.on_case(CaseEvent::RefusalChosen(vec![]));
    assert_eq!(talk.case().panel, Some(Panel::Reject), "no refusal without a reason");
}
