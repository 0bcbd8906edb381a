//! Today: what to bring, what it costs, where to go first and where then.

use domain::instant::Evidence;
use flow::{
    Event, Flow, Target,
    instant::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, PageLook, SummaryList, SummaryRow};

use super::{places::Places, step, wording};
use crate::{
    dispatch::use_dispatch,
    effects::print,
    places::slip::OfficeSlip,
    reading::{use_flow, use_setting, watch},
    screen::Screen,
    texts::{t, use_texts},
};

const APPLY: Event = Event::Instant(instant::Event::ApplyAsked);

fn applies(flow: &Flow) -> bool {
    matches!(step(flow), Some(Step::Answer(answer)) if answer.applies())
}

/// Everything that is needed today.
#[component]
pub(super) fn YesScreen(evidence: Vec<Evidence>) -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let hint = MaybeProp::derive(move || {
        let minutes = setting.with(|setting| setting.region.instant.minutes.to_string());
        Some(texts.with(Key::InstantYesHint, &[("minutes", &minutes)]))
    });
    let rule = move || {
        setting.with(|setting| wording::source(texts, &setting.region.instant, &setting.region.version))
    };
    let evidence = StoredValue::new(evidence);
    let papers = Signal::derive(move || {
        setting
            .with(|setting| evidence.with_value(|all| wording::papers(texts, &setting.region.instant, all)))
    });
    let applies = use_flow().with_untracked(applies);
    let primary = t(if applies { Key::InstantApply } else { Key::PlacesHome });
    let on_primary = dispatch.on(move || if applies { APPLY } else { Event::Went(Target::Home) });
    let printing = move || view! { <Button label=t(Key::ActionPrint) icon=Icon::Print on_press=move |()| print::slip()/> };
    view! {
        <Screen
            step="instant.yes"
            title=t(Key::InstantYesTitle)
            hint
            look=PageLook::Done
            beside=ViewFnOnce::from(printing)
            primary
            on_primary
        >
            {applies.then(|| view! { <p>{t(Key::InstantApplyHint)}</p> })}
            <Papers papers/>
            <Way/>
            <Places/>
            <p class="u-hint">{rule}</p>
            <OfficeSlip title=Key::InstantSlipTitle papers place=Key::InstantWhere note=Signal::derive(rule)/>
        </Screen>
    }
}

/// What to bring, and the fee.
#[component]
fn Papers(papers: Signal<Vec<String>>) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let fee = Signal::derive(move || {
        setting.with(|setting| {
            let amount = setting.region.fees.instant_card.amount;
            let key = if amount.is_zero() { Key::ApplyOverviewFree } else { Key::ApplyOverviewCounter };
            texts.with(key, &[("amount", &texts.amount(amount))])
        })
    });
    let items = move || papers.get().into_iter().map(|paper| view! { <li>{paper}</li> }).collect_view();
    view! {
        <section class="u-stack">
            <h2>{t(Key::InstantBring)}</h2>
            <ul class="s-list">{items}</ul>
            <SummaryList><SummaryRow label=t(Key::InstantFee) value=fee/></SummaryList>
        </section>
    }
}

/// The centre first; whoever had a card before, its print window.
#[component]
fn Way() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let before = watch(|flow| matches!(step(flow), Some(Step::Answer(answer)) if !answer.applies()));
    let centre = move || {
        let agency = setting.with(|setting| texts.pick(&setting.region.agency.name));
        texts.with(Key::InstantWhereCentre, &[("agency", &agency)])
    };
    let address = move || setting.with(|setting| texts.pick(&setting.region.agency.address));
    let hours = move || setting.with(|setting| texts.pick(&setting.region.agency.hours));
    let window =
        move || before.get().then(|| view! { <p class="s-contacts__hint">{t(Key::InstantWhereWindow)}</p> });
    view! {
        <section class="u-stack">
            <h2>{t(Key::InstantWhere)}</h2>
            <div class="s-contacts__item">
                <p class="s-contacts__name">{centre}</p>
                {window}
                <p class="s-contacts__hint">{address}</p>
                <p class="s-contacts__hint">{hours}</p>
            </div>
        </section>
    }
}
