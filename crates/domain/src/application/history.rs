//! What happened to an application, when, and by whom.

use serde::{Deserialize, Serialize};

use super::{Ask, Event, GiveBackReason, PhotoReason, RejectReason, Status, WithdrawReason};
use crate::{machine::Actor, moment::Moment};

/// One line of an application's history. The first has no event: it was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HistoryEntry {
    /// When.
    pub at: Moment,
    /// What happened.
    pub event: Option<Event>,
    /// The status from then on.
    pub status: Status,
    /// Who acted.
    pub actor: Actor,
    /// The reasons, on a refusal or where the second clerk would not grant it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<RejectReason>,
    /// What was asked for, when more was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// Why another photo was asked for, when one was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photo_reasons: Vec<PhotoReason>,
    /// Why it was taken back, when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawal: Option<WithdrawReason>,
    /// Why it was given back unprinted, when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_back: Option<GiveBackReason>,
}

impl HistoryEntry {
    /// A line that needs no reason.
    #[must_use]
    pub const fn new(at: Moment, event: Option<Event>, status: Status, actor: Actor) -> Self {
        Self {
            at,
            event,
            status,
            actor,
            reasons: Vec::new(),
            asks: Vec::new(),
            photo_reasons: Vec::new(),
            withdrawal: None,
            given_back: None,
        }
    }
}
