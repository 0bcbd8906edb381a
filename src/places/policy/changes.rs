//! What an edition made other than it was, figure by figure.

use domain::benefit::{BenefitRule, RuleChange};
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, SummaryList, SummaryRow};

use super::{
    policy as place,
    wording::{self, Section},
};
use crate::{
    reading::watch,
    screen::Screen,
    texts::{self, t, use_texts},
};

/// The edition that was chosen.
#[component]
pub(super) fn ChangesScreen() -> impl IntoView {
    let changed = watch(|flow| {
        let changed = place(flow).and_then(flow::policy::Policy::changed);
        changed.map(|(edition, changes)| (edition.clone(), changes))
    });
    move || changed.get().map(|(edition, changes)| view! { <Told edition changes/> })
}

#[component]
fn Told(edition: BenefitRule, changes: Vec<RuleChange>) -> impl IntoView {
    let texts = use_texts();
    let since = edition.since;
    let title =
        Signal::derive(move || texts.with(Key::PolicyEdition, &[("day", &texts::date(texts, since))]));
    let version = edition.version.clone();
    let hint = Signal::derive(move || texts.with(Key::PolicyVersion, &[("version", &version)]));
    let none = changes.is_empty().then(|| view! { <p>{t(Key::PolicyNone)}</p> });
    let section = |Section { title, rows }| {
        let rows = rows.into_iter().map(|(label, value)| view! { <SummaryRow label value/> }).collect_view();
        view! { <section class="s-history"><h2>{title}</h2><SummaryList>{rows}</SummaryList></section> }
    };
    let sections = move || wording::sections(texts, &changes).into_iter().map(section).collect_view();
    view! {
        <Screen step="policy.changes" title hint hang=Hang::Wide own_trouble=true>
            {none}
            {sections}
        </Screen>
    }
}
