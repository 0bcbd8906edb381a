//! The lines of a bill.

use serde::{Deserialize, Serialize};

use crate::{benefit::Rate, money::Fen};

/// A line: what it was, how much of it, and which part is in scope. Its own parts are told by the core.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Expense {
    /// What it was.
    pub name: String,
    /// The category; `None` for one that we have no word for.
    pub kind: Option<ExpenseKind>,
    /// The class of the catalogue; `None` where none is told.
    pub class: Option<Class>,
    /// How many, as the core writes it: `2`, `0.5`.
    pub count: String,
    /// The price of one, as the core writes it: it may have more decimals than there are fen.
    pub price: String,
    /// What it came to.
    pub amount: Fen,
    /// The most that counts for one, where there is a limit.
    pub limit: Option<Fen>,
    /// The part that people first pay themselves.
    pub own_ratio: Option<Rate>,
    /// Wholly self-paid.
    pub own: Fen,
    /// Self-paid over the limit.
    pub over_limit: Fen,
    /// First self-paid.
    pub first_self_paid: Fen,
    /// In scope.
    pub in_scope: Fen,
}

impl Expense {
    /// What the person pays of it at once: not in the catalogue, over the limit, and the first part.
    #[must_use]
    pub fn own_part(&self) -> Fen {
        let parts = [self.own, self.over_limit, self.first_self_paid];
        Fen(parts.iter().fold(0, |sum, part| sum.saturating_add(part.0)))
    }

    /// Whether its parts make it.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let parts = [self.own, self.over_limit, self.first_self_paid, self.in_scope];
        Fen::checked_sum(parts) == Some(self.amount)
    }
}

/// The class of a drug or service in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Wholly in scope.
    A,
    /// In scope after a first part.
    B,
    /// Not in scope.
    C,
}

/// The categories 01 to 14 of the national interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ExpenseKind {
    /// 01.
    Bed,
    /// 02.
    Consultation,
    /// 03.
    Examination,
    /// 04.
    Laboratory,
    /// 05.
    Treatment,
    /// 06.
    Surgery,
    /// 07.
    Nursing,
    /// 08.
    Materials,
    /// 09.
    WesternMedicine,
    /// 10.
    Herbal,
    /// 11.
    PatentMedicine,
    /// 12.
    GeneralConsultation,
    /// 13.
    Registration,
    /// 14.
    Other,
}

impl ExpenseKind {
    /// All of them, as they are numbered from 1.
    pub const ALL: [Self; 14] = [
        Self::Bed,
        Self::Consultation,
        Self::Examination,
        Self::Laboratory,
        Self::Treatment,
        Self::Surgery,
        Self::Nursing,
        Self::Materials,
        Self::WesternMedicine,
        Self::Herbal,
        Self::PatentMedicine,
        Self::GeneralConsultation,
        Self::Registration,
        Self::Other,
    ];
}
