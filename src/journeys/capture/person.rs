//! After three tries, a person.

use leptos::prelude::*;
use text::app::Key;
use ui::{Notice, Tone};

use crate::{
    controls::use_device,
    journeys::whose::whose,
    reading::{capturing, use_setting, watch},
    texts::{t, use_texts},
};

/// This many tries are enough to be offered help.
const ENOUGH: u8 = 3;

/// Offers a person once there were enough tries; nothing before.
#[component]
pub(super) fn Person() -> impl IntoView {
    let (texts, setting, kiosk) = (use_texts(), use_setting(), use_device().is_kiosk());
    let tries = watch(|flow| capturing(flow).map_or(0, |capture| capture.tries));
    let words = move || {
        let (count, key) =
            (tries.get().to_string(), if kiosk { Key::PhotoPersonKiosk } else { Key::PhotoPersonPhone });
        let agency = setting.with(|setting| texts.pick(&setting.region.agency.name));
        texts.with(key, &[("count", &count), ("agency", &agency)])
    };
    let offered = Memo::new(move |_| tries.get() >= ENOUGH);
    move || {
        offered.get().then(|| view! { <Notice tone=Tone::Info title=t(Key::PhotoPerson)>{words}</Notice> })
    }
}

/// Says that the agency's counter takes photos too.
#[component]
pub(super) fn Counter() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let counter = whose(Key::PhotoCounter, Key::PhotoCounterAnother);
    let words = move || {
        let agency = setting.with(|setting| texts.pick(&setting.region.agency.name));
        texts.with(counter, &[("agency", &agency)])
    };
    view! { <p class="u-hint">{words}</p> }
}
