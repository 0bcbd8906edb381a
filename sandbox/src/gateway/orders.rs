//! Orders as the gateway keeps them.

use domain::moment::Moment;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use wechatpay::{
    failure::{Failure, code},
    instant::Instant,
    order::{CNY, NativeOrder, PaidAmount, TradeState, Transaction},
};

use super::{
    Now, callbacks, failure,
    faults::{Act, Faults},
};

const COLUMNS: &str =
    "number, out_trade_no, token, description, total, attach, notify_url, asked_expiry, expires_at,
    created_at, state, transaction_id, paid, paid_at";
/// Seconds that an order lives when nothing was said.
const LIFE: i64 = 2 * 60 * 60;
/// Milliseconds after which somebody pays although the order is closed.
const LATE_MS: i64 = 1_000;

/// An order.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) number: i64,
    pub(super) out_trade_no: String,
    pub(super) token: String,
    pub(super) description: String,
    pub(super) total: i64,
    pub(super) attach: Option<String>,
    pub(super) notify_url: String,
    asked_expiry: Option<Instant>,
    pub(super) expires_at: Instant,
    pub(super) created_at: Moment,
    state: String,
    pub(super) transaction_id: Option<String>,
    pub(super) paid: Option<i64>,
    pub(super) paid_at: Option<Instant>,
}

impl Order {
    /// How it stands: an order that was not paid in time is closed.
    pub(super) fn state(&self, now: Instant) -> TradeState {
        let kept = TradeState::read(&self.state).unwrap_or(TradeState::Closed);
        match kept {
            TradeState::NotPay | TradeState::UserPaying | TradeState::PayError if now >= self.expires_at => {
                TradeState::Closed
            }
            kept => kept,
        }
    }

    /// How it stands, as a merchant is told.
    pub(super) fn transaction(&self, appid: &str, mchid: &str, now: Instant) -> Transaction {
        let state = self.state(now);
        Transaction {
            appid: appid.to_owned(),
            mchid: mchid.to_owned(),
            out_trade_no: self.out_trade_no.clone(),
            transaction_id: self.transaction_id.clone(),
            trade_type: Some("NATIVE".to_owned()),
            trade_state: state,
            trade_state_desc: Some(words(state).to_owned()),
            attach: self.attach.clone(),
            success_time: self.paid_at,
            amount: Some(PaidAmount {
                total: self.paid.unwrap_or(self.total),
                payer_total: self.paid,
                currency: CNY.to_owned(),
            }),
        }
    }

    fn is_same(&self, order: &NativeOrder) -> bool {
        self.description == order.description
            && self.total == order.amount.total
            && self.attach == order.attach
            && self.notify_url == order.notify_url
            && self.asked_expiry == order.time_expire
    }
}

/// A state in the gateway's words, each marked as simulated.
const fn words(state: TradeState) -> &'static str {
    match state {
        TradeState::NotPay => "订单未支付（模拟）",
        TradeState::Success => "支付成功（模拟）",
        TradeState::Refund => "订单发生过退款（模拟）",
        TradeState::Closed => "订单已关闭（模拟）",
        TradeState::UserPaying => "用户支付中（模拟）",
        TradeState::PayError => "支付失败（模拟）",
        TradeState::Revoked => "订单已撤销（模拟）",
    }
}

/// Makes an order, once for each number; gives back the token of the one that stands.
pub(super) fn create(
    connection: &Connection,
    order: &NativeOrder,
    token: &str,
    act: Option<(Act, Moment)>,
    now: Now,
) -> rusqlite::Result<Result<String, Failure>> {
    let sql =
        "INSERT OR IGNORE INTO payment_order (out_trade_no, token, description, total, attach, notify_url,
               asked_expiry, expires_at, created_at, state, act, act_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let expires_at = order.time_expire.map_or(now.instant().0 + LIFE, |at| at.0);
    let values = params![
        order.out_trade_no,
        token,
        order.description,
        order.amount.total,
        order.attach,
        order.notify_url,
        order.time_expire.map(|at| at.0),
        expires_at,
        now.0.0,
        TradeState::NotPay.word(),
        act.map(|(act, _)| act.word()),
        act.map(|(_, at)| at.0),
    ];
    if connection.prepare_cached(sql)?.execute(values)? == 1 {
        return Ok(Ok(token.to_owned()));
    }
    let Some(standing) = find(connection, &order.out_trade_no)? else {
        return Ok(Err(failure(code::SYSTEM_ERROR, "系统异常")));
    };
    Ok(match standing.state(now.instant()) {
        _ if !standing.is_same(order) => Err(failure(code::OUT_TRADE_NO_USED, "商户订单号重复")),
        TradeState::Success | TradeState::Refund => Err(failure(code::ORDER_PAID, "该订单已支付")),
        TradeState::Closed | TradeState::Revoked => Err(failure(code::ORDER_CLOSED, "该订单已关闭")),
        TradeState::NotPay | TradeState::UserPaying | TradeState::PayError => Ok(standing.token),
    })
}

/// Closes an order; one that is closed stays so. With `pays_late` somebody pays it all the same, a little later.
pub(super) fn close(
    connection: &Connection,
    out_trade_no: &str,
    pays_late: bool,
    now: Now,
) -> rusqlite::Result<Result<(), Failure>> {
    let Some(order) = find(connection, out_trade_no)? else {
        return Ok(Err(failure(code::ORDER_NOT_EXIST, "订单不存在")));
    };
    if order.paid.is_some() {
        return Ok(Err(failure(code::ORDER_PAID, "该订单已支付")));
    }
    let late = now.0.0 + LATE_MS * 1_000;
    let act = pays_late.then_some((Act::Pay.word(), late));
    let sql = "UPDATE payment_order SET state = ?2, act = ?3, act_at = ?4 WHERE number = ?1 AND state <> ?2";
    let values =
        params![order.number, TradeState::Closed.word(), act.map(|(act, _)| act), act.map(|(_, at)| at)];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(Ok(()))
}

/// Why nobody can pay or decline an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotPayable {
    Unknown,
    Paid,
    Closed,
}

/// Pays an order, and writes down the callback. `amount` in fen when another than was asked; `late` for one that is closed.
pub(super) fn pay(
    connection: &Connection,
    out_trade_no: &str,
    amount: Option<i64>,
    late: bool,
    (faults, merchant): (&Faults, (&str, &str)),
    now: Now,
) -> rusqlite::Result<Result<Order, NotPayable>> {
    let Some(order) = find(connection, out_trade_no)? else { return Ok(Err(NotPayable::Unknown)) };
    if order.paid.is_some() {
        return Ok(Err(NotPayable::Paid));
    }
    if order.state(now.instant()) == TradeState::Closed && !late {
        return Ok(Err(NotPayable::Closed));
    }
    let (at, amount) = (now.instant(), amount.unwrap_or_else(|| paid_amount(&order, faults)));
    let day = now.0.day();
    let transaction_id = format!(
        "4200000000{:04}{:02}{:02}{:010}",
        day.year(),
        u8::from(day.month()),
        day.day(),
        order.number
    );
    let sql = "UPDATE payment_order SET state = ?2, transaction_id = ?3, paid = ?4, paid_at = ?5, act = NULL, act_at = NULL
               WHERE number = ?1";
    let state = TradeState::Success.word();
    connection.prepare_cached(sql)?.execute(params![order.number, state, transaction_id, amount, at.0])?;
    let order = Order {
        state: state.to_owned(),
        transaction_id: Some(transaction_id),
        paid: Some(amount),
        paid_at: Some(at),
        ..order
    };
    let (appid, mchid) = merchant;
    callbacks::about_payment(connection, &order, &order.transaction(appid, mchid, at), faults, now)?;
    Ok(Ok(order))
}

/// What the payer pays: what was asked, unless a fault has it otherwise.
fn paid_amount(order: &Order, faults: &Faults) -> i64 {
    if !faults.hits(faults.wrong_amount, "wrong amount", &order.out_trade_no, 0) {
        return order.total;
    }
    match faults.dice("which amount", &order.out_trade_no, 0) % 3 {
        0 => order.total + 1,
        1 => (order.total - 1).max(1) + i64::from(order.total == 1),
        _ => order.total * 10,
    }
}

/// Notes that a payer looked at an order, or declined it. False when it can no longer be paid.
pub(super) fn note(
    connection: &Connection,
    out_trade_no: &str,
    state: TradeState,
    now: Now,
) -> rusqlite::Result<Result<(), NotPayable>> {
    let Some(order) = find(connection, out_trade_no)? else { return Ok(Err(NotPayable::Unknown)) };
    match order.state(now.instant()) {
        TradeState::NotPay | TradeState::UserPaying | TradeState::PayError => {
            let sql = "UPDATE payment_order SET state = ?2, act = NULL, act_at = NULL WHERE number = ?1";
            connection.prepare_cached(sql)?.execute(params![order.number, state.word()])?;
            Ok(Ok(()))
        }
        TradeState::Success | TradeState::Refund => Ok(Err(NotPayable::Paid)),
        TradeState::Closed | TradeState::Revoked => Ok(Err(NotPayable::Closed)),
    }
}

/// The order with the merchant's number.
pub(super) fn find(connection: &Connection, out_trade_no: &str) -> rusqlite::Result<Option<Order>> {
    let sql = format!("SELECT {COLUMNS} FROM payment_order WHERE out_trade_no = ?1");
    connection.prepare_cached(&sql)?.query_row([out_trade_no], read).optional()
}

/// The order with the gateway's number for the payment.
pub(super) fn find_transaction(connection: &Connection, id: &str) -> rusqlite::Result<Option<Order>> {
    let sql = format!("SELECT {COLUMNS} FROM payment_order WHERE transaction_id = ?1");
    connection.prepare_cached(&sql)?.query_row([id], read).optional()
}

/// The order that a QR code leads to.
pub(super) fn find_token(connection: &Connection, token: &str) -> rusqlite::Result<Option<Order>> {
    let sql = format!("SELECT {COLUMNS} FROM payment_order WHERE token = ?1");
    connection.prepare_cached(&sql)?.query_row([token], read).optional()
}

/// Orders, the newest first.
pub(super) fn newest(connection: &Connection, most: u32) -> rusqlite::Result<Vec<Order>> {
    let sql = format!("SELECT {COLUMNS} FROM payment_order ORDER BY number DESC LIMIT ?1");
    connection.prepare_cached(&sql)?.query_map([most], read)?.collect()
}

/// Orders that were paid from one instant until another.
pub(super) fn paid_between(
    connection: &Connection,
    from: Instant,
    until: Instant,
) -> rusqlite::Result<Vec<Order>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM payment_order WHERE paid_at >= ?1 AND paid_at < ?2 ORDER BY paid_at, number"
    );
    connection.prepare_cached(&sql)?.query_map([from.0, until.0], read)?.collect()
}

/// Orders whose payer is due to come by themselves.
pub(super) fn due(
    connection: &Connection,
    now: Now,
    most: u32,
) -> rusqlite::Result<Vec<(String, Option<Act>)>> {
    let sql = "SELECT out_trade_no, act FROM payment_order WHERE act_at <= ?1 ORDER BY act_at LIMIT ?2";
    let read = |row: &Row<'_>| Ok((row.get(0)?, Act::read(&row.get::<_, String>(1)?)));
    connection.prepare_cached(sql)?.query_map(params![now.0.0, most], read)?.collect()
}

/// Notes that no payer comes by themselves any more.
pub(super) fn nobody_comes(connection: &Connection, out_trade_no: &str) -> rusqlite::Result<()> {
    let sql = "UPDATE payment_order SET act = NULL, act_at = NULL WHERE out_trade_no = ?1";
    connection.prepare_cached(sql)?.execute([out_trade_no])?;
    Ok(())
}

/// Marks an order as given back, in whole or in part.
pub(super) fn refunded(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE payment_order SET state = ?2 WHERE number = ?1";
    connection.prepare_cached(sql)?.execute(params![number, TradeState::Refund.word()])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Order> {
    Ok(Order {
        number: row.get(0)?,
        out_trade_no: row.get(1)?,
        token: row.get(2)?,
        description: row.get(3)?,
        total: row.get(4)?,
        attach: row.get(5)?,
        notify_url: row.get(6)?,
        asked_expiry: row.get::<_, Option<i64>>(7)?.map(Instant),
        expires_at: Instant(row.get(8)?),
        created_at: Moment(row.get(9)?),
        state: row.get(10)?,
        transaction_id: row.get(11)?,
        paid: row.get(12)?,
        paid_at: row.get::<_, Option<i64>>(13)?.map(Instant),
    })
}
