//! What a card photo must be, and what a check of one says.
//!
//! The pixels are the `photo` crate's; here stand the words both sides use for its findings.

mod check;
mod profile;
mod report;
mod studio;

pub use check::{Check, Hint, Level};
pub use profile::{Limits, PhotoProfile, Rule, Span};
pub use report::{Measure, PhotoReport};
pub use studio::{FaceBox, FromStudio, PictureFault, Preview, StudioTrouble, ToStudio};
