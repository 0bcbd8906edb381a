//! Orders and refunds, as a merchant asks for them.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{OriginalUri, Path, State},
    http::{HeaderMap, Method, Uri},
    response::Response,
};
use domain::moment::Moment;
use wechatpay::{
    failure::{Failure, code},
    order::{Close, CodeUrl, NativeOrder},
    refund::RefundOrder,
};

use super::{
    Gateway, Now, failure,
    faults::{Act, Faults},
    nonce, orders, refunds,
    requests::{Denied, Request, written},
};

/// Seconds that an order lives at least, and days at most, by the real rules.
const LIFE_MIN: i64 = 60;
const LIFE_MAX: i64 = 90 * 24 * 60 * 60;

/// Makes an order.
pub(super) async fn create(
    State(gateway): State<Arc<Gateway>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let request = Request { method: &Method::POST, uri: &uri, headers: &headers, body: &body };
    let order = match gateway.admit(&request).and_then(|verified| Ok(NativeOrder::read(verified)?)) {
        Ok(order) => order,
        Err(denied) => return gateway.answer(Err(denied)),
    };
    let number = order.out_trade_no.clone();
    let made = make(&gateway, order).await;
    gateway.answer_after("create", &number, made)
}

async fn make(gateway: &Gateway, order: NativeOrder) -> Result<Vec<u8>, Denied> {
    let (now, faults) = (gateway.now(), gateway.faults());
    checked(&order, gateway.merchant(), faults.strict, now)?;
    gateway.fails_before("create", &order.out_trade_no)?;
    let act = comes_alone(gateway, &order, &faults, now);
    let token = nonce()?;
    let made =
        gateway.writer.write(move |connection| orders::create(connection, &order, &token, act, now)).await?;
    written(&CodeUrl { code_url: gateway.pay_link(&made?) })
}

fn checked(order: &NativeOrder, merchant: (&str, &str), strict: bool, now: Now) -> Result<(), Denied> {
    if let Some(fault) = order.fault() {
        return Err(Denied::parameters(fault));
    }
    if (order.appid.as_str(), order.mchid.as_str()) != merchant {
        return Err(Denied::parameters("appid/mchid"));
    }
    let life = order.time_expire.map_or(LIFE_MIN, |at| at.0 - now.instant().0);
    let least = if strict { LIFE_MIN } else { 1 };
    if (least..=LIFE_MAX).contains(&life) { Ok(()) } else { Err(Denied::parameters("time_expire")) }
}

/// Whether a payer comes by themselves, and when.
fn comes_alone(gateway: &Gateway, order: &NativeOrder, faults: &Faults, now: Now) -> Option<(Act, Moment)> {
    let number = &order.out_trade_no;
    if let Some((act, after)) = gateway.autopay().act(faults, number) {
        return Some((act, Moment(now.0.0 + i64::from(after) * 1_000)));
    }
    let late = faults.hits(faults.pay_after_close, LATE, number, 0);
    let expiry = order.time_expire.filter(|_| late)?;
    Some((Act::Pay, Moment((expiry.0 + 1) * 1_000_000)))
}

/// The fault by which somebody pays an order that is closed.
pub(super) const LATE: &str = "pay after close";

/// Says how an order stands.
pub(super) async fn query(
    State(gateway): State<Arc<Gateway>>,
    OriginalUri(uri): OriginalUri,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Response {
    let answer = stands(&gateway, &uri, &headers, &number);
    gateway.answer(answer)
}

fn stands(gateway: &Gateway, uri: &Uri, headers: &HeaderMap, number: &str) -> Result<Vec<u8>, Denied> {
    gateway.admit(&Request { method: &Method::GET, uri, headers, body: &[] })?;
    let (appid, mchid) = gateway.merchant();
    if uri.query() != Some(&format!("mchid={mchid}")) {
        return Err(Denied::parameters("mchid"));
    }
    gateway.fails_before("query", number)?;
    let order = orders::find(&gateway.reader(), number)?;
    let order = order.ok_or_else(|| failure(code::ORDER_NOT_EXIST, "订单不存在"))?;
    written(&order.transaction(appid, mchid, gateway.now().instant()))
}

/// Closes an order.
pub(super) async fn close(
    State(gateway): State<Arc<Gateway>>,
    OriginalUri(uri): OriginalUri,
    Path(number): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let request = Request { method: &Method::POST, uri: &uri, headers: &headers, body: &body };
    let asked = gateway.admit(&request).and_then(|verified| Ok(Close::read(verified)?));
    match asked {
        Ok(Close { mchid }) if mchid == gateway.merchant().1 => {
            let closed = closed(&gateway, number.clone()).await;
            gateway.answer_after("close", &number, closed)
        }
        Ok(_) => gateway.answer(Err(Denied::parameters("mchid"))),
        Err(denied) => gateway.answer(Err(denied)),
    }
}

async fn closed(gateway: &Gateway, number: String) -> Result<Vec<u8>, Denied> {
    gateway.fails_before("close", &number)?;
    let (now, faults) = (gateway.now(), gateway.faults());
    let late = faults.hits(faults.pay_after_close, LATE, &number, 0);
    let done: Result<(), Failure> =
        gateway.writer.write(move |connection| orders::close(connection, &number, late, now)).await?;
    done?;
    Ok(Vec::new())
}

/// Accepts a refund.
pub(super) async fn refund(
    State(gateway): State<Arc<Gateway>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let request = Request { method: &Method::POST, uri: &uri, headers: &headers, body: &body };
    let order = match gateway.admit(&request).and_then(|verified| Ok(RefundOrder::read(verified)?)) {
        Ok(order) => order,
        Err(denied) => return gateway.answer(Err(denied)),
    };
    let number = order.out_refund_no.clone();
    let accepted = accepted(&gateway, order).await;
    gateway.answer_after("refund", &number, accepted)
}

async fn accepted(gateway: &Gateway, order: RefundOrder) -> Result<Vec<u8>, Denied> {
    if let Some(fault) = order.fault() {
        return Err(Denied::parameters(fault));
    }
    gateway.fails_before("refund", &order.out_refund_no)?;
    let (now, faults, seconds) = (gateway.now(), gateway.faults(), gateway.options.refund_seconds);
    let accepted = gateway
        .writer
        .write(move |connection| refunds::accept(connection, &order, &faults, seconds, now))
        .await?;
    written(&accepted?.refund())
}

/// Says how a refund stands.
pub(super) async fn refund_query(
    State(gateway): State<Arc<Gateway>>,
    OriginalUri(uri): OriginalUri,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Response {
    let answer = refund_stands(&gateway, &uri, &headers, &number);
    gateway.answer(answer)
}

fn refund_stands(gateway: &Gateway, uri: &Uri, headers: &HeaderMap, number: &str) -> Result<Vec<u8>, Denied> {
    gateway.admit(&Request { method: &Method::GET, uri, headers, body: &[] })?;
    gateway.fails_before("refund query", number)?;
    let refund = refunds::find(&gateway.reader(), number)?;
    let refund = refund.ok_or_else(|| failure(code::RESOURCE_NOT_EXISTS, "退款单不存在"))?;
    written(&refund.refund())
}
