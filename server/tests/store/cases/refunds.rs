//! Money that goes back, and how long payments are remembered.

use domain::{
    application::{Event, Status},
    moment::Moment,
    money::Fen,
    payment::{PaymentStatus, RefundStatus},
    region::RegionCode,
};
use server::store::{
    ApplicationRecord, Change, CommitError, KeptAnswer, MoneyChange, PaymentRecord, RefundRecord, Store,
};
use uuid::Uuid;

use crate::{
    bench::Bench,
    money_samples::{
        comes, kept, kept_refund, line, owed, paid, payment, post, put, put_refund, refund, told,
    },
    samples::{advance, application, later, person, prepare, region, submitted},
};

#[expect(clippy::unnecessary_wraps, reason = "it stands where a record may have none")]
fn clerk(number: u32) -> Option<String> {
    Some(format!("clerk-{number}"))
}

/// A payment whose money has come and done its work.
async fn fulfilled(store: &dyn Store, number: u32) -> PaymentRecord {
    let begun = kept(store, payment(number)).await;
    kept(store, paid(&begun, PaymentStatus::Fulfilled)).await
}

pub(crate) async fn everything_of_a_refund_comes_back(bench: Bench) {
    let store = bench.open().await;
    let payment = fulfilled(&*store, 1).await;
    let proposed = kept_refund(&*store, refund(1, &payment)).await;
    assert_eq!(store.refund(proposed.id).await.unwrap(), Some(proposed.clone()));
    let done = RefundRecord {
        status: RefundStatus::Done,
        since: later(300),
        transaction: Some("50000-1".to_owned()),
        accepted_at: Some(later(250)),
        done_at: Some(later(290)),
        agreed_by: clerk(2),
        by_hand: clerk(3),
        due_at: Some(later(1)),
        tries: 3,
        ..proposed.clone()
    };
    let done = kept_refund(&*store, done).await;
    assert_eq!(store.refund(done.id).await.unwrap(), Some(done.clone()));
    let second = kept_refund(&*store, owed(2, &payment, RefundStatus::Due)).await;
    assert_eq!(store.refunds_of(payment.id).await.unwrap(), [done, second], "the oldest first");
    assert!(matches!(store.commit(vec![put_refund(&proposed)]).await, Err(CommitError::Stale)));
}

pub(crate) async fn no_clerk_gives_money_back_alone(bench: Bench) {
    let store = bench.open().await;
    let payment = fulfilled(&*store, 1).await;
    let proposed = kept_refund(&*store, refund(1, &payment)).await;
    let due = RefundRecord { status: RefundStatus::Due, ..proposed.clone() };
    let alone = [
        due.clone(),
        RefundRecord { agreed_by: proposed.proposed_by.clone(), ..due.clone() },
        RefundRecord {
            agreed_by: proposed.proposed_by.clone(),
            status: RefundStatus::TurnedDown,
            ..due.clone()
        },
    ];
    for refund in alone {
        let refused = store.commit(vec![put_refund(&refund)]).await;
        assert!(matches!(refused, Err(CommitError::FourEyes)), "{refused:?}");
    }
    let agreed = kept_refund(&*store, RefundRecord { agreed_by: clerk(2), ..due }).await;
    let by_hand = kept_refund(&*store, RefundRecord { by_hand: clerk(3), ..agreed }).await;
    let done = RefundRecord { status: RefundStatus::Done, confirmed_by: clerk(3), ..by_hand };
    let refused = store.commit(vec![put_refund(&done)]).await;
    assert!(matches!(refused, Err(CommitError::FourEyes)), "{refused:?}");
    let nobody = RefundRecord { confirmed_by: None, ..done.clone() };
    assert!(store.commit(vec![put_refund(&nobody)]).await.is_err(), "neither the gateway nor two clerks");
    let twice = RefundRecord { status: RefundStatus::Twice, confirmed_by: clerk(4), ..done.clone() };
    assert!(store.commit(vec![put_refund(&twice)]).await.is_err(), "the gateway has not said so");
    kept_refund(&*store, RefundRecord { confirmed_by: clerk(4), ..done }).await;
    let mine = RefundRecord { agreed_by: clerk(2), ..owed(2, &payment, RefundStatus::Due) };
    assert!(matches!(store.commit(vec![put_refund(&mine)]).await, Err(CommitError::FourEyes)));
}

pub(crate) async fn a_refund_is_known_by_every_number_it_had(bench: Bench) {
    let store = bench.open().await;
    let payment = fulfilled(&*store, 1).await;
    let first = kept_refund(&*store, owed(1, &payment, RefundStatus::Due)).await;
    let renamed = kept_refund(&*store, RefundRecord { number: "R1-2".to_owned(), ..first }).await;
    for number in ["R1", "R1-2"] {
        assert_eq!(store.refund_by_number(number).await.unwrap(), Some(renamed.clone()));
    }
    assert_eq!(store.refund_by_number("R2").await.unwrap(), None);
    for number in ["R1", "R1-2"] {
        let rival = RefundRecord { number: number.to_owned(), ..owed(2, &payment, RefundStatus::Due) };
        let refused = store.commit(vec![put_refund(&rival)]).await;
        assert!(matches!(refused, Err(CommitError::Taken)), "{refused:?}");
    }
}

pub(crate) async fn refunds_are_due_like_payments(bench: Bench) {
    let store = bench.open().await;
    let payment = fulfilled(&*store, 1).await;
    for (number, due) in [(1, 20), (2, 10)] {
        let due_at = Some(later(due));
        kept_refund(&*store, RefundRecord { due_at, ..owed(number, &payment, RefundStatus::Due) }).await;
    }
    assert_eq!(store.next_money_at().await.unwrap(), Some(later(10)));
    let held = store.lease_refunds(later(30), later(90), 5).await.unwrap();
    let seen = held.iter().map(|refund| (refund.number.as_str(), refund.due_at, refund.tries));
    assert_eq!(seen.collect::<Vec<_>>(), [("R2", Some(later(90)), 1), ("R1", Some(later(90)), 1)]);
    assert_eq!(store.lease_refunds(later(30), later(90), 5).await.unwrap(), []);
    let (id, version) = (held[0].id, held[0].version);
    let off = MoneyChange::PutOffRefund { id, version, until: later(40) };
    store.commit(vec![Change::Money(off)]).await.unwrap();
    let again = store.lease_refunds(later(40), later(100), 5).await.unwrap();
    assert_eq!(again, [RefundRecord { due_at: Some(later(100)), tries: 2, ..held[0].clone() }]);
}

async fn forget(store: &dyn Store, before: Moment) {
    store.commit(vec![Change::ForgetRecords { region: region(), before }]).await.unwrap();
}

pub(crate) async fn payments_are_forgotten_and_never_while_money_is_under_way(bench: Bench) {
    let store = bench.open().await;
    let statuses = PaymentStatus::ALL;
    for (number, status) in (1_u32..).zip(statuses) {
        let begun = kept(&*store, payment(number)).await;
        let after = if status.is_awaited() || status == PaymentStatus::Closed {
            PaymentRecord { status, ..begun }
        } else {
            paid(&begun, status)
        };
        let back = if status == PaymentStatus::Refunded { Fen(2_500) } else { Fen(0) };
        kept(&*store, PaymentRecord { promised_back: back, given_back: back, ..after }).await;
    }
    forget(&*store, later(1)).await;
    assert_eq!(bench.number("SELECT count(*) FROM payment").await, 10, "nothing is old enough");
    forget(&*store, later(1_000)).await;
    for (number, status) in (1_u32..).zip(statuses) {
        let found = store.payment_by_id(payment(number).id).await.unwrap().is_some();
        assert_eq!(found, status.is_in_flight(), "{status:?}");
    }
}

pub(crate) async fn all_of_a_payment_is_forgotten_but_what_moved(bench: Bench) {
    let store = bench.open().await;
    let begun = kept(&*store, payment(1)).await;
    let after = paid(&begun, PaymentStatus::Fulfilled);
    let answer = KeptAnswer {
        payer: person(1),
        key: domain::wire::PaymentKey(Uuid::from_u128(1)),
        body: [1; 32],
        payment: begun.id,
        at: later(1),
    };
    let happened = line(later(1), None, PaymentStatus::Fulfilled);
    let keep = Change::Money(MoneyChange::KeepAnswer(answer));
    store.commit(vec![told(&after, happened), keep, post(&comes(1, &begun))]).await.unwrap();
    let proposed = kept_refund(&*store, refund(1, &begun)).await;
    forget(&*store, later(1_000)).await;
    assert!(store.payment_by_id(begun.id).await.unwrap().is_some(), "a clerk is to look at it");
    let turned = RefundRecord { status: RefundStatus::TurnedDown, agreed_by: clerk(2), ..proposed };
    kept_refund(&*store, RefundRecord { since: later(500), ..turned }).await;
    forget(&*store, later(500)).await;
    assert!(store.payment_by_id(begun.id).await.unwrap().is_some(), "one looked at it only then");
    forget(&*store, later(501)).await;
    for table in ["payment", "payment_history", "refund", "refund_number", "kept_answer"] {
        assert_eq!(bench.number(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(store.postings_of(begun.id).await.unwrap(), [comes(1, &begun)]);

    let promised = fulfilled(&*store, 2).await;
    kept(&*store, PaymentRecord { promised_back: Fen(100), ..promised }).await;
    let elsewhere = RegionCode::try_from("990200".to_owned()).unwrap();
    let other = kept(&*store, PaymentRecord { region: elsewhere, ..payment(3) }).await;
    kept(&*store, PaymentRecord { status: PaymentStatus::Closed, ..other }).await;
    forget(&*store, later(9_000)).await;
    assert_eq!(bench.number("SELECT count(*) FROM payment").await, 2, "part of it is on its way back");
}

pub(crate) async fn an_application_stays_while_its_fee_is_under_way(bench: Bench) {
    let store = bench.open().await;
    prepare(&*store, 1).await;
    let open = submitted(&*store, application(1)).await;
    let rejected = ApplicationRecord { status: Status::Rejected, since: later(50), ..open.clone() };
    store.commit(vec![advance(&rejected, Event::Rejected, Some("clerk-1"))]).await.unwrap();
    let awaited = kept(&*store, payment(1)).await;
    assert_eq!(awaited.subject(), format!("fee/{}", open.reference));
    forget(&*store, later(1_000)).await;
    assert!(store.application_by_id(open.id).await.unwrap().is_some());
    assert_eq!(store.history(open.id).await.unwrap().len(), 2);
    let came = kept(&*store, paid(&awaited, PaymentStatus::Paid)).await;
    forget(&*store, later(1_000)).await;
    assert!(store.application_by_id(open.id).await.unwrap().is_some());
    store.commit(vec![put(&paid(&came, PaymentStatus::Fulfilled))]).await.unwrap();
    forget(&*store, later(1_000)).await;
    assert!(store.application_by_id(open.id).await.unwrap().is_none());
}
