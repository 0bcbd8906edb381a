//! Callbacks that are owed: they lie in the file until they are acknowledged or given up, so no crash loses one.

use domain::moment::Moment;
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use wechatpay::{notice::Event, order::Transaction, refund::RefundState};

use super::{Now, faults::Faults, orders::Order, refunds::Kept};

/// Seconds between two attempts, as documented: 24 hours and 4 minutes in all.
const PAUSES: [i64; 15] =
    [15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600];
/// Milliseconds that a callback waits, at most, for others to overtake it.
const OVERTAKEN_MS: u64 = 3_000;
/// Milliseconds after which an acknowledged callback comes again, at most.
const AGAIN_MS: u64 = 1_000;
const MICROS_OF_MS: i64 = 1_000;

/// A callback that is due.
#[derive(Clone, Debug)]
pub(super) struct Callback {
    pub(super) number: i64,
    pub(super) notice: String,
    pub(super) event: String,
    pub(super) subject: String,
    pub(super) url: String,
    pub(super) plain: String,
    /// Whether it was acknowledged before and comes again as a fault.
    pub(super) again: bool,
    pub(super) created_at: Moment,
    pub(super) attempt: u32,
}

impl Callback {
    /// What it is about: the same in every run, as the number is not.
    pub(super) fn occasion(&self) -> String {
        format!("{}/{}", self.event, self.subject)
    }
}

/// Writes down that an order was paid.
pub(super) fn about_payment(
    connection: &Connection,
    order: &Order,
    transaction: &Transaction,
    faults: &Faults,
    now: Now,
) -> rusqlite::Result<()> {
    owe(connection, Event::Paid, &order.out_trade_no, &order.notify_url, transaction, faults, now)
}

/// Writes down what became of a refund, when anybody wants to know.
pub(super) fn about_refund(
    connection: &Connection,
    refund: &Kept,
    mchid: &str,
    faults: &Faults,
    now: Now,
) -> rusqlite::Result<()> {
    let event = match refund.state {
        RefundState::Success => Event::Refunded,
        RefundState::Abnormal => Event::RefundAbnormal,
        RefundState::Closed => Event::RefundClosed,
        RefundState::Processing => return Ok(()),
    };
    let Some(url) = &refund.notify_url else { return Ok(()) };
    owe(connection, event, &refund.out_refund_no, url, &refund.notice(mchid), faults, now)
}

fn owe(
    connection: &Connection,
    event: Event,
    subject: &str,
    url: &str,
    says: &impl Serialize,
    faults: &Faults,
    now: Now,
) -> rusqlite::Result<()> {
    let mut wait = 0;
    if faults.hits(faults.reorder_callback, "reorder", subject, 0) {
        wait += below(faults.dice("overtaken", subject, 0), OVERTAKEN_MS);
    }
    if faults.hits(faults.delay_callback, "delay", subject, 0) {
        wait += i64::from(faults.delay_ms);
    }
    let plain =
        serde_json::to_string(says).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let sql = "INSERT INTO callback (notice, event, subject, url, plain, again, created_at, attempt, due_at, acknowledged)
               VALUES ('', ?1, ?2, ?3, ?4, 0, ?5, 0, ?6, 0)";
    let due = now.0.0 + wait * MICROS_OF_MS;
    connection.prepare_cached(sql)?.execute(params![event.word(), subject, url, plain, now.0.0, due])?;
    let number = connection.last_insert_rowid();
    let notice = format!("EV-{number:020}");
    connection
        .prepare_cached("UPDATE callback SET notice = ?2 WHERE number = ?1")?
        .execute(params![number, notice])?;
    Ok(())
}

fn below(dice: u64, most: u64) -> i64 {
    i64::try_from(dice % most).unwrap_or_default()
}

/// Callbacks that are due, the longest waiting first.
pub(super) fn due(connection: &Connection, now: Now, most: usize) -> rusqlite::Result<Vec<Callback>> {
    let sql = "SELECT number, notice, event, subject, url, plain, again, created_at, attempt FROM callback
               WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2";
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    connection.prepare_cached(sql)?.query_map(params![now.0.0, most], read)?.collect()
}

/// Notes that a callback was acknowledged. It may come again as a fault.
pub(super) fn acknowledged(
    connection: &Connection,
    callback: &Callback,
    faults: &Faults,
    now: Now,
) -> rusqlite::Result<()> {
    let sql = "UPDATE callback SET due_at = NULL, acknowledged = 1, attempt = attempt + 1 WHERE number = ?1";
    connection.prepare_cached(sql)?.execute([callback.number])?;
    if !callback.again && faults.hits(faults.duplicate_callback, "duplicate", &callback.occasion(), 0) {
        let sql = "INSERT INTO callback (notice, event, subject, url, plain, again, created_at, attempt, due_at, acknowledged)
                   SELECT notice, event, subject, url, plain, 1, created_at, 0, ?2, 0 FROM callback WHERE number = ?1";
        let due = now.0.0 + below(faults.dice("again", &callback.occasion(), 0), AGAIN_MS) * MICROS_OF_MS;
        connection.prepare_cached(sql)?.execute(params![callback.number, due])?;
    }
    Ok(())
}

/// Notes that an attempt failed; the next comes by the schedule, `speed` times as quick, or never.
pub(super) fn failed(
    connection: &Connection,
    callback: &Callback,
    speed: u32,
    now: Now,
) -> rusqlite::Result<()> {
    let pause = usize::try_from(callback.attempt).ok().and_then(|attempt| PAUSES.get(attempt));
    let due = pause.map(|pause| now.0.0 + pause * 1_000_000 / i64::from(speed.max(1)));
    let sql = "UPDATE callback SET due_at = ?2, attempt = attempt + 1 WHERE number = ?1";
    connection.prepare_cached(sql)?.execute(params![callback.number, due])?;
    Ok(())
}

/// Adds one to a count that is shown to tests.
pub(super) fn tally(connection: &Connection, name: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO tally VALUES (?1, 1) ON CONFLICT (name) DO UPDATE SET count = count + 1";
    connection.prepare_cached(sql)?.execute([name])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Callback> {
    Ok(Callback {
        number: row.get(0)?,
        notice: row.get(1)?,
        event: row.get(2)?,
        subject: row.get(3)?,
        url: row.get(4)?,
        plain: row.get(5)?,
        again: row.get(6)?,
        created_at: Moment(row.get(7)?),
        attempt: row.get(8)?,
    })
}

#[cfg(test)]
mod tests {
    use super::PAUSES;

    #[test]
    fn callbacks_come_for_a_day_and_four_minutes() {
        assert_eq!(PAUSES.iter().sum::<i64>(), 24 * 60 * 60 + 4 * 60);
    }
}
