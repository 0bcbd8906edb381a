//! Why a settlement came out as it did, by the region's rule.

use serde::{Deserialize, Serialize};

use super::{FundKind, Settlement};
use crate::{
    benefit::{
        Away, BenefitRule, Care, Estimate, Insurance, Layer, LevelRule, Plan, Rate, Share, SoFar, Working,
        work_out,
    },
    money::Fen,
    region::RegionCode,
};

/// What the rule makes of the amount in scope, beside what was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Explained {
    /// Which edition of the rule.
    pub version: String,
    /// The year's deductible at this hospital.
    pub deductible: Fen,
    /// The most that the pooled fund pays in a year.
    pub cap: Fen,
    /// What came before in the same year.
    pub before: SoFar,
    /// How the rule parts what is in scope.
    pub working: Working,
    /// How much every ratio fell for care elsewhere.
    pub less: Rate,
    /// Whether that is what was settled. Where it is not, what was settled counts, and the bureau is to be asked.
    pub agrees: bool,
}

/// A step of the explanation, in the order in which the rule takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExplainedStep {
    /// There is no deductible.
    NoDeductible,
    /// As much as the deductible here, or more where hospitals of a higher level have a higher one, was paid before in the year.
    DeductibleMet {
        /// The year's at this hospital.
        limit: Fen,
        /// Before, wherever that was.
        before: Fen,
    },
    /// What of the year's deductible was paid before, and what now.
    Deductible {
        /// The year's at this hospital.
        limit: Fen,
        /// Before, wherever that was.
        before: Fen,
        /// Now.
        now: Fen,
    },
    /// A fund pays its ratio of an amount.
    Shared(Share),
    /// The ratio of the share before it is that of care elsewhere.
    Elsewhere {
        /// What it would be at home.
        home: Rate,
        /// What it is.
        away: Rate,
    },
    /// So much lies beyond every cap.
    Beyond(Fen),
}

impl Explained {
    /// The explanation of an estimate by the rule it was made with: it is what the rule makes of it.
    #[must_use]
    pub fn of(estimate: &Estimate, rule: &BenefitRule, part: (&Plan, &LevelRule), before: SoFar) -> Self {
        Self::new(rule, part, before, estimate.working.clone(), estimate.less)
    }

    /// What a working by the rule says of itself.
    fn new(
        rule: &BenefitRule,
        (plan, level): (&Plan, &LevelRule),
        before: SoFar,
        working: Working,
        less: Rate,
    ) -> Self {
        let (version, deductible, cap) = (rule.version.clone(), level.deductible, plan.cap);
        Self { version, deductible, cap, before, working, less, agrees: true }
    }

    /// The steps.
    #[must_use]
    pub fn steps(&self) -> Vec<ExplainedStep> {
        let Self { working, less, .. } = self;
        let shared = working.shares.iter().flat_map(|share| {
            let away = share.ratio;
            let falls = *less > Rate::NONE && away > Rate::NONE;
            let elsewhere = ExplainedStep::Elsewhere { home: away.with(*less), away };
            [Some(ExplainedStep::Shared(*share)), falls.then_some(elsewhere)].into_iter().flatten()
        });
        let beyond = (!working.beyond.is_zero()).then_some(ExplainedStep::Beyond(working.beyond));
        [self.first()].into_iter().chain(shared).chain(beyond).collect()
    }

    /// What becomes of the deductible: one of the year for all hospitals together, as high as the one where somebody is treated has it.
    fn first(&self) -> ExplainedStep {
        let (limit, before, now) = (self.deductible, self.before.deductible, self.working.deductible);
        if limit.is_zero() {
            ExplainedStep::NoDeductible
        } else if before >= limit {
            ExplainedStep::DeductibleMet { limit, before }
        } else {
            ExplainedStep::Deductible { limit, before, now }
        }
    }
}

impl Settlement {
    /// What it adds to the year, as it was told.
    #[must_use]
    pub fn counted(&self, so_far: SoFar) -> SoFar {
        let add = |one: Fen, other: Fen| one.checked_add(other).unwrap_or(one);
        let covered = Fen(self.in_scope.0.saturating_sub(self.deductible.0).max(0));
        SoFar {
            deductible: add(so_far.deductible, self.deductible),
            covered: add(so_far.covered, covered),
            pooled: add(so_far.pooled, self.paid_by(Layer::Pooled)),
            above: add(so_far.above, self.paid_by(Layer::Above)),
        }
    }

    /// What was paid by the pooled fund, or above its cap.
    #[must_use]
    pub fn paid_by(&self, layer: Layer) -> Fen {
        let of = |kind: FundKind| match layer {
            Layer::Pooled => kind == FundKind::Pooled,
            Layer::Above => matches!(kind, FundKind::Catastrophic | FundKind::LargeSums),
        };
        let paid = self.funds.iter().filter(|fund| of(fund.kind)).map(|fund| fund.amount);
        Fen::checked_sum(paid).unwrap_or_default()
    }

    /// Whether both count towards the same deductible and cap.
    #[must_use]
    pub fn counts_with(&self, other: &Self) -> bool {
        let of = |one: &Self| (one.on.year(), one.insurance, one.care);
        of(self) == of(other)
    }

    /// The explanation by the rule of `home`, with what came `before` in the year; `None` where the rule says nothing of such care, or
    /// the core nothing of the hospital's level.
    #[must_use]
    pub fn explained(&self, rule: &BenefitRule, home: &RegionCode, before: SoFar) -> Option<Explained> {
        let (insurance, care): (Insurance, Care) = (self.insurance?, self.care?);
        let plan = rule.plan(insurance, care)?;
        let level = plan.at(self.institution.level?);
        let away = self.institution.region.as_ref().map(|place| Away::of(place, home));
        let is_away = away == Some(Away::OtherProvince);
        let lower = if is_away { [rule.elsewhere.filed, rule.elsewhere.unfiled] } else { [Rate::NONE; 2] };
        let tried = lower.map(|less| self.by(rule, (plan, level), before, less));
        let agreeing = tried.iter().find(|explained| explained.agrees).cloned();
        let [first, _] = tried;
        Some(agreeing.unwrap_or(first))
    }

    fn by(
        &self,
        rule: &BenefitRule,
        (plan, level): (&Plan, &LevelRule),
        before: SoFar,
        less: Rate,
    ) -> Explained {
        let working = work_out(plan, level, self.in_scope, before, less);
        let paid = |layer| working.paid_by(layer) == self.paid_by(layer);
        let agrees = working.deductible == self.deductible && paid(Layer::Pooled) && paid(Layer::Above);
        Explained { agrees, ..Explained::new(rule, (plan, level), before, working, less) }
    }
}
