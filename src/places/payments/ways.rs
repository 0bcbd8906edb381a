//! One's own payments, or one by its number.

use flow::{Event, payments};
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Icon};

use crate::{dispatch::use_dispatch, screen::Screen, texts::t, way::Way};

/// How would you like to look it up?
#[component]
pub(super) fn WaysScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        <Screen step="payments.ways" title=t(Key::PaymentsWaysTitle) hint=t(Key::TrackWaysHint) hang=Hang::Body outside=true>
            <ul class="c-service-tiles s-ways">
                <Way
                    icon=Icon::People
                    title=t(Key::ServicePaymentsTitle)
                    hint=t(Key::ServicePaymentsHint)
                    on_choose=dispatch.on(|| Event::Payments(payments::Event::MineAsked))
                />
                <Way
                    icon=Icon::Search
                    title=t(Key::ServicePaidTitle)
                    hint=t(Key::ServicePaidHint)
                    on_choose=dispatch.on(|| Event::Payments(payments::Event::FindAsked))
                />
            </ul>
        </Screen>
    }
}
