//! The region's hotlines and its agency, with their hours.

use domain::region::{Agency, Hotline};
use leptos::{either::Either, prelude::*};
use text::app::Key;

use crate::{
    controls::use_device,
    reading::use_setting,
    texts::{t, use_texts},
};

/// Whom to call, and where to go.
#[component]
pub(crate) fn Contacts() -> impl IntoView {
    let setting = use_setting();
    let hotlines = move || setting.with(|setting| setting.region.hotlines.clone());
    let agency = move || setting.with(|setting| setting.region.agency.clone());
    view! {
        <p class="u-hint">{t(Key::HelpReady)}</p>
        <ul class="s-contacts">
            {move || hotlines().into_iter().map(|hotline| view! { <HotlineItem hotline/> }).collect_view()}
            {move || view! { <AgencyItem agency=agency()/> }}
        </ul>
    }
}

/// A hotline as a line of a list.
#[component]
pub(crate) fn HotlineItem(
    /// The hotline.
    hotline: Hotline,
) -> impl IntoView {
    let texts = use_texts();
    let Hotline { name, number, hours } = hotline;
    view! {
        <li class="s-contacts__item">
            <p class="s-contacts__name">{move || texts.pick(&name)}</p>
            <Phone number/>
            <p class="s-contacts__hint">{move || texts.pick(&hours)}</p>
        </li>
    }
}

/// An agency as a line of a list.
#[component]
pub(crate) fn AgencyItem(
    /// The agency.
    agency: Agency,
) -> impl IntoView {
    let texts = use_texts();
    let Agency { name, address, phone, hours } = agency;
    view! {
        <li class="s-contacts__item">
            <p class="s-contacts__name">{move || texts.pick(&name)}</p>
            <Phone number=phone/>
            <p class="s-contacts__hint">{move || texts.pick(&address)}</p>
            <p class="s-contacts__hint">{move || texts.pick(&hours)}</p>
        </li>
    }
}

/// A number: a phone calls it at a tap, a kiosk shows it.
#[component]
pub(crate) fn Phone(
    /// The number.
    number: String,
) -> impl IntoView {
    let texts = use_texts();
    if use_device().is_kiosk() {
        return Either::Left(view! { <p class="s-contacts__number">{number}</p> });
    }
    let (address, called) = (format!("tel:{number}"), number.clone());
    let name = move || texts.with(Key::HelpCall, &[("number", &called)]);
    Either::Right(view! { <a class="s-contacts__number" href=address aria-label=name>{number}</a> })
}
