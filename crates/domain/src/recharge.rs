//! What "recharge" means in a region, and by which ways money comes (S1).

use serde::{Deserialize, Serialize};

use crate::{
    money::Fen,
    payment::RechargeKind,
    region::{Bilingual, PaymentMethod},
};

/// A region's rule for money into a personal account, or for contributions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RechargeRule {
    /// Which of the two it is.
    pub kind: RechargeKind,
    /// The least and the most of a top-up; a contribution's amount is assessed.
    pub least: Fen,
    /// See `least`.
    pub most: Fen,
    /// The ways this app takes part in.
    pub methods: Vec<PaymentMethod>,
    /// All ways of this region, as they are told before anything else.
    pub ways: Vec<Way>,
    /// When employers' credits come.
    pub month_end: MonthEndRule,
    /// Where the certificate of payment is made, which is the bureau's own.
    pub certificate: Way,
}

impl RechargeRule {
    /// Whether it can be.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let limits = Fen(0) < self.least && self.least <= self.most;
        let credit = (1..=28).contains(&self.month_end.day) && self.month_end.grace_days > 0;
        limits && credit && !self.methods.is_empty() && !self.ways.is_empty()
    }

    /// Whether an amount can be paid in one go.
    #[must_use]
    pub fn takes(&self, amount: Fen) -> bool {
        (self.least..=self.most).contains(&amount)
    }
}

/// A way to bring money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// Which.
    pub kind: WayKind,
    /// Where.
    pub place: Bilingual,
    /// What to bring; nothing to an online way.
    pub documents: Vec<Bilingual>,
    /// When.
    pub hours: Bilingual,
}

/// The kinds of ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WayKind {
    /// Here.
    Online,
    /// At a counter.
    Counter,
    /// At a bank.
    Bank,
}

/// When employers' payments are credited by the bank (S4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MonthEndRule {
    /// The day of the month by which they come, 1 to 28.
    pub day: u8,
    /// Days after which one that did not come is missing.
    pub grace_days: u8,
}
