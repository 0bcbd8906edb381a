//! By which way: with the phone, or at a counter.

use domain::{payment::Channel, wire::PaymentKey};
use flow::{Event, pay};
use leptos::prelude::*;
use shell::key::new_key;
use text::app::Key;
use ui::{BigNumber, Hang, Icon};

use super::paying;
use crate::{
    dispatch::use_dispatch,
    places::payments::wording,
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
    way::Way,
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
    let choose =
        move |()| dispatch.send(Event::Pay(pay::Event::MethodChosen(channel, PaymentKey(new_key()))));
    view! { <Way icon title=t(title) hint=t(hint) name=channel.as_str() on_choose=choose/> }
}
