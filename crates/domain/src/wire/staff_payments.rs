//! What staff see of money, and do about it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Nothing, endpoint};
use crate::{
    machine::Actor,
    masked::Masked,
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentEvent, PaymentNumber, PaymentStatus, Purpose, RefundReason, RefundStatus},
};

endpoint!(
    /// Payments of the region: those that want a clerk first.
    ListStaffPayments: Get "/api/till", Nothing => StaffPaymentList
);
endpoint!(
    /// A payment with its history, its movements and refunds.
    ShowStaffPayment: Get "/api/till/{number}", Nothing => StaffPayment
);
endpoint!(
    /// Asks the gateway now.
    AskStaffPayment: Post "/api/till/{number}/ask", Nothing => StaffPayment
);
endpoint!(
    /// Takes the money of a slip at the counter.
    SettleSlip: Post "/api/till/{number}/settle", SlipSettled => StaffPayment
);
endpoint!(
    /// Proposes to give money back.
    ProposeRefund: Post "/api/till/{number}/refunds", RefundProposed => StaffPayment
);
endpoint!(
    /// Says something about a refund; what four eyes are for is refused to whoever said the first word.
    DecideRefund: Post "/api/refunds/{id}", RefundDecided => StaffPayment
);
/// Which payments are listed, in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffPaymentQuery {
    /// Only those that stand so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<PaymentStatus>,
    /// Only this number, or the gateway's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Payments in lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StaffPaymentList {
    /// How many want a clerk: unknown, suspended, refunds proposed or abnormal, differences.
    pub wanting: u32,
    /// The payments, those that want a clerk first, then the newest; at most 200.
    pub payments: Vec<StaffPaymentLine>,
}

/// A payment in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StaffPaymentLine {
    /// The receipt code.
    pub number: PaymentNumber,
    /// What is paid for.
    pub purpose: Purpose,
    /// How much.
    pub amount: Fen,
    /// By which way.
    pub channel: Channel,
    /// Where it stands.
    pub status: PaymentStatus,
    /// Since when.
    pub since: Moment,
    /// Why it wants a clerk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants: Option<Want>,
}

/// Why a payment wants a clerk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Want {
    /// The gateway does not say how it stands.
    Unknown,
    /// Something else was paid than asked for.
    Suspended,
    /// A refund waits for a second clerk.
    RefundProposed,
    /// A refund went out twice, by hand and by the gateway.
    RefundTwice,
    /// The gateway cannot bring a refund to the payer.
    RefundAbnormal,
    /// Cash is to be handed back at the counter.
    RefundAtCounter,
}

/// A payment, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StaffPayment {
    /// The line.
    pub line: StaffPaymentLine,
    /// Counts its changes.
    pub version: u32,
    /// Whom it is for, masked.
    pub name: Masked,
    /// Whether somebody else pays.
    pub for_another: bool,
    /// When it was begun.
    pub begun_at: Moment,
    /// Until when it can be paid.
    pub until: Moment,
    /// What came, where something did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Fen>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<Moment>,
    /// The gateway's own number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction: Option<String>,
    /// The core's receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The most that can be given back now.
    pub refundable: Fen,
    /// What happened, oldest first.
    pub history: Vec<PaymentLine>,
    /// What moved in the ledger, oldest first.
    pub movements: Vec<MovementLine>,
    /// What goes back.
    pub refunds: Vec<RefundView>,
}

/// A line of a payment's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PaymentLine {
    /// When.
    pub at: Moment,
    /// What happened; nothing when it was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<PaymentEvent>,
    /// Where it stood then.
    pub status: PaymentStatus,
    /// Who did it.
    pub actor: Actor,
    /// The clerk's account, when one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// A movement in the ledger, in words of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MovementLine {
    /// When.
    pub at: Moment,
    /// The kind of account it came from.
    pub from: String,
    /// The kind of account it went to.
    pub to: String,
    /// How much.
    pub amount: Fen,
}

/// A refund's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct RefundId(pub Uuid);

/// A refund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RefundView {
    /// Its id.
    pub id: RefundId,
    /// Counts its changes.
    pub version: u32,
    /// How much.
    pub amount: Fen,
    /// Why.
    pub reason: RefundReason,
    /// Where it stands.
    pub status: RefundStatus,
    /// Since when.
    pub since: Moment,
    /// Who proposed it; the server itself when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
    /// Who agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_by: Option<String>,
    /// Who says that it was brought to the payer by another way, until a second clerk confirms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_hand: Option<String>,
    /// Who has seen the proof of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
}

/// Money was taken for a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SlipSettled {
    /// The version that was seen.
    pub version: u32,
    /// The amount that was taken: it must be the slip's.
    pub amount: Fen,
}

/// Money to be given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RefundProposed {
    /// The version of the payment that was seen.
    pub version: u32,
    /// How much.
    pub amount: Fen,
    /// Why.
    pub reason: RefundReason,
}

/// What a clerk says about a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RefundDecided {
    /// The version of the refund that was seen.
    pub version: u32,
    /// What.
    pub decision: RefundDecision,
}

/// What a clerk can say about a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RefundDecision {
    /// A second clerk agrees.
    Agree,
    /// A second clerk does not.
    TurnDown,
    /// It is to be tried again.
    TryAgain,
    /// It was brought to the payer by another way.
    BroughtByHand,
    /// A second clerk has seen the proof of that.
    ConfirmByHand,
    /// A second clerk found that it was not brought.
    NotBrought,
    /// What went out twice has come back once, and a second clerk has seen the proof.
    Recovered,
}
