//! What the first load leaves out: the screens of journeys and of following, and what they ask of the world.
//!
//! It comes as a second file, fetched behind the home screen. See `docs/adr/0007-two-loads.md`.
//!
//! **Invariant:** this is the only way to it from what loads first; a second way would draw it all into the first load.

use domain::{kiosk::KioskId, wire::Method};
use flow::{Effect, Event, Failure, Reply};
use leptos::prelude::*;
use shell::http;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    dispatch::{Dispatch, use_dispatch},
    effects,
    help::Help,
    journeys::{activate::ActivateScreen, apply::ApplyScreen, instant::InstantScreen, loss::LossScreen},
    money::Money,
    over::{Over, Terms},
    own::Own,
    part,
    places::{
        enrol::EnrolScreen,
        opening::{MissingScreen, OpeningScreen},
        payments::{Left, PaidNothing},
        topics::Subjects,
        track::TrackScreen,
    },
    texts::Texts,
    trouble::reload,
};

/// The ways into what loads later.
#[derive(Clone, Copy)]
pub(crate) struct Later {
    /// The screens of replacing a card.
    pub(crate) apply: fn() -> AnyView,
    /// The screens that say whether a card can be had today.
    pub(crate) instant: fn() -> AnyView,
    /// The screens of reporting a card lost.
    pub(crate) loss: fn() -> AnyView,
    /// The screens of making a card ready for use.
    pub(crate) activate: fn() -> AnyView,
    /// The screens of bringing money, which come with a load of their own.
    pub(crate) recharge: fn() -> AnyView,
    /// The screens of following an application.
    pub(crate) track: fn() -> AnyView,
    /// The screens of what was paid, which come with the same.
    pub(crate) payments: fn() -> AnyView,
    /// The screens of what a person has.
    pub(crate) account: fn() -> AnyView,
    /// The screens of what one would get back.
    pub(crate) estimate: fn() -> AnyView,
    /// The screens of notices and of what changed.
    pub(crate) policy: fn() -> AnyView,
    /// The screens of filing for care elsewhere.
    pub(crate) filing: fn() -> AnyView,
    /// The search in help, and its subjects.
    pub(crate) subjects: fn() -> AnyView,
    /// The screens behind them.
    pub(crate) topics: fn() -> AnyView,
    /// What was begun at this kiosk and has no result.
    pub(crate) left: fn() -> AnyView,
    /// The screens of a kiosk that the server does not know.
    pub(crate) enrol: fn() -> AnyView,
    /// Asks for a kiosk's profile.
    pub(crate) profile: fn(KioskId) -> effects::Profile,
    /// Signs whatever this kiosk asks from now on.
    pub(crate) sign: fn(KioskId, Dispatch) -> effects::Ready,
    /// The way to a payment that was lost sight of, and the words of the office, explained.
    pub(crate) terms: fn() -> AnyView,
    /// What stands over every screen.
    pub(crate) over: fn() -> AnyView,
    /// Every screen in every state.
    #[cfg(feature = "gallery")]
    pub(crate) gallery: fn() -> AnyView,
    /// Reads the answer that says where a visit stands.
    pub(crate) read_visit: fn(&str) -> Result<Reply, Failure>,
    belongings: fn(Texts) -> effects::belongings::Fetched,
    run: fn(Effect, Dispatch),
}

/// Whether it is here.
#[derive(Clone, Copy)]
pub(crate) enum Arrival {
    /// Not asked for, or on its way.
    Awaited,
    /// Here.
    Here(Later),
    /// It could not be had.
    Missing,
}

#[wasm_split(later, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the attribute adds what can fail")]
fn load() -> Result<Later, SplitLoaderError> {
    Ok(Later {
        apply: || view! { <ApplyScreen/> }.into_any(),
        instant: || view! { <InstantScreen/> }.into_any(),
        activate: || view! { <ActivateScreen/> }.into_any(),
        loss: || view! { <LossScreen/> }.into_any(),
        recharge: || view! { <part::Awaited screen=|money: Money| (money.recharge)()/> }.into_any(),
        track: || view! { <TrackScreen/> }.into_any(),
        payments: || view! { <part::Awaited screen=|money: Money| (money.payments)()/> }.into_any(),
        account: || view! { <part::Awaited screen=|own: Own| (own.account)()/> }.into_any(),
        estimate: || view! { <part::Awaited screen=|own: Own| (own.estimate)()/> }.into_any(),
        policy: || view! { <part::Awaited screen=|own: Own| (own.policy)()/> }.into_any(),
        filing: || view! { <part::Awaited screen=|own: Own| (own.filing)()/> }.into_any(),
        subjects: || view! { <Subjects/> }.into_any(),
        topics: || view! { <part::Awaited screen=|help: Help| (help.topics)()/> }.into_any(),
        left: || view! { <Left/> }.into_any(),
        enrol: || view! { <EnrolScreen/> }.into_any(),
        profile: effects::profile,
        sign: effects::ready,
        terms: || view! { <PaidNothing/><Terms/> }.into_any(),
        over: || view! { <Over/> }.into_any(),
        #[cfg(feature = "gallery")]
        gallery: || view! { <crate::gallery::Gallery/> }.into_any(),
        read_visit: effects::read_visit,
        belongings: effects::belongings::fetch,
        run: effects::run_later,
    })
}

/// Fetches it, unless it is here. Where that fails once more although the server answers, its edition is another one by now, and the
/// page is loaded anew.
pub(crate) async fn fetch(dispatch: Dispatch) -> Result<Later, Failure> {
    let arrival = dispatch.arrival();
    if let Some(Arrival::Here(later)) = arrival.try_get_untracked() {
        return Ok(later);
    }
    let again = matches!(arrival.try_get_untracked(), Some(Arrival::Missing));
    if again {
        arrival.set(Arrival::Awaited);
    }
    let loaded = whole(dispatch.texts()).await;
    // Two may wait for it: what is here stays, and its screens are not built anew. An unmounted app waits for nothing.
    if matches!(arrival.try_get_untracked(), Some(Arrival::Awaited | Arrival::Missing)) {
        arrival.set(loaded.as_ref().map_or(Arrival::Missing, |later| Arrival::Here(*later)));
    }
    if again && loaded.is_err() && http::exchange(Method::Get, "/livez".to_owned(), None).await.is_ok() {
        reload();
    }
    loaded
}

/// Its code, and what its screens need beside.
async fn whole(texts: Texts) -> Result<Later, Failure> {
    let later = load().await.map_err(|_| Failure::Unreachable)?;
    (later.belongings)(texts).await?;
    Ok(later)
}

/// Carries out an effect there, once it is here. When it cannot be had, a call fails, so that it can be tried again; nothing else is
/// asked for before a screen of the second load stood.
pub(crate) fn run(effect: Effect, dispatch: Dispatch) {
    if let Some(Arrival::Here(later)) = dispatch.arrival().try_get_untracked() {
        return (later.run)(effect, dispatch);
    }
    leptos::task::spawn_local(async move {
        match (fetch(dispatch).await, effect) {
            (Ok(later), effect) => (later.run)(effect, dispatch),
            (Err(failure), Effect::Call(attempt, _)) => dispatch.send(Event::Replied(attempt, Err(failure))),
            (Err(_), _) => {}
        }
    });
}

/// A screen that loads later, or what stands for it until it is here.
#[component]
pub(crate) fn Awaited(
    /// Which one.
    screen: fn(Later) -> AnyView,
) -> impl IntoView {
    let dispatch = use_dispatch();
    let arrival = dispatch.arrival();
    arrive(dispatch);
    move || match arrival.get() {
        Arrival::Here(later) => screen(later),
        Arrival::Awaited => view! { <OpeningScreen/> }.into_any(),
        Arrival::Missing => view! { <MissingScreen/> }.into_any(),
    }
}

/// A part of a screen that loads later; nothing stands for it until it is here.
pub(crate) fn part(dispatch: Dispatch, part: fn(Later) -> AnyView) -> impl Fn() -> Option<AnyView> {
    let arrival = dispatch.arrival();
    move || match arrival.get() {
        Arrival::Here(later) => Some(part(later)),
        Arrival::Awaited | Arrival::Missing => None,
    }
}

/// Begins to fetch it; where it is shown or missed, that is told by [`Arrival`].
pub(crate) fn arrive(dispatch: Dispatch) {
    leptos::task::spawn_local(async move {
        let _ = fetch(dispatch).await;
    });
}
