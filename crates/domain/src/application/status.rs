//! Where an application stands.

use serde::{Deserialize, Serialize};

/// Where an application stands. Flags, such as a held blank, are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Received, waiting for a clerk.
    Submitted,
    /// A clerk has it.
    UnderReview,
    /// The resident is asked for more.
    NeedsInfo,
    /// The resident did not answer in time.
    Expired,
    /// A clerk would grant it; where the region asks for four eyes, a second one looks.
    SecondReview,
    /// Granted; the resident chooses an outlet.
    Approved,
    /// Refused, with a reason.
    Rejected,
    /// An outlet is chosen and a blank held there.
    OutletChosen,
    /// A fee is to be paid.
    FeeDue,
    /// The fee is paid.
    Paid,
    /// The card maker has the order.
    InProduction,
    /// The card is on its way to the outlet.
    InTransit,
    /// The outlet prints the card.
    Printing,
    /// Printing failed twice, or nobody said what came of it: a clerk sees to it.
    PrintTrouble,
    /// The card was printed and found good.
    Verified,
    /// The card lies at the outlet.
    Ready,
    /// The card was handed over.
    Collected,
    /// The photo was taken on file: what asking for nothing else comes to.
    Accepted,
    /// Too many photos were refused: staff at an outlet take the next one.
    AssistedCapture,
    /// The resident took it back.
    Withdrawn,
    /// Nobody collected the card, and it went back.
    Returned,
}

impl Status {
    /// All, in the order of a smooth case.
    pub const ALL: [Self; 21] = [
        Self::Submitted,
        Self::UnderReview,
        Self::NeedsInfo,
        Self::Expired,
        Self::SecondReview,
        Self::Approved,
        Self::Rejected,
        Self::OutletChosen,
        Self::FeeDue,
        Self::Paid,
        Self::InProduction,
        Self::InTransit,
        Self::Printing,
        Self::PrintTrouble,
        Self::Verified,
        Self::Ready,
        Self::Collected,
        Self::Accepted,
        Self::AssistedCapture,
        Self::Withdrawn,
        Self::Returned,
    ];

    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::UnderReview => "under-review",
            Self::NeedsInfo => "needs-info",
            Self::Expired => "expired",
            Self::SecondReview => "second-review",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::OutletChosen => "outlet-chosen",
            Self::FeeDue => "fee-due",
            Self::Paid => "paid",
            Self::InProduction => "in-production",
            Self::InTransit => "in-transit",
            Self::Printing => "printing",
            Self::PrintTrouble => "print-trouble",
            Self::Verified => "verified",
            Self::Ready => "ready",
            Self::Collected => "collected",
            Self::Accepted => "accepted",
            Self::AssistedCapture => "assisted-capture",
            Self::Withdrawn => "withdrawn",
            Self::Returned => "returned",
        }
    }

    /// The status with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }

    /// Whether a blank card may be held for an application that stands here; where printing failed, none is after the last was spoiled.
    #[must_use]
    pub const fn holds_blank(self) -> bool {
        matches!(self, Self::OutletChosen | Self::FeeDue | Self::Paid | Self::Printing | Self::PrintTrouble)
    }

    /// Whether nothing can happen any more; a person may then apply anew.
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Self::Expired
            | Self::Rejected
            | Self::Collected
            | Self::Accepted
            | Self::Withdrawn
            | Self::Returned => true,
            Self::Submitted
            | Self::UnderReview
            | Self::NeedsInfo
            | Self::SecondReview
            | Self::Approved
            | Self::OutletChosen
            | Self::FeeDue
            | Self::Paid
            | Self::InProduction
            | Self::InTransit
            | Self::Printing
            | Self::PrintTrouble
            | Self::Verified
            | Self::Ready
            | Self::AssistedCapture => false,
        }
    }
}
