//! Flows that were talked into a state, one function a state, by the conversations that the flow's own tests hold.

pub(super) mod capturing;
pub(super) mod identifying;
pub(super) mod over;
pub(super) mod replacing;
pub(super) mod tracking;
pub(super) mod visiting;
