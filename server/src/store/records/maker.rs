//! Records of the card maker's files.

use domain::{moment::Moment, region::RegionCode};
use uuid::Uuid;

/// A batch of orders that was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRecord {
    /// Its region.
    pub region: RegionCode,
    /// Its number there, from 1.
    pub number: u32,
    /// When it was closed.
    pub closed_at: Moment,
    /// By whom.
    pub closed_by: String,
    /// Its orders.
    pub count: u32,
    /// SHA-256 of its file before the last line, in hexadecimal.
    pub checksum: String,
}

/// The id of an answer that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AnswerId(pub Uuid);

/// An answer of the card maker that was taken in, as often as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRecord {
    /// Its id.
    pub id: AnswerId,
    /// Its region.
    pub region: RegionCode,
    /// The card maker's number of it.
    pub number: u32,
    /// When it came.
    pub taken_at: Moment,
    /// Who took it in.
    pub taken_by: String,
    /// Its lines.
    pub count: u32,
    /// How many of them moved a case on.
    pub done: u32,
    /// SHA-256 of the file before the last line, in hexadecimal.
    pub checksum: String,
}
