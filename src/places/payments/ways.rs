//! One's own payments, or one by its number.

use flow::{Event, payments};
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Icon, IconMark};

use crate::{dispatch::use_dispatch, screen::Screen, texts::t};

/// How would you like to look it up?
#[component]
pub(super) fn WaysScreen() -> impl IntoView {
    view! {
        <Screen step="payments.ways" title=t(Key::PaymentsWaysTitle) hint=t(Key::TrackWaysHint) hang=Hang::Body outside=true>
            <ul class="c-service-tiles s-ways">
                <Way
                    icon=Icon::People
                    title=Key::ServicePaymentsTitle
                    hint=Key::ServicePaymentsHint
                    event=payments::Event::MineAsked
                />
                <Way
                    icon=Icon::Search
                    title=Key::ServicePaidTitle
                    hint=Key::ServicePaidHint
                    event=payments::Event::FindAsked
                />
            </ul>
        </Screen>
    }
}

/// A way, as a tile; it goes on at once.
#[component]
fn Way(icon: Icon, title: Key, hint: Key, event: payments::Event) -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        <li>
            <button
                type="button"
                class="c-service-tile s-way"
                on:click=move |_| dispatch.send(Event::Payments(event.clone()))
            >
                <IconMark icon/>
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{t(title)}</span>
                    <span class="c-service-tile__hint">{t(hint)}</span>
                </span>
            </button>
        </li>
    }
}
