//! A button that asks the browser for a file.

use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};
use text::staff::Key;

use crate::{
    desk::{ConsoleEvent, StockPress},
    dispatch::{use_dispatch, watch_work},
    texts::t,
};

/// Holds the file that is chosen, and tells the desk so.
#[component]
pub(super) fn FileButton(
    /// What is to be chosen.
    label: Key,
    /// What happened then.
    held: StockPress,
    /// For tests.
    testid: &'static str,
) -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.stock.busy);
    let chosen = move |event: Targeted<Event, HtmlInputElement>| {
        let input = event.target();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            dispatch.world(|world| world.hold(file));
            dispatch.at_work(ConsoleEvent::Stock(held.clone()));
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <label class="c-button s-stock__file">
            <span>{t(label)}</span>
            <input
                class="u-hidden"
                type="file"
                accept=".txt,.jsonl,text/plain,application/jsonl"
                disabled=busy
                data-testid=testid
                on:change:target=chosen
            />
        </label>
    }
}
