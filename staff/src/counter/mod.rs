//! The counter: people who stand before the clerk.

pub(crate) mod handover;
mod release;
pub(crate) mod vouch;
