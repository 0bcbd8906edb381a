//! Coded reasons: what a clerk picks, and what the resident reads in words of their own language.

use serde::{Deserialize, Serialize};

/// Why an application is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RejectReason {
    /// The photo shows someone else.
    PhotoNotThePerson,
    /// The details do not match the register.
    DetailsDoNotMatch,
    /// The person is not insured in this region.
    NotInsuredHere,
    /// The card on file is still good and its window has not opened.
    CardStillValid,
}

impl RejectReason {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] =
        [Self::PhotoNotThePerson, Self::DetailsDoNotMatch, Self::NotInsuredHere, Self::CardStillValid];
}

/// What more is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// A new photo.
    NewPhoto,
    /// The address again, in full.
    Address,
    /// Another mobile number: the one given does not answer.
    Mobile,
}

impl Ask {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::NewPhoto, Self::Address, Self::Mobile];
}
