use domain::{problem::ErrorCode, wire::staff::Credentials};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{Talk, problem, row, staff};
use crate::desk::{
    Call, ConsoleEvent, Effect, Event, Failure, MoneyCall, Place, QueueEvent, Reply, Scene, Shortcut,
};
use domain::application::Status;

fn credentials() -> Credentials {
    Credentials { name: "wang".to_owned(), password: "demo-wang".to_owned() }
}

#[test]
fn a_session_that_stands_leads_straight_to_the_queue() {
    let mut talk = Talk::begun();
    assert_eq!(talk.calls(), [Call::ShowSession]);
    talk.answer(Ok(staff()));
    assert!(talk.effects.contains(&Effect::Follow));
    assert!(matches!(
        talk.calls()[..],
        [Call::ListHelp, Call::Money(MoneyCall::ListPayments(_)), Call::ListCases(_)]
    ));
}

#[test]
fn without_a_session_the_sign_in_says_nothing_of_an_old_one() {
    let mut talk = Talk::begun();
    talk.answer(Err(problem(ErrorCode::NotSignedIn)));
    assert!(
        matches!(talk.desk.scene(), Scene::SignIn(sign_in) if !sign_in.lapsed && sign_in.trouble.is_none())
    );
}

#[test]
fn a_wrong_password_is_said_and_can_be_mended() {
    let mut talk = Talk::begun();
    talk.answer(Err(problem(ErrorCode::NotSignedIn)));
    talk.tell(Event::SignedIn(credentials()));
    talk.tell(Event::SignedIn(credentials()));
    assert_eq!(talk.calls(), [], "the second press waits for the first");
    talk.answer(Err(problem(ErrorCode::SignInFailed)));
    let wrong = problem(ErrorCode::SignInFailed);
    assert!(
        matches!(talk.desk.scene(), Scene::SignIn(sign_in) if sign_in.trouble == Some(wrong) && !sign_in.busy)
    );
    talk.tell(Event::SignedIn(credentials()));
    talk.answer(Ok(staff()));
    assert_eq!(talk.console().staff.name, "wang");
}

#[test]
fn a_server_that_is_away_is_no_reason_to_sign_in() {
    let mut talk = Talk::begun();
    talk.answer(Err(Failure::Unreachable));
    assert_eq!(*talk.desk.scene(), Scene::Opening { trouble: Some(Failure::Unreachable) });
    talk.tell(Event::Started);
    assert_eq!(talk.calls(), [Call::ShowSession]);
}

#[test]
fn a_session_that_ends_meanwhile_leaves_nothing_on_the_screen() {
    let mut talk = Talk::at_case(Status::Submitted, None);
    talk.work(ConsoleEvent::Queue(QueueEvent::Due));
    talk.answer(Err(problem(ErrorCode::NotSignedIn)));
    assert!(matches!(talk.desk.scene(), Scene::SignIn(sign_in) if sign_in.lapsed));
    assert!(talk.effects.contains(&Effect::Unfollow));
}

#[test]
fn answers_that_come_after_signing_out_show_nothing() {
    let mut talk = Talk::at_queue(&[row(1, Status::Submitted)]);
    talk.work(ConsoleEvent::Queue(QueueEvent::Due));
    talk.tell(Event::SignedOut);
    talk.answer(Ok(Reply::SignedOut));
    talk.answer_to(|call| matches!(call, Call::ListCases(_)), Err(problem(ErrorCode::NotSignedIn)));
    assert!(matches!(talk.desk.scene(), Scene::SignIn(sign_in) if !sign_in.lapsed));
}

#[test]
fn keys_do_nothing_once_switched_off() {
    let mut talk = Talk::at_queue(&[row(1, Status::Submitted)]);
    talk.tell(Event::ShortcutsSet(false));
    assert_eq!(talk.effects, [Effect::KeepShortcuts(false)]);
    talk.tell(Event::Pressed(Shortcut::Down));
    assert_eq!(talk.effects, []);
    talk.tell(Event::ShortcutsSet(true));
    talk.tell(Event::Pressed(Shortcut::Down));
    assert!(matches!(talk.calls()[..], [Call::ShowCase(_)]));
}

#[test]
fn whoever_signs_in_next_begins_in_the_queue_and_not_where_the_last_one_was() {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Went(Place::Cards));
    talk.tell(Event::SignedOut);
    talk.answer(Ok(Reply::SignedOut));
    assert!(talk.effects.contains(&Effect::Go(Place::Queue)), "the address names the place");
}
