//! Days that were compared with the gateway's bill, and the bank's month-end files.

use domain::{
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentNumber},
    reconcile::DifferenceKind,
    region::RegionCode,
    wire::staff::{DifferenceId, MonthEndId},
};
use serde::{Deserialize, Serialize};
use time::Date;

use super::{BlindIndex, Sealed};

/// A day of a channel that was compared with the gateway's bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillDayRecord {
    /// Whose bill.
    pub channel: Channel,
    /// The day, in China.
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

/// A difference between our ledger and the gateway's bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceRecord {
    /// Its id.
    pub id: DifferenceId,
    /// Whose bill.
    pub channel: Channel,
    /// The day of the bill.
    pub day: Date,
    /// The region whose payment it is; unknown of what is missing here.
    pub region: Option<RegionCode>,
    /// How it differs.
    pub kind: DifferenceKind,
    /// The payment.
    pub number: PaymentNumber,
    /// The refund of it, where it is one.
    pub refund: Option<String>,
    /// What we have.
    pub ours: Option<Fen>,
    /// What the gateway has.
    pub theirs: Option<Fen>,
    /// When it was found.
    pub found_at: Moment,
    /// When it was resolved: with a later look in which it was gone, or by a clerk.
    pub resolved_at: Option<Moment>,
    /// The clerk who did.
    pub resolved_by: Option<String>,
}

/// A month-end file of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthEndRecord {
    /// Its id.
    pub id: MonthEndId,
    /// Whose people.
    pub region: RegionCode,
    /// Which bank wrote it.
    pub bank: String,
    /// The month, `202610`.
    pub month: String,
    /// The bank's number of the batch, once in a region and month of its.
    pub batch: String,
    /// The file's own SHA-256, in hexadecimal.
    pub checksum: String,
    /// When it was imported.
    pub at: Moment,
    /// Who imported it.
    pub by: String,
    /// When it was released to be credited.
    pub released_at: Option<Moment>,
    /// Who released it, another than imported it.
    pub released_by: Option<String>,
    /// How many people.
    pub count: u32,
    /// How much in all.
    pub total: Fen,
    /// Of these the core has credited; not written, counted when read.
    pub credited: u32,
    /// Of these the core has refused; not written, counted when read.
    pub refused: u32,
}

/// What is to become of a line of a month-end file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditState {
    /// The core is to be told.
    Due,
    /// The core has credited it.
    Credited,
    /// The core says no: a clerk looks.
    Refused,
}

/// A line of a month-end file: an employer's credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthEndCredit {
    /// The file.
    pub file: MonthEndId,
    /// Its line, from 1.
    pub line: u32,
    /// The region.
    pub region: RegionCode,
    /// Whose.
    pub person: BlindIndex,
    /// Identity number and employer, sealed: the shell decides on their form.
    pub details: Sealed,
    /// How much.
    pub amount: Fen,
    /// What has become of it.
    pub state: CreditState,
    /// The core's receipt.
    pub receipt: Option<String>,
    /// When the core is to be told next; not before the file is released.
    pub due_at: Option<Moment>,
    /// How often that was tried.
    pub tries: u16,
}
