//! What is due about money, held by one node at a time.
//!
//! **Invariant:** holding something is no new version: it moves `due_at` on and counts the try, so what a killed node held is due again.

use domain::moment::Moment;
use uuid::Uuid;

use super::{
    super::StoreError,
    Done, Dues, Fields, Value, month_ends, payments, refunds,
    session::{Halt, Session},
    value::args,
};

/// Takes up to `max` of what is due, the longest due first, until `until`.
pub(super) async fn lease(
    session: &mut dyn Session,
    of: Dues,
    now: Moment,
    until: Moment,
    max: u32,
) -> Result<Done, Halt> {
    match of {
        Dues::Payments => {
            let sql = payments::select("due_at <= $1 ORDER BY due_at, id LIMIT $2");
            let mut due = due(session, &sql, now, max, payments::read).await?;
            for payment in &mut due {
                (payment.due_at, payment.tries) = (Some(until), payment.tries.saturating_add(1));
                let sql = "UPDATE payment SET due_at = $2, tries = $3 WHERE id = $1";
                session.touch(sql, args![payment.id, until, payment.tries]).await?;
            }
            Ok(Done::Payments(due))
        }
        Dues::Refunds => {
            let sql = refunds::select("due_at <= $1 ORDER BY due_at, id LIMIT $2");
            let mut due = due(session, &sql, now, max, refunds::read).await?;
            for refund in &mut due {
                (refund.due_at, refund.tries) = (Some(until), refund.tries.saturating_add(1));
                let sql = "UPDATE refund SET due_at = $2, tries = $3 WHERE id = $1";
                session.touch(sql, args![refund.id, until, refund.tries]).await?;
            }
            Ok(Done::Refunds(due))
        }
        Dues::Credits => {
            let mut due = due(session, &month_ends::select_due(), now, max, month_ends::read_credit).await?;
            for credit in &mut due {
                (credit.due_at, credit.tries) = (Some(until), credit.tries.saturating_add(1));
                let sql = "UPDATE month_end_credit SET due_at = $3, tries = $4 WHERE file = $1 AND line = $2";
                session.touch(sql, args![credit.file, credit.line, until, credit.tries]).await?;
            }
            Ok(Done::Credits(due))
        }
    }
}

/// What is due and what nobody else takes just now.
async fn due<T>(
    session: &mut dyn Session,
    select: &str,
    now: Moment,
    max: u32,
    read: fn(Fields) -> Result<T, StoreError>,
) -> Result<Vec<T>, Halt> {
    let sql = format!("{select} {}", session.skip_locked());
    let rows = session.rows(&sql, args![now, max]).await?;
    Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
}

/// Puts off what is to be done about a version of a row of `table`; nothing is put off of a later one.
pub(super) async fn put_off(
    session: &mut dyn Session,
    table: &str,
    id: Uuid,
    version: u32,
    until: Moment,
) -> Result<(), Halt> {
    let sql = format!("UPDATE {table} SET due_at = $3 WHERE id = $1 AND version = $2");
    let values: Vec<Value> = args![id, version, until];
    session.touch(&sql, values).await.map(drop)
}
