//! What a filing says and means, as rows.

use domain::wire::{FilingRuleView, FilingView};
use leptos::prelude::*;
use text::app::Key;
use ui::{Notice, SummaryList, SummaryRow, Tone};

use super::wording;
use crate::texts::{t, use_texts};

/// Kind, place, period, and what it means.
#[component]
pub(super) fn Rows(
    /// The filing.
    filing: FilingView,
    /// The region's rule.
    rule: FilingRuleView,
) -> impl IntoView {
    let texts = use_texts();
    let FilingView { kind: id, place: placed, from, until, .. } = filing;
    let known = id.as_ref().and_then(|id| rule.rule.kind(id)).cloned();
    let rule = StoredValue::new(rule);
    let kind = Signal::derive(move || rule.with_value(|rule| wording::kind(texts, rule, id.as_ref())));
    let there = placed.clone();
    let place = Signal::derive(move || rule.with_value(|rule| wording::place(texts, rule, &placed)));
    let period = Signal::derive(move || wording::period(texts, from, until));
    let ratio = known.map(|known| {
        let words =
            Signal::derive(move || rule.with_value(|rule| wording::ratio(texts, rule, &known, &there)));
        view! { <SummaryRow label=t(Key::FilingRatio) value=words/> }
    });
    view! {
        <SummaryList>
            <SummaryRow label=t(Key::FilingKind) value=kind/>
            <SummaryRow label=t(Key::FilingPlace) value=place/>
            <SummaryRow label=t(Key::FilingDays) value=period/>
            {ratio}
        </SummaryList>
    }
}

/// Which place's rule counts for what.
#[component]
pub(super) fn Meaning() -> impl IntoView {
    view! {
        <Notice tone=Tone::Info title=t(Key::FilingMeansTitle)>
            <p>{t(Key::FilingMeansThere)}</p>
            <p>{t(Key::FilingMeansHere)}</p>
        </Notice>
    }
}
