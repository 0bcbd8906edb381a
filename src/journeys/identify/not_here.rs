//! Not insured here: where to turn to, and what to bring.

use domain::wire::Insurance;
use flow::{Event, identify};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, SummaryList, SummaryRow};

use crate::{
    dispatch::use_dispatch,
    places::contacts::Phone,
    reading::{identifying, use_flow, use_setting, watch},
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// Says where to turn to instead, and goes on there where this app serves it too.
#[component]
pub(super) fn NotHereScreen() -> impl IntoView {
    let texts = use_texts();
    let insurance = watch(insurance);
    let title = Signal::derive(move || insurance.with(|insurance| title(texts, insurance.as_ref())));
    let there = use_flow().with_untracked(|flow| flow.region_elsewhere().map(|region| region.name.clone()));
    let is_served = there.is_some();
    let hint = Signal::derive(move || match insurance.get() {
        _ if is_served => texts.get(Key::IdentifyNotHereHintServed),
        Some(Insurance::NotInForce) => texts.get(Key::IdentifyNotHereHintLapsed),
        Some(Insurance::Elsewhere { .. } | Insurance::Here) | None => texts.get(Key::IdentifyNotHereHint),
    });
    let primary = MaybeProp::derive(move || {
        let region = texts.pick(there.as_ref()?);
        Some(texts.with(Key::IdentifyNotHereGoOn, &[("region", &region)]))
    });
    let on_primary = is_served.then(|| use_dispatch().on(|| Event::RegionFollowed));
    view! {
        <Screen step="identify.not-here" title hint primary nostrip:on_primary=on_primary>
            <h2>{t(Key::IdentifyNotHereDo)}</h2>
            {move || insurance.get().map(|insurance| view! { <Advice insurance/> })}
            <Show when=move || insurance.with(|insurance| *insurance == Some(Insurance::NotInForce))>
                <Record/>
            </Show>
        </Screen>
    }
}

/// Whoever is not insured any more can still see what is on record of them.
#[component]
fn Record() -> impl IntoView {
    let ask = use_dispatch().on(|| Event::Identify(identify::Event::RecordAsked));
    view! {
        <p>{t(Key::IdentifyNotHereRecordHint)}</p>
        <Button label=t(Key::IdentifyNotHereRecord) on_press=ask attr:data-testid="record"/>
    }
}

fn insurance(flow: &flow::Flow) -> Option<Insurance> {
    match &identifying(flow)?.step {
        identify::Step::NotHere(insurance) => Some(insurance.clone()),
        _ => None,
    }
}

fn title(texts: Texts, insurance: Option<&Insurance>) -> String {
    match insurance {
        Some(Insurance::Elsewhere { name: Some(name), .. }) => {
            texts.with(Key::IdentifyNotHereTitle, &[("region", &texts.pick(name))])
        }
        Some(Insurance::NotInForce) => texts.get(Key::IdentifyNotHereTitleLapsed),
        Some(Insurance::Elsewhere { name: None, .. } | Insurance::Here) | None => {
            texts.get(Key::IdentifyNotHereTitleUnknown)
        }
    }
}

/// Agency, telephone, what to bring. Here it is the region's hotline that answers, as everywhere; what is not known of elsewhere is left
/// out, and the hotline stands in.
#[component]
fn Advice(insurance: Insurance) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let (own, hotlines) =
        setting.with_untracked(|setting| (setting.region.agency.clone(), setting.region.hotlines.clone()));
    let hotline = hotlines.into_iter().next().map(|line| line.number);
    let (agency, number) = match insurance {
        Insurance::Elsewhere { agency, phone, .. } => (agency, phone.or(hotline)),
        Insurance::NotInForce | Insurance::Here => (Some(own.name), hotline.or(Some(own.phone))),
    };
    let agency = agency.map(|name| {
        let name = Signal::derive(move || texts.pick(&name));
        view! { <SummaryRow label=t(Key::IdentifyNotHereAgency) value=name/> }
    });
    view! {
        <SummaryList>
            {agency}
            {number.map(|number| view! { <SummaryRow label=t(Key::IdentifyNotHerePhone) value=String::new()><Phone number/></SummaryRow> })}
            <SummaryRow label=t(Key::IdentifyNotHereBring) value=t(Key::IdentifyNotHereBringText)/>
        </SummaryList>
    }
}
