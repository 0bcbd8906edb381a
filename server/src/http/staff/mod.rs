//! What staff see: sessions, cases, decisions, the handover, vouching, calls from kiosks; and the kiosks' keys.
//!
//! **Invariant:** a member of staff sees the cases of their own region; any other is as if it were not there. Whoever vouched for a
//! person does not decide their case.

pub(super) mod assisted;
pub(super) mod cards;
pub(super) mod cases;
pub(super) mod decisions;
pub(super) mod handover;
pub(super) mod help;
pub(super) mod kiosks;
pub(super) mod maker;
pub(super) mod notices;
pub(super) mod payments;
pub(super) mod printing;
pub(super) mod reconciliation;
pub(super) mod session;
pub(super) mod stock;
pub(super) mod vouching;
