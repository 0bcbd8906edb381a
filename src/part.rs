//! What neither load brings: a part of the app that comes as a file of its own, when it is first shown or first asks something.
//!
//! See `docs/adr/0007-two-loads.md`. [`crate::help`], [`crate::money`] and [`crate::own`] are such parts.

use std::{cell::Cell, thread::LocalKey};

use flow::{Call, Event, Failure, Reply, Target};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, Page};
use wasm_split_helpers::SplitLoaderError;

use crate::{
    dispatch::use_dispatch,
    effects::LocalReply,
    places::{contacts::Contacts, opening::OpeningScreen},
    texts::t,
    trouble::TroubleNotice,
};

/// The ways into such a part.
pub(crate) trait Part: Copy + Send + Sync + 'static {
    /// Where it is kept once it is here.
    fn kept() -> &'static LocalKey<Cell<Option<Self>>>;
    /// Fetches it.
    async fn load() -> Result<Self, SplitLoaderError>;
}

/// A part that has questions of its own.
pub(crate) trait Asking: Part {
    /// How it puts one to the server.
    fn put(self) -> fn(Call) -> LocalReply;
}

/// Whether it is here.
#[derive(Clone, Copy)]
enum Arrival<P> {
    Awaited,
    Here(P),
    Missing,
}

/// Fetches it, unless it is here.
pub(crate) async fn fetch<P: Part>() -> Result<P, Failure> {
    if let Some(part) = P::kept().get() {
        return Ok(part);
    }
    let part = P::load().await.map_err(|_| Failure::Unreachable)?;
    P::kept().set(Some(part));
    Ok(part)
}

/// Puts a question to the server that only this part can read the answer of.
pub(crate) async fn put<P: Asking>(call: Call) -> Result<Reply, Failure> {
    (fetch::<P>().await?.put())(call).await
}

/// A screen of it, or what stands for it until it is here.
#[component]
pub(crate) fn Awaited<P: Part>(
    /// Which one.
    screen: fn(P) -> AnyView,
) -> impl IntoView {
    let here = P::kept().get();
    let arrival = RwSignal::new(here.map_or(Arrival::Awaited, Arrival::Here));
    let arrive = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let part = fetch::<P>().await;
            // Another screen may stand by now.
            let _ = arrival.try_set(part.map_or(Arrival::Missing, Arrival::Here));
        });
    });
    if here.is_none() {
        arrive.run(());
    }
    move || match arrival.get() {
        Arrival::Here(part) => screen(part),
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
