use domain::{
    kiosk::KioskId,
    moment::Moment,
    problem::ErrorCode,
    region::Bilingual,
    wire::{
        EnrolCode,
        staff::{CallView, FreshCode, HelpCalls, KeyView, KioskList, KioskRow, Role},
    },
};
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{ME, Talk, problem, staff_as};
use crate::desk::{BellEvent, Call, ConsoleEvent, Effect, KiosksEvent, Place, Reply};

fn calls(all: &[(u128, Option<&str>)]) -> Reply {
    let call = |(id, by): &(u128, Option<&str>)| CallView {
        id: Uuid::from_u128(*id),
        hall: Bilingual { zh: "大厅".to_owned(), en: "Hall".to_owned() },
        number: 3,
        language: "zh-CN".to_owned(),
        waited: 5,
        by: by.map(str::to_owned),
    };
    Reply::Calls(HelpCalls { calls: all.iter().map(call).collect() })
}

fn rings(talk: &Talk) -> bool {
    talk.effects.contains(&Effect::Chime)
}

#[test]
fn the_bell_sounds_once_for_each_call() {
    let mut talk = Talk::at_queue(&[]);
    talk.answer_to(|call| *call == Call::ListHelp, Ok(calls(&[(1, None)])));
    assert!(rings(&talk));
    talk.work(ConsoleEvent::Bell(BellEvent::Due));
    talk.answer(Ok(calls(&[(1, None)])));
    assert!(!rings(&talk), "it rang for that one");
    talk.work(ConsoleEvent::Bell(BellEvent::Due));
    talk.answer(Ok(calls(&[(1, None), (2, Some("li"))])));
    assert!(!rings(&talk), "somebody goes there already");
    talk.work(ConsoleEvent::Bell(BellEvent::Due));
    talk.answer(Ok(calls(&[(1, None), (2, Some("li")), (3, None)])));
    assert!(rings(&talk));
}

#[test]
fn a_clerk_goes_and_is_done() {
    let mut talk = Talk::at_queue(&[]);
    talk.answer_to(|call| *call == Call::ListHelp, Ok(calls(&[(1, None)])));
    let id = Uuid::from_u128(1);
    talk.work(ConsoleEvent::Bell(BellEvent::Answered(id)));
    assert_eq!(talk.calls(), [Call::AnswerHelp(id)]);
    talk.work(ConsoleEvent::Bell(BellEvent::Answered(id)));
    assert_eq!(talk.calls(), [], "one press at a time");
    talk.answer_to(|call| *call == Call::AnswerHelp(id), Err(problem(ErrorCode::Internal)));
    assert_eq!(talk.console().bell.trouble, Some(problem(ErrorCode::Internal)));
    talk.work(ConsoleEvent::Bell(BellEvent::Answered(id)));
    talk.answer(Ok(calls(&[(1, Some(ME))])));
    assert_eq!(talk.console().bell.trouble, None);
    talk.work(ConsoleEvent::Bell(BellEvent::Ended(id)));
    talk.answer(Ok(calls(&[])));
    assert_eq!(talk.console().bell.calls, []);
}

fn list(enrolled_at: Option<i64>) -> Reply {
    let key = enrolled_at.map(|at| KeyView {
        enrolled_at: Moment(at),
        enrolled_by: ME.to_owned(),
        seen_at: Moment(at),
    });
    let hall = Bilingual { zh: "大厅".to_owned(), en: "Hall".to_owned() };
    let row = KioskRow { id: KioskId("hall-1".to_owned()), hall, number: 1, demo: false, key };
    Reply::Kiosks(Box::new(KioskList { now: Moment(9), kiosks: vec![row] }))
}

#[test]
fn an_administrator_sees_kiosks_and_no_cases() {
    let mut talk = Talk::begun();
    talk.answer(Ok(staff_as(Role::Admin)));
    assert_eq!(talk.calls(), [Call::ListKiosks]);
    assert_eq!(talk.console().place, Place::Kiosks);
    talk.work(ConsoleEvent::Went(Place::Queue));
    assert_eq!(talk.console().place, Place::Kiosks);
    talk.work(ConsoleEvent::LookDue);
    assert_eq!(talk.calls(), [Call::ListKiosks]);
    let mut clerk = Talk::at_queue(&[]);
    clerk.work(ConsoleEvent::Went(Place::Kiosks));
    assert_eq!(clerk.console().place, Place::Queue);
}

#[test]
fn a_code_stands_until_it_has_done_its_work() {
    let mut talk = Talk::begun();
    talk.answer(Ok(staff_as(Role::Admin)));
    talk.answer(Ok(list(None)));
    let id = KioskId("hall-1".to_owned());
    talk.work(ConsoleEvent::Kiosks(KiosksEvent::CodeAsked(id.clone())));
    assert_eq!(talk.calls(), [Call::MakeEnrolCode(id.clone())]);
    let code = EnrolCode::try_from("ABCDEFGH".to_owned()).unwrap();
    talk.answer(Ok(Reply::Code(FreshCode { code, minutes: 10 })));
    talk.work(ConsoleEvent::LookDue);
    talk.answer(Ok(list(None)));
    assert_eq!(talk.console().kiosks.fresh.as_ref().map(|(id, _)| id), Some(&id));
    talk.work(ConsoleEvent::LookDue);
    talk.answer(Ok(list(Some(1))));
    assert_eq!(talk.console().kiosks.fresh, None);

    talk.work(ConsoleEvent::Kiosks(KiosksEvent::RevokeConfirmed));
    assert_eq!(talk.calls(), [], "nothing was asked for");
    talk.work(ConsoleEvent::Kiosks(KiosksEvent::RevokeAsked(id.clone())));
    talk.work(ConsoleEvent::Kiosks(KiosksEvent::Cancelled));
    talk.work(ConsoleEvent::Kiosks(KiosksEvent::RevokeConfirmed));
    assert_eq!(talk.calls(), []);
    talk.work(ConsoleEvent::Kiosks(KiosksEvent::RevokeAsked(id.clone())));
    talk.work(ConsoleEvent::Kiosks(KiosksEvent::RevokeConfirmed));
    assert_eq!(talk.calls(), [Call::RevokeKiosk(id)]);
    talk.answer(Err(problem(ErrorCode::Internal)));
    assert_eq!(talk.console().kiosks.said(), Some(&problem(ErrorCode::Internal)));
}

#[test]
fn a_look_that_fails_is_forgotten_with_the_next_good_one() {
    let mut talk = Talk::begun();
    talk.answer(Ok(staff_as(Role::Admin)));
    talk.answer(Err(problem(ErrorCode::Internal)));
    assert_eq!(talk.console().kiosks.said(), Some(&problem(ErrorCode::Internal)));
    talk.work(ConsoleEvent::LookDue);
    talk.answer(Ok(list(None)));
    assert_eq!(talk.console().kiosks.said(), None);

    talk.work(ConsoleEvent::Kiosks(KiosksEvent::CodeAsked(KioskId("hall-1".to_owned()))));
    talk.answer(Err(problem(ErrorCode::Unavailable)));
    talk.work(ConsoleEvent::LookDue);
    talk.answer(Ok(list(None)));
    assert_eq!(talk.console().kiosks.said(), Some(&problem(ErrorCode::Unavailable)), "a press is answered");
}
