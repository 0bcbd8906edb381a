//! What changed in words: a line for each figure, as it was and as it is.
//!
//! **Invariant:** a figure without a name does not compile.

use domain::benefit::{Bracket, Care, Figure, Insurance, Level, PlanFigure, RuleChange, Value};
use text::app::Key;

use crate::{
    places::{account::wording as own, estimate::wording::level, payments::wording::yuan},
    texts::Texts,
};

/// What changed for one insurance and kind of care, or for all.
pub(super) struct Section {
    /// For whom and what.
    pub(super) title: String,
    /// Each figure's name, and what it was and is.
    pub(super) rows: Vec<(String, String)>,
}

/// The changes, those for all first, then plan by plan.
pub(super) fn sections(texts: Texts, changes: &[RuleChange]) -> Vec<Section> {
    let plan = |change: &RuleChange| match change.figure {
        Figure::Of(insurance, care, _) => Some((insurance, care)),
        Figure::ClassB | Figure::Filed | Figure::Unfiled | Figure::Catalogue { .. } => None,
    };
    let together = changes.chunk_by(|one, next| plan(one) == plan(next));
    together
        .map(|changes| Section {
            title: changes.first().and_then(plan).map_or_else(
                || texts.get(Key::PolicyCommon),
                |(insurance, care)| of_plan(texts, insurance, care),
            ),
            rows: changes
                .iter()
                .filter(|change| !is_repeated(change, changes))
                .flat_map(|change| rows(texts, change, changes))
                .collect(),
        })
        .collect()
}

fn of_plan(texts: Texts, insurance: Insurance, care: Care) -> String {
    format!("{} · {}", texts.get(own::insurance(Some(insurance))), texts.get(own::care(care)))
}

/// The figure of the same kind at hospitals of another level.
fn at(figure: &Figure, level: Level) -> Option<Figure> {
    match figure {
        Figure::Of(insurance, care, PlanFigure::Deductible(_)) => {
            Some(Figure::Of(*insurance, *care, PlanFigure::Deductible(level)))
        }
        Figure::Of(insurance, care, PlanFigure::Brackets(_)) => {
            Some(Figure::Of(*insurance, *care, PlanFigure::Brackets(level)))
        }
        _ => None,
    }
}

/// Whether hospitals of every level changed as this one did.
fn is_everywhere(change: &RuleChange, all: &[RuleChange]) -> bool {
    [Level::One, Level::Two, Level::Three].into_iter().all(|level| {
        let other = at(&change.figure, level);
        other.is_some_and(|figure| {
            let (before, after) = (change.before.clone(), change.after.clone());
            all.contains(&RuleChange { figure, before, after })
        })
    })
}

/// Whether the line of the first level says it already.
fn is_repeated(change: &RuleChange, all: &[RuleChange]) -> bool {
    at(&change.figure, Level::One).is_some_and(|first| first != change.figure) && is_everywhere(change, all)
}

fn rows(texts: Texts, change: &RuleChange, all: &[RuleChange]) -> Vec<(String, String)> {
    let name = name(texts, &change.figure, is_everywhere(change, all));
    if let (Some(Value::Brackets(before)), Some(Value::Brackets(after))) = (&change.before, &change.after)
        && before.iter().map(|one| one.up_to).eq(after.iter().map(|one| one.up_to))
    {
        let pairs = before.iter().zip(after).enumerate().filter(|(_, (before, after))| before != after);
        let row = |(at, (one, other)): (usize, (&Bracket, &Bracket))| {
            let range = range(texts, before, at).map(|range| format!(" · {range}")).unwrap_or_default();
            let (before, after) = (one.ratio.percent(), other.ratio.percent());
            (
                format!("{name}{range}"),
                texts.with(Key::PolicyChanged, &[("after", &after), ("before", &before)]),
            )
        };
        return pairs.map(row).collect();
    }
    let value = |value: &Option<Value>| value.as_ref().map(|value| said(texts, value));
    let says = match (value(&change.before), value(&change.after)) {
        (Some(before), Some(after)) => {
            texts.with(Key::PolicyChanged, &[("after", &after), ("before", &before)])
        }
        (None, Some(after)) => texts.with(Key::PolicyNew, &[("after", &after)]),
        (Some(before), None) => texts.with(Key::PolicyGone, &[("before", &before)]),
        (None, None) => return Vec::new(),
    };
    vec![(name, says)]
}

/// What a figure is called; without the level where it is the same at every hospital.
fn name(texts: Texts, figure: &Figure, everywhere: bool) -> String {
    let at = |key, of: Level| {
        let name = texts.get(key);
        let hospital = |level: &str| texts.with(Key::PolicyHospital, &[("level", level)]);
        if everywhere { name } else { format!("{name} · {}", hospital(&texts.get(level(of).0))) }
    };
    match figure {
        Figure::ClassB => texts.get(Key::PolicyClassB),
        Figure::Filed => texts.get(Key::PolicyFiled),
        Figure::Unfiled => texts.get(Key::PolicyUnfiled),
        Figure::Catalogue { name, .. } => texts.with(Key::PolicyCatalogue, &[("place", &texts.pick(name))]),
        Figure::Of(_, _, figure) => match *figure {
            PlanFigure::Deductible(level) => at(Key::PolicyDeductible, level),
            PlanFigure::Brackets(level) => at(Key::PolicyRatio, level),
            PlanFigure::Cap => texts.get(Key::PolicyCap),
            PlanFigure::AboveRatio => texts.get(Key::PolicyAboveRatio),
            PlanFigure::AboveCap => texts.get(Key::PolicyAboveCap),
        },
    }
}

fn said(texts: Texts, value: &Value) -> String {
    match value {
        Value::Amount(amount) => yuan(texts, *amount),
        Value::Rate(rate) => rate.percent(),
        Value::Brackets(brackets) => {
            let parts = brackets.iter().enumerate().map(|(at, one)| {
                let range = range(texts, brackets, at).map(|range| format!("{range} ")).unwrap_or_default();
                format!("{range}{}", one.ratio.percent())
            });
            parts.collect::<Vec<_>>().join(&texts.get(Key::PolicyAnd))
        }
    }
}

/// Of which amounts a bracket is; nothing where there is one for all.
fn range(texts: Texts, brackets: &[Bracket], at: usize) -> Option<String> {
    let bound = |at: usize| brackets.get(at).and_then(|one| one.up_to).map(|amount| yuan(texts, amount));
    match (at.checked_sub(1).and_then(bound), bound(at)) {
        (None, None) => None,
        (None, Some(to)) => Some(texts.with(Key::PolicyUpTo, &[("to", &to)])),
        (Some(from), None) => Some(texts.with(Key::PolicyOver, &[("from", &from)])),
        (Some(from), Some(to)) => Some(texts.with(Key::PolicyBetween, &[("from", &from), ("to", &to)])),
    }
}
