//! What can be wrong with a profile, so that it stops a start instead of people.

use super::{Check, Level, Limits, PhotoProfile, Rule};

/// Why no photo can be judged or made by a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileFault {
    /// A figure is missing, and no form has one for it.
    #[error("`{0}` is missing, and the book has no form of this name to take it from")]
    Missing(&'static str),
    /// Sides, ranges or lengths that no photo can have.
    #[error("no photo can be made by its figures")]
    Figures,
    /// Nothing is said of a check.
    #[error("there is no rule for {0:?}")]
    NoRule(Check),
    /// A check is spoken of twice.
    #[error("there are two rules for {0:?}")]
    TwoRules(Check),
    /// Limits between which nothing lies.
    #[error("nothing lies between the limits for {0:?}")]
    Empty(Check),
    /// A check that is to be judged by nothing.
    #[error("there are no limits (`within`) for {0:?}, and its level is not `pass`")]
    Unlimited(Check),
    /// A child would be refused for what others are not.
    #[error("children are asked for more than others: {0:?}")]
    HarderForChildren(Check),
}

/// No JPEG is smaller: tables alone take so much.
const LEAST_BYTES: u32 = 1024;
/// No JPEG of the quality that cameras know has more bytes a pixel.
const MOST_A_PIXEL: u64 = 3;

impl PhotoProfile {
    /// All that is wrong with it. A check that a region does not want is switched off by the level `pass`, never by silence.
    #[must_use]
    pub fn faults(&self) -> Vec<ProfileFault> {
        let mut faults = Vec::new();
        if !self.is_possible() {
            faults.push(ProfileFault::Figures);
        }
        let unsaid = Check::ALL.into_iter().filter(|check| self.rule(*check).is_none());
        faults.extend(unsaid.map(ProfileFault::NoRule));
        faults.extend(of_rules(&self.rules));
        if let Some(child) = self.child.as_ref().filter(|child| child.under > 0) {
            faults.extend(of_rules(&child.rules));
            let harder = |rule: &&Rule| self.rule(rule.check).is_some_and(|other| is_harder(rule, other));
            faults.extend(
                child.rules.iter().filter(harder).map(|rule| ProfileFault::HarderForChildren(rule.check)),
            );
        }
        faults
    }

    /// Whether sides are those of a JPEG for a card, ranges hold something, and lengths are numbers.
    fn is_possible(&self) -> bool {
        let lengths = [self.face_width, self.eyes_x, self.hair_top];
        let ranges =
            lengths.iter().all(|span| span.min.is_finite() && span.max.is_finite() && span.min <= span.max);
        [self.width, self.height].iter().all(|side| (1..=4096).contains(side))
            && self.dpi > 0
            && self.bytes.min <= self.bytes.max
            && self.bytes.max >= LEAST_BYTES
            && u64::from(self.bytes.min) <= u64::from(self.width) * u64::from(self.height) * MOST_A_PIXEL
            && (1..=100).contains(&self.min_quality)
            && ranges
            && self.face_width.min >= 1.0
            && self.face_width.max <= f32::from(self.width)
            && self.eyes_x.min >= 0.0
            && self.eyes_x.max <= f32::from(self.width)
            && self.hair_top.min >= 0.0
            && self.hair_top.max <= f32::from(self.height)
            && (0.0..=f32::from(self.height)).contains(&self.eyes_above_bottom)
    }
}

/// Whether somebody would be refused, or told, by `rule` and not by `other`.
fn is_harder(rule: &Rule, other: &Rule) -> bool {
    let narrower = |own: Option<f32>, than: Option<f32>, sign: f32| match (own, than) {
        (Some(own), Some(than)) => sign * own > sign * than,
        (own, than) => own.is_some() && than.is_none(),
    };
    let limits =
        narrower(rule.within.min, other.within.min, 1.0) || narrower(rule.within.max, other.within.max, -1.0);
    rule.level > other.level || rule.level == other.level && rule.level > Level::Pass && limits
}

fn of_rules(rules: &[Rule]) -> impl Iterator<Item = ProfileFault> {
    let empty = rules
        .iter()
        .filter(|rule| [rule.within, rule.good].into_iter().any(hold_nothing))
        .map(|rule| ProfileFault::Empty(rule.check));
    let twice = rules.iter().enumerate().filter_map(|(index, rule)| {
        let again = rules.iter().take(index).any(|before| before.check == rule.check);
        again.then_some(ProfileFault::TwoRules(rule.check))
    });
    let unlimited = rules
        .iter()
        .filter(|rule| rule.level > Level::Pass && rule.within.are_open())
        .map(|rule| ProfileFault::Unlimited(rule.check));
    empty.chain(twice).chain(unlimited)
}

fn hold_nothing(limits: Limits) -> bool {
    let (min, max) = (limits.min.unwrap_or(f32::MIN), limits.max.unwrap_or(f32::MAX));
    !(min.is_finite() && max.is_finite() && min <= max)
}
