//! Not insured here: where to turn to, and what to bring.

use domain::wire::Insurance;
use flow::identify;
use leptos::prelude::*;
use text::app::Key;
use ui::{SummaryList, SummaryRow};

use crate::{
    places::contacts::Phone,
    reading::{identifying, use_setting, watch},
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// Says where the card is replaced instead.
#[component]
pub(super) fn NotHereScreen() -> impl IntoView {
    let texts = use_texts();
    let insurance = watch(insurance);
    let title = Signal::derive(move || insurance.with(|insurance| title(texts, insurance.as_ref())));
    let hint = Signal::derive(move || match insurance.get() {
        Some(Insurance::NotInForce) => texts.get(Key::IdentifyNotHereHintLapsed),
        Some(Insurance::Elsewhere { .. } | Insurance::Here) | None => texts.get(Key::IdentifyNotHereHint),
    });
    view! {
        <Screen step="identify.not-here" title hint>
            <h2>{t(Key::IdentifyNotHereDo)}</h2>
            {move || insurance.get().map(|insurance| view! { <Advice insurance/> })}
        </Screen>
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

/// Agency, telephone, what to bring. What is not known of elsewhere is left out, and the hotline stands in.
#[component]
fn Advice(insurance: Insurance) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let (agency, phone) = match insurance {
        Insurance::Elsewhere { agency, phone, .. } => (agency, phone),
        Insurance::NotInForce | Insurance::Here => {
            let agency = setting.with_untracked(|setting| setting.region.agency.clone());
            (Some(agency.name), Some(agency.phone))
        }
    };
    let agency = agency.map(|name| {
        let name = Signal::derive(move || texts.pick(&name));
        view! { <SummaryRow label=t(Key::IdentifyNotHereAgency) value=name/> }
    });
    let hotlines = setting.with_untracked(|setting| setting.region.hotlines.clone());
    let number = phone.or_else(|| hotlines.first().map(|line| line.number.clone()));
    view! {
        <SummaryList>
            {agency}
            {number.map(|number| view! { <SummaryRow label=t(Key::IdentifyNotHerePhone) value=String::new()><Phone number/></SummaryRow> })}
            <SummaryRow label=t(Key::IdentifyNotHereBring) value=t(Key::IdentifyNotHereBringText)/>
        </SummaryList>
    }
}
