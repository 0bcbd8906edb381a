//! Every component and every screen in every state, one page a state, for looking and for tests. In development builds only.
//!
//! `/gallery` lists the pages and `/gallery/<name>` shows one. Query parameters set language, mode, contrast and kiosk as everywhere;
//! a change of the address within the page is followed, so that tests walk from state to state without loading anew.
//!
//! **Invariant:** what is shown here is what the app shows. Only the events do not count and no effect is carried out.

mod breaking;
mod components;
mod filing;
mod flows;
mod index;
mod own;
mod screens;
mod typing;

use flow::Flow;
use leptos::{ev, prelude::*};
use text::Language;

use self::index::IndexScreen;
use crate::{
    app::Opened,
    controls::{first_language, use_controls, use_device},
    dispatch::{Dispatch, use_dispatch},
    effects::address,
    later::{Arrival, Later},
    money::Money,
    own::Own,
    part,
    places::topics,
    reading::provide_setting,
    texts::use_texts,
};

/// Where the gallery stands.
const ROOM: &str = "/gallery";
/// What stands for a photo of a person.
const EXAMPLE: &str = "/photo-example.svg";

/// On which device a state can come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    Both,
    Kiosk,
    Phone,
}

/// What a page shows.
#[derive(Clone, Copy)]
enum Shown {
    /// The app, with a flow that was talked into a state; `true` on a kiosk.
    Screen(fn(bool) -> Flow),
    /// A screen that stands outside the flow's places, and the flow behind it.
    Outside(fn(bool) -> Flow, fn() -> AnyView),
    /// Components.
    Parts(fn() -> AnyView),
}

/// One page of the gallery.
#[derive(Clone, Copy)]
struct Page {
    name: &'static str,
    on: On,
    shown: Shown,
}

impl Page {
    const fn new(name: &'static str, on: On, shown: Shown) -> Self {
        Self { name, on, shown }
    }

    fn address(self) -> String {
        format!("{ROOM}/{}", self.name)
    }
}

/// All pages, components first.
fn pages() -> impl Iterator<Item = Page> {
    components::PAGES.iter().chain(screens::PAGES).chain(own::PAGES).chain(filing::PAGES).copied()
}

/// Whether the address asks for the gallery.
pub(crate) fn is_asked_for() -> bool {
    address::path().strip_prefix(ROOM).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The index, or the page that the address names.
#[component]
pub(crate) fn Gallery() -> impl IntoView {
    let name = RwSignal::new(asked());
    let (controls, texts) = (use_controls(), use_texts());
    let _ = window_event_listener(ev::popstate, move |_| {
        let on = |name, value| address::wish(name).as_deref() == Some(value);
        controls.elder.set(on("mode", "elder"));
        controls.contrast.set(on("contrast", "high"));
        controls.low.set(on("position", "low"));
        if texts.language() != first_language() {
            texts.speak(first_language());
        }
        name.set(asked());
    });
    let here = match use_dispatch().arrival().get_untracked() {
        Arrival::Here(later) => Some(later),
        Arrival::Awaited | Arrival::Missing => None,
    };
    // No page is shown before all there is to show is here.
    let whole = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        for language in Language::ALL.into_iter().chain([Language::Pseudo]) {
            let _ = topics::fetch(language).await;
        }
        whole.set(part::fetch::<Money>().await.is_ok() && part::fetch::<Own>().await.is_ok());
    });
    move || {
        if !whole.get() {
            return ().into_any();
        }
        let name = name.get();
        request_animation_frame(furnish);
        match (pages().find(|page| page.name == name), here) {
            (Some(page), Some(later)) => view! { <Shown page later/> }.into_any(),
            _ => view! { <IndexScreen/> }.into_any(),
        }
    }
}

/// The name of the page that the address asks for; empty for the index.
fn asked() -> String {
    address::path().strip_prefix(ROOM).unwrap_or_default().trim_matches('/').to_owned()
}

#[component]
fn Shown(page: Page, later: Later) -> impl IntoView {
    let kiosk = use_device().is_kiosk();
    address::mark("data-gallery", page.name);
    match page.shown {
        Shown::Parts(parts) => parts(),
        Shown::Screen(flow) => standing(flow(kiosk), later, opened),
        Shown::Outside(flow, screen) => standing(flow(kiosk), later, screen),
    }
}

/// Shows a screen over a flow that stands still.
fn standing(flow: Flow, later: Later, screen: fn() -> AnyView) -> AnyView {
    let setting = flow.session().setting.clone();
    provide_context(Dispatch::standing(flow, later));
    if let Some(setting) = setting {
        provide_setting(setting);
    }
    screen()
}

/// The app's own switch from screen to screen.
fn opened() -> AnyView {
    let setting = use_dispatch().flow().with_untracked(|flow| flow.session().setting.clone());
    setting.map(|setting| view! { <Opened setting/> }).into_any()
}

/// Puts a picture where a photo of a person or of a camera would stand.
fn furnish() {
    let set = |selector: &str, attribute: &str| {
        let Ok(found) = document().query_selector_all(selector) else { return };
        for at in 0..found.length() {
            if let Some(element) = found.get(at) {
                let element: web_sys::Element = wasm_bindgen::JsCast::unchecked_into(element);
                // Fails only for names that are none.
                let _ = element.set_attribute(attribute, EXAMPLE);
            }
        }
    };
    set("img[src^='/api']", "src");
    set("video", "poster");
    let focus = document().query_selector("button[data-focus], [data-focus] input").ok().flatten();
    let focus =
        focus.and_then(|element| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element).ok());
    if let Some(element) = focus {
        let _ = element.focus();
    }
}
