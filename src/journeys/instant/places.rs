//! The outlets that print at once and have a blank card, nearest first.

use domain::{outlet::Outlet, wire::OutletStock};
use flow::{
    Flow,
    instant::Step,
    outlets::{Choice, Near, nearest_first},
};
use leptos::prelude::*;
use text::app::Key;

use super::step;
use crate::{
    places::contacts::Phone,
    reading::{use_setting, watch},
    texts::{t, use_texts},
};

/// How many outlets are shown.
const SHOWN: usize = 3;

/// Where it is printed; while that is looked up, or when nowhere, it is said so.
#[component]
pub(super) fn Places() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let places = watch(places);
    let held = move || {
        let minutes = setting.with(|setting| setting.region.instant.hold_minutes.to_string());
        texts.with(Key::InstantWhereHold, &[("minutes", &minutes)])
    };
    let shown = move || match places.get() {
        None => view! { <p role="status">{t(Key::InstantPlacesLoading)}</p> }.into_any(),
        Some(places) if places.is_empty() => {
            view! { <p role="status">{t(Key::InstantPlacesNone)}</p> }.into_any()
        }
        Some(places) => {
            let items = places.into_iter().map(|place| view! { <PlaceItem place/> }).collect_view();
            view! { <ul class="s-contacts">{items}</ul> }.into_any()
        }
    };
    view! {
        <section class="u-stack">
            <h2>{t(Key::InstantWhereBank)}</h2>
            <p class="u-hint">{held}</p>
            {shown}
        </section>
    }
}

fn places(flow: &Flow) -> Option<Vec<Choice>> {
    let Step::Answer(answer) = step(flow)? else { return None };
    let kiosk = flow.session().setting.as_ref()?.kiosk.as_ref();
    let near = kiosk.map(|kiosk| Near::Kiosk(kiosk.position));
    let mut places = nearest_first(answer.places.as_ref()?, near.as_ref());
    places.truncate(SHOWN);
    Some(places)
}

#[component]
fn PlaceItem(place: Choice) -> impl IntoView {
    let texts = use_texts();
    let OutletStock { outlet: Outlet { name, address, hours, phone, .. }, free } = place.stock;
    let left = move || texts.with(Key::InstantPlacesFree, &[("count", &free.to_string())]);
    view! {
        <li class="s-contacts__item" data-testid="place">
            <p class="s-contacts__name">{move || texts.pick(&name)}</p>
            <Phone number=phone/>
            <p class="s-contacts__hint">{move || texts.pick(&address)}</p>
            <p class="s-contacts__hint">{move || texts.pick(&hours)}" · "{left}</p>
        </li>
    }
}
