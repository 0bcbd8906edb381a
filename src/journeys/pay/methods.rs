//! By which way: with the phone, or at a counter.

use domain::payment::Channel;
use flow::{Event, pay};
use leptos::prelude::*;
use text::app::Key;
use ui::{BigNumber, Hang, Icon, IconMark};

use super::paying;
use crate::{
    dispatch::use_dispatch,
    effects::key::new_key,
    places::payments::wording,
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// Asks for the way; choosing charges nothing.
#[component]
pub(super) fn MethodsScreen() -> impl IntoView {
    let texts = use_texts();
    let channels = use_flow().with_untracked(|flow| {
        paying(flow)
            .and_then(|pay| pay.order.as_ref())
            .map(|order| order.channels.clone())
            .unwrap_or_default()
    });
    let amount = watch(|flow| paying(flow).and_then(|pay| pay.order.as_ref()).map(|order| order.amount));
    let amount =
        Signal::derive(move || amount.get().map(|amount| wording::yuan(texts, amount)).unwrap_or_default());
    view! {
        <Screen step="pay.methods" title=t(Key::PayMethodsTitle) hint=t(Key::PayMethodsHint) hang=Hang::Body>
            <BigNumber label=t(Key::PaymentsAmount) value=amount/>
            <ul class="c-service-tiles s-ways">
                {channels.into_iter().map(|channel| view! { <Method channel/> }).collect_view()}
            </ul>
        </Screen>
    }
}

/// A way, as a tile; it goes on at once.
#[component]
fn Method(channel: Channel) -> impl IntoView {
    let dispatch = use_dispatch();
    let (icon, title, hint) = match channel {
        Channel::Wechat => (Icon::Phone, Key::PayMethodsWechat, Key::PayMethodsWechatHint),
        Channel::Counter => (Icon::People, Key::PayMethodsCounter, Key::PayMethodsCounterHint),
    };
    let choose = move |_| dispatch.send(Event::Pay(pay::Event::MethodChosen(channel, new_key())));
    view! {
        <li>
            <button type="button" class="c-service-tile s-way" data-testid=channel.as_str() on:click=choose>
                <IconMark icon/>
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{t(title)}</span>
                    <span class="c-service-tile__hint">{t(hint)}</span>
                </span>
            </button>
        </li>
    }
}
