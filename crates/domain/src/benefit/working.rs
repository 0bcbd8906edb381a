//! From what is in scope to who pays what, step by step.

use serde::{Deserialize, Serialize};

use super::{AboveRule, LevelRule, Plan, Rate};
use crate::money::Fen;

/// What came before in the same year, of the same insurance and kind of care.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SoFar {
    /// What was paid towards the deductible.
    pub deductible: Fen,
    /// What was in scope beyond the deductible: where the brackets go on.
    pub covered: Fen,
    /// What the pooled fund paid.
    pub pooled: Fen,
    /// What the layer above paid.
    pub above: Fen,
}

impl SoFar {
    /// And then this.
    #[must_use]
    pub fn and(self, working: &Working) -> Self {
        let add = |one: Fen, other: Fen| one.checked_add(other).unwrap_or(one);
        Self {
            deductible: add(self.deductible, working.deductible),
            covered: add(self.covered, working.covered()),
            pooled: add(self.pooled, working.paid_by(Layer::Pooled)),
            above: add(self.above, working.paid_by(Layer::Above)),
        }
    }
}

/// Who pays a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// The pooled fund, up to its cap.
    Pooled,
    /// The layer above it, up to its own.
    Above,
}

/// A part of what is in scope that somebody shares in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Who.
    pub layer: Layer,
    /// Of how much.
    pub amount: Fen,
    /// By which ratio.
    pub ratio: Rate,
    /// What it comes to.
    pub pays: Fen,
}

/// How the amount in scope is parted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Working {
    /// What is paid towards the deductible.
    pub deductible: Fen,
    /// What is shared, in order.
    pub shares: Vec<Share>,
    /// What is in scope and above every cap: nobody shares in it.
    pub beyond: Fen,
}

impl Working {
    /// What one of them pays.
    #[must_use]
    pub fn paid_by(&self, layer: Layer) -> Fen {
        sum(self.shares.iter().filter(|share| share.layer == layer).map(|share| share.pays))
    }

    /// What both pay.
    #[must_use]
    pub fn paid(&self) -> Fen {
        sum(self.shares.iter().map(|share| share.pays))
    }

    /// What people pay of what is shared.
    #[must_use]
    pub fn own_share(&self) -> Fen {
        sum(self.shares.iter().map(|share| Fen(share.amount.0 - share.pays.0)))
    }

    /// What was in scope.
    #[must_use]
    pub fn in_scope(&self) -> Fen {
        Fen(self.deductible.0 + self.covered().0)
    }

    /// What was in scope beyond the deductible.
    fn covered(&self) -> Fen {
        Fen(sum(self.shares.iter().map(|share| share.amount)).0 + self.beyond.0)
    }
}

/// Parts what is in scope, by the rule of a hospital's level, with every ratio lower by `less`.
#[must_use]
pub fn work_out(plan: &Plan, rule: &LevelRule, in_scope: Fen, so_far: SoFar, less: Rate) -> Working {
    let in_scope = in_scope.max(Fen::ZERO);
    let deductible = open(rule.deductible, so_far.deductible).min(in_scope);
    let mut working = Working { deductible, ..Working::default() };
    let mut left = open(plan.cap, so_far.pooled);
    let mut above = Fen::ZERO;
    for (amount, ratio) in stretches(rule, so_far.covered, Fen(in_scope.0 - deductible.0)) {
        let ratio = ratio.without(less);
        // Where the cap is reached inside a stretch, what is left of the stretch belongs to the layer above.
        let within = if ratio.of(amount) > left {
            ratio.least_with(left).unwrap_or(amount).min(amount)
        } else {
            amount
        };
        let pays = ratio.of(within).min(left);
        push(&mut working.shares, Share { layer: Layer::Pooled, amount: within, ratio, pays });
        left = Fen(left.0 - pays.0);
        above = Fen(above.0 + amount.0 - within.0);
    }
    working.beyond = match plan.above {
        Some(rule) => above_cap(&mut working.shares, rule, above, so_far, less),
        None => above,
    };
    working
}

/// What the layer above shares in; answers what is beyond it too.
fn above_cap(shares: &mut Vec<Share>, rule: AboveRule, amount: Fen, so_far: SoFar, less: Rate) -> Fen {
    let (ratio, left) = (rule.ratio.without(less), open(rule.cap, so_far.above));
    let within =
        if ratio.of(amount) > left { ratio.least_with(left).unwrap_or(amount).min(amount) } else { amount };
    push(shares, Share { layer: Layer::Above, amount: within, ratio, pays: ratio.of(within).min(left) });
    Fen(amount.0 - within.0)
}

fn push(shares: &mut Vec<Share>, share: Share) {
    if !share.amount.is_zero() {
        shares.push(share);
    }
}

/// What is left of a limit.
fn open(limit: Fen, used: Fen) -> Fen {
    Fen(limit.0.saturating_sub(used.0.max(0)).max(0))
}

/// The stretches of the brackets that `amount` fills, beginning after `covered`.
fn stretches(rule: &LevelRule, covered: Fen, amount: Fen) -> impl Iterator<Item = (Fen, Rate)> + '_ {
    let (mut at, mut left) = (covered.max(Fen::ZERO), amount);
    rule.brackets.iter().map(move |bracket| {
        let room = bracket.up_to.map_or(left, |end| open(end, at));
        let filled = room.min(left);
        at = Fen(at.0.saturating_add(filled.0));
        left = Fen(left.0 - filled.0);
        (filled, bracket.ratio)
    })
}

fn sum(amounts: impl IntoIterator<Item = Fen>) -> Fen {
    Fen(amounts.into_iter().map(|amount| amount.0).sum())
}
