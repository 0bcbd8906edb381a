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
    /// The card lies at the outlet.
    Ready,
    /// The card was handed over.
    Collected,
}

impl Status {
    /// All, in the order of a smooth case.
    pub const ALL: [Self; 13] = [
        Self::Submitted,
        Self::UnderReview,
        Self::NeedsInfo,
        Self::Expired,
        Self::Approved,
        Self::Rejected,
        Self::OutletChosen,
        Self::FeeDue,
        Self::Paid,
        Self::InProduction,
        Self::InTransit,
        Self::Ready,
        Self::Collected,
    ];

    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::UnderReview => "under-review",
            Self::NeedsInfo => "needs-info",
            Self::Expired => "expired",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::OutletChosen => "outlet-chosen",
            Self::FeeDue => "fee-due",
            Self::Paid => "paid",
            Self::InProduction => "in-production",
            Self::InTransit => "in-transit",
            Self::Ready => "ready",
            Self::Collected => "collected",
        }
    }

    /// The status with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }

    /// Whether nothing can happen any more; a person may then apply anew.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Expired | Self::Rejected | Self::Collected)
    }
}
