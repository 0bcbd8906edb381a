//! Whom it is paid for.

use flow::{Event, recharge};
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Icon, IconMark};

use crate::{dispatch::use_dispatch, screen::Screen, texts::t};

/// Asks for whom.
#[component]
pub(super) fn WhomScreen() -> impl IntoView {
    view! {
        <Screen step="recharge.whom" title=t(Key::RechargeWhomTitle) hint=t(Key::RechargeWhomHint) hang=Hang::Body>
            <ul class="c-service-tiles s-ways">
                <Way
                    name="me"
                    icon=Icon::Yen
                    title=Key::ApplyHolderMe
                    hint=Key::RechargeWhomMe
                    event=recharge::Event::OneselfChosen
                />
                <Way
                    name="another"
                    icon=Icon::People
                    title=Key::RechargeWhomAnother
                    hint=Key::RechargeWhomAnotherHint
                    event=recharge::Event::AnotherChosen
                />
            </ul>
        </Screen>
    }
}

/// An answer, as a tile; it goes on at once.
#[component]
fn Way(name: &'static str, icon: Icon, title: Key, hint: Key, event: recharge::Event) -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        <li>
            <button
                type="button"
                class="c-service-tile s-way"
                data-testid=name
                on:click=move |_| dispatch.send(Event::Recharge(event.clone()))
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
