//! The app whole: contexts, places, and the switch from screen to screen.

use std::pin::Pin;

use domain::service::ServiceGroup;
use flow::{Event, Flow, Place, Setting};
use leptos::prelude::*;
use shell::http;
use text::{Language, app::Words};

use crate::{
    controls::{Controls, Device, first_language},
    dispatch::{Dispatch, use_dispatch},
    effects::{World, address, breakdown, history},
    later::{self, Arrival, Awaited},
    places::{
        attract::AttractScreen,
        help::HelpScreen,
        home::HomeScreen,
        opening::{EndingScreen, OpeningScreen},
        services::ServicesScreen,
    },
    reading::{provide_setting, watch},
    texts::Texts,
};

/// The static part of the page, which stands until the app does.
const STATIC: &str = "static";

/// Loads the words, then puts the app in the place of the page's static part. While they cannot be had, that part stays.
pub fn mount() {
    breakdown::keep();
    let begun: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async {
        let language = first_language();
        match http::words(language).await {
            Some(words) => begin(language, words),
            None => address::mark("data-unreached", "yes"),
        }
    });
    wasm_bindgen_futures::spawn_local(begun);
}

fn begin(language: Language, words: Words) {
    if let Some(part) = document().get_element_by_id(STATIC) {
        part.remove();
    }
    mount_to_body(move || view! { <App language words/> });
}

/// Contexts for all screens, and the screens.
#[component]
fn App(language: Language, words: Words) -> impl IntoView {
    let kiosk = address::kiosk();
    let device = if kiosk.is_some() { Device::Kiosk } else { Device::Phone };
    let texts = Texts::new(language, words);
    let controls = Controls::new();
    let dispatch = Dispatch::new(World::default(), texts);
    provide_context(device);
    provide_context(texts);
    provide_context(controls);
    provide_context(dispatch);
    controls.keep(device, texts);
    #[cfg(feature = "gallery")]
    if crate::gallery::is_asked_for() {
        return view! { <Awaited screen=|later| (later.gallery)()/> }.into_any();
    }
    history::keep(dispatch, device);
    dispatch.send(Event::Started { target: address::target(), kiosk });
    let opened = opened();
    let shown = move || match opened.get() {
        Some(setting) => view! { <Opened setting/> }.into_any(),
        None => view! { <OpeningScreen/> }.into_any(),
    };
    shown.into_any()
}

/// What was loaded before anything else, once it is known whether a visit stands. Later changes come through `use_setting`.
fn opened() -> Memo<Option<Setting>> {
    let flow = crate::reading::use_flow();
    Memo::new(move |before: Option<&Option<Setting>>| {
        before.cloned().flatten().or_else(|| {
            flow.with(|flow| flow.session().setting.clone().filter(|_| !flow.busy() && !flow.opening()))
        })
    })
}

/// A screen's place, without what happens in it: the switch turns only when this changes.
#[derive(Clone, Copy, PartialEq)]
enum Scene {
    Attract,
    Home,
    Services(ServiceGroup),
    Help,
    Apply,
    Instant,
    Loss,
    Activate,
    Recharge,
    Track,
    Payments,
    Account,
    Estimate,
    Filing,
    Policy,
    Ending,
    Enrol,
}

fn scene(flow: &Flow) -> Scene {
    match flow.place() {
        Place::Ending => Scene::Ending,
        _ if flow.enrol().is_some() => Scene::Enrol,
        Place::Attract => Scene::Attract,
        Place::Home => Scene::Home,
        Place::Services(group) => Scene::Services(*group),
        Place::Help(_) => Scene::Help,
        Place::Apply(_) => Scene::Apply,
        Place::Instant(_) => Scene::Instant,
        Place::Loss(_) => Scene::Loss,
        Place::Activate(_) => Scene::Activate,
        Place::Recharge(_) => Scene::Recharge,
        Place::Track(_) => Scene::Track,
        Place::Payments(_) => Scene::Payments,
        Place::Account(_) => Scene::Account,
        Place::Estimate(_) => Scene::Estimate,
        Place::Filing(_) => Scene::Filing,
        Place::Policy(_) => Scene::Policy,
    }
}

/// The screens, over a flow that knows where it is.
#[component]
pub(crate) fn Opened(setting: Setting) -> impl IntoView {
    provide_setting(setting);
    let scene = watch(scene);
    let dispatch = use_dispatch();
    request_animation_frame(move || later::arrive(dispatch));
    let shown = move || match scene.get() {
        Scene::Attract => view! { <AttractScreen/> }.into_any(),
        Scene::Home => view! { <HomeScreen/> }.into_any(),
        Scene::Services(group) => view! { <ServicesScreen group/> }.into_any(),
        Scene::Help => view! { <HelpScreen/> }.into_any(),
        Scene::Apply => view! { <Awaited screen=|later| (later.apply)()/> }.into_any(),
        Scene::Instant => view! { <Awaited screen=|later| (later.instant)()/> }.into_any(),
        Scene::Activate => view! { <Awaited screen=|later| (later.activate)()/> }.into_any(),
        Scene::Recharge => view! { <Awaited screen=|later| (later.recharge)()/> }.into_any(),
        Scene::Loss => view! { <Awaited screen=|later| (later.loss)()/> }.into_any(),
        Scene::Track => view! { <Awaited screen=|later| (later.track)()/> }.into_any(),
        Scene::Payments => view! { <Awaited screen=|later| (later.payments)()/> }.into_any(),
        Scene::Account => view! { <Awaited screen=|later| (later.account)()/> }.into_any(),
        Scene::Estimate => view! { <Awaited screen=|later| (later.estimate)()/> }.into_any(),
        Scene::Filing => view! { <Awaited screen=|later| (later.filing)()/> }.into_any(),
        Scene::Policy => view! { <Awaited screen=|later| (later.policy)()/> }.into_any(),
        Scene::Enrol => view! { <Awaited screen=|later| (later.enrol)()/> }.into_any(),
        Scene::Ending => view! { <EndingScreen/> }.into_any(),
    };
    let over = move || match dispatch.arrival().get() {
        Arrival::Here(later) => Some((later.over)()),
        Arrival::Awaited | Arrival::Missing => None,
    };
    view! {
        {shown}
        {over}
    }
}
