//! What somebody takes home of their account: a settlement or a rights record on paper, and settlements as tables.
//!
//! Papers are put together of sections here, and set by the press of [`crate::payment_records`]. They are printouts without a seal and
//! say so: what they tell is the core's, and changes there.
//!
//! **Invariant:** nothing is worked out here that the screen does not show; a table cannot make a spreadsheet do anything.

mod csv;
mod rights;
mod section;
mod settlement;
mod tables;
mod words;

use domain::{
    moment::Moment,
    region::{Bilingual, Hotline},
};

pub use rights::RightsPaper;
pub use settlement::SettlementPaper;
pub use tables::{settlement_table, settlements_table};

use crate::texts::Language;

/// What stands around every paper.
#[derive(Clone, Debug)]
pub struct Letterhead {
    /// The visit's language.
    pub language: Language,
    /// Which agency answers for the data.
    pub agency: Bilingual,
    /// Whom to ask about it.
    pub contact: Hotline,
    /// When this paper is made.
    pub printed_at: Moment,
    /// Whether the region is one for demonstration.
    pub demo: bool,
}

#[cfg(test)]
mod tests;
