//! What a photo is for.

use serde::{Deserialize, Serialize};

use crate::service::Service;

/// What a photo is for: a region may ask for another form of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PhotoPurpose {
    /// It is printed on a card.
    #[default]
    Card,
    /// It becomes the photo on file (S4: two-inch).
    OnFile,
}

impl PhotoPurpose {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Card, Self::OnFile];

    /// What the photo of an application is for.
    #[must_use]
    pub const fn of(service: Service) -> Self {
        match service {
            Service::ChangePhoto => Self::OnFile,
            Service::NewCard
            | Service::ReplaceCard
            | Service::InstantCard
            | Service::ReportLoss
            | Service::Reissue
            | Service::Activate
            | Service::Recharge
            | Service::Account
            | Service::Reimbursements
            | Service::Estimate
            | Service::CrossRegion => Self::Card,
        }
    }
}
