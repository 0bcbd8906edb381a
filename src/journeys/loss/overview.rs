//! What a report does, and who answers by phone.

use flow::{Event, loss};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, SummaryList, SummaryRow};

use super::wording;
use crate::{
    dispatch::use_dispatch,
    places::contacts::Phone,
    reading::use_setting,
    screen::Screen,
    texts::{t, use_texts},
};

/// Says what there is to know in a few words, and begins.
#[component]
pub(super) fn OverviewScreen() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let who = Signal::derive(move || {
        let region = setting.with(|setting| texts.pick(&setting.region.name));
        texts.with(Key::LossOverviewWhoText, &[("region", &region)])
    });
    let rules = move || setting.with(|setting| wording::rules(texts, setting, &setting.region.version));
    let another = dispatch.on(|| Event::Loss(loss::Event::ForAnotherAsked));
    let for_another = move || {
        view! { <Button label=t(Key::LossForAnother) on_press=another attr:data-testid="for-another"/> }
    };
    view! {
        <Screen
            step="loss.overview"
            title=t(Key::ServiceLossTitle)
            hint=t(Key::LossOverviewHint)
            beside=ViewFnOnce::from(for_another)
            primary=t(Key::LossStart)
            on_primary=dispatch.on(|| Event::Loss(loss::Event::Begun))
        >
            <SummaryList>
                <SummaryRow label=t(Key::LossOverviewDoes) value=t(Key::LossOverviewDoesText)/>
                <SummaryRow label=t(Key::LossOverviewWho) value=who/>
                <SummaryRow label=t(Key::LossOverviewReady) value=t(Key::LossOverviewReadyText)/>
                <SummaryRow label=t(Key::LossOverviewCost) value=t(Key::LossOverviewCostText)/>
                <Hotlines/>
            </SummaryList>
            <p class="u-hint">{rules}</p>
        </Screen>
    }
}

/// The numbers that answer when nothing can be reported here, with their hours: one of them answers at night.
#[component]
fn Hotlines() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let lines = setting.with_untracked(|setting| {
        let lines = setting.region.hotlines.iter().map(|line| (line.number.clone(), line.hours.clone()));
        let agency = &setting.region.agency;
        let agency = setting.region.hotlines.is_empty().then(|| (agency.phone.clone(), agency.hours.clone()));
        lines.chain(agency).collect::<Vec<_>>()
    });
    let numbers = lines.into_iter().map(|(number, hours)| {
        view! {
            <Phone number/>
            <p class="s-contacts__hint">{move || texts.pick(&hours)}</p>
        }
    });
    let numbers = numbers.collect_view();
    view! { <SummaryRow label=t(Key::LossOverviewPhone) value=String::new()><div>{numbers}</div></SummaryRow> }
}
