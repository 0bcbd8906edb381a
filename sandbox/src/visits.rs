//! What people were treated for, and what was settled: by rule, the same in every run.
//!
//! What an account's entries say was spent is what the settlements say was paid from it. Settlements are worked out by the region's own
//! rule, so that whoever explains them by the same rule comes to the same fen; a few are spoilt on purpose.

mod bill;
mod catalogue;
mod invented;
mod told;

use domain::{
    benefit::{Care, Editions, Insurance, Level, Working},
    money::Fen,
    settlement::ExpenseKind,
};
use time::Date;

pub(crate) use invented::{Paid, visits};
pub(crate) use told::{expenses, med_type, settlement, visit};

use crate::people::{ANLAN, YUNLING};

/// A visit that was settled.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// Its number.
    pub(crate) id: String,
    /// That of its settlement.
    pub(crate) settlement: String,
    /// When.
    pub(crate) on: Date,
    /// Which of its day, from 1.
    pub(crate) of_day: u32,
    /// What kind of care.
    pub(crate) care: Care,
    /// By which insurance.
    pub(crate) insurance: Insurance,
    /// Where.
    pub(crate) place: Place,
    /// The bill.
    pub(crate) lines: Vec<Line>,
    /// How what is in scope was parted; nothing where no fund pays for such care.
    pub(crate) working: Working,
    /// What was paid from the account.
    pub(crate) account: Fen,
    /// Of it, from a relative's.
    pub(crate) mutual_aid: Fen,
    /// What is wrong with how it is told.
    pub(crate) slip: Option<Slip>,
}

/// An institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) level: Level,
    pub(crate) region: &'static str,
}

/// A line of a bill.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) kind: ExpenseKind,
    pub(crate) class: domain::settlement::Class,
    pub(crate) count: u32,
    pub(crate) price: Fen,
    pub(crate) limit: Option<Fen>,
    pub(crate) rate: domain::benefit::Rate,
}

/// What is wrong with a settlement, on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// The bill is a yuan more than its parts.
    Total,
    /// A line is missing.
    Line,
    /// The funds' sum is not what each paid.
    Funds,
    /// The cash is a fen less.
    Cash,
}

/// What a region's fund pays: its own file says it, as it says it to the server.
pub(crate) fn editions(region: &str) -> Option<Editions> {
    let file = match region {
        ANLAN => include_str!("../../regions/anlan.json"),
        YUNLING => include_str!("../../regions/yunling.json"),
        _ => return None,
    };
    let mut profile: serde_json::Value = serde_json::from_str(file).ok()?;
    serde_json::from_value(profile.get_mut("benefit")?.take()).ok()
}

#[cfg(test)]
mod tests;
