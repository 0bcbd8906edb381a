//! Orders: create one to be paid by QR code, ask how it stands, close it.

use serde::{Deserialize, Serialize};

use crate::{Unreadable, instant::Instant, read, states::states, verify::Verified};

/// Where an order is created: `POST`.
pub const NATIVE_PATH: &str = "/v3/pay/transactions/native";
/// Where an order stands, by the merchant's number for it.
const BY_NUMBER: &str = "/v3/pay/transactions/out-trade-no/";
/// The one currency.
pub const CNY: &str = "CNY";
/// Characters of a merchant's number for an order, the fewest and the most.
const NUMBER: std::ops::RangeInclusive<usize> = 6..=32;
/// The longest description, the longest note and the longest address, in characters.
const DESCRIPTION_MAX: usize = 127;
const ATTACH_MAX: usize = 128;
const ADDRESS_MAX: usize = 255;

/// The path and query to ask for an order: `GET`.
#[must_use]
pub fn query_path(out_trade_no: &str, mchid: &str) -> String {
    format!("{BY_NUMBER}{out_trade_no}?mchid={mchid}")
}

/// The path to close an order: `POST` with [`Close`]; the answer is 204 and empty, signed all the same.
#[must_use]
pub fn close_path(out_trade_no: &str) -> String {
    format!("{BY_NUMBER}{out_trade_no}/close")
}

/// An order to be created. The same one may be posted again and gives the same link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NativeOrder {
    /// The app.
    pub appid: String,
    /// The merchant.
    pub mchid: String,
    /// What the payer reads.
    pub description: String,
    /// The merchant's number for it: 6 to 32 letters, digits, `_`, `-`, `|`, `*`; never used twice.
    pub out_trade_no: String,
    /// Until when it can be paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_expire: Option<Instant>,
    /// What comes back as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// Where callbacks go.
    pub notify_url: String,
    /// How much.
    pub amount: OrderAmount,
}

impl NativeOrder {
    /// What about it cannot be, if anything.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let within = |text: &str, most| (1..=most).contains(&text.chars().count());
        if !is_number(&self.out_trade_no) {
            return Some("out_trade_no");
        }
        if !within(&self.description, DESCRIPTION_MAX) {
            return Some("description");
        }
        if self.attach.as_ref().is_some_and(|attach| attach.chars().count() > ATTACH_MAX) {
            return Some("attach");
        }
        if !within(&self.notify_url, ADDRESS_MAX) {
            return Some("notify_url");
        }
        (self.amount.total < 1 || self.amount.currency != CNY).then_some("amount")
    }

    /// Reads a request, on the gateway's side.
    ///
    /// # Errors
    ///
    /// When it is not of the documented form.
    pub fn read(verified: Verified<'_>) -> Result<Self, Unreadable> {
        read(verified)
    }
}

/// Whether a text can be a merchant's number for an order.
#[must_use]
pub fn is_number(text: &str) -> bool {
    NUMBER.contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-|*".contains(&byte))
}

/// How much is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAmount {
    /// Fen.
    pub total: i64,
    /// `CNY`.
    #[serde(default = "cny")]
    pub currency: String,
}

fn cny() -> String {
    CNY.to_owned()
}

/// Where the payer goes: what the QR code says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeUrl {
    /// The link; it lives for two hours.
    pub code_url: String,
}

impl CodeUrl {
    /// Reads the answer to a [`NativeOrder`].
    ///
    /// # Errors
    ///
    /// When it is not of the documented form.
    pub fn read(verified: Verified<'_>) -> Result<Self, Unreadable> {
        read(verified)
    }
}

/// Closes an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Close {
    /// The merchant.
    pub mchid: String,
}

impl Close {
    /// Reads a request, on the gateway's side.
    ///
    /// # Errors
    ///
    /// When it is not of the documented form.
    pub fn read(verified: Verified<'_>) -> Result<Self, Unreadable> {
        read(verified)
    }
}

states! {
    /// How an order stands at the gateway.
    TradeState, State, {
        /// Nobody has paid yet.
        NotPay = "NOTPAY",
        /// Paid.
        Success = "SUCCESS",
        /// Paid, and given back in whole or in part.
        Refund = "REFUND",
        /// Closed unpaid.
        Closed = "CLOSED",
        /// A payer is at it.
        UserPaying = "USERPAYING",
        /// A payment failed.
        PayError = "PAYERROR",
        /// Taken back; for payments by code only.
        Revoked = "REVOKED",
    }
}

/// How an order stands: the answer to a query, and what a payment callback seals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Transaction {
    /// The app.
    pub appid: String,
    /// The merchant.
    pub mchid: String,
    /// The merchant's number for it.
    pub out_trade_no: String,
    /// The gateway's number for the payment, once there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// `NATIVE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<String>,
    /// How it stands.
    pub trade_state: TradeState,
    /// The same in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trade_state_desc: Option<String>,
    /// What the order brought along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// When it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success_time: Option<Instant>,
    /// How much was asked and paid; missing on some unpaid orders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<PaidAmount>,
}

/// How much was asked and paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidAmount {
    /// Fen asked.
    pub total: i64,
    /// Fen the payer paid, coupons taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// `CNY`.
    #[serde(default = "cny")]
    pub currency: String,
}

#[derive(Deserialize)]
struct RawTransaction {
    #[serde(default)]
    appid: String,
    mchid: String,
    out_trade_no: String,
    transaction_id: Option<String>,
    trade_type: Option<String>,
    trade_state: String,
    trade_state_desc: Option<String>,
    attach: Option<String>,
    success_time: Option<Instant>,
    amount: Option<PaidAmount>,
}

impl Transaction {
    /// Reads how an order stands.
    ///
    /// # Errors
    ///
    /// [`Unreadable::State`] when the state is not documented, [`Unreadable::Form`] when the rest is not.
    pub fn read(verified: Verified<'_>) -> Result<Self, Unreadable> {
        let raw: RawTransaction = read(verified)?;
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        Ok(Self {
            appid: raw.appid,
            mchid: raw.mchid,
            out_trade_no: raw.out_trade_no,
            transaction_id: filled(raw.transaction_id),
            trade_type: filled(raw.trade_type),
            trade_state: TradeState::read(&raw.trade_state)?,
            trade_state_desc: filled(raw.trade_state_desc),
            attach: filled(raw.attach),
            success_time: raw.success_time,
            amount: raw.amount,
        })
    }
}
