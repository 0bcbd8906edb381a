//! Whether our ledger and the gateway's bills agree, and what the bank brings at the month's end.

use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

use super::{Nothing, endpoint};
use crate::{
    moment::{Moment, iso_date},
    money::Fen,
    payment::PaymentNumber,
    reconcile::DifferenceKind,
};

endpoint!(
    /// The days that were reconciled, and what differs.
    ShowReconciliation: Get "/api/reconciliation", Nothing => Reconciliation
);
endpoint!(
    /// Compares a day with the gateway's bill. It can be run again.
    RunReconciliation: Post "/api/reconciliation", DayToReconcile => Reconciliation
);
endpoint!(
    /// Says what came of a difference.
    ResolveDifference: Post "/api/differences/{id}", DifferenceResolved => Reconciliation
);
endpoint!(
    /// Month-end files that were imported.
    ListMonthEnds: Get "/api/month-ends", Nothing => MonthEndList
);
endpoint!(
    /// Imports a month-end file of the bank, which waits for a second clerk. The same file again changes nothing.
    ImportMonthEnd: Post "/api/month-ends", MonthEndFile => MonthEndList
);
endpoint!(
    /// Releases a month-end file to be credited; refused to whoever imported it.
    ReleaseMonthEnd: Post "/api/month-ends/{id}/release", Nothing => MonthEndList
);

/// A day's bill against our ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reconciliation {
    /// The days, newest first, at most 31.
    pub days: Vec<ReconciledDay>,
    /// Days whose bill should be there and that could not be compared with it yet, newest first.
    pub uncompared: Vec<DayToReconcile>,
    /// Differences that nobody has resolved, and the latest that were.
    pub differences: Vec<DifferenceView>,
    /// Accounts of the ledger by kind, with their sums; together nothing.
    pub accounts: Vec<AccountSum>,
    /// Whether every stored balance is the sum of its movements; absent before the first look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger: Option<LedgerCheck>,
}

/// What the last look at the ledger said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LedgerCheck {
    /// When.
    pub at: Moment,
    /// Accounts whose balance is not the sum of their movements.
    pub wrong_balances: u32,
    /// Payments whose movements do not fit their status.
    pub wrong_payments: u32,
}

/// A day that was compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReconciledDay {
    /// The day, in China.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub day: Date,
    /// When it was compared last.
    pub at: Moment,
    /// Lines of ours.
    pub ours: u32,
    /// Lines of the gateway's.
    pub theirs: u32,
    /// Differences found.
    pub differences: u32,
}

/// A difference's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct DifferenceId(pub Uuid);

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DifferenceView {
    /// Its id.
    pub id: DifferenceId,
    /// The day of the bill.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub day: Date,
    /// How it differs.
    pub kind: DifferenceKind,
    /// The payment.
    pub number: PaymentNumber,
    /// The refund of it, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund: Option<String>,
    /// What we have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours: Option<Fen>,
    /// What the gateway has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Fen>,
    /// When it was resolved, by itself with a later look or by a clerk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved_at: Option<Moment>,
    /// The clerk who did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved_by: Option<String>,
}

/// An account's sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountSum {
    /// The kind of account.
    pub kind: String,
    /// What all of that kind hold.
    pub balance: Fen,
}

/// A day to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DayToReconcile {
    /// The day, in China.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub day: Date,
}

/// What came of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceResolved {
    /// The gateway was asked, and what it says is put right here.
    AskedAgain,
    /// It was looked into and is explained elsewhere.
    Explained,
}

/// A month-end file as the bank made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MonthEndFile {
    /// The whole text.
    pub text: String,
}

/// Month-end files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MonthEndList {
    /// The files, newest first, at most 24.
    pub files: Vec<MonthEndView>,
}

/// A month-end file's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct MonthEndId(pub Uuid);

/// A month-end file that was imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MonthEndView {
    /// Its id.
    pub id: MonthEndId,
    /// The bank that wrote it.
    pub bank: String,
    /// The month, `202610`.
    pub month: String,
    /// The bank's number of the batch.
    pub batch: String,
    /// When it was imported.
    pub at: Moment,
    /// Who imported it.
    pub by: String,
    /// When another clerk released it; until then nothing of it is credited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_at: Option<Moment>,
    /// Who released it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_by: Option<String>,
    /// How many people.
    pub count: u32,
    /// How much in all.
    pub total: Fen,
    /// Of these the core has credited.
    pub credited: u32,
    /// Of these the core has refused.
    pub refused: u32,
}
