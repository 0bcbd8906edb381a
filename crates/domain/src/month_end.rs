//! The bank's file of employers' credits at the end of a month. `docs/month-end-file.md` describes it.
//!
//! **Invariant:** a file is taken whole or not at all, and there is one way to write what a file says: what was read writes back byte by
//! byte. The checksum is computed by the caller, whose `sha256` gives it in lower-case hexadecimal.

mod read;

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::{
    credit_code::CreditCode, id_number::IdNumber, money::Fen, region::RegionCode, year_month::YearMonth,
};

/// The form of the file.
pub const FORMAT: &str = "medcard-month-end/1";
/// The most bytes of a file.
pub const SIZE_MAX: usize = 8 * 1024 * 1024;
/// The most credits of a file.
pub const CREDITS_MAX: usize = 50_000;
/// The largest credit of one person: 100,000 yuan.
pub const AMOUNT_MAX: Fen = Fen(10_000_000);
/// The most months that a file may come after its own.
pub const MONTHS_LATE_MAX: u16 = 12;
/// The most mistakes that are told of a file.
pub const ERRORS_MAX: usize = 100;

const HEADER: &str = "H";
const CREDIT: &str = "D";
const TRAILER: &str = "T";

/// A bank's name for itself: 1 to 20 small letters, digits and dashes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", schemars(extend("pattern" = "^[0-9a-z-]{1,20}$")))]
pub struct BankName(String);

/// The text is no bank's name for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a bank is named by 1 to 20 small letters, digits and dashes")]
pub struct BankNameError;

/// What a file says. One that was read has at least one credit, and nobody twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthEndFile {
    /// Which bank wrote it.
    pub bank: BankName,
    /// Of which region's people.
    pub region: RegionCode,
    /// For which month.
    pub month: YearMonth,
    /// The bank's own number of it in region and month, from 1.
    pub batch: u32,
    /// The credits, in their order.
    pub credits: Vec<MonthEndCredit>,
}

/// An employer's credit to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthEndCredit {
    /// Whose account.
    pub id_number: IdNumber,
    /// How much, more than nothing.
    pub amount: Fen,
    /// Whose money.
    pub employer: CreditCode,
}

/// What is wrong with a file, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[error("line {line}: {fault}")]
pub struct MonthEndError {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub fault: MonthEndFault,
}

/// What can be wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MonthEndFault {
    /// The file has more bytes or more credits than one may have.
    #[error("the file is too large")]
    TooLarge,
    /// It is not the last line that a file has, or it does not end.
    #[error("the file ends without its trailer")]
    NoTrailer,
    /// The checksum does not fit what stands before it: the file is not whole.
    #[error("the checksum does not fit")]
    Checksum,
    /// The first line does not say what a first line says.
    #[error("this is no header")]
    Header,
    /// It is of another form than is read here.
    #[error("the form is not known here")]
    Format,
    /// No bank is named.
    #[error("the bank's name is none")]
    Bank,
    /// No region is named.
    #[error("the region's code is none")]
    Region,
    /// No month is named.
    #[error("the month is none")]
    Month,
    /// The batch has no number.
    #[error("the batch's number is none")]
    Batch,
    /// The number of credits is not what the header says.
    #[error("there are not as many credits as the header says")]
    Count,
    /// The credits together are not what the header says.
    #[error("the credits are not as much as the header says")]
    Total,
    /// The line does not say what a credit says.
    #[error("this is no credit")]
    Credit,
    /// The lines are not numbered one after the other.
    #[error("the line's number is not its own")]
    LineNumber,
    /// The identity number is not valid.
    #[error("the identity number is not valid")]
    IdNumber,
    /// The person has a credit already in this file.
    #[error("this person stands in the file before")]
    Twice,
    /// The amount is none, nothing, or too much.
    #[error("the amount cannot be")]
    Amount,
    /// The employer's code is not valid.
    #[error("the employer's code is not valid")]
    Employer,
    /// The month has not begun, or is too long ago.
    #[error("the month has not begun, or is more than a year ago")]
    Untimely,
}

impl MonthEndFile {
    /// All credits together; `None` when that cannot be held.
    #[must_use]
    pub fn total(&self) -> Option<Fen> {
        self.credits.iter().try_fold(0_i64, |sum, credit| sum.checked_add(credit.amount.0)).map(Fen)
    }

    /// Whether a file of its month may come in the month `now`: it has begun, and is not too long ago.
    #[must_use]
    pub fn is_timely(&self, now: YearMonth) -> bool {
        now.since(self.month).is_some_and(|late| late <= MONTHS_LATE_MAX)
    }

    /// The file that says this.
    #[must_use]
    pub fn write(&self, sha256: impl FnOnce(&[u8]) -> String) -> String {
        let Self { bank, region, month, batch, credits } = self;
        let (count, total) = (credits.len(), self.total().unwrap_or_default().0);
        let (bank, region) = (&bank.0, region.as_str());
        let mut file = format!("{HEADER}|{FORMAT}|{bank}|{region}|{month}|{batch}|{count}|{total}\n");
        for (number, credit) in (1..).zip(credits) {
            let (person, amount, employer) = (credit.id_number.reveal(), credit.amount.0, &credit.employer);
            // Writing into a text cannot fail.
            let _ = writeln!(file, "{CREDIT}|{number}|{person}|{amount}|{employer}");
        }
        let sum = sha256(file.as_bytes());
        let _ = writeln!(file, "{TRAILER}|{sum}");
        file
    }

    /// What a file says.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in the order of the lines, [`ERRORS_MAX`] at most. One that is not whole has that fault alone.
    pub fn read(file: &[u8], sha256: impl FnOnce(&[u8]) -> String) -> Result<Self, Vec<MonthEndError>> {
        read::file(file, sha256)
    }
}

impl BankName {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for BankName {
    type Error = BankNameError;

    fn try_from(text: String) -> Result<Self, BankNameError> {
        let plain = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase() || byte == b'-';
        let fits = (1..=20).contains(&text.len()) && text.bytes().all(plain);
        if fits { Ok(Self(text)) } else { Err(BankNameError) }
    }
}

impl From<BankName> for String {
    fn from(name: BankName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests;
