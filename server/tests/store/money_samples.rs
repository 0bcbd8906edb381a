//! Payments, refunds and movements to try the store with. A number tells them apart.

use domain::{
    kiosk::KioskId,
    ledger::{Account, Cause},
    machine::Actor,
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentEvent, PaymentNumber, PaymentStatus, Purpose, RefundReason, RefundStatus},
    reference::Reference,
    service::Service,
    wire::staff::RefundId,
};
use server::store::{
    Change, MoneyChange, PaymentHistoryRecord, PaymentId, PaymentRecord, PostingId, PostingRecord,
    RefundRecord, Sealed, Store,
};
use uuid::Uuid;

use crate::samples::{NOON, later, person, region};

/// A card's fee that was just begun at the demonstration's kiosk.
pub(crate) fn payment(number: u32) -> PaymentRecord {
    let at = later(i64::from(number));
    PaymentRecord {
        id: PaymentId(Uuid::from_u128(0xa0 << 96 | u128::from(number))),
        number: PaymentNumber::from_number(u64::from(number)),
        version: 0,
        region: region(),
        rules: "2026-03".to_owned(),
        channel: Channel::Wechat,
        purpose: Purpose::Fee { reference: Reference::from_number(number), service: Service::Reissue },
        payer: person(number + 500),
        person: person(number),
        details: Sealed(vec![1, 6]),
        kiosk: Some(KioskId("demo".to_owned())),
        language: "en".to_owned(),
        amount: Fen(2_500),
        status: PaymentStatus::Created,
        since: at,
        begun_at: at,
        until: later(900),
        code: None,
        scanned: false,
        taken: None,
        paid_at: None,
        transaction: None,
        settled_by: None,
        fulfilled_at: None,
        credit: None,
        promised_back: Fen(0),
        given_back: Fen(0),
        due_at: None,
        tries: 0,
    }
}

/// The payment as it stands once all of it has come.
pub(crate) fn paid(payment: &PaymentRecord, status: PaymentStatus) -> PaymentRecord {
    PaymentRecord {
        status,
        taken: Some(payment.amount),
        paid_at: Some(later(60)),
        transaction: Some(format!("42000{}", payment.number)),
        fulfilled_at: (status == PaymentStatus::Fulfilled).then_some(later(61)),
        ..payment.clone()
    }
}

/// A refund of a payment that a clerk proposes.
pub(crate) fn refund(number: u32, payment: &PaymentRecord) -> RefundRecord {
    RefundRecord {
        id: RefundId(Uuid::from_u128(0xb0 << 96 | u128::from(number))),
        number: format!("R{number}"),
        version: 0,
        payment: payment.id,
        region: payment.region.clone(),
        amount: Fen(1_000),
        reason: RefundReason::ServiceFailed,
        status: RefundStatus::Proposed,
        since: later(100 + i64::from(number)),
        transaction: None,
        accepted_at: None,
        done_at: None,
        proposed_by: Some("clerk-1".to_owned()),
        agreed_by: None,
        by_hand: None,
        confirmed_by: None,
        due_at: None,
        tries: 0,
    }
}

/// A refund that the server begins by itself.
pub(crate) fn owed(number: u32, payment: &PaymentRecord, status: RefundStatus) -> RefundRecord {
    let reason = RefundReason::PaidLate;
    RefundRecord { proposed_by: None, reason, status, ..refund(number, payment) }
}

pub(crate) fn put(payment: &PaymentRecord) -> Change {
    Change::Money(MoneyChange::PutPayment { payment: Box::new(payment.clone()), history: None })
}

pub(crate) fn told(payment: &PaymentRecord, history: PaymentHistoryRecord) -> Change {
    Change::Money(MoneyChange::PutPayment { payment: Box::new(payment.clone()), history: Some(history) })
}

pub(crate) fn line(at: Moment, event: Option<PaymentEvent>, status: PaymentStatus) -> PaymentHistoryRecord {
    PaymentHistoryRecord { at, event, status, actor: Actor::Gateway, by: None }
}

pub(crate) fn put_refund(refund: &RefundRecord) -> Change {
    Change::Money(MoneyChange::PutRefund(Box::new(refund.clone())))
}

/// Writes a payment, and gives it as it is stored.
pub(crate) async fn kept(store: &dyn Store, payment: PaymentRecord) -> PaymentRecord {
    store.commit(vec![put(&payment)]).await.unwrap();
    PaymentRecord { version: payment.version + 1, ..payment }
}

/// Writes a refund, and gives it as it is stored.
pub(crate) async fn kept_refund(store: &dyn Store, refund: RefundRecord) -> RefundRecord {
    store.commit(vec![put_refund(&refund)]).await.unwrap();
    RefundRecord { version: refund.version + 1, ..refund }
}

pub(crate) fn till() -> Account {
    Account::Till(Channel::Wechat)
}

/// What was taken for the person of this payment and is not where it belongs yet.
pub(crate) fn transit(payment: &PaymentRecord) -> Account {
    Account::Transit(payment.account_name())
}

/// A movement for a payment.
pub(crate) fn posting(
    number: u32,
    payment: &PaymentRecord,
    cause: Cause,
    (from, to): (Account, Account),
    amount: Fen,
) -> PostingRecord {
    PostingRecord {
        id: PostingId(Uuid::from_u128(0xc0 << 96 | u128::from(number))),
        region: payment.region.clone(),
        cause,
        from,
        to,
        amount,
        payment: Some(payment.id),
        reverses: None,
        at: NOON.plus_seconds(i64::from(number)),
    }
}

/// All that a payment asks for comes.
pub(crate) fn comes(number: u32, payment: &PaymentRecord) -> PostingRecord {
    posting(number, payment, Cause::Paid, (till(), transit(payment)), payment.amount)
}

pub(crate) fn post(posting: &PostingRecord) -> Change {
    Change::Money(MoneyChange::Post(posting.clone()))
}
