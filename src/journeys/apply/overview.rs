//! What a card takes, costs and leads to.

use domain::{
    region::{FeeRule, PaymentMethod},
    service::Service,
};
use flow::{Event, apply};
use leptos::prelude::*;
use text::app::Key;
use ui::{SummaryList, SummaryRow};

use super::{materials::Materials, service};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    journeys::identify::terms,
    places::home::Tile,
    reading::{use_flow, use_setting, watch},
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// Says everything before anything is asked.
#[component]
pub(super) fn OverviewScreen() -> impl IntoView {
    let service = watch(service);
    move || service.get().map(|service| view! { <Overview service/> })
}

#[component]
fn Overview(service: Service) -> impl IntoView {
    let words = Words::of(service);
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let rules = move || {
        setting.with(|setting| {
            let region = texts.pick(&setting.region.name);
            texts.with(Key::ApplyOverviewRules, &[("region", &region), ("version", &setting.region.version)])
        })
    };
    view! {
        <Screen
            step="apply.overview"
            title=t(Tile::of(service).title)
            hint=t(words.hint)
            primary=t(Key::ApplyStart)
            on_primary=dispatch.on(|| Event::Apply(apply::Event::Begun))
        >
            <Facts service/>
            {(service == Service::NewCard).then(|| view! { <Materials/> })}
            <p class="u-hint">{t(words.old_card)} " " {rules}</p>
        </Screen>
    }
}

/// Who, what to have ready, fee, time, what happens after.
#[component]
fn Facts(service: Service) -> impl IntoView {
    let words = Words::of(service);
    let (texts, setting) = (use_texts(), use_setting());
    // A kiosk takes the photo itself: nobody brings one.
    let taken_here = service == Service::ChangePhoto && use_device().is_kiosk();
    let ready = if taken_here { Key::ApplyOverviewReadyText } else { words.ready };
    let who = Signal::derive(move || {
        let region = setting.with(|setting| texts.pick(&setting.region.name));
        texts.with(words.who, &[("region", &region)])
    });
    let fee = Signal::derive(move || setting.with(|setting| fee(texts, setting.region.fees.of(service))));
    let time = Signal::derive(move || {
        setting.with(|setting| {
            let terms = &setting.region.terms;
            let (review, production) = (terms.review_days.to_string(), terms.production_days.to_string());
            texts.with(words.time, &[("review", &review), ("production", &production)])
        })
    });
    // Who agreed before, for another service, is not asked again.
    let is_known = use_flow().with_untracked(|flow| flow.session().person.is_some());
    let used = Signal::derive(move || terms::what(texts, service));
    view! {
        <SummaryList>
            <SummaryRow label=t(Key::ApplyOverviewWho) value=who/>
            <SummaryRow label=t(Key::ApplyOverviewReady) value=t(ready)/>
            <SummaryRow label=t(Key::ApplyOverviewFee) value=fee/>
            <SummaryRow label=t(Key::ApplyOverviewTime) value=time/>
            <SummaryRow label=t(Key::ApplyOverviewAfter) value=t(words.after)/>
            {is_known.then(|| view! { <SummaryRow label=t(Key::IdentifyConsentWhat) value=used/> })}
        </SummaryList>
    }
}

/// What differs from service to service.
struct Words {
    hint: Key,
    who: Key,
    ready: Key,
    old_card: Key,
    time: Key,
    after: Key,
}

impl Words {
    const fn of(service: Service) -> Self {
        match service {
            Service::Reissue => Self {
                hint: Key::ApplyOverviewHintReissue,
                who: Key::ApplyOverviewWhoReissue,
                ready: Key::ApplyOverviewReadyReissue,
                old_card: Key::ApplyOverviewLostCard,
                time: Key::ApplyOverviewTimeText,
                after: Key::ApplyOverviewAfterText,
            },
            Service::ChangePhoto => Self {
                hint: Key::ApplyOverviewHintPhoto,
                who: Key::ApplyOverviewWhoPhoto,
                ready: Key::ApplyOverviewReadyPhoto,
                old_card: Key::ApplyOverviewPhotoStays,
                time: Key::ApplyOverviewTimePhoto,
                after: Key::ApplyOverviewAfterPhoto,
            },
            Service::NewCard => Self {
                hint: Key::ApplyOverviewHintNew,
                who: Key::ApplyOverviewWhoNew,
                ready: Key::ApplyOverviewReadyNew,
                old_card: Key::ApplyOverviewNoCard,
                time: Key::ApplyOverviewTimeText,
                after: Key::ApplyOverviewAfterText,
            },
            Service::InstantCard => Self {
                hint: Key::ApplyOverviewHintInstant,
                who: Key::ApplyOverviewWhoInstant,
                ready: Key::ApplyOverviewReadyInstant,
                old_card: Key::ApplyOverviewOldInstant,
                time: Key::ApplyOverviewTimeInstant,
                after: Key::ApplyOverviewAfterInstant,
            },
            Service::ReplaceCard
            | Service::ReportLoss
            | Service::Activate
            | Service::Recharge
            | Service::Account
            | Service::Reimbursements
            | Service::Estimate
            | Service::CrossRegion => Self {
                hint: Key::ApplyOverviewHint,
                who: Key::ApplyOverviewWhoText,
                ready: Key::ApplyOverviewReadyText,
                old_card: Key::ApplyOverviewOldCard,
                time: Key::ApplyOverviewTimeText,
                after: Key::ApplyOverviewAfterText,
            },
        }
    }
}

/// What it costs, and where that is paid.
fn fee(texts: Texts, fee: &FeeRule) -> String {
    let at_counter = fee.methods.contains(&PaymentMethod::Counter);
    let amount = texts.amount(fee.amount);
    match (fee.amount.is_zero(), at_counter) {
        (true, _) => texts.get(Key::ApplyOverviewFree),
        (false, true) => texts.with(Key::ApplyOverviewCounter, &[("amount", &amount)]),
        (false, false) => texts.with(Key::ApplyOverviewOnline, &[("amount", &amount)]),
    }
}
