use domain::{application::Status, wire::staff::CaseFilter};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{Talk, case, list, reference, row, staff, staff_of};
use crate::desk::{
    Call, ConsoleEvent, Effect, Event, Failure, Focus, Group, QueueEvent, Said, Shortcut, Way,
};

fn searched(talk: &mut Talk, typed: &str) {
    talk.work(ConsoleEvent::Queue(QueueEvent::Searched(typed.to_owned())));
}

#[test]
fn every_status_is_in_a_group_that_is_offered() {
    for status in Status::ALL {
        assert!(Group::of(status).statuses().contains(&status));
        assert_ne!(Group::of(status), Group::All);
    }
    assert_eq!(Group::All.statuses(), []);
}

#[test]
fn a_search_looks_among_all_cases_and_takes_digits_only() {
    let mut talk = Talk::at_queue(&[]);
    searched(&mut talk, " 48-27x");
    let filter = CaseFilter { reference: "4827".to_owned(), ..CaseFilter::default() };
    assert_eq!(talk.calls(), [Call::ListCases(filter)]);
    searched(&mut talk, "4827y");
    assert_eq!(talk.effects, [], "the digits are the same");
    searched(&mut talk, "");
    let filter = CaseFilter { statuses: Group::Waiting.statuses(), ..CaseFilter::default() };
    assert_eq!(talk.calls(), [Call::ListCases(filter)]);
}

#[test]
fn a_late_answer_to_an_older_search_is_dropped() {
    let mut talk = Talk::at_queue(&[]);
    searched(&mut talk, "1");
    searched(&mut talk, "12");
    let first = |call: &Call| matches!(call, Call::ListCases(filter) if filter.reference == "1");
    talk.answer_to(first, Ok(list(&[row(1, Status::Ready)])));
    assert_eq!(talk.console().queue.rows(), []);
    talk.answer(Ok(list(&[row(12, Status::Ready)])));
    assert_eq!(talk.console().queue.rows().len(), 1);
}

#[test]
fn what_changes_while_loading_is_loaded_right_after() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Changed(Some(reference(1))));
    talk.work(ConsoleEvent::Changed(Some(reference(2))));
    talk.work(ConsoleEvent::Changed(Some(reference(3))));
    assert_eq!(talk.calls(), []);
    talk.answer(Ok(list(&[])));
    assert!(matches!(talk.calls()[..], [Call::ListCases(_)]));
    talk.answer(Ok(list(&[])));
    assert_eq!(talk.calls(), []);
}

#[test]
fn arrows_walk_the_lines_and_stop_at_the_ends() {
    let mut talk = Talk::at_queue(&[row(1, Status::Submitted), row(2, Status::Submitted)]);
    for (way, expected) in
        [(Way::Down, Some(1)), (Way::Down, Some(2)), (Way::Down, None), (Way::Up, Some(1)), (Way::Up, None)]
    {
        talk.work(ConsoleEvent::Moved(way));
        let focus = expected.map(|number| Effect::Focus(Focus::Row(reference(number))));
        assert_eq!(talk.effects.last(), focus.as_ref());
    }
    assert_eq!(talk.console().reference(), Some(&reference(1)));
}

#[test]
fn the_next_case_is_one_that_waits_and_comes_round_again() {
    let rows = [row(1, Status::Submitted), row(2, Status::Ready), row(3, Status::UnderReview)];
    let mut talk = Talk::at_queue(&rows);
    for number in [1, 3, 1] {
        talk.tell(Event::Pressed(Shortcut::Next));
        assert_eq!(talk.console().reference(), Some(&reference(number)));
        talk.answer(Ok(case(number, Status::Submitted, 1, None)));
    }
}

#[test]
fn when_nothing_else_waits_that_is_said() {
    let mut talk = Talk::at_case(Status::Submitted, None);
    talk.tell(Event::Pressed(Shortcut::Next));
    assert_eq!(talk.case().said, Some(Said::NothingWaits));
    assert_eq!(talk.calls(), []);
}

#[test]
fn a_queue_that_cannot_be_had_keeps_the_old_lines_and_says_so() {
    let mut talk = Talk::at_queue(&[row(1, Status::Submitted)]);
    talk.work(ConsoleEvent::Queue(QueueEvent::Due));
    talk.answer(Err(Failure::Unreachable));
    assert_eq!(talk.console().queue.rows().len(), 1);
    assert_eq!(talk.console().queue.trouble, Some(Failure::Unreachable));
    talk.work(ConsoleEvent::Queue(QueueEvent::Due));
    talk.answer(Ok(list(&[])));
    assert_eq!(talk.console().queue.trouble, None);
}

#[test]
fn whoever_works_for_an_agency_begins_with_its_cases_and_may_look_at_all() {
    let mut talk = Talk::begun();
    talk.answer(Ok(staff_of("yuegang")));
    let asked = |mine, reference: &str| {
        let statuses = if reference.is_empty() { Group::Waiting.statuses() } else { vec![] };
        Call::ListCases(CaseFilter { statuses, mine, reference: reference.to_owned(), service: None })
    };
    assert!(talk.calls().contains(&asked(true, "")));
    talk.work(ConsoleEvent::Queue(QueueEvent::Mine(false)));
    assert_eq!(talk.calls(), [asked(false, "")]);
    talk.work(ConsoleEvent::Queue(QueueEvent::Mine(true)));
    searched(&mut talk, "48");
    assert_eq!(talk.calls(), [asked(false, "48")], "a search looks among all");
    let mut plain = Talk::begun();
    plain.answer(Ok(staff()));
    assert!(plain.calls().contains(&asked(false, "")), "whoever works for none sees the region's");
}
