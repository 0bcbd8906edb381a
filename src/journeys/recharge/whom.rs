//! Whom it is paid for.

use flow::{Event, recharge};
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Icon};

use crate::{dispatch::use_dispatch, screen::Screen, texts::t, way::Way};

/// Asks for whom.
#[component]
pub(super) fn WhomScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        <Screen step="recharge.whom" title=t(Key::RechargeWhomTitle) hint=t(Key::RechargeWhomHint) hang=Hang::Body>
            <ul class="c-service-tiles s-ways">
                <Way
                    name="me"
                    icon=Icon::Yen
                    title=t(Key::ApplyHolderMe)
                    hint=t(Key::RechargeWhomMe)
                    on_choose=dispatch.on(|| Event::Recharge(recharge::Event::OneselfChosen))
                />
                <Way
                    name="another"
                    icon=Icon::People
                    title=t(Key::RechargeWhomAnother)
                    hint=t(Key::RechargeWhomAnotherHint)
                    on_choose=dispatch.on(|| Event::Recharge(recharge::Event::AnotherChosen))
                />
            </ul>
        </Screen>
    }
}
