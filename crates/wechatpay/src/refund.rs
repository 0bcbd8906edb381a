//! Refunds: ask for one, and ask how it stands. That one is accepted says nothing about whether the money came back.

use serde::{Deserialize, Serialize};

use crate::{Unreadable, instant::Instant, order::is_number, read, states::states, verify::Verified};

/// Where a refund is asked for: `POST`.
pub const REFUNDS_PATH: &str = "/v3/refund/domestic/refunds";
/// Into how many parts an order can be given back.
pub const PARTS_MAX: usize = 50;
/// The longest number of a refund and the longest reason, in characters.
const NUMBER_MAX: usize = 64;
const REASON_MAX: usize = 80;

/// The path to ask for a refund: `GET`.
#[must_use]
pub fn refund_path(out_refund_no: &str) -> String {
    format!("{REFUNDS_PATH}/{out_refund_no}")
}

/// A refund to be made. The same one may be posted again; it is made once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundOrder {
    /// The gateway's number for the payment; this or the next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// The merchant's number for the order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_trade_no: Option<String>,
    /// The merchant's number for the refund, never used for another.
    pub out_refund_no: String,
    /// What the payer reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where callbacks go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify_url: Option<String>,
    /// How much.
    pub amount: RefundAmount,
}

/// How much is to be given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundAmount {
    /// Fen given back.
    pub refund: i64,
    /// Fen of the order.
    pub total: i64,
    /// `CNY`.
    pub currency: String,
}

impl RefundOrder {
    /// What about it cannot be, if anything.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let number = &self.out_refund_no;
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_-|*@".contains(&byte);
        if !(1..=NUMBER_MAX).contains(&number.len()) || !number.bytes().all(fits) {
            return Some("out_refund_no");
        }
        if self.out_trade_no.as_ref().is_none_or(|number| !is_number(number)) && self.transaction_id.is_none()
        {
            return Some("out_trade_no");
        }
        if self.reason.as_ref().is_some_and(|reason| reason.chars().count() > REASON_MAX) {
            return Some("reason");
        }
        (self.amount.refund < 1 || self.amount.refund > self.amount.total).then_some("amount")
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

states! {
    /// How a refund stands.
    RefundState, State, {
        /// On its way.
        Processing = "PROCESSING",
        /// The payer has it.
        Success = "SUCCESS",
        /// It came to nothing; a new one can be made.
        Closed = "CLOSED",
        /// The payer's account takes nothing: a person has to see to it.
        Abnormal = "ABNORMAL",
    }
}

/// How a refund stands: the answer to [`RefundOrder`] and to a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refund {
    /// The gateway's number.
    pub refund_id: String,
    /// The merchant's number.
    pub out_refund_no: String,
    /// The gateway's number for the payment.
    pub transaction_id: String,
    /// The merchant's number for the order.
    pub out_trade_no: String,
    /// How it goes back: `ORIGINAL` and others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Into which account, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_received_account: Option<String>,
    /// When it was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_time: Option<Instant>,
    /// When the payer had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success_time: Option<Instant>,
    /// How it stands.
    pub status: RefundState,
    /// How much.
    pub amount: RefundedAmount,
}

/// How much is given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundedAmount {
    /// Fen of the order.
    pub total: i64,
    /// Fen given back.
    pub refund: i64,
    /// Fen the payer paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// Fen the payer gets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_refund: Option<i64>,
    /// `CNY`; a callback leaves it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

#[derive(Deserialize)]
struct RawRefund {
    refund_id: String,
    out_refund_no: String,
    transaction_id: String,
    out_trade_no: String,
    channel: Option<String>,
    user_received_account: Option<String>,
    create_time: Option<Instant>,
    success_time: Option<Instant>,
    status: String,
    amount: RefundedAmount,
}

impl Refund {
    /// Reads how a refund stands.
    ///
    /// # Errors
    ///
    /// [`Unreadable::State`] when the state is not documented, [`Unreadable::Form`] when the rest is not.
    pub fn read(verified: Verified<'_>) -> Result<Self, Unreadable> {
        let raw: RawRefund = read(verified)?;
        let status = RefundState::read(&raw.status)?;
        Ok(Self {
            refund_id: raw.refund_id,
            out_refund_no: raw.out_refund_no,
            transaction_id: raw.transaction_id,
            out_trade_no: raw.out_trade_no,
            channel: raw.channel,
            user_received_account: raw.user_received_account,
            create_time: raw.create_time,
            success_time: raw.success_time.filter(|_| status == RefundState::Success),
            status,
            amount: raw.amount,
        })
    }
}

/// What a refund callback seals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefundNotice {
    /// The merchant.
    pub mchid: String,
    /// The merchant's number for the order.
    pub out_trade_no: String,
    /// The gateway's number for the payment.
    pub transaction_id: String,
    /// The merchant's number for the refund.
    pub out_refund_no: String,
    /// The gateway's number for the refund.
    pub refund_id: String,
    /// How it stands.
    pub refund_status: RefundState,
    /// When the payer had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success_time: Option<Instant>,
    /// Into which account, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_received_account: Option<String>,
    /// How much.
    pub amount: RefundedAmount,
}

#[derive(Deserialize)]
struct RawRefundNotice {
    mchid: String,
    out_trade_no: String,
    transaction_id: String,
    out_refund_no: String,
    refund_id: String,
    refund_status: String,
    success_time: Option<Instant>,
    user_received_account: Option<String>,
    amount: RefundedAmount,
}

impl RefundNotice {
    pub(crate) fn read(verified: Verified<'_>) -> Result<Self, Unreadable> {
        let raw: RawRefundNotice = read(verified)?;
        Ok(Self {
            mchid: raw.mchid,
            out_trade_no: raw.out_trade_no,
            transaction_id: raw.transaction_id,
            out_refund_no: raw.out_refund_no,
            refund_id: raw.refund_id,
            refund_status: RefundState::read(&raw.refund_status)?,
            success_time: raw.success_time,
            user_received_account: raw.user_received_account,
            amount: raw.amount,
        })
    }
}
