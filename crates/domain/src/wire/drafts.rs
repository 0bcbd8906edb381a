//! Half-done answers, kept on the server once a person is identified.

use serde::{Deserialize, Serialize};

use super::{AnotherView, DocumentView, HolderView, PhotoView, endpoint};
use crate::{
    application::{Contact, DraftAnswer, GroupChoice},
    instant::Evidence,
    masked::Masked,
    region::{BankId, RegionCode},
    service::{ReplaceReason, Service},
};

endpoint!(
    /// Saves one answer.
    SaveAnswer: Post "/api/draft", Answered => DraftView
);

/// One answer, and the version of the draft it was made on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// What it is for.
    pub service: Service,
    /// The draft's version the person saw.
    pub version: u32,
    /// The answer.
    pub answer: DraftAnswer,
}

/// The papers that show that somebody belongs to a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvidenceView {
    /// Those that were photographed, in the order of the rule.
    pub kept: Vec<DocumentView>,
    /// Those that the region's rule asks for and that are not there.
    pub missing: Vec<Evidence>,
}

/// The draft as it may be shown: what is personal is masked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftView {
    /// Goes up with every answer.
    pub version: u32,
    /// Whom it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<HolderView>,
    /// Why the card is replaced.
    pub reason: Option<ReplaceReason>,
    /// Why a card may be printed at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupChoice>,
    /// The papers that show it, once the group is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceView>,
    /// The division in which the household is registered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<RegionCode>,
    /// The page of the household register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<DocumentView>,
    /// The mobile to be reached at.
    pub mobile: Option<Contact<Masked>>,
    /// The email address.
    pub email: Option<Contact<Masked>>,
    /// The address.
    pub address: Option<Contact<Masked>>,
    /// The bank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<BankId>,
    /// The photo.
    pub photo: Option<PhotoView>,
}

impl DraftView {
    /// Before anything was answered.
    pub(crate) const EMPTY: &Self = &Self {
        version: 0,
        holder: None,
        reason: None,
        group: None,
        evidence: None,
        household: None,
        register: None,
        mobile: None,
        email: None,
        address: None,
        bank: None,
        photo: None,
    };
}

impl DraftView {
    /// The other person it is for.
    #[must_use]
    pub fn another(&self) -> Option<&AnotherView> {
        self.holder.as_ref().and_then(HolderView::another)
    }
}
