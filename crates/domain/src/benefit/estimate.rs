//! What somebody would get back of a bill that is not there yet.

use serde::{Deserialize, Serialize};

use super::{BenefitRule, Care, Insurance, Layer, Level, Rate, SoFar, Working, work_out};
use crate::{
    money::Fen,
    region::RegionCode,
    settlement::{FundKind, Part, Piece},
};

/// No bill, and no other amount of a person, is more: 100 million yuan.
pub const MOST: Fen = Fen(10_000_000_000);

/// A bill by the classes of its drugs and services.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Amounts {
    /// Wholly in scope.
    pub a: Fen,
    /// In scope after a first part that people pay themselves.
    pub b: Fen,
    /// Not in scope.
    pub c: Fen,
}

impl Amounts {
    /// All together; `None` where one is below zero or the whole is more than any bill.
    #[must_use]
    pub fn total(self) -> Option<Fen> {
        let all = [self.a, self.b, self.c];
        let sane = all.iter().all(|amount| (Fen::ZERO..=MOST).contains(amount));
        if sane { Fen::checked_sum(all).filter(|total| *total <= MOST) } else { None }
    }
}

/// Where the care is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Place {
    /// At home, or in another city of the same province.
    Here,
    /// In another province.
    Elsewhere {
        /// Whose catalogue counts, where it is known.
        catalogue: Option<RegionCode>,
        /// Whether the stay was filed before.
        filed: bool,
    },
}

/// What somebody would get back, step by step. The steps add up to the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// By which insurance.
    pub insurance: Insurance,
    /// The bill.
    pub total: Fen,
    /// Wholly self-paid: class C.
    pub own: Fen,
    /// First self-paid of class B.
    pub first_self_paid: Fen,
    /// By which part of class B.
    pub class_b: Rate,
    /// How the rest is parted.
    pub working: Working,
    /// How much every ratio fell for care elsewhere.
    pub less: Rate,
}

impl Estimate {
    /// What the funds would pay.
    #[must_use]
    pub fn fund(&self) -> Fen {
        self.working.paid()
    }

    /// What the person would pay.
    #[must_use]
    pub fn person(&self) -> Fen {
        Fen(self.total.0 - self.fund().0)
    }

    /// The bill: what the person would pay and why, then what each fund would. Adds up to the total.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let above = match self.insurance {
            Insurance::Employees => FundKind::LargeSums,
            Insurance::Residents => FundKind::Catastrophic,
        };
        let working = &self.working;
        let mut pieces = vec![
            Piece { part: Part::Own, amount: self.own },
            Piece { part: Part::FirstSelfPaid, amount: self.first_self_paid },
            Piece { part: Part::Deductible, amount: working.deductible },
            Piece { part: Part::Share, amount: Fen(working.own_share().0 + working.beyond.0) },
            Piece { part: Part::Fund(FundKind::Pooled), amount: working.paid_by(Layer::Pooled) },
            Piece { part: Part::Fund(above), amount: working.paid_by(Layer::Above) },
        ];
        pieces.retain(|piece| !piece.amount.is_zero());
        pieces
    }
}

/// What would be got back; `None` where the fund pays nothing for such care, or there is no such bill.
#[must_use]
pub fn estimate(
    rule: &BenefitRule,
    (insurance, care, level): (Insurance, Care, Level),
    place: &Place,
    amounts: Amounts,
    so_far: SoFar,
) -> Option<Estimate> {
    let (plan, total) = (rule.plan(insurance, care)?, amounts.total()?);
    let (class_b, less) = rule.counts_at(place);
    let first_self_paid = class_b.of(amounts.b);
    let in_scope = Fen(amounts.a.0 + amounts.b.0 - first_self_paid.0);
    let working = work_out(plan, plan.at(level), in_scope, so_far, less);
    Some(Estimate { insurance, total, own: amounts.c, first_self_paid, class_b, working, less })
}

impl BenefitRule {
    /// The first self-paid part of class B at a place, and how much the ratios fall. Where a catalogue is not known, this region's stands in.
    fn counts_at(&self, place: &Place) -> (Rate, Rate) {
        match place {
            Place::Here => (self.class_b, Rate::NONE),
            Place::Elsewhere { catalogue, filed } => {
                let is_asked = |code: &RegionCode| catalogue.as_ref() == Some(code);
                let known = self.elsewhere.catalogues.iter().find(|known| is_asked(&known.code));
                let less = if *filed { self.elsewhere.filed } else { self.elsewhere.unfiled };
                (known.map_or(self.class_b, |known| known.class_b), less)
            }
        }
    }
}
