//! The daily bill, made from the gateway's own books, and the link to it.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    extract::{OriginalUri, Query, State, rejection::QueryRejection},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use domain::moment::{Moment, iso_date};
use serde::Deserialize;
use wechatpay::{
    bill::{Bill, BillLink, Entry, Line},
    failure::code,
    instant::Instant,
};

use super::{
    Gateway, failure, nonce, orders, refunds,
    requests::{Denied, Request, written},
};

/// Where a bill lies.
pub(super) const DOWNLOAD: &str = "/v3/billdownload/file";
/// Payments and refunds in one.
const ALL: &str = "ALL";
/// Microseconds that a link lives.
const LINK: i64 = 5 * 60 * 1_000_000;
/// Links that live at once.
const LINKS: usize = 8;
/// Seconds of a day, and of the ten hours after which a bill is made, where the real rules are kept.
const DAY: i64 = 24 * 60 * 60;
const TEN: i64 = 10 * 60 * 60;

/// Bills that were asked for and can be fetched.
#[derive(Default)]
pub(super) struct Shelf(Mutex<VecDeque<(String, Moment, Arc<str>)>>);

impl Shelf {
    fn put(&self, token: String, at: Moment, file: Arc<str>) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.push_back((token, at, file));
        while files.len() > LINKS {
            files.pop_front();
        }
    }

    fn take(&self, token: &str, now: Moment) -> Option<Arc<str>> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = files.iter().find(|(kept, at, _)| kept == token && now.0 - at.0 < LINK)?;
        Some(Arc::clone(&found.2))
    }
}

#[derive(Deserialize)]
pub(super) struct Asked {
    bill_date: String,
    #[serde(default)]
    bill_type: Option<String>,
}

/// Makes a day's bill and says where it lies.
pub(super) async fn ask(
    State(gateway): State<Arc<Gateway>>,
    OriginalUri(uri): OriginalUri,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let answer = gateway
        .admit(&Request { method: &Method::GET, uri: &uri, headers: &headers, body: &[] })
        .and_then(|_| asked.map_err(|_| Denied::parameters("bill_date")))
        .and_then(|Query(asked)| made(&gateway, &asked));
    gateway.answer(answer)
}

fn made(gateway: &Gateway, asked: &Asked) -> Result<Vec<u8>, Denied> {
    let day = iso_date::parse(&asked.bill_date).ok_or_else(|| Denied::parameters("bill_date"))?;
    if asked.bill_type.as_deref().is_some_and(|kind| kind != ALL) {
        return Err(Denied::parameters("bill_type"));
    }
    gateway.fails_before("bill", &asked.bill_date)?;
    let none = || failure(code::NO_STATEMENT_EXIST, "账单文件不存在");
    let now = gateway.now();
    let from = Instant::parse(&format!("{}T00:00:00+08:00", iso_date::text(day))).ok_or_else(none)?;
    if gateway.faults().strict && now.instant().0 < from.0 + DAY + TEN {
        return Err(none().into());
    }
    let bill = books(gateway, from)?;
    if bill.lines.is_empty() {
        return Err(none().into());
    }
    let (file, token) = (bill.write(), nonce()?);
    let link = BillLink::to(format!("{}{DOWNLOAD}?token={token}", gateway.options.base), file.as_bytes());
    gateway.bills.put(token, now.0, file.into());
    written(&link)
}

/// A day's payments and refunds.
fn books(gateway: &Gateway, from: Instant) -> rusqlite::Result<Bill> {
    let (appid, mchid) = gateway.merchant();
    let until = Instant(from.0 + DAY);
    let connection = gateway.reader();
    let mut lines = Vec::new();
    for order in orders::paid_between(&connection, from, until)? {
        lines.push(Line {
            at: order.paid_at.unwrap_or(from),
            appid: appid.to_owned(),
            mchid: mchid.to_owned(),
            transaction_id: order.transaction_id.unwrap_or_default(),
            out_trade_no: order.out_trade_no,
            description: order.description,
            attach: order.attach.unwrap_or_default(),
            fee: 0,
            entry: Entry::Payment { amount: order.paid.unwrap_or_default() },
        });
    }
    for refund in refunds::accepted_between(&connection, from, until)? {
        lines.push(Line {
            at: super::Now(refund.created_at).instant(),
            appid: appid.to_owned(),
            mchid: mchid.to_owned(),
            transaction_id: refund.transaction_id,
            out_trade_no: refund.out_trade_no,
            description: "模拟支付".to_owned(),
            attach: String::new(),
            fee: 0,
            entry: Entry::Refund {
                refund_id: refund.refund_id,
                out_refund_no: refund.out_refund_no,
                amount: refund.amount,
                state: refund.state,
            },
        });
    }
    Ok(Bill { lines })
}

#[derive(Deserialize)]
pub(super) struct Token {
    token: String,
}

/// Hands a bill out. As the real one's, the answer is not signed: its hash was.
pub(super) async fn download(
    State(gateway): State<Arc<Gateway>>,
    OriginalUri(uri): OriginalUri,
    token: Result<Query<Token>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    match fetched(&gateway, &uri, token, &headers) {
        Ok(file) => ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], file.to_string()).into_response(),
        Err(denied) => gateway.answer(Err(denied)),
    }
}

fn fetched(
    gateway: &Gateway,
    uri: &Uri,
    token: Result<Query<Token>, QueryRejection>,
    headers: &HeaderMap,
) -> Result<Arc<str>, Denied> {
    gateway.admit(&Request { method: &Method::GET, uri, headers, body: &[] })?;
    let Query(Token { token }) = token.map_err(|_| Denied::parameters("token"))?;
    let gone = || Denied(StatusCode::BAD_REQUEST, failure(code::NO_STATEMENT_EXIST, "下载链接已失效"));
    gateway.bills.take(&token, gateway.now().0).ok_or_else(gone)
}
