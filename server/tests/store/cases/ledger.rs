//! Movements, balances, and the look at both.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ledger::{Account, Cause},
    money::Fen,
    payment::{Channel, PaymentStatus, Purpose},
    region::RegionCode,
    wire::staff::LedgerCheck,
};
use proptest::{
    prelude::*,
    strategy::{Strategy, ValueTree as _},
    test_runner::TestRunner,
};
use server::store::{Change, CommitError, MoneyChange, PaymentRecord, PostingId, PostingRecord, Store};
use uuid::Uuid;

use crate::{
    bench::Bench,
    money_samples::{comes, kept, paid, payment, post, posting, put, till, transit},
    samples::{later, region},
};

async fn sums(store: &dyn Store, region: &RegionCode) -> BTreeMap<String, i64> {
    let sums = store.account_sums(region).await.unwrap().into_iter();
    sums.filter(|(_, sum)| *sum != Fen(0)).map(|(kind, sum)| (kind, sum.0)).collect()
}

fn expected(sums: &[(&str, i64)]) -> BTreeMap<String, i64> {
    sums.iter().map(|(kind, sum)| ((*kind).to_owned(), *sum)).collect()
}

/// Undoes a movement.
fn undoing(number: u32, undone: &PostingRecord) -> PostingRecord {
    PostingRecord {
        id: PostingId(Uuid::from_u128(0xd0 << 96 | u128::from(number))),
        cause: Cause::Reversal,
        from: undone.to.clone(),
        to: undone.from.clone(),
        reverses: Some(undone.id),
        ..undone.clone()
    }
}

async fn refused(store: &dyn Store, posting: &PostingRecord) {
    let outcome = store.commit(vec![post(posting)]).await;
    assert!(matches!(outcome, Err(CommitError::Store(_))), "{posting:?}: {outcome:?}");
}

async fn taken(store: &dyn Store, posting: &PostingRecord) {
    let outcome = store.commit(vec![post(posting)]).await;
    assert!(matches!(outcome, Err(CommitError::Taken)), "{posting:?}: {outcome:?}");
}

pub(crate) async fn a_movement_is_kept_with_both_balances(bench: Bench) {
    let store = bench.open().await;
    let (one, two) = (payment(1), payment(2));
    let earned = posting(3, &one, Cause::Fulfilled, (transit(&one), Account::Fees), one.amount);
    store.commit(vec![post(&comes(1, &one)), post(&comes(2, &two)), post(&earned)]).await.unwrap();
    assert_eq!(store.postings_of(one.id).await.unwrap(), [comes(1, &one), earned], "the oldest first");
    let all = expected(&[("fees", 2_500), ("till", -5_000), ("transit", 2_500)]);
    assert_eq!(sums(&*store, &region()).await, all);
    let announced = PostingRecord {
        payment: None,
        ..posting(4, &one, Cause::MonthEnd, (Account::Bank, Account::Core), Fen(7))
    };
    store.commit(vec![post(&announced)]).await.unwrap();
    assert_eq!(sums(&*store, &region()).await.get("bank"), Some(&-7));
    assert_eq!(bench.number("SELECT count(*) FROM posting").await, 4);
}

pub(crate) async fn of_many_that_pay_at_once_one_does(bench: Bench) {
    let store = bench.open().await;
    let begun = kept(&*store, payment(1)).await;
    let rivals = (1..=16).map(|number| store.commit(vec![post(&comes(number, &begun))]));
    let outcomes = futures::future::join_all(rivals).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let slower = |outcome: &&Result<_, _>| matches!(outcome, Err(CommitError::Taken));
    assert_eq!(outcomes.iter().filter(slower).count(), 15, "{outcomes:?}");
    assert_eq!(sums(&*store, &region()).await, expected(&[("till", -2_500), ("transit", 2_500)]));

    let credited =
        |number| posting(number, &begun, Cause::Fulfilled, (transit(&begun), Account::Core), Fen(2_500));
    store.commit(vec![post(&credited(20))]).await.unwrap();
    taken(&*store, &credited(21)).await;
    assert_eq!(sums(&*store, &region()).await, expected(&[("core", 2_500), ("till", -2_500)]));
}

pub(crate) async fn no_account_comes_to_the_wrong_side_of_zero(bench: Bench) {
    let store = bench.open().await;
    let begun = kept(&*store, payment(1)).await;
    store.commit(vec![post(&comes(1, &begun))]).await.unwrap();
    let moved = |number, sides, amount| posting(number, &begun, Cause::RefundDue, sides, Fen(amount));
    refused(&*store, &moved(2, (transit(&begun), Account::Refunds), 2_501)).await;
    refused(&*store, &moved(3, (Account::Fees, Account::Refunds), 1)).await;
    refused(&*store, &moved(4, (transit(&begun), till()), 2_501)).await;
    refused(&*store, &moved(5, (transit(&begun), Account::Bank), 1)).await;
    refused(&*store, &moved(6, (till(), transit(&begun)), 0)).await;
    refused(&*store, &moved(7, (transit(&begun), till()), -5)).await;
    refused(&*store, &moved(8, (transit(&begun), transit(&begun)), 5)).await;
    refused(&*store, &moved(9, (till(), transit(&begun)), i64::MAX)).await;
    let nobody = PostingRecord { payment: None, ..comes(10, &begun) };
    refused(&*store, &nobody).await;
    let written = paid(&begun, PaymentStatus::Paid);
    let too_much = moved(11, (transit(&begun), Account::Fees), 2_501);
    assert!(store.commit(vec![put(&written), post(&too_much)]).await.is_err());
    assert_eq!(store.payment_by_id(begun.id).await.unwrap(), Some(begun), "all or nothing");
    assert_eq!(bench.number("SELECT count(*) FROM posting").await, 1);
    assert_eq!(sums(&*store, &region()).await, expected(&[("till", -2_500), ("transit", 2_500)]));
    assert!(bench.refuses("UPDATE ledger_account SET balance = 1 WHERE kind = 'till'").await);
    assert!(bench.refuses("UPDATE ledger_account SET balance = -1 WHERE kind = 'transit'").await);
    assert!(bench.refuses("UPDATE ledger_account SET kind = 'bank' WHERE kind = 'transit'").await);
}

pub(crate) async fn a_movement_is_undone_once_and_as_it_was(bench: Bench) {
    let store = bench.open().await;
    let begun = kept(&*store, payment(1)).await;
    let came = comes(1, &begun);
    store.commit(vec![post(&came), post(&comes(2, &payment(2)))]).await.unwrap();
    let undone = undoing(1, &came);
    refused(&*store, &PostingRecord { amount: Fen(2_499), ..undone.clone() }).await;
    refused(&*store, &PostingRecord { from: came.from.clone(), to: came.to.clone(), ..undone.clone() }).await;
    refused(&*store, &PostingRecord { from: transit(&payment(2)), ..undone.clone() }).await;
    refused(&*store, &PostingRecord { reverses: Some(PostingId(Uuid::nil())), ..undone.clone() }).await;
    refused(&*store, &PostingRecord { reverses: None, ..undone.clone() }).await;
    refused(&*store, &PostingRecord { cause: Cause::GivenBack, ..undone.clone() }).await;
    store.commit(vec![post(&undone)]).await.unwrap();
    taken(&*store, &undoing(2, &came)).await;
    taken(&*store, &comes(3, &begun)).await;
    assert_eq!(sums(&*store, &region()).await, expected(&[("till", -2_500), ("transit", 2_500)]));
    assert_eq!(store.postings_of(begun.id).await.unwrap(), [came, undone]);
    assert!(bench.refuses("UPDATE posting SET amount = 1 WHERE cause = 'reversal'").await);
    assert!(bench.refuses("DELETE FROM posting WHERE cause = 'paid'").await);
}

pub(crate) async fn many_commits_move_one_account_at_once(bench: Bench) {
    let store = bench.open().await;
    for number in 1..=64 {
        kept(&*store, payment(number)).await;
    }
    let commits = (1..=64).map(|number| {
        let begun = PaymentRecord { version: 1, ..payment(number) };
        let earned =
            posting(number + 100, &begun, Cause::Fulfilled, (transit(&begun), Account::Fees), begun.amount);
        let whole = paid(&begun, PaymentStatus::Fulfilled);
        store.commit(vec![post(&comes(number, &begun)), post(&earned), put(&whole)])
    });
    let outcomes = futures::future::join_all(commits).await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(sums(&*store, &region()).await, expected(&[("fees", 160_000), ("till", -160_000)]));
    let whole = LedgerCheck { at: later(9), wrong_balances: 0, wrong_payments: 0 };
    assert_eq!(store.check_ledger(later(9)).await.unwrap(), whole);
}

/// A payment that came this far, with what moved for it.
fn gone_through(number: u32, status: PaymentStatus, purpose: &Purpose) -> Vec<Change> {
    let begun = PaymentRecord { purpose: purpose.clone(), ..payment(number) };
    let mut changes = vec![put(&begun)];
    let mut moves = |cause, from, to, amount: i64| {
        let id = number * 100 + u32::try_from(changes.len()).unwrap();
        changes.push(post(&posting(id, &begun, cause, (from, to), Fen(amount))));
    };
    let earned = if purpose.is_credited() { Account::Core } else { Account::Fees };
    let (person, refunds) = (transit(&begun), Account::Refunds);
    let mut after = PaymentRecord { version: 1, ..paid(&begun, status) };
    match status {
        PaymentStatus::Paid => moves(Cause::Paid, till(), person, 2_500),
        PaymentStatus::Suspended => moves(Cause::Paid, till(), Account::Suspense, 2_500),
        PaymentStatus::Fulfilled => {
            moves(Cause::Paid, till(), person.clone(), 2_500);
            moves(Cause::Fulfilled, person, earned, 2_500);
            if !purpose.is_credited() {
                moves(Cause::RefundDue, Account::Fees, refunds.clone(), 900);
                moves(Cause::GivenBack, refunds, till(), 400);
                (after.promised_back, after.given_back) = (Fen(900), Fen(400));
            }
        }
        PaymentStatus::RefundDue | PaymentStatus::Refunded => {
            moves(Cause::Paid, till(), person.clone(), 2_500);
            moves(Cause::RefundDue, person, refunds.clone(), 2_500);
            let back = if status == PaymentStatus::Refunded { 2_500 } else { 300 };
            moves(Cause::GivenBack, refunds, till(), back);
            (after.promised_back, after.given_back) = (Fen(2_500), Fen(back));
        }
        _ => after = PaymentRecord { version: 1, status, ..begun.clone() },
    }
    changes.push(put(&after));
    changes
}

pub(crate) async fn a_look_at_the_ledger_finds_what_does_not_fit(bench: Bench) {
    let store = bench.open().await;
    assert_eq!(store.last_ledger_check().await.unwrap(), None);
    for (number, status) in (1_u32..).zip(PaymentStatus::ALL) {
        store.commit(gone_through(number, status, &payment(number).purpose)).await.unwrap();
        store.commit(gone_through(number + 20, status, &Purpose::TopUp)).await.unwrap();
    }
    let wrong = async || {
        let check = store.check_ledger(later(1)).await.unwrap();
        (check.wrong_balances, check.wrong_payments)
    };
    assert_eq!(wrong().await, (0, 0));
    let while_it_is = async |tampered: &str, undone: &str| {
        bench.tamper(tampered).await;
        let found = wrong().await;
        bench.tamper(undone).await;
        assert_eq!(wrong().await, (0, 0), "{undone}");
        found
    };
    let core = |by: &str| format!("UPDATE ledger_account SET balance = balance {by} WHERE account = 'core'");
    assert_eq!(while_it_is(&core("+ 1"), &core("- 1")).await, (1, 0));
    let suspense = |sum: u32| format!("UPDATE posting SET amount = {sum} WHERE to_account = 'suspense'");
    assert_eq!(while_it_is(&suspense(1), &suspense(2_500)).await, (2, 2), "the till's balance too");
    let paid = payment(6).number;
    let stands = |status: &str| format!("UPDATE payment SET status = '{status}' WHERE number = '{paid}'");
    assert_eq!(while_it_is(&stands("suspended"), &stands("paid")).await, (0, 1));
    let back = |sum: u32| format!("UPDATE payment SET given_back = {sum} WHERE status = 'refund-due'");
    assert_eq!(while_it_is(&back(299), &back(300)).await, (0, 2));
    bench.tamper(&format!("DELETE FROM payment WHERE number = '{paid}'")).await;
    for _ in 0..2 {
        let found = store.check_ledger(later(5)).await.unwrap();
        assert_eq!((found.wrong_balances, found.wrong_payments), (0, 1), "its money is still in transit");
        store.commit(vec![Change::Money(MoneyChange::NoteLedgerCheck(found))]).await.unwrap();
        assert_eq!(store.last_ledger_check().await.unwrap(), Some(found));
    }
}

/// Accounts that random movements go between.
fn accounts() -> [Account; 9] {
    [
        till(),
        Account::Till(Channel::Counter),
        Account::Bank,
        Account::Transit("a".to_owned()),
        Account::Transit("b".to_owned()),
        Account::Fees,
        Account::Core,
        Account::Suspense,
        Account::Refunds,
    ]
}

/// What is tried: a movement, or undoing one that was made before.
#[derive(Clone, Debug)]
enum Attempt {
    Move(usize, prop::sample::Index, i64),
    Undo(prop::sample::Index),
}

/// Half of the movements bring money in, so that there is something to move on.
fn attempts() -> impl Strategy<Value = Vec<Vec<Attempt>>> {
    let account = any::<prop::sample::Index>;
    let amount = || prop_oneof![1 => -1..1_i64, 19 => 1..40_i64];
    let anywhere = (0..9_usize, account(), amount());
    let inwards = (0..3_usize, account(), amount());
    let attempt = prop_oneof![
        4 => inwards.prop_map(|(from, to, amount)| Attempt::Move(from, to, amount)),
        4 => anywhere.prop_map(|(from, to, amount)| Attempt::Move(from, to, amount)),
        1 => account().prop_map(Attempt::Undo),
    ];
    proptest::collection::vec(proptest::collection::vec(attempt, 1..4), 4..16)
}

/// The ledger as a table of balances.
#[derive(Clone, Default)]
struct Model {
    balances: BTreeMap<Account, i64>,
    made: Vec<PostingRecord>,
    undone: BTreeSet<Uuid>,
}

impl Model {
    /// Makes the movement, or says that it cannot be made.
    fn make(&mut self, posting: &PostingRecord) -> bool {
        *self.balances.entry(posting.from.clone()).or_default() -= posting.amount.0;
        *self.balances.entry(posting.to.clone()).or_default() += posting.amount.0;
        let right = |account: &Account| match self.balances.get(account).copied().unwrap_or_default() {
            balance if account.owes() => balance <= 0,
            balance => balance >= 0,
        };
        let sides = right(&posting.from) && right(&posting.to);
        let once = posting.reverses.is_none_or(|undone| self.undone.insert(undone.0));
        self.made.push(posting.clone());
        sides && once && posting.amount > Fen(0) && posting.from != posting.to
    }

    fn posting(&self, id: u128, region: &RegionCode, attempt: &Attempt) -> Option<PostingRecord> {
        let accounts = accounts();
        let id = PostingId(Uuid::from_u128(id));
        let of = PaymentRecord { region: region.clone(), ..payment(1) };
        match attempt {
            Attempt::Move(from, to, amount) => {
                let sides = (accounts[*from].clone(), accounts[to.index(9)].clone());
                Some(PostingRecord { id, ..posting(0, &of, Cause::RefundDue, sides, Fen(*amount)) })
            }
            Attempt::Undo(_) if self.made.is_empty() => None,
            Attempt::Undo(which) => {
                Some(PostingRecord { id, ..undoing(0, &self.made[which.index(self.made.len())]) })
            }
        }
    }
}

pub(crate) async fn random_movements_come_to_what_a_simple_model_says(bench: Bench) {
    let store = bench.open().await;
    let (mut runner, mut id) = (TestRunner::deterministic(), 0);
    let sequences = if matches!(bench, Bench::Sqlite(_)) { 150 } else { 12 };
    for sequence in 0..sequences {
        let region = RegionCode::try_from(format!("99{sequence:04}")).unwrap();
        let mut model = Model::default();
        let drawn = attempts().new_tree(&mut runner).unwrap().current();
        for together in drawn {
            let (mut next, mut right, mut changes) = (model.clone(), true, Vec::new());
            for attempt in &together {
                id += 1;
                let Some(posting) = next.posting(id, &region, attempt) else { continue };
                right &= next.make(&posting);
                changes.push(post(&posting));
            }
            assert_eq!(store.commit(changes).await.is_ok(), right, "{together:?} in {sequence}");
            if right {
                model = next;
            }
        }
        let mut by_kind = BTreeMap::<String, i64>::new();
        for (account, balance) in &model.balances {
            *by_kind.entry(account.kind().to_owned()).or_default() += balance;
        }
        by_kind.retain(|_, sum| *sum != 0);
        assert_eq!(by_kind.values().sum::<i64>(), 0);
        assert_eq!(sums(&*store, &region).await, by_kind);
        let a = "SELECT CAST(coalesce(sum(balance), 0) AS BIGINT) FROM ledger_account WHERE account = 'transit/a'";
        let held = bench.number(&format!("{a} AND region = '{}'", region.as_str())).await;
        assert_eq!(held, model.balances.get(&accounts()[3]).copied().unwrap_or_default());
    }
    assert_eq!(store.check_ledger(later(1)).await.unwrap().wrong_balances, 0);
    assert!(bench.number("SELECT count(*) FROM posting WHERE cause = 'reversal'").await > 0);
    assert!(bench.number("SELECT count(*) FROM posting").await > 3 * i64::from(sequences));
}
