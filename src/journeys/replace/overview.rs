//! What replacing a card takes, costs and leads to.

use domain::region::{FeeRule, PaymentMethod};
use flow::{Event, replace};
use leptos::prelude::*;
use text::app::Key;
use ui::{SummaryList, SummaryRow};

use crate::{
    dispatch::use_dispatch,
    reading::use_setting,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// Says everything before anything is asked.
#[component]
pub(super) fn OverviewScreen() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let rules = move || {
        setting.with(|setting| {
            let region = texts.pick(&setting.region.name);
            texts
                .with(Key::ReplaceOverviewRules, &[("region", &region), ("version", &setting.region.version)])
        })
    };
    view! {
        <Screen
            step="replace.overview"
            title=t(Key::ServiceReplaceTitle)
            hint=t(Key::ReplaceOverviewHint)
            primary=t(Key::ReplaceStart)
            on_primary=dispatch.on(|| Event::Replace(replace::Event::Begun))
        >
            <Facts/>
            <p class="u-hint">{t(Key::ReplaceOverviewOldCard)} " " {rules}</p>
        </Screen>
    }
}

/// Who, what to have ready, fee, time, what happens after.
#[component]
fn Facts() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let who = Signal::derive(move || {
        let region = setting.with(|setting| texts.pick(&setting.region.name));
        texts.with(Key::ReplaceOverviewWhoText, &[("region", &region)])
    });
    let fee = Signal::derive(move || setting.with(|setting| fee(texts, &setting.region.fee)));
    let time = Signal::derive(move || {
        setting.with(|setting| {
            let terms = &setting.region.terms;
            let (review, production) = (terms.review_days.to_string(), terms.production_days.to_string());
            texts.with(Key::ReplaceOverviewTimeText, &[("review", &review), ("production", &production)])
        })
    });
    view! {
        <SummaryList>
            <SummaryRow label=t(Key::ReplaceOverviewWho) value=who/>
            <SummaryRow label=t(Key::ReplaceOverviewReady) value=t(Key::ReplaceOverviewReadyText)/>
            <SummaryRow label=t(Key::ReplaceOverviewFee) value=fee/>
            <SummaryRow label=t(Key::ReplaceOverviewTime) value=time/>
            <SummaryRow label=t(Key::ReplaceOverviewAfter) value=t(Key::ReplaceOverviewAfterText)/>
        </SummaryList>
    }
}

/// What it costs, and where that is paid.
fn fee(texts: Texts, fee: &FeeRule) -> String {
    let at_counter = fee.methods.contains(&PaymentMethod::Counter);
    let amount = texts.amount(fee.amount);
    match (fee.amount.is_zero(), at_counter) {
        (true, _) => texts.get(Key::ReplaceOverviewFree),
        (false, true) => texts.with(Key::ReplaceOverviewCounter, &[("amount", &amount)]),
        (false, false) => texts.with(Key::ReplaceOverviewOnline, &[("amount", &amount)]),
    }
}
