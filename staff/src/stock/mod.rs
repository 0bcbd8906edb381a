//! The page of blank cards: what lies at which outlet, what comes in, goes back or is void; and the card maker's files, or that there are none.

mod files;
mod forms;
mod history;
mod lying;
mod maker;
mod outlets;

use domain::region::CardMaker;
use leptos::prelude::*;
use text::staff::Key;
use ui::{Notice, Tone};

use self::{forms::Forms, history::History, lying::Lying, maker::Maker, outlets::Outlets};
use crate::{
    dispatch::watch_work,
    effects::focus::TITLE,
    texts::{t, use_texts},
    trouble::Trouble,
    wording::stock as wording,
};

/// The page.
#[component]
pub(crate) fn StockPage() -> impl IntoView {
    let trouble = watch_work(|console| console.stock.trouble.clone());
    let done = watch_work(|console| console.stock.done);
    let by = watch_work(|console| console.stock.list.as_ref().map(|list| list.card_maker));
    let maker = move || match by.get()? {
        CardMaker::Files => Some(view! { <Maker/> }.into_any()),
        CardMaker::Http => Some(view! { <Online/> }.into_any()),
    };
    let said = move || {
        let key = wording::done(done.get()?);
        Some(view! { <Notice tone=Tone::Good live=true><p data-testid="stock-done">{t(key)}</p></Notice> })
    };
    view! {
        <main class="s-counter s-stock" data-step="staff.stock">
            <div class="s-counter__page">
                <h1 id=TITLE tabindex="-1">{t(Key::StockTitle)}</h1>
                <p>{t(Key::StockHint)}</p>
                <div class="s-stock__said">
                    <Trouble trouble/>
                    {said}
                </div>
                <Outlets/>
                <Outlet/>
                {maker}
            </div>
        </main>
    }
}

/// The card maker needs no files here.
#[component]
fn Online() -> impl IntoView {
    view! {
        <h2>{t(Key::MakerTitle)}</h2>
        <p data-testid="maker-online">{t(Key::MakerOnline)}</p>
    }
}

/// The outlet that was chosen.
#[component]
fn Outlet() -> impl IntoView {
    let texts = use_texts();
    let name = watch_work(|console| console.stock.view.as_ref().map(|view| view.count.name.clone()));
    let title = move || name.get().map(|name| texts.with(Key::StockOf, &[("outlet", &texts.pick(&name))]));
    let loaded = Memo::new(move |_| name.get().is_some());
    move || {
        loaded.get().then(|| {
            view! {
                <h2 data-testid="stock-outlet">{title}</h2>
                <Lying/>
                <Forms/>
                <History/>
            }
        })
    }
}
