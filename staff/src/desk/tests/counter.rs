use domain::{
    application::Status,
    id_number::IdNumber,
    masked::Masked,
    problem::ErrorCode,
    region::Bilingual,
    wire::staff::{Collector, Handover, HandoverCheck, VouchDecision, VouchView},
};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{ME, Talk, case, problem, reference};
use crate::desk::{
    Action, Call, CaseEvent, ConsoleEvent, Effect, HandoverEvent, HandoverStep, Place, Reply, VouchEvent,
};

fn number() -> IdNumber {
    IdNumber::try_from("11010519491231002X".to_owned()).unwrap()
}

fn given() -> ConsoleEvent {
    let given = HandoverEvent::Given { pickup_code: "482739".to_owned(), id_number: number() };
    ConsoleEvent::Handover(given)
}

fn is_handover(call: &Call) -> bool {
    matches!(call, Call::HandOver(_))
}

fn shown() -> Handover {
    Handover { reference: reference(1), pickup_code: "482739".to_owned(), id_number: number() }
}

fn compared(same_person: bool, id_seen: bool) -> ConsoleEvent {
    ConsoleEvent::Handover(HandoverEvent::Compared { same_person, id_seen })
}

fn is_check(call: &Call) -> bool {
    matches!(call, Call::CheckHandover(_))
}

/// Code and number fit.
fn checked(collector: Collector) -> Reply {
    let name = "张小兰".to_owned();
    Reply::HandoverCheck(Box::new(HandoverCheck { name, id_number: number(), collector, photo_before: true }))
}

#[test]
fn a_card_is_handed_over_after_its_case_was_shown_and_the_person_compared() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(given());
    assert_eq!(talk.calls(), [], "no case was shown yet");
    talk.work(ConsoleEvent::Handover(HandoverEvent::Sought(reference(1))));
    talk.answer(Ok(case(1, Status::Ready, 9, None)));
    talk.work(compared(true, true));
    assert_eq!(talk.calls(), [], "code and number come first");
    talk.work(given());
    assert_eq!(talk.calls(), [Call::CheckHandover(shown())]);
    talk.answer_to(is_check, Err(problem(ErrorCode::PickupMismatch)));
    assert_eq!(talk.console().handover.trouble, Some(problem(ErrorCode::PickupMismatch)));
    talk.work(given());
    talk.answer_to(is_check, Ok(checked(Collector::Holder)));
    for (same_person, id_seen) in [(false, false), (true, false), (false, true)] {
        talk.work(compared(same_person, id_seen));
        assert_eq!(talk.calls(), [], "both is asked for");
    }
    talk.work(compared(true, true));
    assert_eq!(talk.calls(), [Call::HandOver(shown().compared())]);
    talk.answer_to(is_handover, Ok(case(1, Status::Collected, 10, None)));
    let step = &talk.console().handover.step;
    assert!(matches!(step, HandoverStep::Done(case) if case.row.status == Status::Collected));
    talk.work(compared(true, true));
    assert_eq!(talk.calls(), [], "it is done once");
}

#[test]
fn the_next_person_begins_with_nothing_of_the_one_before() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Handover(HandoverEvent::Sought(reference(1))));
    talk.answer(Ok(case(1, Status::Ready, 9, None)));
    talk.work(given());
    talk.work(ConsoleEvent::Handover(HandoverEvent::Left));
    talk.answer_to(is_check, Ok(checked(Collector::Agent)));
    assert_eq!(talk.console().handover, crate::desk::HandoverDesk::default());
}

#[test]
fn a_card_that_is_not_ready_is_not_handed_over() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Handover(HandoverEvent::Sought(reference(1))));
    talk.answer(Ok(case(1, Status::InTransit, 9, None)));
    talk.work(given());
    assert_eq!(talk.calls(), []);
}

#[test]
fn from_an_open_case_the_counter_needs_no_reference() {
    let mut talk = Talk::at_case(Status::Ready, Some(ME));
    talk.on_case(CaseEvent::Asked(Action::HandOver));
    assert_eq!(talk.calls(), [Call::ShowCase(reference(1))]);
    assert!(talk.effects.contains(&Effect::Go(Place::Handover)));
    talk.answer(Ok(case(1, Status::Ready, 9, None)));
    assert!(matches!(talk.console().handover.step, HandoverStep::Comparing(_)));
}

fn person(name: Option<&str>, decided: Option<VouchDecision>) -> Reply {
    Reply::Vouch(Box::new(VouchView {
        code: "123456".to_owned(),
        hall: Bilingual { zh: "大厅".to_owned(), en: "Hall".to_owned() },
        name: name.map(Masked::name),
        id_number: number().masked(),
        decided,
    }))
}

fn vouched(talk: &mut Talk, decision: VouchDecision) -> Vec<Call> {
    talk.work(ConsoleEvent::Vouch(VouchEvent::Decided(decision)));
    talk.calls()
}

#[test]
fn a_person_is_vouched_for_once() {
    let mut talk = Talk::at_queue(&[]);
    assert_eq!(vouched(&mut talk, VouchDecision::Vouched), [], "nobody is shown");
    talk.work(ConsoleEvent::Vouch(VouchEvent::Sought("123456".to_owned())));
    talk.answer(Ok(person(Some("张小兰"), None)));
    let call = Call::Vouch("123456".to_owned(), VouchDecision::Vouched);
    assert_eq!(vouched(&mut talk, VouchDecision::Vouched), [call]);
    talk.answer(Ok(person(Some("张小兰"), Some(VouchDecision::Vouched))));
    assert_eq!(vouched(&mut talk, VouchDecision::Declined), [], "it was decided");
}

#[test]
fn nobody_vouches_for_someone_who_is_not_on_file() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Vouch(VouchEvent::Sought("123456".to_owned())));
    talk.answer(Ok(person(None, None)));
    assert_eq!(vouched(&mut talk, VouchDecision::Vouched), []);
    assert_eq!(vouched(&mut talk, VouchDecision::Declined).len(), 1);
}
