//! What happened to an application, when, and by whom.

use serde::{Deserialize, Serialize};

use super::{Actor, Ask, Event, RejectReason, Status};
use crate::moment::Moment;

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
    /// The reason, on a refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<RejectReason>,
    /// What was asked for, when more was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
}
