//! What staff see: sessions, cases, decisions, the handover, vouching.
//!
//! **Invariant:** a member of staff sees the cases of their own region; any other is as if it were not there. Whoever vouched for a
//! person does not decide their case.

pub(super) mod cases;
pub(super) mod decisions;
pub(super) mod handover;
pub(super) mod session;
pub(super) mod vouching;
