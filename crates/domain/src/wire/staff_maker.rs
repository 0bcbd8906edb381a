//! The card maker's files, where a region speaks to its card maker by files: batches of orders out, answers in.

use serde::{Deserialize, Serialize};

use super::{Nothing, endpoint};
use crate::{
    card_maker::{AnswerEvent, LineOutcome},
    moment::Moment,
    reference::Reference,
};

endpoint!(
    /// Orders that wait, batches that were closed, and answers that came. For clerks and administrators.
    ShowMaker: Get "/api/maker", Nothing => MakerView
);
endpoint!(
    /// Closes a batch with the orders that wait; `wrong-step` when none does. One that cannot be written is named and left out; when no
    /// other waits, no batch is closed. Audited.
    CloseBatch: Post "/api/maker", Nothing => MakerView
);

/// A batch's file by `GET`: see `docs/card-maker-files.md`. Each download is audited.
pub const MAKER_BATCH: &str = "/api/maker/{batch}";
/// An answer's file, sent as it is by `POST`.
pub const MAKER_ANSWERS: &str = "/api/maker/answers";
/// The largest answer that is taken, in bytes.
pub const MAKER_ANSWERS_MAX: usize = 1024 * 1024;

/// What has been exchanged with the card maker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MakerView {
    /// Orders that are in no batch yet.
    pub waiting: u32,
    /// Batches, newest first, at most twenty.
    pub batches: Vec<BatchView>,
    /// Answers that were taken in, newest first, at most twenty.
    pub answers: Vec<AnswerView>,
    /// Orders that a batch that was closed now left out, since a photo or a record is missing. They wait on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<Reference>,
}

/// A batch of orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BatchView {
    /// Its number, from 1 in each region.
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

/// An answer that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerView {
    /// The card maker's number of it.
    pub number: u32,
    /// When it came.
    pub taken_at: Moment,
    /// Who took it in.
    pub taken_by: String,
    /// Its lines.
    pub count: u32,
    /// How many of them moved a case on: fewer than they are where some were told before, or the taking broke off.
    pub done: u32,
    /// SHA-256 of the file before the last line, in hexadecimal.
    pub checksum: String,
}

/// What became of an answer's lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerReport {
    /// The answer.
    pub answer: AnswerView,
    /// Its lines, in their order.
    pub lines: Vec<LineReport>,
    /// How things stand now.
    pub maker: MakerView,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LineReport {
    /// Its number in the file; the header is line 1.
    pub line: u32,
    /// The reference it names, as it stands there.
    pub reference: String,
    /// What it tells.
    pub event: AnswerEvent,
    /// What became of it.
    pub outcome: LineOutcome,
}
