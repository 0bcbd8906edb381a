//! Refunds as the gateway keeps them: accepted at once, done some time later.

use domain::moment::Moment;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use wechatpay::{
    failure::{Failure, code},
    instant::Instant,
    order::CNY,
    refund::{PARTS_MAX, Refund, RefundNotice, RefundOrder, RefundState, RefundedAmount},
};

use super::{Now, callbacks, failure, faults::Faults, orders};

const COLUMNS: &str =
    "refund.number, out_refund_no, refund_id, refund.out_trade_no, amount, refund.notify_url,
    refund.state, fate, refund.created_at, success_at, transaction_id, paid";
const JOINED: &str = "refund JOIN payment_order USING (out_trade_no)";
/// Seconds between two refunds of an order, where the real rules are kept.
const APART: i64 = 60;

/// A refund, and of the order what belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    number: i64,
    pub(super) out_refund_no: String,
    pub(super) refund_id: String,
    pub(super) out_trade_no: String,
    pub(super) amount: i64,
    pub(super) notify_url: Option<String>,
    pub(super) state: RefundState,
    fate: RefundState,
    pub(super) created_at: Moment,
    success_at: Option<Instant>,
    pub(super) transaction_id: String,
    paid: i64,
}

impl Kept {
    /// How it stands, as a merchant is told.
    pub(super) fn refund(&self) -> Refund {
        Refund {
            refund_id: self.refund_id.clone(),
            out_refund_no: self.out_refund_no.clone(),
            transaction_id: self.transaction_id.clone(),
            out_trade_no: self.out_trade_no.clone(),
            channel: Some("ORIGINAL".to_owned()),
            user_received_account: Some("模拟支付账户".to_owned()),
            create_time: Some(Now(self.created_at).instant()),
            success_time: self.success_at,
            status: self.state,
            amount: RefundedAmount { currency: Some(CNY.to_owned()), ..self.amounts() },
        }
    }

    /// What a callback says.
    pub(super) fn notice(&self, mchid: &str) -> RefundNotice {
        RefundNotice {
            mchid: mchid.to_owned(),
            out_trade_no: self.out_trade_no.clone(),
            transaction_id: self.transaction_id.clone(),
            out_refund_no: self.out_refund_no.clone(),
            refund_id: self.refund_id.clone(),
            refund_status: self.state,
            success_time: self.success_at,
            user_received_account: Some("模拟支付账户".to_owned()),
            amount: self.amounts(),
        }
    }

    const fn amounts(&self) -> RefundedAmount {
        RefundedAmount {
            total: self.paid,
            refund: self.amount,
            payer_total: Some(self.paid),
            payer_refund: Some(self.amount),
            currency: None,
        }
    }
}

/// Accepts a refund, once for each number; gives back the one that stands.
pub(super) fn accept(
    connection: &Connection,
    order: &RefundOrder,
    faults: &Faults,
    seconds: u32,
    now: Now,
) -> rusqlite::Result<Result<Kept, Failure>> {
    let paid = match (&order.out_trade_no, &order.transaction_id) {
        (Some(number), _) => orders::find(connection, number)?,
        (None, Some(id)) => orders::find_transaction(connection, id)?,
        (None, None) => None,
    };
    let Some(paid) = paid else { return Ok(Err(failure(code::RESOURCE_NOT_EXISTS, "订单不存在"))) };
    if let Some(standing) = find(connection, &order.out_refund_no)? {
        let same = standing.out_trade_no == paid.out_trade_no && standing.amount == order.amount.refund;
        return Ok(if same {
            Ok(standing)
        } else {
            Err(invalid("商户退款单号重复，参数不一致"))
        });
    }
    if let Err(refused) = room(connection, &paid, order, faults.strict, now)? {
        return Ok(Err(refused));
    }
    let day = now.0.day();
    let sql =
        "INSERT INTO refund (out_refund_no, refund_id, out_trade_no, amount, reason, notify_url, state, fate,
               created_at, due_at) VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let values = params![
        order.out_refund_no,
        paid.out_trade_no,
        order.amount.refund,
        order.reason,
        order.notify_url,
        RefundState::Processing.word(),
        fate(faults, &order.out_refund_no).word(),
        now.0.0,
        now.0.plus_seconds(i64::from(seconds)).0,
    ];
    connection.prepare_cached(sql)?.execute(values)?;
    let number = connection.last_insert_rowid();
    let id = format!("5030000000{:04}{:02}{:02}{number:011}", day.year(), u8::from(day.month()), day.day());
    connection
        .prepare_cached("UPDATE refund SET refund_id = ?2 WHERE number = ?1")?
        .execute(params![number, id])?;
    orders::refunded(connection, paid.number)?;
    let standing = find(connection, &order.out_refund_no)?;
    Ok(standing.ok_or_else(|| failure(code::SYSTEM_ERROR, "系统异常")))
}

fn invalid(message: &str) -> Failure {
    failure(code::INVALID_REQUEST, message)
}

fn fate(faults: &Faults, out_refund_no: &str) -> RefundState {
    if faults.hits(faults.abnormal_refund, "abnormal refund", out_refund_no, 0) {
        RefundState::Abnormal
    } else if faults.hits(faults.closed_refund, "closed refund", out_refund_no, 0) {
        RefundState::Closed
    } else {
        RefundState::Success
    }
}

/// Whether an order can give so much back.
fn room(
    connection: &Connection,
    paid: &orders::Order,
    order: &RefundOrder,
    strict: bool,
    now: Now,
) -> rusqlite::Result<Result<(), Failure>> {
    let Some(amount) = paid.paid else { return Ok(Err(invalid("订单未支付"))) };
    if order.amount.total != amount {
        return Ok(Err(invalid("订单金额与支付时不一致")));
    }
    let sql = "SELECT count(*), coalesce(sum(amount), 0), coalesce(max(created_at), 0) FROM refund
               WHERE out_trade_no = ?1 AND state <> 'CLOSED'";
    let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
    let (parts, sum, last) = connection.prepare_cached(sql)?.query_row([&paid.out_trade_no], read)?;
    if sum + order.amount.refund > amount {
        return Ok(Err(invalid("申请退款金额超过可退金额")));
    }
    if usize::try_from(parts).is_ok_and(|parts| parts >= PARTS_MAX) {
        return Ok(Err(invalid("一笔订单最多退款50次")));
    }
    if strict && parts > 0 && now.0 < Moment(last).plus_seconds(APART) {
        return Ok(Err(failure(code::FREQUENCY_LIMITED, "退款过于频繁，请一分钟后再试")));
    }
    Ok(Ok(()))
}

/// Brings the refunds that are due to their end, and writes down the callbacks.
pub(super) fn settle(
    connection: &Connection,
    mchid: &str,
    faults: &Faults,
    now: Now,
    most: u32,
) -> rusqlite::Result<()> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {JOINED} WHERE refund.state = 'PROCESSING' AND due_at <= ?1 ORDER BY due_at LIMIT ?2"
    );
    let due: Vec<Kept> = connection
        .prepare_cached(&sql)?
        .query_map(params![now.0.0, most], read)?
        .collect::<Result<_, _>>()?;
    for refund in due {
        let success_at = (refund.fate == RefundState::Success).then(|| now.instant());
        let sql = "UPDATE refund SET state = fate, success_at = ?2 WHERE number = ?1";
        connection.prepare_cached(sql)?.execute(params![refund.number, success_at.map(|at| at.0)])?;
        let refund = Kept { state: refund.fate, success_at, ..refund };
        callbacks::about_refund(connection, &refund, mchid, faults, now)?;
    }
    Ok(())
}

/// Whether a refund is due.
pub(super) fn is_due(connection: &Connection, now: Now) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM refund WHERE state = 'PROCESSING' AND due_at <= ?1)";
    connection.prepare_cached(sql)?.query_row([now.0.0], |row| row.get(0))
}

/// The refund with the merchant's number.
pub(super) fn find(connection: &Connection, out_refund_no: &str) -> rusqlite::Result<Option<Kept>> {
    let sql = format!("SELECT {COLUMNS} FROM {JOINED} WHERE out_refund_no = ?1");
    connection.prepare_cached(&sql)?.query_row([out_refund_no], read).optional()
}

/// Refunds that were accepted from one instant until another.
pub(super) fn accepted_between(
    connection: &Connection,
    from: Instant,
    until: Instant,
) -> rusqlite::Result<Vec<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {JOINED} WHERE refund.created_at >= ?1 AND refund.created_at < ?2
         ORDER BY refund.created_at, refund.number"
    );
    let micros = |at: Instant| at.0.saturating_mul(1_000_000);
    connection.prepare_cached(&sql)?.query_map([micros(from), micros(until)], read)?.collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let state = |word: String| RefundState::read(&word).unwrap_or(RefundState::Abnormal);
    Ok(Kept {
        number: row.get(0)?,
        out_refund_no: row.get(1)?,
        refund_id: row.get(2)?,
        out_trade_no: row.get(3)?,
        amount: row.get(4)?,
        notify_url: row.get(5)?,
        state: state(row.get(6)?),
        fate: state(row.get(7)?),
        created_at: Moment(row.get(8)?),
        success_at: row.get::<_, Option<i64>>(9)?.map(Instant),
        transaction_id: row.get(10)?,
        paid: row.get(11)?,
    })
}
