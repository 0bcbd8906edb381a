use domain::{
    moment::{Moment, iso_date},
    money::Fen,
    month_end::{MonthEndError, MonthEndFault},
    problem::{ErrorCode, Problem},
    reconcile::DifferenceKind,
    wire::staff::{
        DayToReconcile, DifferenceId, DifferenceResolved, DifferenceView, MonthEndId, MonthEndList,
        MonthEndView, ReconciledDay, Reconciliation,
    },
};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{
    fixtures::{ME, Talk, problem},
    money_fixtures::{list, number},
};
use crate::desk::{
    Call, ConsoleEvent, Effect, Failure, MoneyCall, MoneyEvent, MonthEndDone, MonthEndPress, Place,
    ReconcileDone, ReconcilePress, Reply, may_release,
};

const ID: DifferenceId = DifferenceId(uuid::Uuid::from_u128(9));

fn day() -> DayToReconcile {
    DayToReconcile { day: iso_date::parse("2026-11-22").unwrap() }
}

fn difference(resolved_at: Option<Moment>) -> DifferenceView {
    DifferenceView {
        id: ID,
        day: day().day,
        kind: DifferenceKind::MissingHere,
        number: number(1),
        refund: None,
        ours: None,
        theirs: Some(Fen(2_500)),
        resolved_at,
        resolved_by: None,
    }
}

fn found(differences: Vec<DifferenceView>) -> Reply {
    let count = u32::try_from(differences.len()).unwrap();
    let compared = ReconciledDay { day: day().day, at: Moment(0), ours: 7, theirs: 8, differences: count };
    Reply::Reconciliation(Box::new(Reconciliation {
        days: vec![compared],
        differences,
        ..Reconciliation::default()
    }))
}

fn at_reconciliation() -> Talk {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Went(Place::Reconciliation));
    assert_eq!(talk.calls(), [Call::Money(MoneyCall::ShowReconciliation)]);
    talk.answer(Ok(found(vec![difference(None)])));
    talk
}

fn pressed(talk: &mut Talk, press: ReconcilePress) -> Vec<Call> {
    talk.work(ConsoleEvent::Money(MoneyEvent::Reconciling(press)));
    talk.calls()
}

fn done(talk: &Talk) -> Option<ReconcileDone> {
    talk.console().money.reconciling.done
}

#[test]
fn a_day_is_compared_as_often_as_wanted_one_run_at_a_time() {
    let mut talk = at_reconciliation();
    for (answer, count) in [(vec![difference(None)], 1), (vec![], 0)] {
        talk.answer_to(|call| matches!(call, Call::Money(MoneyCall::ListPayments(_))), Ok(list(&[])));
        let run = ReconcilePress::DayChosen(day());
        assert_eq!(pressed(&mut talk, run), [Call::Money(MoneyCall::Reconcile(day()))]);
        assert_eq!(pressed(&mut talk, run), [], "it is being done");
        talk.answer_to(|call| matches!(call, Call::Money(MoneyCall::Reconcile(_))), Ok(found(answer)));
        assert_eq!(done(&talk), Some(ReconcileDone::Compared(day(), count)));
        assert!(
            matches!(talk.calls()[..], [Call::Money(MoneyCall::ListPayments(_))]),
            "more or fewer want a clerk now"
        );
    }
}

#[test]
fn a_day_without_a_bill_was_not_compared() {
    let mut talk = at_reconciliation();
    pressed(&mut talk, ReconcilePress::DayChosen(day()));
    let nothing = Reply::Reconciliation(Box::default());
    talk.answer_to(|call| matches!(call, Call::Money(MoneyCall::Reconcile(_))), Ok(nothing));
    assert_eq!(done(&talk), Some(ReconcileDone::NoBill(day())));
}

#[test]
fn asking_again_says_whether_it_was_put_right() {
    for (resolved_at, right) in [(None, false), (Some(Moment(1)), true)] {
        let mut talk = at_reconciliation();
        let call = Call::Money(MoneyCall::ResolveDifference(ID, DifferenceResolved::AskedAgain));
        assert_eq!(pressed(&mut talk, ReconcilePress::AskedAgain(ID)), [call]);
        talk.answer(Ok(found(vec![difference(resolved_at)])));
        assert_eq!(done(&talk), Some(ReconcileDone::AskedAgain(right)));
    }
}

#[test]
fn a_difference_is_called_explained_only_after_being_asked_twice() {
    let mut talk = at_reconciliation();
    assert_eq!(pressed(&mut talk, ReconcilePress::Confirmed), []);
    assert_eq!(pressed(&mut talk, ReconcilePress::ExplainAsked(ID)), []);
    assert_eq!(pressed(&mut talk, ReconcilePress::AskedAgain(ID)), [], "a question is open");
    pressed(&mut talk, ReconcilePress::Left);
    assert_eq!(pressed(&mut talk, ReconcilePress::Confirmed), []);
    pressed(&mut talk, ReconcilePress::ExplainAsked(ID));
    let call = Call::Money(MoneyCall::ResolveDifference(ID, DifferenceResolved::Explained));
    assert_eq!(pressed(&mut talk, ReconcilePress::Confirmed), [call]);
    talk.answer(Ok(found(vec![difference(Some(Moment(1)))])));
    assert_eq!(
        (done(&talk), talk.console().money.reconciling.question),
        (Some(ReconcileDone::Explained), None)
    );
}

#[test]
fn a_bill_that_is_not_there_yet_is_said_and_a_look_does_not_take_that_away() {
    let mut talk = at_reconciliation();
    pressed(&mut talk, ReconcilePress::DayChosen(day()));
    talk.answer(Err(problem(ErrorCode::Unavailable)));
    talk.work(ConsoleEvent::LookDue);
    talk.answer_to(|call| *call == Call::Money(MoneyCall::ShowReconciliation), Ok(found(vec![])));
    assert_eq!(talk.console().money.reconciling.said(), Some(&problem(ErrorCode::Unavailable)));
    assert_eq!(done(&talk), None);
}

#[test]
fn the_payment_of_a_difference_is_opened_among_the_payments() {
    let mut talk = at_reconciliation();
    talk.work(ConsoleEvent::PaymentWanted(number(1)));
    assert_eq!(talk.calls(), [Call::Money(MoneyCall::ShowPayment(number(1)))]);
    assert_eq!(talk.effects.last(), Some(&Effect::Go(Place::Payments)));
}

fn file(batch: u8) -> MonthEndView {
    MonthEndView {
        id: MonthEndId(uuid::Uuid::from_u128(batch.into())),
        bank: "demo-bank".to_owned(),
        month: "202610".to_owned(),
        batch: batch.to_string(),
        at: Moment(0),
        by: "li".to_owned(),
        released_at: None,
        released_by: None,
        count: 3,
        total: Fen(300),
        credited: 0,
        refused: 0,
    }
}

fn files(files: &[MonthEndView]) -> Reply {
    Reply::MonthEnds(MonthEndList { files: files.to_vec() })
}

fn at_month_ends() -> Talk {
    let mut talk = Talk::at_queue(&[]);
    talk.work(ConsoleEvent::Went(Place::MonthEnds));
    assert_eq!(talk.calls(), [Call::Money(MoneyCall::ListMonthEnds)]);
    talk.answer(Ok(files(&[file(1)])));
    talk
}

fn chosen(talk: &mut Talk) -> Vec<Call> {
    talk.work(ConsoleEvent::Money(MoneyEvent::MonthEnds(MonthEndPress::FileHeld)));
    talk.calls()
}

#[test]
fn a_new_file_is_told_from_one_that_was_here() {
    let mut talk = at_month_ends();
    for (answer, expected) in [
        (vec![file(2), file(1)], MonthEndDone::Imported),
        (vec![file(2), MonthEndView { credited: 3, ..file(1) }], MonthEndDone::Known),
    ] {
        assert_eq!(chosen(&mut talk), [Call::Money(MoneyCall::ImportMonthEnd)]);
        assert_eq!(chosen(&mut talk), [], "one file at a time");
        talk.answer(Ok(files(&answer)));
        assert_eq!(talk.console().money.month_ends.done, Some(expected));
    }
}

#[test]
fn a_file_is_released_by_another_clerk_and_only_after_being_asked_twice() {
    let released = MonthEndView { released_by: Some(ME.to_owned()), ..file(1) };
    let own = MonthEndView { by: ME.to_owned(), ..file(1) };
    let offered = [file(1), own, released.clone()].map(|file| may_release(&file, ME));
    assert_eq!(offered, [true, false, false]);
    let mut talk = at_month_ends();
    let pressed = |talk: &mut Talk, press| {
        talk.work(ConsoleEvent::Money(MoneyEvent::MonthEnds(press)));
        talk.calls()
    };
    let asked = MonthEndPress::ReleaseAsked(file(1).id);
    for press in [MonthEndPress::Confirmed, asked, MonthEndPress::Left, MonthEndPress::Confirmed, asked] {
        assert_eq!(pressed(&mut talk, press), []);
    }
    assert_eq!(talk.console().money.month_ends.asked(), Some(&file(1)));
    let call = Call::Money(MoneyCall::ReleaseMonthEnd(file(1).id));
    assert_eq!(pressed(&mut talk, MonthEndPress::Confirmed), [call]);
    assert_eq!(pressed(&mut talk, MonthEndPress::Confirmed), [], "it is being done");
    talk.answer(Ok(files(&[released])));
    let desk = &talk.console().money.month_ends;
    assert_eq!((desk.done, desk.question), (Some(MonthEndDone::Released), None));
}

#[test]
fn what_is_wrong_with_a_file_stays_until_the_next_one() {
    let mut talk = at_month_ends();
    chosen(&mut talk);
    let lines = vec![MonthEndError { line: 4, fault: MonthEndFault::IdNumber }];
    let refused = Failure::Problem(Box::new(Problem { lines, ..Problem::from(ErrorCode::FileUnreadable) }));
    talk.answer(Err(refused.clone()));
    talk.work(ConsoleEvent::LookDue);
    talk.answer_to(|call| *call == Call::Money(MoneyCall::ListMonthEnds), Ok(files(&[file(1)])));
    assert_eq!(talk.console().money.month_ends.refused, Some(refused));
    chosen(&mut talk);
    assert_eq!(talk.console().money.month_ends.refused, None);
}
