//! The books of topics: a language's is fetched when help is first looked into, then held as long as the page.
//!
//! **Invariant:** what was looked for goes nowhere: a book is fetched whole, and searched here.

use std::{cell::RefCell, collections::HashMap, sync::Arc};

use flow::Failure;
use leptos::prelude::*;
use shell::http;
use text::{Language, app::Key};
use topics::{Book, Index};

use crate::{
    places::{contacts::Contacts, opening::OpeningScreen},
    screen::Screen,
    texts::{t, use_texts},
    trouble::TroubleNotice,
};

/// A book, ready to be read and searched.
pub(crate) struct Volume {
    /// What it says.
    pub(super) book: Book,
    /// Finds topics in it.
    pub(super) index: Index,
}

/// Whether the book of the language is here.
#[derive(Clone)]
enum Arrival {
    Awaited,
    Here(Arc<Volume>),
    Missing,
}

thread_local! {
    static HELD: RefCell<HashMap<Language, Arc<Volume>>> = RefCell::new(HashMap::new());
}

fn held(language: Language) -> Option<Arc<Volume>> {
    HELD.with_borrow(|held| held.get(&language).cloned())
}

/// Fetches the book of a language, unless it is here; `None` when it cannot be had.
pub(crate) async fn fetch(language: Language) -> Option<Arc<Volume>> {
    if let Some(volume) = held(language) {
        return Some(volume);
    }
    let folder = http::page_says("topics")?;
    let bytes = http::file(&format!("{folder}{}.json", language.tag())).await?;
    let book: Book = serde_json::from_slice(&bytes).ok()?;
    let volume = Arc::new(Volume { index: Index::of(&book), book });
    HELD.with_borrow_mut(|held| held.insert(language, volume.clone()));
    Some(volume)
}

/// A screen that reads the book, or what stands for it until the book is here.
#[component]
pub(super) fn Opened(
    /// The screen.
    screen: impl Fn(Arc<Volume>) -> AnyView + Send + 'static,
) -> impl IntoView {
    let texts = use_texts();
    let arrival = RwSignal::new(held(texts.language_untracked()).map_or(Arrival::Awaited, Arrival::Here));
    let arrive = Callback::new(move |language: Language| {
        leptos::task::spawn_local(async move {
            let volume = fetch(language).await;
            // Another language may be spoken by now, or another screen stand.
            if texts.language_untracked() == language {
                let _ = arrival.try_set(volume.map_or(Arrival::Missing, Arrival::Here));
            }
        });
    });
    Effect::new(move |before: Option<Language>| {
        let language = texts.language();
        if before.is_some() || matches!(arrival.get_untracked(), Arrival::Awaited) {
            arrive.run(language);
        }
        language
    });
    let again = Callback::new(move |()| arrive.run(texts.language_untracked()));
    move || match arrival.get() {
        Arrival::Here(volume) => screen(volume),
        Arrival::Awaited => view! { <OpeningScreen/> }.into_any(),
        Arrival::Missing => view! { <Missing again/> }.into_any(),
    }
}

/// Stands when the book could not be had: numbers are always there.
#[component]
fn Missing(again: Callback<()>) -> impl IntoView {
    view! {
        <Screen step="help.missing" title=t(Key::HelpPlace)>
            <TroubleNotice failure=Failure::Unreachable again/>
            <Contacts/>
        </Screen>
    }
}
