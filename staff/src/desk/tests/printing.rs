use domain::{
    application::{GiveBackReason, Status},
    problem::ErrorCode,
    service::Service,
    stock::SpoilReason,
    wire::staff::{CaseView, PrintStep, Printed},
};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{ME, Talk, problem, reference, view};
use crate::desk::{
    Action, Call, ConsoleEvent, Effect, HandoverEvent, HandoverStep, Place, PrintingEvent, Reply, actions,
};

fn instant(status: Status, version: u32) -> CaseView {
    let mut case = view(1, status, version, None);
    case.row.service = Service::InstantCard;
    case
}

fn printing(event: PrintingEvent) -> ConsoleEvent {
    ConsoleEvent::Handover(HandoverEvent::Printing(event))
}

fn prints(step: PrintStep) -> ConsoleEvent {
    printing(PrintingEvent::Asked(step))
}

/// At the counter with this case.
fn at_counter(status: Status, version: u32) -> Talk {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Handover(HandoverEvent::Sought(reference(1))));
    talk.answer(Ok(Reply::Case(Box::new(instant(status, version)))));
    talk
}

fn print(version: u32, step: PrintStep) -> Call {
    Call::Print(reference(1), Printed { version, step })
}

#[test]
fn an_instant_card_is_printed_from_the_case_and_each_step_names_the_version_that_was_seen() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(prints(PrintStep::Start));
    assert_eq!(talk.calls(), [], "no case was shown yet");
    talk.work(ConsoleEvent::Handover(HandoverEvent::Sought(reference(1))));
    talk.answer(Ok(Reply::Case(Box::new(instant(Status::OutletChosen, 5)))));
    talk.work(prints(PrintStep::Start));
    assert_eq!(talk.calls(), [print(5, PrintStep::Start)]);
    talk.work(prints(PrintStep::Start));
    assert_eq!(talk.calls(), [], "one at a time");
    talk.answer(Ok(Reply::Case(Box::new(instant(Status::Printing, 6)))));
    let desk = &talk.console().handover;
    assert!(matches!(&desk.step, HandoverStep::Comparing(case) if case.row.status == Status::Printing));
}

#[test]
fn one_press_neither_voids_a_serial_nor_frees_it_nor_calls_a_card_good() {
    for step in [
        PrintStep::Spoiled(SpoilReason::Misprinted),
        PrintStep::Good,
        PrintStep::GiveBack(GiveBackReason::Mistake),
    ] {
        let mut talk = at_counter(Status::Printing, 6);
        talk.work(prints(step));
        assert_eq!(talk.calls(), [], "{step:?} is asked about first");
        talk.work(printing(PrintingEvent::Declined));
        talk.work(printing(PrintingEvent::Confirmed));
        assert_eq!(talk.calls(), [], "nothing was asked any more");
        talk.work(prints(step));
        talk.work(printing(PrintingEvent::Confirmed));
        assert_eq!(talk.calls(), [print(6, step)]);
        assert_eq!(talk.console().handover.printing.question, None);
    }
}

#[test]
fn whoever_was_overtaken_sees_the_case_as_it_is_now_and_goes_on_from_there() {
    for code in [ErrorCode::StaleVersion, ErrorCode::WrongStep] {
        let mut talk = at_counter(Status::Printing, 6);
        talk.work(prints(PrintStep::Good));
        talk.work(printing(PrintingEvent::Confirmed));
        talk.answer(Err(problem(code)));
        assert_eq!(talk.calls(), [Call::ShowCase(reference(1))], "{code:?}");
        talk.work(prints(PrintStep::Start));
        assert_eq!(talk.calls(), [], "first it is shown");
        talk.answer(Ok(Reply::Case(Box::new(instant(Status::Paid, 8)))));
        let desk = &talk.console().handover;
        assert_eq!((desk.changed, &desk.trouble), (Some(Status::Paid), &None));
        talk.work(prints(PrintStep::Start));
        assert_eq!(talk.calls(), [print(8, PrintStep::Start)], "on the version that is shown now");
        assert_eq!(talk.console().handover.changed, None, "it was read");
    }
}

#[test]
fn what_was_over_meanwhile_is_not_told_as_done_here() {
    let mut talk = at_counter(Status::OutletChosen, 5);
    talk.work(prints(PrintStep::Start));
    talk.answer(Err(problem(ErrorCode::WrongStep)));
    talk.answer(Ok(Reply::Case(Box::new(instant(Status::Withdrawn, 6)))));
    let desk = &talk.console().handover;
    assert_eq!(desk.changed, Some(Status::Withdrawn));
    assert!(matches!(&desk.step, HandoverStep::Comparing(_)));
}

#[test]
fn printing_is_offered_where_it_comes_next_and_of_instant_cards_only() {
    let offered = |case: &CaseView| actions(case, ME).contains(&Action::Print);
    for status in [Status::OutletChosen, Status::Paid, Status::Printing, Status::PrintTrouble] {
        assert!(offered(&instant(status, 5)), "{status:?}");
    }
    for status in [Status::Approved, Status::FeeDue, Status::Verified, Status::Collected] {
        assert!(!offered(&instant(status, 5)), "{status:?}");
    }
    assert!(!offered(&view(1, Status::OutletChosen, 5, None)), "another card is ordered");
    assert_eq!(actions(&instant(Status::Verified, 9), ME), [Action::HandOver]);
}

#[test]
fn a_card_in_the_printer_is_not_forgotten_wherever_the_clerk_goes_until_somebody_says_what_became_of_it() {
    let mut talk = at_counter(Status::Printing, 6);
    talk.work(ConsoleEvent::Went(Place::Handover));
    assert_eq!(talk.console().printing_elsewhere(), None, "it is in sight");
    talk.work(ConsoleEvent::Went(Place::Queue));
    assert_eq!(talk.console().printing_elsewhere(), Some(&reference(1)));
    talk.work(ConsoleEvent::PrintingWanted);
    assert_eq!(talk.effects, [Effect::Go(Place::Handover)]);
    talk.work(ConsoleEvent::Handover(HandoverEvent::Left));
    assert_eq!(
        talk.console().printing_elsewhere(),
        Some(&reference(1)),
        "the next person is before the clerk"
    );
    talk.work(ConsoleEvent::PrintingWanted);
    assert_eq!(talk.calls(), [Call::ShowCase(reference(1))]);
    talk.answer(Ok(Reply::Case(Box::new(instant(Status::Verified, 7)))));
    assert_eq!(talk.console().printing_elsewhere(), None);
    talk.work(ConsoleEvent::Went(Place::Queue));
    assert_eq!(talk.console().printing_elsewhere(), None, "it was said");
}
