//! The editions of a region's rule, and what changed from one to the next.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use time::Date;

use super::{BenefitRule, Bracket, Care, Catalogue, Insurance, Level, LevelRule, Plan, Rate};
use crate::{
    money::Fen,
    region::{Bilingual, RegionCode},
};

/// What a region's fund pays, edition by edition.
///
/// **Invariant:** there is one at least, each possible, and each in force later than the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<BenefitRule>", into = "Vec<BenefitRule>")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Editions(Vec<BenefitRule>);

/// Editions that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("each edition is possible, has a name of its own, and is in force later than the one before")]
pub struct EditionsError;

impl Editions {
    /// The edition in force on a day; `None` before the first.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&BenefitRule> {
        self.0.iter().rev().find(|edition| edition.since <= day)
    }

    /// All, the oldest first.
    #[must_use]
    pub fn all(&self) -> &[BenefitRule] {
        &self.0
    }

    /// Each edition after the first with what it changed, the newest first.
    pub fn changes(&self) -> impl Iterator<Item = (&BenefitRule, Vec<RuleChange>)> {
        let pairs = self.0.iter().zip(self.0.iter().skip(1)).rev();
        pairs.map(|(before, after)| (after, after.changes_from(before)))
    }
}

impl TryFrom<Vec<BenefitRule>> for Editions {
    type Error = EditionsError;

    fn try_from(editions: Vec<BenefitRule>) -> Result<Self, EditionsError> {
        let ascending = editions.is_sorted_by(|before, after| before.since < after.since);
        let mut names: Vec<_> = editions.iter().map(|edition| edition.version.as_str()).collect();
        names.sort_unstable();
        let distinct = names.is_sorted_by(|one, other| one < other);
        let possible = !editions.is_empty() && editions.iter().all(BenefitRule::is_possible);
        if ascending && distinct && possible { Ok(Self(editions)) } else { Err(EditionsError) }
    }
}

impl From<Editions> for Vec<BenefitRule> {
    fn from(editions: Editions) -> Self {
        editions.0
    }
}

/// A figure that is another than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// Which.
    pub figure: Figure,
    /// What it was; nothing where there was none.
    pub before: Option<Value>,
    /// What it is now.
    pub after: Option<Value>,
}

/// A figure of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The first part of class B that people pay themselves.
    ClassB,
    /// How much ratios fall elsewhere when it was filed.
    Filed,
    /// And when it was not.
    Unfiled,
    /// The first part of class B at another place.
    Catalogue {
        /// The place.
        code: RegionCode,
        /// Its name.
        name: Bilingual,
    },
    /// A figure for one insurance and kind of care.
    Of(Insurance, Care, PlanFigure),
}

/// A figure of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFigure {
    /// The year's deductible at hospitals of a level.
    Deductible(Level),
    /// What the fund pays there, by brackets.
    Brackets(Level),
    /// The most in a year.
    Cap,
    /// What is paid above it.
    AboveRatio,
    /// The most of that.
    AboveCap,
}

/// What a figure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount.
    Amount(Fen),
    /// A part.
    Rate(Rate),
    /// Parts by amounts.
    Brackets(Vec<Bracket>),
}

impl BenefitRule {
    /// What is other than `before`: first what holds for all, then plan by plan.
    #[must_use]
    pub fn changes_from(&self, before: &Self) -> Vec<RuleChange> {
        let rate = |rate: Rate| Some(Value::Rate(rate));
        let elsewhere = (&before.elsewhere, &self.elsewhere);
        let mut figures = vec![
            (Figure::ClassB, rate(before.class_b), rate(self.class_b)),
            (Figure::Filed, rate(elsewhere.0.filed), rate(elsewhere.1.filed)),
            (Figure::Unfiled, rate(elsewhere.0.unfiled), rate(elsewhere.1.unfiled)),
        ];
        let (old, new) = (&before.elsewhere.catalogues, &self.elsewhere.catalogues);
        let at = |all: &[Catalogue], place: &Catalogue| {
            all.iter().find(|known| known.code == place.code).map(|known| Value::Rate(known.class_b))
        };
        let gone = old.iter().filter(|place| at(new, place).is_none());
        figures.extend(new.iter().chain(gone).map(|place| {
            let figure = Figure::Catalogue { code: place.code.clone(), name: place.name.clone() };
            (figure, at(old, place), at(new, place))
        }));
        let key = |plan: &Plan| (plan.insurance, plan.care);
        for (insurance, care) in union(before.plans.iter().map(key), self.plans.iter().map(key)) {
            let plans = (before.plan(insurance, care), self.plan(insurance, care));
            figures.extend(PlanFigure::all().map(|figure| {
                let of = |plan: Option<&Plan>| plan.and_then(|plan| figure.of(plan));
                (Figure::Of(insurance, care, figure), of(plans.0), of(plans.1))
            }));
        }
        let changed = figures.into_iter().filter(|(_, before, after)| before != after);
        changed.map(|(figure, before, after)| RuleChange { figure, before, after }).collect()
    }
}

impl PlanFigure {
    fn all() -> impl Iterator<Item = Self> {
        let levels = || [Level::One, Level::Two, Level::Three].into_iter();
        let below = levels().map(Self::Deductible).chain(levels().map(Self::Brackets));
        below.chain([Self::Cap, Self::AboveRatio, Self::AboveCap])
    }

    fn of(self, plan: &Plan) -> Option<Value> {
        let at = |level| -> &LevelRule { plan.at(level) };
        match self {
            Self::Deductible(level) => Some(Value::Amount(at(level).deductible)),
            Self::Brackets(level) => Some(Value::Brackets(at(level).brackets.clone())),
            Self::Cap => Some(Value::Amount(plan.cap)),
            Self::AboveRatio => plan.above.map(|above| Value::Rate(above.ratio)),
            Self::AboveCap => plan.above.map(|above| Value::Amount(above.cap)),
        }
    }
}

/// All of the first, and then those of the second that are not among them.
fn union<T: PartialEq>(first: impl IntoIterator<Item = T>, second: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = first.into_iter().collect();
    for one in second {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::Month;

    use super::*;
    use crate::benefit::tests::rule;

    fn day(year: i32, month: Month) -> Date {
        Date::from_calendar_date(year, month, 1).unwrap()
    }

    fn edition(version: &str, year: i32) -> BenefitRule {
        BenefitRule { version: version.to_owned(), since: day(year, Month::January), ..rule() }
    }

    #[test]
    fn a_day_has_the_edition_that_was_in_force() {
        let editions = Editions::try_from(vec![edition("one", 2024), edition("two", 2026)]).unwrap();
        let on = |year, month| editions.on(day(year, month)).map(|rule| rule.version.as_str());
        assert_eq!(on(2023, Month::December), None);
        assert_eq!(on(2024, Month::January), Some("one"));
        assert_eq!(on(2025, Month::December), Some("one"));
        assert_eq!(on(2026, Month::January), Some("two"));
    }

    #[test]
    fn editions_that_cannot_be_are_refused() {
        let impossible = BenefitRule { version: String::new(), ..rule() };
        for wrong in [
            vec![],
            vec![edition("one", 2026), edition("two", 2026)],
            vec![edition("one", 2026), edition("two", 2024)],
            vec![edition("one", 2024), edition("one", 2026)],
            vec![impossible],
        ] {
            assert_eq!(Editions::try_from(wrong), Err(EditionsError));
        }
    }

    #[test]
    fn what_changed_is_told_figure_by_figure() {
        let before = edition("one", 2024);
        let mut after = edition("two", 2026);
        let plan = after.plans[0].clone();
        after.class_b = Rate::try_from(500).unwrap();
        after.plans[0].cap = Fen(1);
        after.plans[0].levels[2].brackets[0].ratio = Rate::try_from(1_234).unwrap();
        after.plans[0].above = None;
        let editions = Editions::try_from(vec![before.clone(), after.clone()]).unwrap();
        let changes: Vec<_> = editions.changes().collect();
        assert_eq!(changes.len(), 1);
        let (newest, changes) = &changes[0];
        assert_eq!(newest.version, "two");
        let of = |figure| Figure::Of(plan.insurance, plan.care, figure);
        let figures: Vec<_> = changes.iter().map(|change| change.figure.clone()).collect();
        let expected = [
            Figure::ClassB,
            of(PlanFigure::Brackets(Level::Three)),
            of(PlanFigure::Cap),
            of(PlanFigure::AboveRatio),
            of(PlanFigure::AboveCap),
        ];
        assert_eq!(figures, expected);
        assert_eq!(
            (&changes[2].before, &changes[2].after),
            (&Some(Value::Amount(plan.cap)), &Some(Value::Amount(Fen(1))))
        );
        assert_eq!(changes[3].after, None);
    }

    #[test]
    fn a_place_that_is_gone_keeps_its_name() {
        let before = rule();
        let mut after = rule();
        let gone = after.elsewhere.catalogues.remove(0);
        let change = RuleChange {
            figure: Figure::Catalogue { code: gone.code, name: gone.name },
            before: Some(Value::Rate(gone.class_b)),
            after: None,
        };
        assert_eq!(after.changes_from(&before), [change]);
    }

    #[test]
    fn a_plan_that_is_new_is_told_whole() {
        let after = edition("two", 2026);
        let before = BenefitRule { plans: Vec::new(), ..edition("one", 2024) };
        let told = after.changes_from(&before);
        assert!(
            !told.is_empty() && told.iter().all(|change| change.before.is_none() && change.after.is_some())
        );
    }

    proptest! {
        #[test]
        fn a_rule_is_no_other_than_itself(cap in 0..1_000_000_i64, class_b in 0..10_000_u16) {
            let mut one = rule();
            one.class_b = Rate::try_from(class_b).unwrap();
            let mut other = one.clone();
            prop_assert_eq!(other.changes_from(&one), vec![]);
            other.plans[0].cap = Fen(one.plans[0].cap.0 + 1 + cap);
            prop_assert_eq!(other.changes_from(&one).len(), 1);
        }
    }
}
