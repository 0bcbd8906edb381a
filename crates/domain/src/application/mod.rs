//! The life of a card application, as a table that code and picture share.
//!
//! **Invariant:** a status changes by [`step`] alone, and every row of [`TRANSITIONS`], [`PHOTO_CHANGE`] and [`INSTANT`] names who may take it.
//! See `application.md`, `photo-change.md` and `instant-card.md` in `docs/state-machines` for the pictures.

mod answers;
mod blank;
mod codes;
mod documents;
mod history;
mod holder;
mod status;
mod transition;

pub use answers::{
    BankChoice, Contact, DraftAnswer, Gap, GroupChoice, PhotoException, PhotoId, missing_answers, questions,
};
pub use blank::{BlankStep, blank_step};
pub use codes::{Acting, Ask, GiveBackReason, PhotoReason, RejectReason, WithdrawReason};
pub use documents::{DocumentId, DocumentKind};
pub use history::HistoryEntry;
pub use holder::{
    AGENT_YEARS, Another, CHILD_YEARS, ForWhom, HolderConsent, HolderName, NAME_MAX, NameError, Relation,
    can_be_agent, can_consent, is_child,
};
pub use status::Status;
pub use transition::{
    Event, INSTANT, PHOTO_CHANGE, PHOTOS_REFUSED_MAX, REPRINTS_MAX, Refused, TRANSITIONS, Transition, step,
    transitions,
};

#[cfg(test)]
mod tests;
