//! What the second load leaves out: the screens of paying and of what was paid, and the reading of what the server says about money.
//!
//! It comes as a file of its own when the first of its screens is shown, or the first of its questions asked. See
//! `docs/adr/0007-two-loads.md`.
//!
//! **Invariant:** this is the only way to it; a second way would draw it all into an earlier load.

use std::cell::Cell;

use flow::{Call, Event, Failure, Target};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, Page};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    dispatch::use_dispatch,
    effects::{self, LocalReply},
    journeys::{pay::PayScreen, recharge::RechargeScreen},
    places::{contacts::Contacts, opening::OpeningScreen, payments::PaymentsScreen},
    texts::t,
    trouble::TroubleNotice,
};

/// The ways into it.
#[derive(Clone, Copy)]
pub(crate) struct Money {
    /// The screens of bringing money.
    pub(crate) recharge: fn() -> AnyView,
    /// The screens of a payment.
    pub(crate) pay: fn() -> AnyView,
    /// The screens of what was paid.
    pub(crate) payments: fn() -> AnyView,
    put: fn(Call) -> LocalReply,
}

/// Whether it is here.
#[derive(Clone, Copy)]
enum Arrival {
    Awaited,
    Here(Money),
    Missing,
}

thread_local! {
    static HERE: Cell<Option<Money>> = const { Cell::new(None) };
}

#[wasm_split(money, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the attribute adds what can fail")]
fn load() -> Result<Money, SplitLoaderError> {
    Ok(Money {
        recharge: || view! { <RechargeScreen/> }.into_any(),
        pay: || view! { <PayScreen/> }.into_any(),
        payments: || view! { <PaymentsScreen/> }.into_any(),
        put: effects::money::put,
    })
}

/// Fetches it, unless it is here.
pub(crate) async fn fetch() -> Result<Money, Failure> {
    if let Some(money) = HERE.get() {
        return Ok(money);
    }
    let money = load().await.map_err(|_| Failure::Unreachable)?;
    HERE.set(Some(money));
    Ok(money)
}

/// Puts a question about money to the server.
pub(crate) async fn put(call: Call) -> Result<flow::Reply, Failure> {
    (fetch().await?.put)(call).await
}

/// A screen of it, or what stands for it until it is here.
#[component]
pub(crate) fn Awaited(
    /// Which one.
    screen: fn(Money) -> AnyView,
) -> impl IntoView {
    let arrival = RwSignal::new(HERE.get().map_or(Arrival::Awaited, Arrival::Here));
    let arrive = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let money = fetch().await;
            // Another screen may stand by now.
            let _ = arrival.try_set(money.map_or(Arrival::Missing, Arrival::Here));
        });
    });
    if HERE.get().is_none() {
        arrive.run(());
    }
    move || match arrival.get() {
        Arrival::Here(money) => screen(money),
        Arrival::Awaited => view! { <OpeningScreen/> }.into_any(),
        Arrival::Missing => view! { <Missing again=arrive/> }.into_any(),
    }
}

/// Stands when it could not be had. What needs none of it is still there at home.
#[component]
fn Missing(again: Callback<()>) -> impl IntoView {
    let home = use_dispatch().on(|| Event::Went(Target::Home));
    view! {
        <ui::Screen>
            <Page title=t(Key::BrandName) quiet=true attr:data-step="missing">
                <TroubleNotice failure=Failure::Unreachable again/>
                <Button label=t(Key::PlacesHome) icon=Icon::Home on_press=home/>
                <Contacts/>
            </Page>
        </ui::Screen>
    }
}
