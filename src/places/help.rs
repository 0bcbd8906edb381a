//! Numbers and addresses to turn to: a place of its own.

use leptos::prelude::*;
use text::app::Key;
use ui::Hang;

use super::contacts::Contacts;
use crate::{controls::use_device, dispatch::use_dispatch, later::Arrival, screen::Screen, texts::t};

/// The place.
#[component]
pub(crate) fn HelpScreen() -> impl IntoView {
    let arrival = use_dispatch().arrival();
    let terms = move || match arrival.get() {
        Arrival::Here(later) => Some((later.terms)()),
        Arrival::Awaited | Arrival::Missing => None,
    };
    view! {
        <Screen step="help" title=t(Key::HelpTitle) hint=first_advice() hang=Hang::Wide outside=true>
            <Contacts/>
            {terms}
        </Screen>
    }
}

/// Whom to ask first.
pub(crate) fn first_advice() -> Signal<String> {
    t(if use_device().is_kiosk() { Key::HelpHintKiosk } else { Key::HelpHintPhone })
}
