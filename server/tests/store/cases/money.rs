//! Payments, and what is due about them.

use domain::{
    kiosk::KioskId,
    money::Fen,
    payment::{Channel, PaymentEvent, PaymentNumber, PaymentStatus, Purpose, RefundStatus},
    region::RegionCode,
    wire::PaymentKey,
};
use server::store::{
    Change, CommitError, KeptAnswer, MoneyChange, PaymentQuery, PaymentRecord, RefundRecord,
};
use uuid::Uuid;

use crate::{
    bench::Bench,
    money_samples::{kept, kept_refund, line, owed, paid, payment, put, refund, told},
    samples::{NOON, later, person, region},
};

fn numbers(payments: &[PaymentRecord]) -> Vec<PaymentNumber> {
    payments.iter().map(|payment| payment.number.clone()).collect()
}

fn numbered(numbers: &[u32]) -> Vec<PaymentNumber> {
    numbers.iter().map(|number| payment(*number).number).collect()
}

pub(crate) async fn everything_of_a_payment_comes_back(bench: Bench) {
    let store = bench.open().await;
    let begun = line(later(1), None, PaymentStatus::Created);
    store.commit(vec![told(&payment(1), begun.clone())]).await.unwrap();
    let code = Some("weixin://wxpay/bizpayurl?pr=1".to_owned());
    let whole = PaymentRecord {
        version: 1,
        code,
        scanned: true,
        credit: Some("C-7".to_owned()),
        promised_back: Fen(1_000),
        given_back: Fen(400),
        due_at: Some(later(9)),
        tries: 700,
        ..paid(&payment(1), PaymentStatus::Fulfilled)
    };
    let happened = line(later(61), Some(PaymentEvent::Fulfilled), PaymentStatus::Fulfilled);
    store.commit(vec![told(&whole, happened.clone())]).await.unwrap();
    let stored = PaymentRecord { version: 2, ..whole };
    assert_eq!(store.payment(&stored.number).await.unwrap(), Some(stored.clone()));
    assert_eq!(store.payment_by_id(stored.id).await.unwrap(), Some(stored.clone()));
    let transaction = stored.transaction.clone().unwrap();
    let found = store.payment_by_transaction(Channel::Wechat, &transaction).await.unwrap();
    assert_eq!(found, Some(stored.clone()));
    assert_eq!(store.payment_by_transaction(Channel::Counter, &transaction).await.unwrap(), None);
    assert_eq!(store.payment_history(stored.id).await.unwrap(), [begun, happened]);
    assert_eq!(store.payment(&payment(2).number).await.unwrap(), None);
    for (number, purpose) in [(2, Purpose::TopUp), (3, Purpose::Contribution { year: 2027 })] {
        let other = PaymentRecord { purpose, kiosk: None, channel: Channel::Counter, ..payment(number) };
        let other = kept(&*store, other).await;
        assert_eq!(store.payment_by_id(other.id).await.unwrap(), Some(other));
    }
}

pub(crate) async fn a_payment_moves_over_the_version_that_was_seen(bench: Bench) {
    let store = bench.open().await;
    let seen = kept(&*store, payment(1)).await;
    let pending = kept(&*store, PaymentRecord { status: PaymentStatus::Pending, ..seen.clone() }).await;
    let late = PaymentRecord { status: PaymentStatus::Closed, ..seen };
    assert!(matches!(store.commit(vec![put(&late)]).await, Err(CommitError::Stale)));
    assert_eq!(store.payment_by_id(late.id).await.unwrap(), Some(pending.clone()));
    let otherwise = PaymentRecord { amount: Fen(1), person: person(9), ..pending.clone() };
    store.commit(vec![put(&otherwise)]).await.unwrap();
    let stored = store.payment_by_id(late.id).await.unwrap().unwrap();
    assert_eq!((stored.amount, stored.person), (pending.amount, pending.person), "it is never for another");
}

pub(crate) async fn of_two_payments_for_the_same_at_once_one_is_begun(bench: Bench) {
    let store = bench.open().await;
    let purpose = payment(1).purpose;
    let rivals = (1..=8).map(|number| {
        let purpose = purpose.clone();
        store.commit(vec![put(&PaymentRecord { purpose, ..payment(number) })])
    });
    let outcomes = futures::future::join_all(rivals).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let open = |outcome: &&Result<_, _>| matches!(outcome, Err(CommitError::PaymentOpen));
    assert_eq!(outcomes.iter().filter(open).count(), 7, "{outcomes:?}");
    let begun = store.payments_for(&payment(1).subject()).await.unwrap().remove(0);
    let closed = PaymentRecord { status: PaymentStatus::Closed, ..begun };
    let next = PaymentRecord { purpose, ..payment(9) };
    store.commit(vec![put(&closed), put(&next)]).await.unwrap();
    let both = store.payments_for(&payment(1).subject()).await.unwrap();
    assert_eq!(numbers(&both), [next.number, closed.number], "the newest first, open or not");
}

pub(crate) async fn a_number_and_a_transaction_stand_once(bench: Bench) {
    let store = bench.open().await;
    let first = kept(&*store, payment(1)).await;
    let same = PaymentRecord { number: first.number.clone(), ..payment(2) };
    assert!(matches!(store.commit(vec![put(&same)]).await, Err(CommitError::Taken)));
    let second = kept(&*store, payment(2)).await;
    let first = kept(&*store, paid(&first, PaymentStatus::Paid)).await;
    let transaction = first.transaction.clone();
    let twice = PaymentRecord { transaction, ..paid(&second, PaymentStatus::Paid) };
    assert!(matches!(store.commit(vec![put(&twice)]).await, Err(CommitError::Taken)));
    assert_eq!(store.payment_by_id(second.id).await.unwrap(), Some(second));
}

pub(crate) async fn what_did_not_come_does_not_stand_as_paid(bench: Bench) {
    let store = bench.open().await;
    let begun = kept(&*store, payment(1)).await;
    let whole = paid(&begun, PaymentStatus::Fulfilled);
    let by_clerk = PaymentRecord { settled_by: Some("clerk-1".to_owned()), ..whole.clone() };
    let wrong = [
        PaymentRecord { status: PaymentStatus::Paid, ..begun.clone() },
        PaymentRecord { taken: None, ..whole.clone() },
        PaymentRecord { paid_at: None, ..whole.clone() },
        PaymentRecord { transaction: None, ..whole.clone() },
        PaymentRecord { taken: Some(Fen(1)), ..whole.clone() },
        PaymentRecord { fulfilled_at: None, ..whole.clone() },
        PaymentRecord { promised_back: Fen(2_501), ..whole.clone() },
        PaymentRecord { promised_back: Fen(100), given_back: Fen(101), ..whole.clone() },
        PaymentRecord { status: PaymentStatus::Closed, ..whole.clone() },
        PaymentRecord { status: PaymentStatus::Refunded, promised_back: Fen(2_500), ..whole },
    ];
    for payment in wrong {
        let refused = store.commit(vec![put(&payment)]).await;
        assert!(matches!(refused, Err(CommitError::Store(_))), "{payment:?}: {refused:?}");
    }
    kept(&*store, PaymentRecord { transaction: None, ..by_clerk }).await;
    let nothing = PaymentRecord { amount: Fen(0), ..payment(2) };
    assert!(store.commit(vec![put(&nothing)]).await.is_err());
}

pub(crate) async fn what_is_due_is_held_by_one(bench: Bench) {
    let store = bench.open().await;
    assert_eq!(store.next_money_at().await.unwrap(), None);
    for (number, due) in [(1, Some(30)), (2, Some(10)), (3, Some(20)), (4, None)] {
        kept(&*store, PaymentRecord { due_at: due.map(later), ..payment(number) }).await;
    }
    assert_eq!(store.next_money_at().await.unwrap(), Some(later(10)));
    let lease = async |at: i64, max| store.lease_payments(later(at), later(at + 60), max).await.unwrap();
    assert_eq!(lease(9, 5).await, []);
    let held = lease(25, 1).await;
    assert_eq!(numbers(&held), numbered(&[2]), "the longest due first");
    assert_eq!((held[0].due_at, held[0].tries, held[0].version), (Some(later(85)), 1, 1));
    assert_eq!(numbers(&lease(25, 5).await), numbered(&[3]), "not what somebody has");
    let workers = (0..6).map(|_| store.lease_payments(later(90), later(150), 1));
    let again = futures::future::join_all(workers).await.into_iter().flat_map(Result::unwrap);
    let mut again: Vec<_> = again.collect();
    again.sort_by_key(|payment| payment.id.0);
    assert_eq!(numbers(&again), numbered(&[1, 2, 3]), "each once, also what was held and let lie");
    assert_eq!(again.iter().map(|payment| payment.tries).collect::<Vec<_>>(), [1, 2, 2]);

    let off = |version| MoneyChange::PutOffPayment { id: payment(1).id, version, until: later(500) };
    store.commit(vec![Change::Money(off(2))]).await.unwrap();
    assert_eq!(store.next_money_at().await.unwrap(), Some(later(150)), "it does not stand so");
    store.commit(vec![Change::Money(off(1))]).await.unwrap();
    assert_eq!(numbers(&lease(499, 5).await), numbered(&[2, 3]));
    let moved = PaymentRecord { status: PaymentStatus::Closed, due_at: None, tries: 0, ..again.remove(0) };
    let moved = kept(&*store, moved).await;
    assert_eq!(store.payment_by_id(moved.id).await.unwrap(), Some(moved), "a lease is no version");
}

pub(crate) async fn payments_are_found_by_who_pays_and_where(bench: Bench) {
    let store = bench.open().await;
    let payer = person(1);
    assert_eq!(store.first_payment_at(&payer).await.unwrap(), None);
    for number in 1..=4 {
        kept(&*store, PaymentRecord { payer, ..payment(number) }).await;
    }
    kept(&*store, payment(5)).await;
    assert_eq!(store.first_payment_at(&payer).await.unwrap(), Some(later(1)));
    let listed = async |from, before, max| {
        numbers(&store.payments_of(&payer, later(from), later(before), max).await.unwrap())
    };
    assert_eq!(listed(0, 100, 9).await, numbered(&[4, 3, 2, 1]), "the newest first");
    assert_eq!(listed(2, 4, 9).await, numbered(&[3, 2]), "from the first on and before the last");
    assert_eq!(listed(0, 100, 1).await, numbered(&[4]));

    let kiosk = KioskId("demo".to_owned());
    let unresolved = async |since| numbers(&store.unresolved_at(&kiosk, later(since)).await.unwrap());
    assert_eq!(unresolved(3).await, numbered(&[5, 4, 3]));
    let four = store.payment_by_id(payment(4).id).await.unwrap().unwrap();
    kept(&*store, paid(&four, PaymentStatus::Fulfilled)).await;
    let three = store.payment_by_id(payment(3).id).await.unwrap().unwrap();
    kept(&*store, paid(&three, PaymentStatus::Paid)).await;
    assert_eq!(unresolved(0).await, numbered(&[5, 3, 2, 1]), "what is over is not asked after");
    let elsewhere = KioskId("other".to_owned());
    assert_eq!(store.unresolved_at(&elsewhere, NOON).await.unwrap(), []);
}

pub(crate) async fn a_clerk_sees_first_what_wants_one(bench: Bench) {
    let store = bench.open().await;
    for number in 1..=6 {
        kept(&*store, payment(number)).await;
    }
    let step = async |number: u32, status| {
        let seen = store.payment_by_id(payment(number).id).await.unwrap().unwrap();
        let after = if status == PaymentStatus::Unknown { seen } else { paid(&seen, status) };
        kept(&*store, PaymentRecord { status, ..after }).await
    };
    let seen = async |status, max| {
        let query = PaymentQuery { region: region(), status, max };
        numbers(&store.payments(&query).await.unwrap())
    };
    assert_eq!(seen(None, 9).await, numbered(&[6, 5, 4, 3, 2, 1]));
    assert_eq!(store.payments_wanting(&region()).await.unwrap(), 0);
    step(1, PaymentStatus::Unknown).await;
    let two = step(2, PaymentStatus::Suspended).await;
    let three = step(3, PaymentStatus::Fulfilled).await;
    let proposed = kept_refund(&*store, refund(1, &three)).await;
    kept_refund(&*store, refund(2, &two)).await;
    assert_eq!(seen(None, 9).await, numbered(&[1, 2, 3, 6, 5, 4]));
    assert_eq!(seen(None, 2).await, numbered(&[1, 2]));
    assert_eq!(seen(Some(PaymentStatus::Fulfilled), 9).await, numbered(&[3]));
    assert_eq!(seen(Some(PaymentStatus::Created), 9).await, numbered(&[6, 5, 4]));
    assert_eq!(store.payments_wanting(&region()).await.unwrap(), 3, "each once");

    let agreed_by = Some("clerk-2".to_owned());
    let due = RefundRecord { status: RefundStatus::Due, agreed_by, ..proposed };
    let due = kept_refund(&*store, due).await;
    assert_eq!(store.payments_wanting(&region()).await.unwrap(), 2, "the gateway is to do it");
    let accepted_at = Some(later(200));
    kept_refund(&*store, RefundRecord { status: RefundStatus::Abnormal, accepted_at, ..due }).await;
    assert_eq!(store.payments_wanting(&region()).await.unwrap(), 3, "the gateway cannot");
    let cash = PaymentRecord { channel: Channel::Counter, ..payment(7) };
    let cash = kept(&*store, cash).await;
    kept_refund(&*store, owed(3, &cash, RefundStatus::Due)).await;
    assert_eq!(store.payments_wanting(&region()).await.unwrap(), 4, "somebody hands it back");
    let elsewhere = RegionCode::try_from("990200".to_owned()).unwrap();
    assert_eq!(store.payments_wanting(&elsewhere).await.unwrap(), 0);
}

fn answer(number: u32, payer: u32) -> KeptAnswer {
    KeptAnswer {
        payer: person(payer),
        key: PaymentKey(Uuid::from_u128(u128::from(number))),
        body: [5; 32],
        payment: payment(1).id,
        at: later(i64::from(number)),
    }
}

pub(crate) async fn a_key_keeps_its_answer_until_it_is_forgotten(bench: Bench) {
    let store = bench.open().await;
    let keep = |answer: KeptAnswer| Change::Money(MoneyChange::KeepAnswer(answer));
    store.commit(vec![put(&payment(1)), keep(answer(1, 1)), keep(answer(2, 1))]).await.unwrap();
    let found = store.kept_answer(&person(1), answer(1, 1).key).await.unwrap();
    assert_eq!(found, Some(answer(1, 1)));
    assert_eq!(store.kept_answer(&person(2), answer(1, 1).key).await.unwrap(), None, "it is another's");
    let twice = store.commit(vec![put(&payment(2)), keep(answer(1, 1))]).await;
    assert!(matches!(twice, Err(CommitError::Taken)), "{twice:?}");
    assert_eq!(store.payment_by_id(payment(2).id).await.unwrap(), None, "one key, one effect");
    store.commit(vec![keep(answer(1, 2))]).await.unwrap();
    store.commit(vec![Change::Money(MoneyChange::ForgetAnswers(later(2)))]).await.unwrap();
    assert_eq!(store.kept_answer(&person(1), answer(1, 1).key).await.unwrap(), None);
    assert!(store.kept_answer(&person(1), answer(2, 1).key).await.unwrap().is_some());
}

pub(crate) async fn a_hundred_with_one_key_have_one_effect(bench: Bench) {
    let store = bench.open().await;
    let rivals = (1..=100).map(|number| {
        let begun = PaymentRecord { purpose: Purpose::TopUp, ..payment(number) };
        let kept = KeptAnswer { payment: begun.id, ..answer(1, 1) };
        store.commit(vec![put(&begun), Change::Money(MoneyChange::KeepAnswer(kept))])
    });
    let outcomes = futures::future::join_all(rivals).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let taken = |outcome: &&Result<_, _>| matches!(outcome, Err(CommitError::Taken));
    assert_eq!(outcomes.iter().filter(taken).count(), 99);
    assert_eq!(bench.number("SELECT count(*) FROM payment").await, 1);
}
