//! Paying, and what was paid.

use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

use super::{Nothing, endpoint};
use crate::{
    id_number::IdNumber,
    kiosk::KioskId,
    masked::Masked,
    moment::{Moment, iso_date},
    money::Fen,
    payment::{Channel, PaymentNumber, PaymentStatus, Purpose},
    recharge::RechargeRule,
};

endpoint!(
    /// What recharging means in a region, and by which ways: before anybody says who they are.
    ShowRechargeRule: Get "/api/regions/{code}/recharge", Nothing => RechargeRule
);
endpoint!(
    /// What can be paid for oneself or somebody else, and how the account stands.
    ShowRecharge: Post "/api/recharge", RechargeAsked => RechargeView
);
endpoint!(
    /// Begins a payment. The same key and body give the same answer and one payment; the same key with another body is `key-reused`,
    /// and while the first is being answered `in-flight`.
    BeginPayment: Post "/api/payments", NewPayment => PaymentBegun
);
endpoint!(
    /// One's payments, newest first.
    ListPayments: Get "/api/payments", Nothing => PaymentList
);
endpoint!(
    /// How a payment of one's own stands.
    ShowPayment: Get "/api/payments/{number}", Nothing => PaymentView
);
endpoint!(
    /// Asks the gateway now how a payment of one's own stands, and puts right what it says.
    AskPayment: Post "/api/payments/{number}/ask", Nothing => PaymentView
);
endpoint!(
    /// Gives a payment of one's own up: the gateway is asked to close it, and it is closed when the gateway says so.
    GiveUpPayment: Post "/api/payments/{number}/give-up", Nothing => PaymentView
);
endpoint!(
    /// "I paid and nothing happened": the truth about a payment, from the gateway where it is in doubt. Without signing in: the number is
    /// known to whoever holds the receipt.
    FindPayment: Post "/api/payments/find", PaymentSought => PaymentTruth
);
endpoint!(
    /// What stands in the QR code of a record of a payment of one's own, for a slip that the kiosk sets itself. `not-found` while there is
    /// no record.
    ShowRecordCode: Get "/api/payments/{number}/record/code", Nothing => RecordCode
);
endpoint!(
    /// Payments that were begun at this kiosk and are not resolved, by their numbers alone. The address names the kiosk, see
    /// [`UnresolvedQuery`]; one that is not for demonstration signs too.
    UnresolvedPayments: Get "/api/kiosk/payments", Nothing => Unresolved
);

/// Server-sent events of a payment of one's own: `event: changed`, `id:` the payment's version, no data but the status.
pub const PAYMENT_EVENTS: &str = "/api/payments/{number}/events";

/// The record of a payment of one's own as a PDF: `?form=slip` is 80 mm wide, `?form=a4` a page.
pub const PAYMENT_RECORD: &str = "/api/payments/{number}/record";

/// What WeChat Pay calls us at; known by its signature alone.
pub const WECHAT_CALLBACKS: &str = "/api/callbacks/wechat";

/// The list of one's payments over a time as a PDF: `?from=2026-01-01&to=2026-12-31`, both days belong to it.
pub const PAYMENT_STATEMENT: &str = "/api/payments/statement";

/// Names a request to pay: made by the browser, and kept before it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct PaymentKey(pub Uuid);

/// Somebody else who is paid for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Payee {
    /// Their identity number.
    pub id_number: IdNumber,
    /// Their name: it must be the one on file.
    pub name: String,
}

/// For whom something is to be paid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RechargeAsked {
    /// Somebody else; oneself when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payee: Option<Payee>,
}

/// What can be paid for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RechargeView {
    /// Their masked name.
    pub name: Masked,
    /// Whether it is somebody else.
    pub for_another: bool,
    /// Whether they have a personal account; without one nothing is topped up.
    pub has_account: bool,
    /// Their balance, told to themselves alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<Fen>,
    /// What was assessed and is not paid, where the region's recharge is that.
    pub assessed: Vec<Assessed>,
    /// When the employer's next credit is expected, told to themselves alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<CreditNews>,
    /// A payment for the same that is not resolved: it is shown instead of beginning another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unresolved: Option<PaymentNumber>,
}

/// A contribution that is to be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessed {
    /// For which year.
    pub year: u16,
    /// How much.
    pub amount: Fen,
    /// The last day to pay it.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub pay_by: Date,
}

/// The employer's monthly credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreditNews {
    /// The day by which the next one is expected.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub expected: Date,
    /// The month whose credit should have come and did not, `2026-10`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// The employer, as the bureau names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer: Option<String>,
}

/// A payment to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// Names the request.
    pub key: PaymentKey,
    /// What is paid for.
    pub purpose: Purpose,
    /// How much, as it was shown. The server computes it again; where it is another by now, the answer is `stale-version`.
    pub amount: Fen,
    /// By which way.
    pub channel: Channel,
    /// Somebody else whom it is for; oneself, or whoever the application is for, when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payee: Option<Payee>,
}

/// A payment was begun. The answer to a key is always this one, also when much has happened since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PaymentBegun {
    /// The receipt code.
    pub number: PaymentNumber,
    /// How much.
    pub amount: Fen,
    /// Until when it can be paid.
    pub until: Moment,
}

/// A payment, for whoever made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PaymentView {
    /// The receipt code.
    pub number: PaymentNumber,
    /// Counts its changes.
    pub version: u32,
    /// What is paid for.
    pub purpose: Purpose,
    /// Whom it is for, masked.
    pub name: Masked,
    /// Whether that is somebody else.
    pub for_another: bool,
    /// How much.
    pub amount: Fen,
    /// By which way.
    pub channel: Channel,
    /// Where it stands.
    pub status: PaymentStatus,
    /// When it was begun.
    pub begun_at: Moment,
    /// Until when it can be paid.
    pub until: Moment,
    /// What stands in the code to scan, while it can be paid online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Whether a payer has opened it.
    #[serde(default)]
    pub scanned: bool,
    /// When it was paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<Moment>,
    /// By when what it is for happens, or the money goes back: while it is paid and has not happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfil_by: Option<Moment>,
    /// When what it is for has happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfilled_at: Option<Moment>,
    /// What is to go back, of which `given_back` has gone.
    #[serde(default)]
    pub promised_back: Fen,
    /// What has gone back.
    #[serde(default)]
    pub given_back: Fen,
    /// The gateway's own number, as it stands in the payer's app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction: Option<String>,
    /// Whether there is a record to print.
    pub has_record: bool,
}

/// One's payments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PaymentList {
    /// The payments, newest first.
    pub payments: Vec<PaymentView>,
    /// The years in which there are some, newest first.
    pub years: Vec<u16>,
}

/// Which of one's payments are listed, in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentQuery {
    /// Of this year only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
}

/// A payment to look for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PaymentSought {
    /// The receipt code, or the gateway's number from the payer's app.
    pub code: String,
}

/// How a payment stands, for whoever knows its number. Nothing personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PaymentTruth {
    /// The receipt code.
    pub number: PaymentNumber,
    /// What is paid for.
    pub purpose: Purpose,
    /// How much.
    pub amount: Fen,
    /// Where it stands.
    pub status: PaymentStatus,
    /// When it was begun.
    pub begun_at: Moment,
    /// When it was paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<Moment>,
    /// By when what it is for happens, or the money goes back: while it is paid and has not happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfil_by: Option<Moment>,
    /// What is to go back, of which `given_back` has gone.
    #[serde(default)]
    pub promised_back: Fen,
    /// What has gone back.
    #[serde(default)]
    pub given_back: Fen,
    /// Whether the gateway was asked just now and has answered.
    pub asked: bool,
}

/// What stands in the QR code of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordCode {
    /// The address of the page that shows what the record must say.
    pub address: String,
}

/// On which paper a record is set, in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordQuery {
    /// The paper.
    pub form: RecordForm,
}

/// A paper for a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordForm {
    /// A roll of 80 mm.
    Slip,
    /// A page.
    A4,
}

/// The days of a list of payments, in the address; both belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementQuery {
    /// The first.
    #[serde(with = "iso_date")]
    pub from: Date,
    /// The last.
    #[serde(with = "iso_date")]
    pub to: Date,
}

/// Which kiosk asks what is left unresolved, in the address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnresolvedQuery {
    /// The kiosk.
    pub kiosk: KioskId,
}

/// What is left unresolved at a kiosk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Unresolved {
    /// The payments, newest first.
    pub payments: Vec<UnresolvedPayment>,
}

/// A payment that is not resolved, by its number alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UnresolvedPayment {
    /// The receipt code.
    pub number: PaymentNumber,
    /// How much.
    pub amount: Fen,
    /// Where it stands.
    pub status: PaymentStatus,
    /// When it was begun.
    pub begun_at: Moment,
}
