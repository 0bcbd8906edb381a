//! Money that goes back.

use domain::{
    moment::Moment,
    payment::{Channel, RefundStatus},
    reconcile::BillLine,
};

use super::{
    super::{CommitError, RefundRecord, StoreError},
    Fields, Value,
    session::{Halt, Session, fresh, insert, update},
    value::{Column as _, args},
};

/// What never changes; the last is written and never read.
const FIXED: &str = "payment, region, amount, reason, proposed_by, begun_at";
/// What moves on.
const MOVING: &str = "id, number, version, status, since, transaction_id, accepted_at, done_at, agreed_by, \
    by_hand, confirmed_by, due_at, tries, wants_clerk";
const READ: &str = "id, number, version, payment, region, amount, reason, status, since, transaction_id, \
    accepted_at, done_at, proposed_by, agreed_by, by_hand, confirmed_by, due_at, tries";

/// The refunds that a channel's gateway has accepted, from one moment on and before another.
pub(super) const BILL: &str = "SELECT p.number, r.number, r.amount, r.done_at FROM refund r \
    JOIN payment p ON p.id = r.payment WHERE p.channel = $1 AND r.accepted_at >= $2 AND r.accepted_at < $3 \
    ORDER BY r.accepted_at, r.id";

/// Refunds of which `condition` holds; it may name an order and a limit.
pub(super) fn select(condition: &str) -> String {
    format!("SELECT {READ} FROM refund WHERE {condition}")
}

pub(super) fn read(mut fields: Fields) -> Result<RefundRecord, StoreError> {
    Ok(RefundRecord {
        id: fields.take()?,
        number: fields.take()?,
        version: fields.take()?,
        payment: fields.take()?,
        region: fields.take()?,
        amount: fields.take()?,
        reason: fields.take()?,
        status: fields.take()?,
        since: fields.take()?,
        transaction: fields.take()?,
        accepted_at: fields.take()?,
        done_at: fields.take()?,
        proposed_by: fields.take()?,
        agreed_by: fields.take()?,
        by_hand: fields.take()?,
        confirmed_by: fields.take()?,
        due_at: fields.take()?,
        tries: fields.take()?,
    })
}

/// What was brought to the payer by another way is not done for the gateway.
pub(super) fn read_bill_line(mut fields: Fields) -> Result<BillLine, StoreError> {
    let (number, refund, amount) = (fields.take()?, fields.take()?, fields.take()?);
    let done_at: Option<Moment> = fields.take()?;
    Ok(BillLine { number, refund, amount, done: done_at.is_some() })
}

pub(super) async fn put(session: &mut dyn Session, refund: &RefundRecord) -> Result<(), Halt> {
    let mut values = moving(refund, wants_clerk(session, refund).await?);
    if refund.version == 0 {
        values.extend(args![
            refund.payment,
            refund.region,
            refund.amount,
            refund.reason,
            refund.proposed_by,
            refund.since,
        ]);
        session.touch(&insert("refund", &format!("{MOVING}, {FIXED}")), values).await?;
    } else {
        values.extend(args![refund.version]);
        fresh(session.touch(&update("refund", MOVING), values).await?)?;
    }
    keep_number(session, refund).await
}

fn moving(refund: &RefundRecord, wants_clerk: bool) -> Vec<Value> {
    args![
        refund.id,
        refund.number,
        refund.version + 1,
        refund.status,
        refund.since,
        refund.transaction,
        refund.accepted_at,
        refund.done_at,
        refund.agreed_by,
        refund.by_hand,
        refund.confirmed_by,
        refund.due_at,
        refund.tries,
        wants_clerk,
    ]
}

/// A clerk looks at what is proposed or does not arrive, and hands back what was taken at a counter.
async fn wants_clerk(session: &mut dyn Session, refund: &RefundRecord) -> Result<bool, Halt> {
    Ok(match refund.status {
        RefundStatus::Proposed | RefundStatus::Abnormal | RefundStatus::Twice => true,
        RefundStatus::TurnedDown | RefundStatus::Processing | RefundStatus::Done => false,
        RefundStatus::Due => {
            let sql = "SELECT id FROM payment WHERE id = $1 AND channel = $2";
            !session.rows(sql, args![refund.payment, Channel::Counter]).await?.is_empty()
        }
    })
}

/// Every number leads to its refund for good, and to no other.
async fn keep_number(session: &mut dyn Session, refund: &RefundRecord) -> Result<(), Halt> {
    let sql = "INSERT INTO refund_number (number, refund) VALUES ($1, $2) ON CONFLICT (number) \
               DO UPDATE SET refund = excluded.refund WHERE refund_number.refund = excluded.refund";
    match session.touch(sql, vec![refund.number.store(), refund.id.store()]).await? {
        0 => Err(CommitError::Taken.into()),
        _ => Ok(()),
    }
}
