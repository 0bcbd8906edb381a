//! The services a resident can ask for.

use serde::{Deserialize, Serialize};

/// A service on the home screen. Each has a deep link of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// Replace a card that expired, is damaged, or whose details changed (S0).
    ReplaceCard,
    /// Report a card lost, and have it issued again (S4).
    ReportLoss,
    /// Apply for a first card (S2).
    NewCard,
    /// Balance, top-up and records of the personal account (S1, S4).
    Account,
    /// What was reimbursed, and why (S3).
    Reimbursements,
}

impl Service {
    /// All services, in the order of the home screen.
    pub const ALL: [Self; 5] =
        [Self::ReplaceCard, Self::ReportLoss, Self::NewCard, Self::Account, Self::Reimbursements];

    /// The path of its deep link.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::ReplaceCard => "/replace-card",
            Self::ReportLoss => "/report-loss",
            Self::NewCard => "/new-card",
            Self::Account => "/account",
            Self::Reimbursements => "/reimbursements",
        }
    }

    /// Whether it can be done here already.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::ReplaceCard)
    }
}

/// Why a card is replaced (S0: expired, damaged, details changed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ReplaceReason {
    /// It has expired, or will within the region's window.
    Expired,
    /// It is damaged or cannot be read.
    Damaged,
    /// Name or other details on it are no longer right.
    DetailsChanged,
}

impl ReplaceReason {
    /// All reasons, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Expired, Self::Damaged, Self::DetailsChanged];
}
