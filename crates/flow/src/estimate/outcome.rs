//! What comes out of the answers, worked out as settlements are.

use domain::{
    benefit::{self, Ahead, Amounts, BenefitRule, Habit, Level, Plan, SoFar, look_ahead},
    money::Fen,
    settlement::Explained,
    wire::YearSum,
    year_month::YearMonth,
};

use super::{Estimate, Span, Step};

impl Estimate {
    /// The edition of the rule that counts today.
    #[must_use]
    pub fn rule(&self) -> Option<&BenefitRule> {
        self.editions.as_deref()?.on(self.known.today?)
    }

    /// What came before in the year, of the same kind.
    #[must_use]
    pub fn so_far(&self) -> SoFar {
        let of =
            |sum: &&YearSum| (Some(sum.insurance), Some(sum.care)) == (self.insurance(), self.answers.care);
        self.known.sums.iter().find(of).map(|sum| sum.so_far).unwrap_or_default()
    }

    /// What the bill would come to.
    #[must_use]
    pub fn bill(&self) -> Option<benefit::Estimate> {
        if self.answers.span != Some(Span::OneBill) {
            return None;
        }
        let (total, b, c) = (self.answers.total?, self.answers.class_b?, self.answers.class_c?);
        let amounts = Amounts { a: Fen(total.0 - b.0 - c.0), b, c };
        let who = (self.insurance()?, self.answers.care?, self.level()?);
        benefit::estimate(self.rule()?, who, &self.place()?, amounts, self.so_far())
    }

    /// The edition of the rule by which a bill on the screen is explained.
    pub(crate) fn explained_by(&self) -> Option<&str> {
        let is_told = self.step == Step::Told && self.answers.span == Some(Span::OneBill);
        self.rule().filter(|_| is_told).map(|rule| rule.version.as_str())
    }

    /// How the rule comes to it.
    #[must_use]
    pub fn explained(&self) -> Option<Explained> {
        let (bill, plan, rule) = (self.bill()?, self.plan()?, self.rule()?);
        Some(Explained::of(&bill, rule, (plan, plan.at(self.level()?)), self.so_far()))
    }

    /// How far every month takes them.
    #[must_use]
    pub fn ahead(&self) -> Option<Ahead> {
        if self.answers.span != Some(Span::EveryMonth) {
            return None;
        }
        let habit = Habit {
            credit: self.answers.credit.unwrap_or_default(),
            in_scope: self.answers.monthly?,
            own: self.answers.beside?,
        };
        let balance = self.known.balance.unwrap_or_default();
        let plan = self.plan()?;
        Some(look_ahead(
            (plan, plan.at(self.level()?)),
            habit,
            YearMonth::of(self.known.today?)?,
            self.so_far(),
            balance,
        ))
    }

    /// The plan that counts.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        self.plan_of(self.answers.care?)
    }

    /// The hospital's level; where it makes no difference, any.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        if self.level_matters() { self.answers.level } else { Some(Level::One) }
    }

    fn place(&self) -> Option<benefit::Place> {
        if !self.answers.away? {
            return Some(benefit::Place::Here);
        }
        let catalogue = self.answers.catalogue.clone().flatten();
        Some(benefit::Place::Elsewhere { catalogue, filed: self.answers.filed.unwrap_or(true) })
    }
}
