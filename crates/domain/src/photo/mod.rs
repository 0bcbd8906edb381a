//! What a card photo must be, and what a check of one says.
//!
//! The pixels are the `photo` crate's; here stand the words both sides use for its findings.

mod book;
mod check;
mod group;
mod profile;
mod profile_fault;
mod purpose;
mod report;
mod studio;

pub use book::{PartialChildRules, PartialProfile, ProfileBook};
pub use check::{Check, Fault, Hint, Level};
pub use group::CheckGroup;
pub use profile::{ChildRules, Limits, PhotoProfile, Rule, Span};
pub use profile_fault::ProfileFault;
pub use purpose::PhotoPurpose;
pub use report::{Difference, Measure, PhotoReport};
pub use studio::{FaceBox, FromStudio, PictureFault, StudioTrouble, ToStudio};
