//! The counter: people who stand before the clerk.

pub(crate) mod cards;
mod confirm;
pub(crate) mod handover;
mod printing;
mod release;
mod standing;
mod sure;
pub(crate) mod vouch;
pub(crate) mod waits;
