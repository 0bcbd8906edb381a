//! Payments, their history, and the answers that their keys got.

use std::sync::LazyLock;

use domain::{
    moment::Moment,
    payment::{PaymentStatus, Purpose},
    reconcile::BillLine,
    reference::Reference,
    region::RegionCode,
    service::Service,
};

use super::{
    super::{CommitError, KeptAnswer, PaymentHistoryRecord, PaymentRecord, StoreError},
    Fields, Value,
    session::{Halt, Session, fresh, insert, update},
    value::args,
};

/// What never changes.
const FIXED: &str = "number, region, rules, channel, purpose, reference, service, year, payer, person, kiosk, \
    amount, begun_at";
/// What moves on.
const MOVING: &str = "id, version, details, language, status, since, until, code, scanned, taken, paid_at, \
    transaction_id, settled_by, fulfilled_at, credit, promised_back, given_back, due_at, tries";
/// What is written beside it, to be searched by.
const DERIVED: &str = "is_open, is_in_flight, wants_clerk";
static ADVANCE: LazyLock<String> = LazyLock::new(|| update("payment", &format!("{MOVING}, {DERIVED}")));
static TELL: LazyLock<String> = LazyLock::new(|| insert("payment_history", HISTORY));
const HISTORY: &str = "payment, seq, at, event, status, actor, clerk";
const ANSWER: &str = "payer, key, body, payment, at";

pub(super) const SELECT_HISTORY: &str =
    "SELECT at, event, status, actor, clerk FROM payment_history WHERE payment = $1 ORDER BY seq";

/// Those that want a clerk, by themselves or for a refund.
pub(super) const WANTING: &str = "SELECT id FROM payment WHERE region = $1 AND wants_clerk = 1 \
    UNION SELECT payment FROM refund WHERE region = $1 AND wants_clerk = 1";

/// When something is to be done next about a payment, a refund or a month-end credit.
pub(super) const NEXT: &str = "SELECT min(at) FROM (\
    SELECT min(due_at) AS at FROM payment WHERE due_at IS NOT NULL \
    UNION ALL SELECT min(due_at) FROM refund WHERE due_at IS NOT NULL \
    UNION ALL SELECT min(due_at) FROM month_end_credit WHERE due_at IS NOT NULL) AS next";

/// What came by a channel, from one moment on and before another.
pub(super) const BILL: &str = "SELECT number, taken FROM payment \
    WHERE channel = $1 AND paid_at >= $2 AND paid_at < $3 ORDER BY paid_at, id";

/// Payments of which `condition` holds; it may name an order and a limit.
pub(super) fn select(condition: &str) -> String {
    format!("SELECT {FIXED}, {MOVING} FROM payment WHERE {condition}")
}

pub(super) fn read(mut fields: Fields) -> Result<PaymentRecord, StoreError> {
    Ok(PaymentRecord {
        number: fields.take()?,
        region: fields.take()?,
        rules: fields.take()?,
        channel: fields.take()?,
        purpose: purpose(&fields.take::<String>()?, fields.take()?, fields.take()?, fields.take()?)?,
        payer: fields.take()?,
        person: fields.take()?,
        kiosk: fields.take()?,
        amount: fields.take()?,
        begun_at: fields.take()?,
        id: fields.take()?,
        version: fields.take()?,
        details: fields.take()?,
        language: fields.take()?,
        status: fields.take()?,
        since: fields.take()?,
        until: fields.take()?,
        code: fields.take()?,
        scanned: fields.take()?,
        taken: fields.take()?,
        paid_at: fields.take()?,
        transaction: fields.take()?,
        settled_by: fields.take()?,
        fulfilled_at: fields.take()?,
        credit: fields.take()?,
        promised_back: fields.take()?,
        given_back: fields.take()?,
        due_at: fields.take()?,
        tries: fields.take()?,
    })
}

fn purpose(
    kind: &str,
    reference: Option<Reference>,
    service: Option<Service>,
    year: Option<u16>,
) -> Result<Purpose, StoreError> {
    let read = match (reference, service, year) {
        (Some(reference), Some(service), None) => Purpose::Fee { reference, service },
        (None, None, None) => Purpose::TopUp,
        (None, None, Some(year)) => Purpose::Contribution { year },
        _ => return Err(StoreError::Unreadable("a payment is for nothing that is known".to_owned())),
    };
    if read.as_str() == kind { Ok(read) } else { Err(StoreError::Unreadable(format!("{kind} is another"))) }
}

fn fixed(payment: &PaymentRecord) -> Vec<Value> {
    let (reference, service, year) = match &payment.purpose {
        Purpose::Fee { reference, service } => (Some(reference.clone()), Some(*service), None),
        Purpose::TopUp => (None, None, None),
        Purpose::Contribution { year } => (None, None, Some(*year)),
    };
    args![
        payment.number,
        payment.region,
        payment.rules,
        payment.channel,
        payment.purpose.as_str().to_owned(),
        reference,
        service,
        year,
        payment.payer,
        payment.person,
        payment.kiosk,
        payment.amount,
        payment.begun_at,
        payment.subject(),
    ]
}

fn moving(payment: &PaymentRecord) -> Vec<Value> {
    args![
        payment.id,
        payment.version + 1,
        payment.details,
        payment.language,
        payment.status,
        payment.since,
        payment.until,
        payment.code,
        payment.scanned,
        payment.taken,
        payment.paid_at,
        payment.transaction,
        payment.settled_by,
        payment.fulfilled_at,
        payment.credit,
        payment.promised_back,
        payment.given_back,
        payment.due_at,
        payment.tries,
        payment.status.is_awaited(),
        payment.status.is_in_flight(),
        wants_clerk(payment.status),
    ]
}

const fn wants_clerk(status: PaymentStatus) -> bool {
    matches!(status, PaymentStatus::Unknown | PaymentStatus::Suspended)
}

pub(super) fn read_history(mut fields: Fields) -> Result<PaymentHistoryRecord, StoreError> {
    Ok(PaymentHistoryRecord {
        at: fields.take()?,
        event: fields.take()?,
        status: fields.take()?,
        actor: fields.take()?,
        by: fields.take()?,
    })
}

pub(super) async fn put(
    session: &mut dyn Session,
    payment: &PaymentRecord,
    line: Option<&PaymentHistoryRecord>,
) -> Result<(), Halt> {
    if payment.version == 0 {
        begin(session, payment).await?;
    } else {
        advance(session, payment).await?;
    }
    match line {
        Some(line) => tell(session, payment, line).await,
        None => Ok(()),
    }
}

async fn begin(session: &mut dyn Session, payment: &PaymentRecord) -> Result<(), Halt> {
    let sql = insert("payment", &format!("{MOVING}, {DERIVED}, {FIXED}, subject"))
        + " ON CONFLICT (subject) WHERE is_open = 1 DO NOTHING";
    let values = [moving(payment), fixed(payment)].concat();
    match session.touch(&sql, values).await? {
        0 => Err(CommitError::PaymentOpen.into()),
        _ => Ok(()),
    }
}

async fn advance(session: &mut dyn Session, payment: &PaymentRecord) -> Result<(), Halt> {
    let mut values = moving(payment);
    values.extend(args![payment.version]);
    fresh(session.touch(&ADVANCE, values).await?)
}

/// Adds a line to the history. Its number is the version it led to, so no two can be told for one change.
async fn tell(
    session: &mut dyn Session,
    payment: &PaymentRecord,
    line: &PaymentHistoryRecord,
) -> Result<(), Halt> {
    let values =
        args![payment.id, payment.version + 1, line.at, line.event, line.status, line.actor, line.by];
    session.touch(&TELL, values).await.map(drop)
}

/// The answer that a key of a payer got.
pub(super) fn select_answer() -> String {
    format!("SELECT {ANSWER} FROM kept_answer WHERE payer = $1 AND key = $2")
}

pub(super) fn read_answer(mut fields: Fields) -> Result<KeptAnswer, StoreError> {
    Ok(KeptAnswer {
        payer: fields.take()?,
        key: fields.take()?,
        body: fields.take()?,
        payment: fields.take()?,
        at: fields.take()?,
    })
}

pub(super) async fn keep_answer(session: &mut dyn Session, answer: &KeptAnswer) -> Result<(), Halt> {
    let values = args![answer.payer, answer.key, answer.body, answer.payment, answer.at];
    session.touch(&insert("kept_answer", ANSWER), values).await.map(drop)
}

pub(super) async fn forget_answers(session: &mut dyn Session, before: Moment) -> Result<(), Halt> {
    session.touch("DELETE FROM kept_answer WHERE at < $1", args![before]).await.map(drop)
}

pub(super) fn read_bill_line(mut fields: Fields) -> Result<BillLine, StoreError> {
    Ok(BillLine { number: fields.take()?, refund: None, amount: fields.take()?, done: true })
}

/// Drops payments that were over long enough ago, with all that is told of them, a batch at a time: none whose money is under way, in
/// either direction. What moved in the ledger stays.
pub(super) async fn forget(
    session: &mut dyn Session,
    region: &RegionCode,
    before: Moment,
) -> Result<(), Halt> {
    let over = "SELECT p.id FROM payment p WHERE p.region = $1 AND p.is_in_flight = 0 AND p.since < $2 \
                AND p.promised_back = p.given_back AND NOT EXISTS (SELECT 1 FROM refund r \
                WHERE r.payment = p.id AND (r.since >= $2 OR r.status NOT IN ('turned-down', 'done'))) \
                ORDER BY p.id LIMIT 500";
    let numbers = format!(
        "DELETE FROM refund_number WHERE refund IN (SELECT id FROM refund WHERE payment IN ({over}))"
    );
    session.touch(&numbers, args![*region, before]).await?;
    let parts = ["payment_history", "refund", "kept_answer"].map(|table| (table, "payment"));
    for (table, key) in parts.into_iter().chain([("payment", "id")]) {
        let sql = format!("DELETE FROM {table} WHERE {key} IN ({over})");
        session.touch(&sql, args![*region, before]).await?;
    }
    Ok(())
}
