//! The bill's columns. A file may have them in another order or more of them; those it needs are found by name.

use super::{Bill, Entry, Line, NO_REFUND, PAID, REFUNDED, yuan};
use crate::{instant::Instant, refund::RefundState};

/// The columns of a line.
pub(super) const HEADER: [&str; 27] = [
    "交易时间",
    "公众账号ID",
    "商户号",
    "特约商户号",
    "设备号",
    "微信订单号",
    "商户订单号",
    "用户标识",
    "交易类型",
    "交易状态",
    "付款银行",
    "货币种类",
    "应结订单金额",
    "代金券金额",
    "微信退款单号",
    "商户退款单号",
    "退款金额",
    "充值券退款金额",
    "退款类型",
    "退款状态",
    "商品名称",
    "商户数据包",
    "手续费",
    "费率",
    "订单金额",
    "申请退款金额",
    "费率备注",
];
/// The sums.
pub(super) const SUMMARY: [&str; 7] = [
    "总交易单数",
    "应结订单总金额",
    "退款总金额",
    "充值券退款总金额",
    "手续费总金额",
    "订单总金额",
    "申请退款总金额",
];
/// The columns that are read.
const NEEDED: [&str; 15] = [
    "交易时间",
    "公众账号ID",
    "商户号",
    "微信订单号",
    "商户订单号",
    "交易状态",
    "货币种类",
    "微信退款单号",
    "商户退款单号",
    "退款状态",
    "商品名称",
    "商户数据包",
    "手续费",
    "订单金额",
    "申请退款金额",
];
const CURRENCY: &str = crate::order::CNY;
/// Whatever goes back goes back the way it came.
const ORIGINAL: &str = "ORIGINAL";
/// What the sandbox takes for itself: nothing.
const RATE: &str = "0.00%";

/// Where the needed columns stand in this file.
pub(super) struct Columns {
    places: [usize; NEEDED.len()],
    width: usize,
}

impl Columns {
    pub(super) fn read(header: &str) -> Option<Self> {
        let names: Vec<_> = header.split(',').collect();
        let mut places = [0; NEEDED.len()];
        for (place, needed) in places.iter_mut().zip(NEEDED) {
            *place = names.iter().position(|name| *name == needed)?;
        }
        Some(Self { places, width: names.len() })
    }

    pub(super) fn line(&self, row: &str) -> Option<Line> {
        let fields: Vec<_> = row.strip_prefix('`')?.split(",`").collect();
        if fields.len() != self.width {
            return None;
        }
        let needed = self.places.map(|place| fields.get(place).copied().unwrap_or_default());
        let [at, appid, mchid, transaction_id, out_trade_no, kind, currency, rest @ ..] = needed;
        let [refund_id, out_refund_no, state, description, attach, fee, amount, asked_back] = rest;
        if currency != CURRENCY {
            return None;
        }
        let entry = match kind {
            PAID => Entry::Payment { amount: yuan::parse(amount, yuan::FEN)? },
            REFUNDED => Entry::Refund {
                refund_id: refund_id.to_owned(),
                out_refund_no: out_refund_no.to_owned(),
                amount: yuan::parse(asked_back, yuan::FEN)?,
                state: RefundState::read(state).ok()?,
            },
            _ => return None,
        };
        Some(Line {
            at: Instant::parse_bill(at)?,
            appid: appid.to_owned(),
            mchid: mchid.to_owned(),
            transaction_id: transaction_id.to_owned(),
            out_trade_no: out_trade_no.to_owned(),
            description: description.to_owned(),
            attach: attach.to_owned(),
            fee: yuan::parse(fee, yuan::FEE)?,
            entry,
        })
    }
}

/// A line as it stands in the file.
pub(super) fn row(line: &Line) -> String {
    let zero = yuan::text(0, yuan::FEN);
    let (paid, back) = amounts(line);
    let (paid, back) = (yuan::text(paid, yuan::FEN), yuan::text(back, yuan::FEN));
    let (kind, refund_id, out_refund_no, refund_kind, state) = match &line.entry {
        Entry::Payment { .. } => (PAID, NO_REFUND, NO_REFUND, "", ""),
        Entry::Refund { refund_id, out_refund_no, state, .. } => {
            (REFUNDED, refund_id.as_str(), out_refund_no.as_str(), ORIGINAL, state.word())
        }
    };
    let (at, fee) = (line.at.bill_text(), yuan::text(line.fee, yuan::FEE));
    let (description, attach) = (plain(&line.description), plain(&line.attach));
    let before = [
        &at,
        line.appid.as_str(),
        &line.mchid,
        "0",
        "",
        &line.transaction_id,
        &line.out_trade_no,
        "",
        "NATIVE",
    ];
    let middle =
        [kind, "OTHERS", CURRENCY, &paid, &zero, refund_id, out_refund_no, &back, &zero, refund_kind];
    let after = [state, &description, &attach, &fee, RATE, &paid, &back, ""];
    format!("`{}", [&before[..], &middle, &after].concat().join(",`"))
}

/// A text without what would end a field or a line.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || c == '`' { ' ' } else { c }).collect()
}

/// Fen paid and fen asked back.
fn amounts(line: &Line) -> (i64, i64) {
    match line.entry {
        Entry::Payment { amount } => (amount, 0),
        Entry::Refund { amount, .. } => (0, amount),
    }
}

/// The sums as they stand in the file.
pub(super) fn summary(bill: &Bill) -> String {
    let (paid, back, fee) = sums(bill);
    let (paid, back) = (yuan::text(paid, yuan::FEN), yuan::text(back, yuan::FEN));
    let (count, zero, fee) =
        (bill.lines.len().to_string(), yuan::text(0, yuan::FEN), yuan::text(fee, yuan::FEE));
    format!("`{}", [&count, &paid, &back, &zero, &fee, &paid, &back].map(String::as_str).join(",`"))
}

/// Whether a row says how many lines there are and what they sum up to.
pub(super) fn is_summary(row: &str, bill: &Bill) -> bool {
    let fields: Vec<_> = row.strip_prefix('`').unwrap_or_default().split(",`").collect();
    let [count, _, _, _, _, orders, asked_back] = fields[..] else { return false };
    let (paid, back, _) = sums(bill);
    count.parse() == Ok(bill.lines.len())
        && yuan::parse(orders, yuan::FEN) == Some(paid)
        && yuan::parse(asked_back, yuan::FEN) == Some(back)
}

/// Fen paid, fen asked back, and fees.
fn sums(bill: &Bill) -> (i64, i64, i64) {
    bill.lines.iter().fold((0, 0, 0), |(paid, back, fee): (i64, i64, i64), line| {
        let (one, other) = amounts(line);
        (paid.saturating_add(one), back.saturating_add(other), fee.saturating_add(line.fee))
    })
}
