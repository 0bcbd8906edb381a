//! What the server is asked about filings, and what it answers.

use domain::{
    reference::Reference,
    region::RegionCode,
    wire::{Filed, FilingList, FilingRuleView, FilingView, FilingWithdrawn, NewFiling},
};

/// What the server is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// What can be filed in a region.
    Rule(RegionCode),
    /// What is filed.
    List,
    /// To file.
    File(NewFiling),
    /// To take a filing back.
    Withdraw(Reference, FilingWithdrawn),
}

/// What it answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// To `Rule`.
    Rule(FilingRuleView),
    /// To `List`.
    List(FilingList),
    /// To `File`.
    Filed(Filed),
    /// To `Withdraw`.
    Withdrawn(FilingView),
}

impl Ask {
    /// Whether it changes something on the server.
    pub(crate) const fn writes(&self) -> bool {
        matches!(self, Self::File(_) | Self::Withdraw(..))
    }
}
