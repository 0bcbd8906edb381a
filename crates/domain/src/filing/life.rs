//! The life of a filing: what the bureau's core decides, and what ends it.

use serde::{Deserialize, Serialize};

use crate::machine::{self, Actor, Deadline, Row};

/// Where a filing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FilingStatus {
    /// Handed in here; the core has not answered yet.
    Submitted,
    /// The bureau looks at it, or waits for the papers.
    UnderReview,
    /// It counts, from its first day on.
    Granted,
    /// The bureau has refused it.
    Refused,
    /// The person took it back.
    Withdrawn,
    /// Its time is over, or the bureau has ended it.
    Ended,
}

impl FilingStatus {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Submitted, Self::UnderReview, Self::Granted, Self::Refused, Self::Withdrawn, Self::Ended];

    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::UnderReview => "under-review",
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Ended => "ended",
        }
    }

    /// Whether something may still become of it: a person has one such filing for a place.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Submitted | Self::UnderReview | Self::Granted)
    }
}

/// What happens to a filing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FilingEvent {
    /// The core has it, and the bureau is to look at it.
    Received,
    /// It counts.
    Granted,
    /// It does not, and a code says why.
    Refused,
    /// It was taken back.
    Withdrawn,
    /// Its time is over.
    Ended,
}

impl FilingEvent {
    /// All.
    pub const ALL: [Self; 5] = [Self::Received, Self::Granted, Self::Refused, Self::Withdrawn, Self::Ended];

    /// Its name in the store, the audit and pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Ended => "ended",
        }
    }
}

/// Why the bureau refuses a filing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RefuseReason {
    /// The insurance is not in force for that time.
    NotInsured,
    /// The papers were not brought, or do not show it.
    Papers,
    /// Another filing stands for that time.
    Overlaps,
    /// Something else, which the agency tells.
    Other,
}

impl RefuseReason {
    /// All.
    pub const ALL: [Self; 4] = [Self::NotInsured, Self::Papers, Self::Overlaps, Self::Other];

    /// Its name on the wire and in the store.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotInsured => "not-insured",
            Self::Papers => "papers",
            Self::Overlaps => "overlaps",
            Self::Other => "other",
        }
    }
}

type FilingRow = Row<FilingStatus, FilingEvent>;

/// The life of a filing.
pub const FILINGS: &[FilingRow] = &[
    Row::new(FilingStatus::Submitted, FilingEvent::Received, FilingStatus::UnderReview, Actor::Core),
    Row::new(FilingStatus::Submitted, FilingEvent::Granted, FilingStatus::Granted, Actor::Core),
    Row::new(FilingStatus::Submitted, FilingEvent::Refused, FilingStatus::Refused, Actor::Core).with_reason(),
    Row::new(FilingStatus::Submitted, FilingEvent::Withdrawn, FilingStatus::Withdrawn, Actor::Resident),
    Row::new(FilingStatus::Submitted, FilingEvent::Withdrawn, FilingStatus::Withdrawn, Actor::Core),
    Row::new(FilingStatus::Submitted, FilingEvent::Ended, FilingStatus::Ended, Actor::Core),
    Row::new(FilingStatus::UnderReview, FilingEvent::Granted, FilingStatus::Granted, Actor::Core),
    Row::new(FilingStatus::UnderReview, FilingEvent::Refused, FilingStatus::Refused, Actor::Core)
        .with_reason(),
    Row::new(FilingStatus::UnderReview, FilingEvent::Withdrawn, FilingStatus::Withdrawn, Actor::Resident),
    Row::new(FilingStatus::UnderReview, FilingEvent::Withdrawn, FilingStatus::Withdrawn, Actor::Core),
    Row::new(FilingStatus::UnderReview, FilingEvent::Ended, FilingStatus::Ended, Actor::Core),
    Row::new(FilingStatus::Granted, FilingEvent::Withdrawn, FilingStatus::Withdrawn, Actor::Resident),
    Row::new(FilingStatus::Granted, FilingEvent::Withdrawn, FilingStatus::Withdrawn, Actor::Core),
    Row::new(FilingStatus::Granted, FilingEvent::Ended, FilingStatus::Ended, Actor::Core),
    Row::at(FilingStatus::Granted, Deadline::FilingEnd, FilingEvent::Ended, FilingStatus::Ended),
];

/// The table has no such row.
pub type FilingRefused = machine::Refused<FilingStatus, FilingEvent>;

/// Where a filing stands after `event` by `actor`.
///
/// # Errors
///
/// [`FilingRefused`] when the table has no such row.
pub fn filing_step(
    from: FilingStatus,
    event: FilingEvent,
    actor: Actor,
) -> Result<FilingStatus, FilingRefused> {
    machine::step(FILINGS, from, event, actor, |_| true)
}
