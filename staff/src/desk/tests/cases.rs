use domain::{
    application::{Ask, DocumentKind, PhotoReason, RejectReason, Status},
    id_number::IdNumber,
    problem::ErrorCode,
    wire::{
        DocumentView,
        staff::{Decided, Decision, Wanted},
    },
};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{ME, Talk, case, decided, list, problem, reference, row, view};
use crate::desk::{
    Action, Call, CaseEvent, ConsoleEvent, Deed, Effect, Event, Failure, Focus, Panel, Reply, Reveal, Said,
    Shortcut, actions,
};

fn press(talk: &mut Talk, action: Action) {
    talk.tell(Event::Pressed(Shortcut::Do(action)));
}

#[test]
fn what_is_offered_depends_on_status_and_clerk() {
    let offered = |status, assigned| actions(&view(1, status, 1, assigned), ME);
    assert_eq!(offered(Status::Submitted, None), [Action::TakeUp]);
    assert_eq!(offered(Status::UnderReview, Some(ME)), [Action::Approve, Action::Ask, Action::Reject]);
    assert_eq!(offered(Status::UnderReview, Some("li")), [Action::TakeUp]);
    assert_eq!(offered(Status::FeeDue, Some("li")), [Action::Settle]);
    assert_eq!(offered(Status::Ready, None), [Action::HandOver]);
    assert_eq!(offered(Status::Collected, Some(ME)), []);
}

#[test]
fn a_case_is_taken_up_and_approved_by_two_keys() {
    let mut talk = Talk::at_case(Status::Submitted, None);
    press(&mut talk, Action::Approve);
    assert_eq!(talk.calls(), [], "it is nobody's yet");
    press(&mut talk, Action::TakeUp);
    assert_eq!(talk.calls(), [Call::TakeUp(reference(1), 3)]);
    talk.answer(Ok(case(1, Status::UnderReview, 4, Some(ME))));
    assert!(matches!(talk.calls()[..], [Call::ListCases(_)]), "the queue changes with it");
    press(&mut talk, Action::Approve);
    assert_eq!(talk.calls(), [], "it can still be taken back");
    let [Effect::SendSoon(ticket), Effect::Focus(Focus::Undo)] = talk.effects[..] else {
        panic!("{:?}", talk.effects)
    };
    talk.on_case(CaseEvent::Lapsed(ticket));
    assert_eq!(talk.calls(), [Call::Decide(reference(1), decided(4, Decision::Approve))]);
    talk.answer(Ok(case(1, Status::Approved, 5, Some(ME))));
    assert_eq!(talk.case().said, Some(Said::Done(Deed::Approve)));
    assert_eq!(talk.shown(), Some((Status::Approved, 5)));
}

#[test]
fn more_is_asked_for_with_at_least_one_thing() {
    let mut talk = Talk::at_case(Status::UnderReview, Some(ME));
    press(&mut talk, Action::Ask);
    assert_eq!(talk.case().panel, Some(Panel::Ask));
    let wanted = |asks: &[Ask], photo: &[PhotoReason]| Wanted { asks: asks.to_vec(), photo: photo.to_vec() };
    for lacking in
        [wanted(&[], &[]), wanted(&[Ask::NewPhoto], &[]), wanted(&[Ask::Mobile], &[PhotoReason::TooDark])]
    {
        talk.on_case(CaseEvent::MoreChosen(lacking));
        assert_eq!((talk.effects.len(), talk.case().panel), (0, Some(Panel::Ask)));
    }
    let whole = wanted(&[Ask::NewPhoto, Ask::Mobile], &[PhotoReason::TooDark, PhotoReason::EyesClosed]);
    talk.on_case(CaseEvent::MoreChosen(whole.clone()));
    talk.on_case(CaseEvent::Flushed);
    let decision = Decision::AskFor(whole);
    assert_eq!(talk.calls(), [Call::Decide(reference(1), decided(3, decision))]);
}

#[test]
fn while_a_question_is_open_keys_are_silent_and_leaving_it_does_nothing() {
    let mut talk = Talk::at_case(Status::UnderReview, Some(ME));
    press(&mut talk, Action::Reject);
    press(&mut talk, Action::Approve);
    talk.tell(Event::Pressed(Shortcut::Next));
    assert_eq!(talk.effects, []);
    talk.on_case(CaseEvent::PanelLeft);
    talk.on_case(CaseEvent::RefusalChosen(vec![RejectReason::CardStillValid]));
    assert_eq!(talk.calls(), [], "the question was left");
}

#[test]
fn somebody_quicker_leads_to_a_fresh_look_and_a_word() {
    let mut talk = Talk::at_case(Status::Submitted, None);
    press(&mut talk, Action::TakeUp);
    talk.answer(Err(problem(ErrorCode::StaleVersion)));
    talk.answer_to(|call| matches!(call, Call::ShowCase(_)), Ok(case(1, Status::UnderReview, 4, Some("li"))));
    assert_eq!(talk.case().said, Some(Said::Changed));
    assert_eq!(talk.shown(), Some((Status::UnderReview, 4)));
    assert_eq!(talk.case().trouble, None);
}

#[test]
fn while_something_is_done_nothing_else_is_asked_about_the_case() {
    let mut talk = Talk::at_case(Status::Submitted, None);
    press(&mut talk, Action::TakeUp);
    talk.work(ConsoleEvent::Changed(Some(reference(1))));
    assert!(!talk.calls().iter().any(|call| matches!(call, Call::ShowCase(_))));
    talk.work(ConsoleEvent::Opened(reference(2)));
    assert_eq!(talk.console().reference(), Some(&reference(1)));
    talk.answer_to(|call| matches!(call, Call::TakeUp(..)), Ok(case(1, Status::UnderReview, 4, Some(ME))));
    assert_eq!(talk.shown(), Some((Status::UnderReview, 4)));
}

#[test]
fn a_change_elsewhere_closes_a_question_that_makes_no_sense_any_more() {
    let mut talk = Talk::at_case(Status::UnderReview, Some(ME));
    press(&mut talk, Action::Reject);
    talk.work(ConsoleEvent::Changed(Some(reference(1))));
    talk.answer_to(|call| matches!(call, Call::ShowCase(_)), Ok(case(1, Status::Approved, 4, Some(ME))));
    assert_eq!((talk.case().panel, talk.case().said), (None, Some(Said::Changed)));
}

#[test]
fn a_line_that_differs_from_the_open_case_is_reason_to_look() {
    let mut talk = Talk::at_case(Status::Submitted, None);
    talk.work(ConsoleEvent::Changed(None));
    talk.answer(Ok(list(&[row(1, Status::Submitted)])));
    assert_eq!(talk.calls(), [], "nothing differs");
    talk.work(ConsoleEvent::Changed(None));
    talk.answer(Ok(list(&[row(1, Status::UnderReview)])));
    assert_eq!(talk.calls(), [Call::ShowCase(reference(1))]);
    talk.answer(Err(Failure::Unreachable));
    assert_eq!(talk.case().trouble, None, "the next look comes soon");
}

#[test]
fn a_late_answer_never_shows_another_case() {
    let mut talk = Talk::at_queue(&[row(1, Status::Submitted), row(2, Status::Submitted)]);
    talk.work(ConsoleEvent::Opened(reference(1)));
    talk.work(ConsoleEvent::Opened(reference(2)));
    let first = |call: &Call| *call == Call::ShowCase(reference(1));
    talk.answer_to(first, Ok(case(1, Status::Submitted, 1, None)));
    assert_eq!(talk.shown(), None);
}

#[test]
fn a_refusal_by_the_server_is_said_and_the_case_stays() {
    let mut talk = Talk::at_case(Status::UnderReview, Some(ME));
    press(&mut talk, Action::Approve);
    talk.on_case(CaseEvent::Flushed);
    talk.answer(Err(problem(ErrorCode::NotAllowed)));
    assert_eq!(talk.case().trouble, Some(problem(ErrorCode::NotAllowed)));
    assert_eq!(talk.shown(), Some((Status::UnderReview, 3)));
    assert_eq!(talk.case().doing(), None);
}

fn number() -> IdNumber {
    IdNumber::try_from("11010519491231002X".to_owned()).unwrap()
}

#[test]
fn the_whole_number_hides_again_and_never_outlives_its_case() {
    let mut talk = Talk::at_case(Status::Submitted, None);
    talk.on_case(CaseEvent::RevealAsked);
    assert_eq!(talk.calls(), [Call::RevealId(reference(1))]);
    talk.answer(Ok(Reply::Revealed(number())));
    let [Effect::HideSoon(first)] = talk.effects[..] else { panic!("{:?}", talk.effects) };
    talk.on_case(CaseEvent::RevealAsked);
    assert_eq!(talk.case().reveal, Reveal::Hidden, "asking again hides it");
    talk.on_case(CaseEvent::RevealAsked);
    talk.answer(Ok(Reply::Revealed(number())));
    talk.on_case(CaseEvent::RevealLapsed(first));
    assert_eq!(talk.case().reveal, Reveal::Shown(number()), "the first half minute is not the second");
    talk.work(ConsoleEvent::Opened(reference(2)));
    assert_eq!(talk.case().reveal, Reveal::Hidden);
}

#[test]
fn a_number_that_comes_after_the_case_was_left_is_not_shown() {
    let mut talk = Talk::at_case(Status::Submitted, None);
    talk.on_case(CaseEvent::RevealAsked);
    talk.work(ConsoleEvent::Opened(reference(2)));
    talk.answer_to(|call| matches!(call, Call::RevealId(_)), Ok(Reply::Revealed(number())));
    assert_eq!(talk.case().reveal, Reveal::Hidden);
}

#[test]
fn a_fee_is_settled_after_its_question() {
    let mut talk = Talk::at_case(Status::FeeDue, Some("li"));
    talk.on_case(CaseEvent::FeeTaken);
    assert_eq!(talk.calls(), []);
    talk.on_case(CaseEvent::Asked(Action::Settle));
    talk.on_case(CaseEvent::FeeTaken);
    assert_eq!(talk.calls(), [Call::Settle(reference(1), 3)]);
}

#[test]
fn a_case_with_papers_is_granted_only_after_somebody_said_that_they_were_checked() {
    let mut papered = view(1, Status::UnderReview, 3, Some(ME));
    papered.documents = vec![paper("01")];
    let mut talk = Talk::at_case(Status::UnderReview, Some(ME));
    talk.on_case(CaseEvent::Retried);
    talk.answer(Ok(Reply::Case(Box::new(papered.clone()))));
    press(&mut talk, Action::Approve);
    assert_eq!(talk.effects, [Effect::Focus(Focus::Papers)], "the key does not go past it");
    assert_eq!((talk.case().said, talk.case().pending.is_some()), (Some(Said::PapersFirst), false));
    talk.on_case(CaseEvent::PapersSeen(true));
    assert_eq!(talk.case().said, None);
    // Another paper that came meanwhile was not checked.
    papered.documents.push(paper("02"));
    talk.on_case(CaseEvent::Retried);
    talk.answer(Ok(Reply::Case(Box::new(papered))));
    assert!(!talk.case().papers_seen);
    talk.on_case(CaseEvent::PapersSeen(true));
    press(&mut talk, Action::Approve);
    talk.on_case(CaseEvent::Flushed);
    let seen = Decided { papers_seen: true, ..decided(3, Decision::Approve) };
    assert_eq!(talk.calls(), [Call::Decide(reference(1), seen)]);
}

fn paper(last: &str) -> DocumentView {
    let id = format!("\"00000000-0000-0000-0000-0000000000{last}\"");
    DocumentView { id: serde_json::from_str(&id).unwrap(), kind: DocumentKind::Relation }
}
