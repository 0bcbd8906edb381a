//! Flows that were talked into a state, one function a state, by the conversations that the flow's own tests hold.

pub(super) mod acting;
pub(super) mod acting_at_once;
pub(super) mod activating;
pub(super) mod another;
pub(super) mod applying;
pub(super) mod asking;
pub(super) mod capturing;
pub(super) mod estimating;
pub(super) mod explaining;
pub(super) mod filings;
pub(super) mod first;
pub(super) mod hurrying;
pub(super) mod identifying;
pub(super) mod losing;
pub(super) mod notified;
pub(super) mod over;
pub(super) mod owned;
pub(super) mod paid;
pub(super) mod paying;
pub(super) mod recharging;
pub(super) mod tracking;
pub(super) mod visiting;
