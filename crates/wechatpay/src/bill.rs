//! The trade bill: one China day of payments and refunds, as a file whose hash the gateway signs.
//!
//! The file is CSV of its own kind: a header row, rows whose fields each begin with a backtick, then a header and a row of sums.
//!
//! **Invariant:** a bill that was cut, or whose sums are not those of its lines, is no bill.

mod columns;
mod yuan;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{Unreadable, hex, instant::Instant, read, refund::RefundState, verify::Verified};
use columns::{Columns, HEADER, SUMMARY};

/// Where the bill of a day is asked for.
const PATH: &str = "/v3/bill/tradebill";
/// The one hash.
const SHA1: &str = "SHA1";
/// How the row of a payment and of a refund call themselves.
const PAID: &str = "SUCCESS";
const REFUNDED: &str = "REFUND";
/// What stands where a payment has no refund.
const NO_REFUND: &str = "0";
/// What some files begin with.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The path and query to ask for a day's bill, payments and refunds: `GET`.
#[must_use]
pub fn bill_path(day: Date) -> String {
    format!("{PATH}?bill_date={:04}-{:02}-{:02}&bill_type=ALL", day.year(), u8::from(day.month()), day.day())
}

/// Where the bill lies, and what it must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillLink {
    /// Where it lies for five minutes; the request is signed, the answer is not.
    pub download_url: String,
    /// `SHA1`.
    pub hash_type: String,
    /// The hash of the file, in hexadecimal digits.
    pub hash_value: String,
}

impl BillLink {
    /// A link to these bytes.
    #[must_use]
    pub fn to(download_url: String, file: &[u8]) -> Self {
        Self { download_url, hash_type: SHA1.to_owned(), hash_value: sha1(file) }
    }

    /// Reads the answer.
    ///
    /// # Errors
    ///
    /// When it is not of the documented form.
    pub fn read(verified: Verified<'_>) -> Result<Self, Unreadable> {
        read(verified)
    }

    /// Whether these bytes are the file that was meant.
    #[must_use]
    pub fn fits(&self, file: &[u8]) -> bool {
        self.hash_type == SHA1 && self.hash_value.eq_ignore_ascii_case(&sha1(file))
    }
}

fn sha1(file: &[u8]) -> String {
    hex::lower(digest(&SHA1_FOR_LEGACY_USE_ONLY, file).as_ref())
}

/// A day's bill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    /// Payments and refunds, each in a line of its own.
    pub lines: Vec<Line>,
}

/// A payment or a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it was paid, or the refund was accepted.
    pub at: Instant,
    /// The app.
    pub appid: String,
    /// The merchant.
    pub mchid: String,
    /// The gateway's number for the payment.
    pub transaction_id: String,
    /// The merchant's number for the order.
    pub out_trade_no: String,
    /// What the payer read.
    pub description: String,
    /// What the order brought along.
    pub attach: String,
    /// The gateway's fee, in hundred-thousandths of a yuan; negative when it is given back.
    pub fee: i64,
    /// Which of both it is.
    pub entry: Entry,
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Money came.
    Payment {
        /// Fen of the order.
        amount: i64,
    },
    /// Money goes back.
    Refund {
        /// The gateway's number for the refund.
        refund_id: String,
        /// The merchant's number for the refund.
        out_refund_no: String,
        /// Fen that were asked back.
        amount: i64,
        /// How it stood when the bill was made; a bill is never made again.
        state: RefundState,
    },
}

impl Bill {
    /// Reads a file whose hash was right.
    ///
    /// # Errors
    ///
    /// [`Unreadable::Bill`] with the number of a line that cannot be read, [`Unreadable::Summary`] when the sums differ.
    pub fn read(file: &[u8]) -> Result<Self, Unreadable> {
        let text = str::from_utf8(file).map_err(|_| Unreadable::Form)?;
        let mut rows = text.trim_start_matches(BYTE_ORDER_MARK).lines().zip(1..);
        let (header, _) = rows.next().ok_or(Unreadable::Form)?;
        let columns = Columns::read(header).ok_or(Unreadable::Bill(1))?;
        let mut lines = Vec::new();
        for (row, number) in rows.by_ref() {
            if !row.starts_with('`') {
                break;
            }
            lines.push(columns.line(row).ok_or(Unreadable::Bill(number))?);
        }
        let bill = Self { lines };
        let (sums, _) = rows.next().ok_or(Unreadable::Summary)?;
        if columns::is_summary(sums, &bill) { Ok(bill) } else { Err(Unreadable::Summary) }
    }

    /// Writes the file.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = format!("{BYTE_ORDER_MARK}{}\r\n", HEADER.join(","));
        for line in &self.lines {
            text.push_str(&columns::row(line));
            text.push_str("\r\n");
        }
        text + &format!("{}\r\n{}\r\n", SUMMARY.join(","), columns::summary(self))
    }
}

#[cfg(test)]
mod tests;
