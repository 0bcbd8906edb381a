//! The lines of the files that go to a card maker and come from it. `docs/card-maker-files.md` describes them.

use serde::{Deserialize, Serialize};

use crate::{
    application::Event, moment::Moment, outside::CardOrder, reference::Reference, region::RegionCode,
};

/// The form of the orders that this program writes.
pub const ORDERS: &str = "medcard-orders/1";
/// The form of the answers that it reads.
pub const ANSWERS: &str = "medcard-answers/1";
/// The most orders in a batch; more wait for the next.
pub const BATCH_MAX: u32 = 500;
/// The most lines of an answer.
pub const ANSWER_MAX: u32 = 5_000;

/// A line of a batch of orders. The checksum follows as a line of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderLine {
    /// The first line.
    Batch(BatchHeader),
    /// A card to be made.
    Order(CardOrder),
}

/// The first line of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchHeader {
    /// [`ORDERS`].
    pub format: String,
    /// The region.
    pub region: RegionCode,
    /// The batch's number in the region.
    pub number: u32,
    /// The orders that follow.
    pub count: u32,
    /// When it was closed.
    pub closed_at: Moment,
}

/// A line of an answer. The checksum follows as a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerLine {
    /// The first line.
    Answer(AnswerHeader),
    /// What became of a card.
    Card(CardStep),
}

/// The first line of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerHeader {
    /// [`ANSWERS`].
    pub format: String,
    /// The region.
    pub region: RegionCode,
    /// The card maker's number of the answer.
    pub number: u32,
    /// The lines that follow.
    pub count: u32,
}

/// What became of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardStep {
    /// The order's reference, as the card maker wrote it.
    pub reference: String,
    /// What happened.
    pub event: AnswerEvent,
}

/// The last line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// SHA-256 of everything before this line, in lower-case hexadecimal.
    pub sha256: String,
}

/// What a card maker tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AnswerEvent {
    /// The order was taken and the card is made of the blank.
    Made,
    /// The card left the card maker.
    Shipped,
    /// The card came to the outlet.
    Arrived,
}

impl AnswerEvent {
    /// What it makes happen to the application.
    #[must_use]
    pub const fn event(self) -> Event {
        match self {
            Self::Made => Event::ProductionStarted,
            Self::Shipped => Event::Shipped,
            Self::Arrived => Event::Arrived,
        }
    }
}

/// What became of a line of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LineOutcome {
    /// The case moved on.
    Done,
    /// It had been told before, by this file or another: nothing changed.
    Repeated,
    /// No order with this reference went out from this region: nothing changed.
    Unknown,
    /// The step before has not been told: nothing changed, and the line can be sent again.
    TooEarly,
}

impl CardStep {
    /// The reference, if it is one.
    #[must_use]
    pub fn reference(&self) -> Option<Reference> {
        Reference::try_from(self.reference.clone()).ok()
    }
}
