//! A card in use: what reporting it lost blocks, and what not.

use domain::wire::CoreWord;
use flow::{
    Event,
    loss::{self, Act},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Notice, SummaryList, SummaryRow, Tone};

use super::{numbers::Banks, standing, wording};
use crate::{
    dispatch::use_dispatch,
    journeys::whose::{HolderRow, whose},
    reading::{use_setting, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// Says exactly what is blocked and what is not, and offers to report.
#[component]
pub(super) fn ReportScreen() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let theirs = watch(|flow| standing(flow).is_some_and(|standing| standing.core == CoreWord::Theirs));
    let choose = move |act| dispatch.on(move || Event::Loss(loss::Event::Chosen(act)));
    let rules = move || setting.with(|setting| wording::rules(texts, setting, &setting.region.version));
    let for_good = move || {
        view! { <Button label=t(wording::chosen(Act::ForGood)) on_press=choose(Act::ForGood) attr:data-testid="for-good"/> }
    };
    view! {
        <Screen
            step="loss.report"
            title=t(Key::LossReportTitle)
            hint=t(whose(Key::LossReportHint, Key::LossReportHintAnother))
            beside=ViewFnOnce::from(for_good)
            primary=t(wording::chosen(Act::ForATime))
            on_primary=choose(Act::ForATime)
        >
            {move || theirs.get().then(|| view! {
                <Notice tone=Tone::Info title=t(Key::LossReportTheirs)>{t(Key::LossStandingTheirs)}</Notice>
            })}
            <Effects/>
            <p class="u-hint">{rules}</p>
            <Banks/>
        </Screen>
    }
}

/// What is blocked at once, what is not, and for how long.
#[component]
fn Effects() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let lasts = Signal::derive(move || setting.with(|setting| wording::lasts(texts, setting)));
    view! {
        <SummaryList>
            <HolderRow/>
            <SummaryRow label=t(Key::LossFrozen) value=t(Key::LossFrozenText)/>
            <SummaryRow label=t(Key::LossBank) value=t(Key::LossBankText)/>
            <SummaryRow label=t(Key::LossDoctor) value=t(Key::LossDoctorText)/>
            <SummaryRow label=t(Key::LossLasts) value=lasts/>
        </SummaryList>
    }
}
