//! The life of a card application, as a table that code and picture share.
//!
//! **Invariant:** a status changes by [`step`] alone, and every row of [`TRANSITIONS`] names who may take it. See
//! `docs/state-machines/application.md` for the picture.

mod answers;
mod codes;
mod history;
mod status;
mod transition;

pub use answers::{Contact, DraftAnswer, Gap, PhotoException, PhotoId, missing_answers};
pub use codes::{Ask, RejectReason};
pub use history::HistoryEntry;
pub use status::Status;
pub use transition::{Actor, Event, Refused, TRANSITIONS, Transition, step};

#[cfg(test)]
mod tests;
