//! Days compared with the gateway's bill, and month-end files.

use domain::{
    money::Fen,
    payment::{Channel, PaymentStatus, RefundStatus},
    reconcile::{BillLine, DifferenceKind},
    region::RegionCode,
    wire::staff::{DifferenceId, MonthEndId},
};
use server::store::{
    BillDayRecord, Change, CommitError, CreditState, DifferenceRecord, MoneyChange, MonthEndCredit,
    MonthEndRecord, PaymentRecord, RefundRecord, Sealed, Store,
};
use time::{Date, Month};
use uuid::Uuid;

use crate::{
    bench::Bench,
    money_samples::{kept, kept_refund, owed, paid, payment},
    samples::{later, person, region},
};

pub(crate) async fn our_lines_of_a_bill_are_what_came_and_what_was_accepted(bench: Bench) {
    let store = bench.open().await;
    for number in 1..=4_u32 {
        let begun = kept(&*store, payment(number)).await;
        let paid_at = Some(later(i64::from(number) * 10));
        kept(&*store, PaymentRecord { paid_at, ..paid(&begun, PaymentStatus::Fulfilled) }).await;
    }
    let cash = PaymentRecord { channel: Channel::Counter, ..payment(5) };
    let cash = kept(&*store, cash).await;
    let paid_at = Some(later(20));
    kept(&*store, PaymentRecord { paid_at, ..paid(&cash, PaymentStatus::Fulfilled) }).await;
    let accepted = |number, status, at| RefundRecord {
        accepted_at: Some(later(at)),
        done_at: (status == RefundStatus::Done).then(|| later(90)),
        transaction: Some(format!("5000{number}")),
        ..owed(number, &payment(1), status)
    };
    kept_refund(&*store, accepted(1, RefundStatus::Processing, 20)).await;
    kept_refund(&*store, accepted(2, RefundStatus::Done, 21)).await;
    let by_hand = RefundRecord {
        by_hand: Some("clerk-1".to_owned()),
        confirmed_by: Some("clerk-2".to_owned()),
        done_at: None,
        ..accepted(3, RefundStatus::Done, 22)
    };
    kept_refund(&*store, by_hand).await;
    kept_refund(&*store, accepted(4, RefundStatus::Done, 40)).await;
    kept_refund(&*store, owed(5, &payment(1), RefundStatus::Due)).await;
    let line = |number: u32, refund: Option<&str>, amount, done| BillLine {
        number: payment(number).number,
        refund: refund.map(str::to_owned),
        amount: Fen(amount),
        done,
    };
    let lines = store.bill_lines(Channel::Wechat, later(20), later(40)).await.unwrap();
    let expected = [
        line(2, None, 2_500, true),
        line(3, None, 2_500, true),
        line(1, Some("R1"), 1_000, false),
        line(1, Some("R2"), 1_000, true),
        line(1, Some("R3"), 1_000, false),
    ];
    assert_eq!(lines, expected);
    let lines = store.bill_lines(Channel::Counter, later(0), later(99)).await.unwrap();
    assert_eq!(lines, [line(5, None, 2_500, true)]);
}

fn date(day: u8) -> Date {
    Date::from_calendar_date(2026, Month::November, day).unwrap()
}

fn day(day: u8, at: i64, differences: u32) -> BillDayRecord {
    BillDayRecord { channel: Channel::Wechat, day: date(day), at: later(at), ours: 7, theirs: 8, differences }
}

fn difference(id: u128, number: u32, found_at: i64) -> DifferenceRecord {
    DifferenceRecord {
        id: DifferenceId(Uuid::from_u128(id)),
        channel: Channel::Wechat,
        day: date(21),
        region: Some(region()),
        kind: DifferenceKind::Amount,
        number: payment(number).number,
        refund: Some("R1".to_owned()),
        ours: Some(Fen(2_500)),
        theirs: Some(Fen(2_400)),
        found_at: later(found_at),
        resolved_at: None,
        resolved_by: None,
    }
}

async fn compared(store: &dyn Store, day: BillDayRecord, differences: &[DifferenceRecord]) {
    let differences = differences.to_vec();
    store.commit(vec![Change::Money(MoneyChange::PutBill { day, differences })]).await.unwrap();
}

async fn told(store: &dyn Store) -> Vec<DifferenceRecord> {
    store.differences(&region(), 20).await.unwrap()
}

pub(crate) async fn a_day_can_be_compared_again(bench: Bench) {
    let store = bench.open().await;
    let (one, two, three) = (difference(1, 1, 1), difference(2, 2, 1), difference(3, 3, 1));
    let found = [one.clone(), two.clone(), three.clone()];
    compared(&*store, day(21, 1, 3), &found).await;
    compared(&*store, day(20, 2, 0), &[]).await;
    assert_eq!(store.bill_days(9).await.unwrap(), [day(21, 1, 3), day(20, 2, 0)], "the newest first");
    assert_eq!(store.bill_days(1).await.unwrap(), [day(21, 1, 3)]);
    assert_eq!(told(&*store).await, found);

    let by = || "clerk-1".to_owned();
    let resolve = || Change::Money(MoneyChange::ResolveDifference { id: two.id, at: later(3), by: by() });
    store.commit(vec![resolve()]).await.unwrap();
    assert!(matches!(store.commit(vec![resolve()]).await, Err(CommitError::Stale)));
    let two = DifferenceRecord { resolved_at: Some(later(3)), resolved_by: Some(by()), ..two };
    assert_eq!(store.difference(two.id).await.unwrap(), Some(two.clone()));

    // The next look finds the same anew, but for one, and one with another amount.
    let again = [difference(11, 1, 5), difference(12, 2, 5)];
    let other = DifferenceRecord { theirs: None, ..difference(13, 4, 5) };
    compared(&*store, day(21, 5, 3), &[again[0].clone(), again[1].clone(), other.clone()]).await;
    assert_eq!(store.bill_days(1).await.unwrap(), [day(21, 5, 2)], "what is explained is none any more");
    let three = DifferenceRecord { resolved_at: Some(later(5)), ..three };
    assert_eq!(told(&*store).await, [other.clone(), one.clone(), two.clone(), three.clone()]);

    // One that was gone and comes back is told again; one that a clerk has resolved is not.
    let back = difference(23, 3, 7);
    let twice = [difference(21, 1, 7), difference(22, 1, 7), difference(24, 2, 7), back.clone()];
    compared(&*store, day(21, 7, 4), &twice).await;
    let other = DifferenceRecord { resolved_at: Some(later(7)), ..other };
    let same = difference(22, 1, 7);
    assert_eq!(told(&*store).await, [same, back, one, other, two, three], "as often as it stands there");
}

pub(crate) async fn differences_are_those_of_a_region_or_of_none(bench: Bench) {
    let store = bench.open().await;
    let elsewhere = RegionCode::try_from("990200".to_owned()).unwrap();
    let unknown = DifferenceRecord {
        region: None,
        kind: DifferenceKind::MissingHere,
        refund: None,
        ours: None,
        ..difference(2, 2, 2)
    };
    let theirs = DifferenceRecord { region: Some(elsewhere.clone()), ..difference(3, 3, 3) };
    let found = [difference(1, 1, 1), unknown.clone(), theirs.clone()];
    compared(&*store, day(21, 1, 3), &found).await;
    assert_eq!(told(&*store).await, [unknown.clone(), difference(1, 1, 1)]);
    assert_eq!(store.differences(&elsewhere, 9).await.unwrap(), [theirs.clone(), unknown]);
    assert_eq!(store.differences(&elsewhere, 1).await.unwrap(), [theirs]);
}

fn file(number: u32, count: u32) -> MonthEndRecord {
    MonthEndRecord {
        id: MonthEndId(Uuid::from_u128(u128::from(number))),
        region: region(),
        bank: "bank-1".to_owned(),
        month: "202610".to_owned(),
        batch: format!("B{number}"),
        checksum: "ef".repeat(32),
        at: later(i64::from(number)),
        by: "clerk-1".to_owned(),
        released_at: None,
        released_by: None,
        count,
        total: Fen(i64::from(count) * 300),
        credited: 0,
        refused: 0,
    }
}

fn credits(file: &MonthEndRecord) -> Vec<MonthEndCredit> {
    let credit = |line: u32| MonthEndCredit {
        file: file.id,
        line,
        region: file.region.clone(),
        person: person(line),
        details: Sealed(vec![8, 8]),
        amount: Fen(300),
        state: CreditState::Due,
        receipt: None,
        due_at: None,
        tries: 0,
    };
    (1..=file.count).map(credit).collect()
}

fn import(file: &MonthEndRecord) -> Change {
    Change::Money(MoneyChange::ImportMonthEnd { file: file.clone(), credits: credits(file) })
}

fn release(file: &MonthEndRecord, at: i64, by: &str) -> Change {
    let by = by.to_owned();
    Change::Money(MoneyChange::ReleaseMonthEnd { id: file.id, at: later(at), by })
}

fn put(credit: MonthEndCredit) -> Change {
    Change::Money(MoneyChange::PutCredit(Box::new(credit)))
}

fn credited(credit: &MonthEndCredit) -> MonthEndCredit {
    let receipt = Some("C-1".to_owned());
    MonthEndCredit { state: CreditState::Credited, receipt, due_at: None, ..credit.clone() }
}

fn without_account(credit: &MonthEndCredit) -> MonthEndCredit {
    MonthEndCredit { state: CreditState::Refused, due_at: None, ..credit.clone() }
}

pub(crate) async fn a_month_end_file_is_taken_in_once(bench: Bench) {
    let store = bench.open().await;
    let first = file(1, 250);
    store.commit(vec![import(&first)]).await.unwrap();
    let again = MonthEndRecord { batch: first.batch.clone(), ..file(2, 3) };
    assert!(matches!(store.commit(vec![import(&again)]).await, Err(CommitError::Taken)));
    assert_eq!(bench.number("SELECT count(*) FROM month_end_credit").await, 250);
    store.commit(vec![import(&file(2, 3))]).await.unwrap();
    let other_bank =
        MonthEndRecord { bank: "bank-2".to_owned(), batch: first.batch.clone(), at: later(0), ..file(4, 1) };
    store.commit(vec![import(&other_bank)]).await.unwrap();
    let november = MonthEndRecord { month: "202611".to_owned(), batch: first.batch.clone(), ..file(3, 1) };
    store.commit(vec![import(&november)]).await.unwrap();
    let all = store.month_ends(&region(), 9).await.unwrap();
    assert_eq!(all, [november, file(2, 3), first.clone(), other_bank], "the newest first");
    assert_eq!(store.month_ends(&region(), 1).await.unwrap().len(), 1);
    assert_eq!(store.month_end(first.id).await.unwrap(), Some(first));
    assert_eq!(store.month_end(MonthEndId(Uuid::nil())).await.unwrap(), None);
}

pub(crate) async fn a_month_end_file_waits_until_another_clerk_releases_it(bench: Bench) {
    let store = bench.open().await;
    let taken_in = file(1, 2);
    store.commit(vec![import(&taken_in), import(&file(2, 1))]).await.unwrap();
    let by_oneself = store.commit(vec![release(&taken_in, 5, "clerk-1")]).await;
    assert!(matches!(by_oneself, Err(CommitError::FourEyes)), "{by_oneself:?}");
    assert!(bench.refuses("UPDATE month_end_file SET released_by = clerk, released_at = 1").await);
    assert!(bench.refuses("UPDATE month_end_file SET released_by = 'clerk-2'").await);
    assert_eq!(store.next_money_at().await.unwrap(), None);
    assert!(store.lease_credits(later(900), later(960), 9).await.unwrap().is_empty());
    assert_eq!(store.credits_of(taken_in.id).await.unwrap(), credits(&taken_in));

    store.commit(vec![release(&taken_in, 5, "clerk-2")]).await.unwrap();
    let again = store.commit(vec![release(&taken_in, 6, "clerk-3")]).await;
    assert!(matches!(again, Err(CommitError::Stale)), "{again:?}");
    let released_by = Some("clerk-2".to_owned());
    let released = MonthEndRecord { released_at: Some(later(5)), released_by, ..taken_in };
    assert_eq!(store.month_end(released.id).await.unwrap(), Some(released.clone()));
    let due = store.lease_credits(later(5), later(65), 9).await.unwrap();
    assert_eq!(
        due.iter().map(|credit| (credit.file, credit.line)).collect::<Vec<_>>(),
        [(released.id, 1), (released.id, 2)]
    );
}

pub(crate) async fn credits_are_due_until_the_core_has_said_something(bench: Bench) {
    let store = bench.open().await;
    let taken_in = file(1, 3);
    store.commit(vec![import(&taken_in), release(&taken_in, 1, "clerk-2")]).await.unwrap();
    assert_eq!(store.next_money_at().await.unwrap(), Some(later(1)));
    let lease = async |at: i64, max| store.lease_credits(later(at), later(at + 60), max).await.unwrap();
    let held = lease(10, 2).await;
    let expected: Vec<_> = credits(&taken_in)[..2]
        .iter()
        .map(|credit| MonthEndCredit { due_at: Some(later(70)), tries: 1, ..credit.clone() })
        .collect();
    assert_eq!(held, expected);
    assert_eq!(lease(10, 9).await.len(), 1, "the others are held");
    store.commit(vec![put(credited(&held[0])), put(without_account(&held[1]))]).await.unwrap();
    assert!(matches!(store.commit(vec![put(credited(&held[0]))]).await, Err(CommitError::Stale)));
    let (released_at, released_by) = (Some(later(1)), Some("clerk-2".to_owned()));
    let counted = MonthEndRecord { released_at, released_by, credited: 1, refused: 1, ..taken_in.clone() };
    assert_eq!(store.month_end(taken_in.id).await.unwrap(), Some(counted.clone()));
    assert_eq!(store.month_ends(&region(), 9).await.unwrap(), [counted]);
    let last = lease(9_000, 9).await;
    assert_eq!(last.iter().map(|credit| (credit.line, credit.tries)).collect::<Vec<_>>(), [(3, 2)]);
    let later_on = MonthEndCredit { due_at: Some(later(9_500)), ..last[0].clone() };
    store.commit(vec![put(later_on)]).await.unwrap();
    assert_eq!(store.next_money_at().await.unwrap(), Some(later(9_500)));
}

pub(crate) async fn a_month_end_file_is_forgotten_when_all_is_said(bench: Bench) {
    let store = bench.open().await;
    let taken_in = file(1, 2);
    let (young, unreleased) = (MonthEndRecord { at: later(950), ..file(2, 1) }, file(3, 1));
    store.commit(vec![import(&taken_in), import(&young), import(&unreleased)]).await.unwrap();
    store.commit(vec![release(&taken_in, 1, "clerk-2"), release(&young, 951, "clerk-2")]).await.unwrap();
    let [first, second] = [0, 1].map(|line| credits(&taken_in)[line].clone());
    let forget = async |before| {
        store.commit(vec![Change::ForgetRecords { region: region(), before: later(before) }]).await.unwrap();
        store.month_ends(&region(), 9).await.unwrap().len()
    };
    store.commit(vec![put(credited(&first))]).await.unwrap();
    assert_eq!(forget(1).await, 3, "nothing is old enough");
    assert_eq!(
        forget(900).await,
        2,
        "the core is still to be told of some; of what nobody released it never is"
    );
    store.commit(vec![put(without_account(&second))]).await.unwrap();
    assert_eq!(forget(900).await, 1);
    assert_eq!(bench.number("SELECT count(*) FROM month_end_credit").await, 1);
}
