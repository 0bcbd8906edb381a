//! What a clerk decides of a case, on the version that was seen.

use serde::{Deserialize, Serialize};

use crate::application::{Ask, PhotoReason, RejectReason};

/// The version of a case that was acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AtVersion {
    /// The version.
    pub version: u32,
}

/// A decision on the version of a case that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The version.
    pub version: u32,
    /// The decision.
    pub decision: Decision,
    /// Every paper of the case was checked: no case with papers is granted without that, `papers-not-seen`.
    #[serde(default)]
    pub papers_seen: bool,
}

/// What a clerk decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Decision {
    /// Granted; where the region asks for four eyes, proposed by the first clerk and granted by the second.
    Approve,
    /// Refused, for at least one reason.
    Reject(Vec<RejectReason>),
    /// More is needed; at least one thing.
    AskFor(Wanted),
    /// The second clerk would not grant it, for at least one reason, and gives it back to the first.
    SendBack(Vec<RejectReason>),
}

/// What more is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// What is asked for.
    pub asks: Vec<Ask>,
    /// Why another photo is asked for: at least one reason when it is, none when it is not.
    #[serde(default)]
    pub photo: Vec<PhotoReason>,
}
