use domain::{
    moment::Moment,
    notice::{NoticeFault, NoticeField, NoticeLack, NoticeWords, TITLE_MAX},
    problem::{ErrorCode, Problem},
    region::Bilingual,
    wire::{
        NoticeId, NoticeView,
        staff::{NewNotice, NoticeKey, NoticeWithdrawn, Role, StaffNotice, StaffNotices},
    },
};
use time::{Date, Month};
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{ME, Talk, problem, staff_as};
use crate::desk::{
    Call, ConsoleEvent, Effect, Event, Failure, Focus, NoticeDone, NoticePart, NoticesDesk, NoticesEvent,
    Place, Reply, Scene, Since,
};

fn day() -> Date {
    Date::from_calendar_date(2026, Month::December, 1).unwrap()
}

/// The words that [`write`] types, as they are published.
fn words() -> NoticeWords {
    let both = |zh: &str, en: &str| Bilingual { zh: zh.to_owned(), en: en.to_owned() };
    NoticeWords {
        title: both("停电", "No power"),
        text: both("周一休息。", "Closed on Monday."),
        since: Some(day()),
    }
}

fn key(number: u128) -> NoticeKey {
    NoticeKey(Uuid::from_u128(number))
}

fn id(number: u128) -> NoticeId {
    NoticeId(Uuid::from_u128(number))
}

/// The list with these notices, and whether each is withdrawn.
fn list(rows: &[(u128, bool)]) -> Reply {
    let row = |(number, withdrawn): &(u128, bool)| StaffNotice {
        notice: NoticeView { id: id(*number), published_at: Moment(0), words: words() },
        published_by: ME.to_owned(),
        withdrawn: withdrawn.then(|| NoticeWithdrawn { at: Moment(1), by: ME.to_owned() }),
    };
    Reply::Notices(Box::new(StaffNotices { notices: rows.iter().map(row).collect() }))
}

fn tell(talk: &mut Talk, event: NoticesEvent) {
    talk.work(ConsoleEvent::Notices(event));
}

fn page(talk: &Talk) -> &NoticesDesk {
    &talk.console().notices
}

/// An administrator on the page, with one notice listed.
fn at_notices() -> Talk {
    let mut talk = Talk::begun();
    talk.answer(Ok(staff_as(Role::Admin)));
    talk.work(ConsoleEvent::Went(Place::Notices));
    assert_eq!(talk.calls(), [Call::ListNotices]);
    talk.answer(Ok(list(&[(1, false)])));
    talk
}

fn type_in(talk: &mut Talk, field: NoticeField, text: &str) {
    tell(talk, NoticesEvent::Typed(field, text.to_owned()));
}

fn write(talk: &mut Talk) {
    type_in(talk, NoticeField::TitleZh, " 停电 ");
    type_in(talk, NoticeField::TitleEn, "No power");
    type_in(talk, NoticeField::TextZh, "周一休息。\n");
    type_in(talk, NoticeField::TextEn, "Closed on Monday.");
    tell(talk, NoticesEvent::SinceTyped(Since::Day(day())));
}

/// An administrator who looks at what they wrote.
fn at_preview() -> Talk {
    let mut talk = at_notices();
    write(&mut talk);
    tell(&mut talk, NoticesEvent::PreviewAsked);
    talk
}

/// What the last event published.
fn published(talk: &Talk) -> NewNotice {
    match &talk.calls()[..] {
        [Call::PublishNotice(new)] => NewNotice::clone(new),
        other => panic!("not one notice was sent: {other:?}"),
    }
}

fn refused(faults: &[NoticeFault]) -> Failure {
    let problem = Problem { notice: faults.to_vec(), ..Problem::from(ErrorCode::NoticeRefused) };
    Failure::Problem(Box::new(problem))
}

const fn fault(field: NoticeField, lack: NoticeLack) -> NoticeFault {
    NoticeFault { field, lack }
}

const fn field(field: NoticeField) -> Effect {
    Effect::Focus(Focus::NoticePart(NoticePart::Words(field)))
}

#[test]
fn a_notice_is_written_looked_at_and_published() {
    let mut talk = at_preview();
    assert_eq!(talk.effects, [Effect::Focus(Focus::Preview)], "nothing is sent yet");
    assert_eq!(page(&talk).preview, Some(words()), "as it will be read");
    tell(&mut talk, NoticesEvent::PublishAsked(key(1)));
    assert_eq!(published(&talk), NewNotice { key: key(1), words: words() });
    talk.answer(Ok(list(&[(2, false), (1, false)])));
    assert_eq!(talk.effects, [Effect::Focus(Focus::Notice(id(2)))], "the newest");
    let page = page(&talk);
    assert!(page.draft.is_empty() && page.preview.is_none());
    assert_eq!((page.done, page.said(), page.doing()), (Some(NoticeDone::Published), None, None));
    assert_eq!(page.list.as_ref().map(|list| list.notices.len()), Some(2));
}

#[test]
fn nothing_is_published_that_was_not_looked_at() {
    let mut talk = at_notices();
    write(&mut talk);
    tell(&mut talk, NoticesEvent::PublishAsked(key(1)));
    assert_eq!(talk.effects, []);
    tell(&mut talk, NoticesEvent::PreviewAsked);
    tell(&mut talk, NoticesEvent::BackAsked);
    assert_eq!(talk.effects, [field(NoticeField::TitleZh)]);
    tell(&mut talk, NoticesEvent::PublishAsked(key(1)));
    assert_eq!(talk.effects, [], "it is being changed");
    assert_eq!(page(&talk).draft.part(NoticeField::TitleEn), "No power");
}

#[test]
fn an_empty_notice_is_not_sent_and_each_part_is_named() {
    let mut talk = at_notices();
    tell(&mut talk, NoticesEvent::PreviewAsked);
    assert_eq!(talk.effects, [field(NoticeField::TitleZh)], "the first that is wrong");
    let all = NoticeField::ALL.map(|field| fault(field, NoticeLack::Empty));
    assert_eq!((&page(&talk).preview, &page(&talk).faults[..]), (&None, &all[..]));
    assert_eq!(page(&talk).said(), Some(&problem(ErrorCode::NoticeRefused)));
    type_in(&mut talk, NoticeField::TitleZh, "停");
    assert_eq!(page(&talk).faults, all[1..], "it is being mended");
    write(&mut talk);
    type_in(&mut talk, NoticeField::TitleEn, &"a".repeat(TITLE_MAX + 1));
    tell(&mut talk, NoticesEvent::PreviewAsked);
    assert_eq!(page(&talk).faults, [fault(NoticeField::TitleEn, NoticeLack::TooLong)]);
    assert_eq!(talk.effects, [field(NoticeField::TitleEn)]);
}

#[test]
fn half_a_date_is_no_day_and_none_is_no_fault() {
    let mut talk = at_notices();
    write(&mut talk);
    tell(&mut talk, NoticesEvent::SinceTyped(Since::Wrong));
    tell(&mut talk, NoticesEvent::PreviewAsked);
    assert_eq!(talk.effects, [Effect::Focus(Focus::NoticePart(NoticePart::Since))]);
    assert!(page(&talk).since_wrong && page(&talk).preview.is_none());
    tell(&mut talk, NoticesEvent::SinceTyped(Since::Unsaid));
    assert!(!page(&talk).since_wrong);
    tell(&mut talk, NoticesEvent::PreviewAsked);
    assert_eq!(page(&talk).preview, Some(NoticeWords { since: None, ..words() }));
    assert_eq!(page(&talk).said(), None);
}

#[test]
fn what_the_server_refuses_keeps_all_that_was_typed() {
    let mut talk = at_preview();
    let before = page(&talk).draft.clone();
    tell(&mut talk, NoticesEvent::PublishAsked(key(1)));
    let faults = [fault(NoticeField::TextEn, NoticeLack::Unseen)];
    talk.answer(Err(refused(&faults)));
    assert_eq!(talk.effects, [field(NoticeField::TextEn)]);
    assert_eq!((&page(&talk).draft, &page(&talk).preview), (&before, &None));
    assert_eq!(page(&talk).faults, faults);
    assert_eq!(page(&talk).said(), Some(&problem(ErrorCode::NoticeRefused)));
}

#[test]
fn an_answer_that_is_lost_is_asked_for_again_under_the_same_key() {
    let mut talk = at_preview();
    tell(&mut talk, NoticesEvent::PublishAsked(key(1)));
    let first = published(&talk);
    talk.answer(Err(Failure::Unreachable));
    assert_eq!(talk.calls(), [Call::ListNotices], "it may have come");
    talk.answer(Ok(list(&[(2, false), (1, false)])));
    assert_eq!(page(&talk).said(), Some(&Failure::Unreachable), "a look does not answer a press");
    assert_eq!(page(&talk).done, None);
    tell(&mut talk, NoticesEvent::BackAsked);
    tell(&mut talk, NoticesEvent::PreviewAsked);
    tell(&mut talk, NoticesEvent::PublishAsked(key(2)));
    assert_eq!(published(&talk), first);
    talk.answer(Ok(list(&[(2, false), (1, false)])));

    write(&mut talk);
    tell(&mut talk, NoticesEvent::PreviewAsked);
    tell(&mut talk, NoticesEvent::PublishAsked(key(3)));
    assert_eq!(
        published(&talk),
        NewNotice { key: key(3), ..first },
        "the same words once more are another notice"
    );
}

#[test]
fn other_words_get_another_key() {
    let mut talk = at_preview();
    tell(&mut talk, NoticesEvent::PublishAsked(key(1)));
    talk.answer(Err(Failure::Unreachable));
    tell(&mut talk, NoticesEvent::BackAsked);
    type_in(&mut talk, NoticeField::TitleEn, "No water");
    tell(&mut talk, NoticesEvent::PreviewAsked);
    tell(&mut talk, NoticesEvent::PublishAsked(key(2)));
    let new = published(&talk);
    assert_eq!((new.key, new.words.title.en.as_str()), (key(2), "No water"));
}

#[test]
fn two_presses_are_one() {
    let mut talk = at_preview();
    tell(&mut talk, NoticesEvent::PublishAsked(key(1)));
    for event in [
        NoticesEvent::PublishAsked(key(2)),
        NoticesEvent::BackAsked,
        NoticesEvent::WithdrawAsked(id(1)),
        NoticesEvent::Due,
    ] {
        tell(&mut talk, event);
        assert_eq!(talk.effects, []);
    }
    talk.answer(Ok(list(&[(2, false), (1, false)])));
    tell(&mut talk, NoticesEvent::PublishAsked(key(2)));
    assert_eq!(talk.effects, [], "nothing is looked at any more");
}

#[test]
fn withdrawing_is_asked_twice() {
    let mut talk = at_notices();
    tell(&mut talk, NoticesEvent::WithdrawConfirmed);
    assert_eq!(talk.effects, [], "nothing was asked for");
    tell(&mut talk, NoticesEvent::WithdrawAsked(id(1)));
    assert_eq!((talk.calls(), page(&talk).asked), (vec![], Some(id(1))));
    tell(&mut talk, NoticesEvent::Cancelled);
    tell(&mut talk, NoticesEvent::WithdrawConfirmed);
    assert_eq!(talk.effects, []);
    tell(&mut talk, NoticesEvent::WithdrawAsked(id(1)));
    tell(&mut talk, NoticesEvent::WithdrawConfirmed);
    assert_eq!(talk.calls(), [Call::WithdrawNotice(id(1))]);
    type_in(&mut talk, NoticeField::TitleEn, "Power is back");
    tell(&mut talk, NoticesEvent::WithdrawConfirmed);
    assert_eq!(talk.effects, []);
    talk.answer(Ok(list(&[(1, true)])));
    assert_eq!(talk.effects, [Effect::Focus(Focus::Notice(id(1)))]);
    assert_eq!(page(&talk).done, Some(NoticeDone::Withdrawn(id(1))));
    assert_eq!(page(&talk).draft.part(NoticeField::TitleEn), "Power is back", "what is written stays");
}

#[test]
fn what_another_withdrew_is_said_and_shown() {
    let mut talk = at_notices();
    tell(&mut talk, NoticesEvent::WithdrawAsked(id(1)));
    tell(&mut talk, NoticesEvent::WithdrawConfirmed);
    talk.answer(Err(problem(ErrorCode::WrongStep)));
    assert_eq!(talk.calls(), [Call::ListNotices]);
    talk.answer(Ok(list(&[(1, true)])));
    assert_eq!((page(&talk).said(), page(&talk).done), (Some(&problem(ErrorCode::WrongStep)), None));
    let withdrawn = page(&talk).list.as_ref().map(|list| list.notices[0].withdrawn.is_some());
    assert_eq!(withdrawn, Some(true));
}

#[test]
fn an_answer_of_another_kind_publishes_nothing() {
    let mut talk = at_preview();
    tell(&mut talk, NoticesEvent::PublishAsked(key(1)));
    talk.answer(Ok(Reply::SignedOut));
    assert_eq!(page(&talk).said(), Some(&Failure::Garbled));
    assert_eq!((page(&talk).done, page(&talk).preview.is_some()), (None, true));
    talk.answer(Ok(Reply::SignedOut));
    assert_eq!(talk.calls(), [], "a look is not repeated at once");
}

#[test]
fn a_draft_outlives_a_walk_to_another_place_and_no_session() {
    let mut talk = at_preview();
    talk.work(ConsoleEvent::Went(Place::Kiosks));
    talk.work(ConsoleEvent::LookDue);
    assert_eq!(talk.calls(), [Call::ListKiosks]);
    talk.work(ConsoleEvent::Went(Place::Notices));
    talk.work(ConsoleEvent::LookDue);
    assert_eq!(talk.calls(), [Call::ListNotices]);
    assert_eq!(page(&talk).preview, Some(words()));
    talk.tell(Event::SignedOut);
    talk.answer(Ok(Reply::SignedOut));
    talk.tell(Event::Started);
    talk.answer(Ok(staff_as(Role::Admin)));
    assert_eq!(*page(&talk), NoticesDesk::default());
}

#[test]
fn a_session_that_ended_meanwhile_is_said_at_the_sign_in() {
    let mut talk = at_preview();
    tell(&mut talk, NoticesEvent::PublishAsked(key(1)));
    talk.answer(Err(problem(ErrorCode::NotSignedIn)));
    assert!(matches!(talk.desk.scene(), Scene::SignIn(sign_in) if sign_in.lapsed));
}

#[test]
fn a_clerk_has_no_notices() {
    let mut clerk = Talk::at_queue(&[]);
    clerk.work(ConsoleEvent::Went(Place::Notices));
    assert_eq!((clerk.console().place, clerk.calls()), (Place::Queue, vec![]));
}
