//! The console whole: contexts, and the switch from scene to scene.

use leptos::{ev, prelude::*};
use shell::http;
use text::{Language, staff::Key, staff::Words};
use ui::DemoNotice;

use crate::{
    bar::Bar,
    bell::BellBanner,
    counter::{cards::CardsPage, handover::HandoverPage, vouch::VouchPage, waits::PrintingWaits},
    desk::{ConsoleEvent, Desk, Event, Place, Scene},
    dispatch::{Dispatch, use_dispatch, watch, watch_work},
    effects::page,
    keyboard,
    kiosks::KiosksPage,
    leaving,
    money::{MonthEndsPage, PaymentsPage, ReconciliationPage},
    notices::NoticesPage,
    opening::Opening,
    queue::QueuePage,
    sign_in::SignInPage,
    stock::StockPage,
    texts::{Texts, t},
};

/// The static part of the page, which stands until the console does.
const STATIC: &str = "static";

/// Loads the words, then puts the console in the place of the page's static part. While they cannot be had, that part stays.
pub fn mount() {
    wasm_bindgen_futures::spawn_local(async {
        let kept = page::kept(page::LANGUAGE);
        let language = kept.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default();
        if let Some(words) = http::words(language).await {
            begin(language, words);
        }
    });
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
    let texts = Texts::new(language, words);
    let shortcuts = page::kept(page::SHORTCUTS).as_deref() != Some("off");
    let dispatch = Dispatch::new(Desk::new(shortcuts));
    provide_context(texts);
    provide_context(dispatch);
    Effect::new(move |_| {
        page::mark("lang", texts.language().tag());
        page::keep(page::LANGUAGE, texts.language().tag());
        document().set_title(&texts.get(Key::BrandName));
    });
    dispatch.send(Event::Started);
    let scene = watch(|desk| match desk.scene() {
        Scene::Opening { .. } => Room::Opening,
        Scene::SignIn(_) => Room::SignIn,
        Scene::Console(_) => Room::Console,
    });
    move || match scene.get() {
        Room::Opening => view! { <Opening/> }.into_any(),
        Room::SignIn => view! { <SignInPage/> }.into_any(),
        Room::Console => view! { <ConsoleRoom/> }.into_any(),
    }
}

/// A scene, without what happens in it: the switch turns only when this changes.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    Opening,
    SignIn,
    Console,
}

/// The bar on top, and the place under it.
#[component]
fn ConsoleRoom() -> impl IntoView {
    let dispatch = use_dispatch();
    keyboard::listen();
    leaving::listen();
    let went = move || dispatch.at_work(ConsoleEvent::Went(page::place()));
    let listener = window_event_listener(ev::hashchange, move |_| went());
    on_cleanup(move || listener.remove());
    went();
    let place = watch_work(|console| console.place);
    let demo = watch_work(|console| console.staff.demo);
    view! {
        <div class="c-screen s-console">
            <Bar/>
            {move || demo.get().then(|| view! { <DemoNotice label=t(Key::DemoNotice)/> })}
            <BellBanner/>
            <PrintingWaits/>
            {move || match place.get() {
                Place::Queue => view! { <QueuePage/> }.into_any(),
                Place::Handover => view! { <HandoverPage/> }.into_any(),
                Place::Vouch => view! { <VouchPage/> }.into_any(),
                Place::Cards => view! { <CardsPage/> }.into_any(),
                Place::Stock => view! { <StockPage/> }.into_any(),
                Place::Kiosks => view! { <KiosksPage/> }.into_any(),
                Place::Notices => view! { <NoticesPage/> }.into_any(),
                Place::Payments => view! { <PaymentsPage/> }.into_any(),
                Place::Reconciliation => view! { <ReconciliationPage/> }.into_any(),
                Place::MonthEnds => view! { <MonthEndsPage/> }.into_any(),
            }}
        </div>
    }
}
