//! The services a resident can ask for.

use serde::{Deserialize, Serialize};

use crate::application::{Gap, questions};

/// A service, with a deep link of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Service {
    /// Apply for a first card (S2).
    NewCard,
    /// Replace a card that expired, is damaged, or whose details changed (S0).
    ReplaceCard,
    /// Have a card printed at once (S4).
    InstantCard,
    /// Report a card lost, or found again (S4).
    ReportLoss,
    /// Have a lost card issued again (S4).
    Reissue,
    /// Change the photo on file (S4).
    ChangePhoto,
    /// Make a card's social and bank halves ready for use.
    Activate,
    /// Bring money: top up the personal account, or pay a contribution, as the region says (S1).
    Recharge,
    /// Balance and records of the personal account (S1, S4).
    Account,
    /// What was reimbursed, and why (S3).
    Reimbursements,
    /// What would be reimbursed, and how far a year's expenses reach (S3).
    Estimate,
    /// File for care elsewhere, and see what is filed (S0, S1: Article 29).
    CrossRegion,
}

impl Service {
    /// All services.
    pub const ALL: [Self; 12] = [
        Self::NewCard,
        Self::ReplaceCard,
        Self::InstantCard,
        Self::ReportLoss,
        Self::Reissue,
        Self::ChangePhoto,
        Self::Activate,
        Self::Recharge,
        Self::Account,
        Self::Reimbursements,
        Self::Estimate,
        Self::CrossRegion,
    ];

    /// The path of its deep link.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::NewCard => "/new-card",
            Self::ReplaceCard => "/replace-card",
            Self::InstantCard => "/instant-card",
            Self::ReportLoss => "/report-loss",
            Self::Reissue => "/reissue",
            Self::ChangePhoto => "/change-photo",
            Self::Activate => "/activate",
            Self::Recharge => "/recharge",
            Self::Account => "/account",
            Self::Reimbursements => "/reimbursements",
            Self::Estimate => "/estimate",
            Self::CrossRegion => "/cross-region",
        }
    }

    /// Whether it is an application that staff decide on, with a draft before it.
    #[must_use]
    pub fn is_application(self) -> bool {
        !questions(self).is_empty()
    }

    /// Whether it is done at once with a card that is there.
    #[must_use]
    pub const fn is_with_a_card(self) -> bool {
        matches!(self, Self::ReportLoss | Self::Activate)
    }

    /// Whether it can be done for somebody else.
    #[must_use]
    pub fn can_be_for_another(self) -> bool {
        self.is_with_a_card() || questions(self).contains(&Gap::Holder)
    }
}

/// Services that stand behind one tile of the home screen, so that there are six at most to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ServiceGroup {
    /// For whoever lost the card.
    Lost,
    /// The other services around a card.
    More,
    /// The personal account, and money for it.
    Money,
    /// What the insurance pays of care, here and elsewhere.
    Care,
}

impl ServiceGroup {
    /// All, in the order of the home screen.
    pub const ALL: [Self; 4] = [Self::Lost, Self::More, Self::Money, Self::Care];

    /// Its services, in the order they are offered.
    #[must_use]
    pub const fn services(self) -> &'static [Service] {
        match self {
            Self::Lost => &[Service::ReportLoss, Service::Reissue],
            Self::More => &[Service::NewCard, Service::InstantCard, Service::ChangePhoto, Service::Activate],
            Self::Money => &[Service::Recharge, Service::Account],
            Self::Care => &[Service::Reimbursements, Service::Estimate, Service::CrossRegion],
        }
    }

    /// The path of its deep link.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Lost => "/lost-card",
            Self::More => "/card-services",
            Self::Money => "/money",
            Self::Care => "/care",
        }
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
