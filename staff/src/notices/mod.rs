//! The page of notices: what everybody is told, an end for what is not so any more, and a new one, looked at before it is published.

mod field;
mod form;
mod list;
mod preview;

use leptos::prelude::*;
use text::staff::Key;
use ui::{Notice, Tone};

use self::{form::Form, list::List, preview::Preview};
use crate::{
    desk::{ConsoleEvent, NoticesEvent},
    dispatch::{Dispatch, watch_work},
    effects::focus::TITLE,
    texts::t,
    trouble::Trouble,
    wording::notices as wording,
};

/// Sends something that happened on the page.
fn tell(dispatch: Dispatch, event: NoticesEvent) {
    dispatch.at_work(ConsoleEvent::Notices(event));
}

/// The page.
#[component]
pub(crate) fn NoticesPage() -> impl IntoView {
    let trouble = watch_work(|console| console.notices.said().cloned());
    let done = watch_work(|console| console.notices.done);
    let said = move || {
        let key = wording::done(done.get()?);
        Some(view! { <Notice tone=Tone::Good live=true><p data-testid="notice-done">{t(key)}</p></Notice> })
    };
    let looking = watch_work(|console| console.notices.preview.is_some());
    view! {
        <main class="s-counter s-stock s-notices" data-step="staff.notices">
            <div class="s-counter__page">
                <h1 id=TITLE tabindex="-1">{t(Key::NoticesTitle)}</h1>
                <p>{t(Key::NoticesHint)}</p>
                <div class="s-stock__said">
                    <Trouble trouble/>
                    {said}
                </div>
                <List/>
                {move || if looking.get() { view! { <Preview/> }.into_any() } else { view! { <Form/> }.into_any() }}
            </div>
        </main>
    }
}
