//! Handing a ready card over: code and number, whom it is for, and the clerk's word that the person was compared.

use serde::{Deserialize, Serialize};

use super::{
    endpoint,
    staff::{CaseView, Collector},
};
use crate::{id_number::IdNumber, reference::Reference};

endpoint!(
    /// Compares pickup code and identity number, and shows whom the card is for: name and number whole, audited.
    CheckHandover: Post "/api/handover/check", Handover => HandoverCheck
);
endpoint!(
    /// Hands a ready card over to whoever was compared with the photo and the identity card.
    HandOver: Post "/api/handover", Released => CaseView
);
/// What is shown at the counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// The reference.
    pub reference: Reference,
    /// Six digits.
    pub pickup_code: String,
    /// The number on the identity card.
    pub id_number: IdNumber,
}

impl Handover {
    /// It is the same person, and the identity card was seen.
    #[must_use]
    pub const fn compared(self) -> Released {
        Released { shown: self, same_person: true, id_seen: true }
    }
}

/// What a clerk says before a card is handed over. Without both nothing is: `not-compared`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// What was shown.
    pub shown: Handover,
    /// Whoever stands there is the person in the photo; an agent, the person on their own identity card.
    pub same_person: bool,
    /// The identity card itself was seen.
    pub id_seen: bool,
}

/// Whom a card is for, once code and number fit.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HandoverCheck {
    /// The holder's whole name.
    pub name: String,
    /// The holder's whole identity number.
    pub id_number: IdNumber,
    /// Whose number was given.
    pub collector: Collector,
    /// Whether there is a photo on file from before.
    pub photo_before: bool,
}

impl std::fmt::Debug for HandoverCheck {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HandoverCheck(***, {:?})", self.collector)
    }
}
