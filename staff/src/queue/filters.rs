//! Search by reference, and the groups.

use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};
use text::staff::Key;

use crate::{
    desk::{ConsoleEvent, Group, QueueEvent},
    dispatch::{use_dispatch, watch, watch_work},
    effects::focus::SEARCH,
    texts::t,
    wording,
};

/// The head of the queue.
#[component]
pub(super) fn Filters() -> impl IntoView {
    view! {
        <div class="s-queue__filters" role="search" aria-label=t(Key::QueueSearchLabel)>
            <Search/>
            <Groups/>
        </div>
    }
}

#[component]
fn Search() -> impl IntoView {
    let dispatch = use_dispatch();
    let search = watch_work(|console| console.queue.search.clone());
    let shortcuts = watch(crate::desk::Desk::shortcuts);
    let typed = move |event: Targeted<Event, HtmlInputElement>| {
        let input = event.target();
        dispatch.at_work(ConsoleEvent::Queue(QueueEvent::Searched(input.value())));
        // Whatever was no digit goes away, even when the digits stay the same.
        input.set_value(&search.get_untracked());
    };
    let hint = move || {
        search
            .with(|digits| !digits.is_empty())
            .then(|| view! { <p class="u-hint" id="search-hint">{t(Key::QueueSearchAll)}</p> })
    };
    view! {
        <div class="s-queue__search">
            <label class="u-hidden" for=SEARCH>{t(Key::QueueSearchLabel)}</label>
            <input
                class="c-field__input"
                id=SEARCH
                type="search"
                inputmode="numeric"
                autocomplete="off"
                placeholder=t(Key::QueueSearch)
                aria-describedby="search-hint"
                aria-keyshortcuts=move || shortcuts.get().then_some("/")
                prop:value=search
                on:input:target=typed
            />
            {move || shortcuts.get().then(|| view! { <kbd class="s-queue__key" aria-hidden="true">"/"</kbd> })}
        </div>
        {hint}
    }
}

#[component]
fn Groups() -> impl IntoView {
    let dispatch = use_dispatch();
    let chosen = watch_work(|console| (console.queue.group, !console.queue.search.is_empty()));
    let group = move |group: Group| {
        let checked = move || chosen.get() == (group, false);
        view! {
            <label class="s-groups__group">
                <input
                    class="s-groups__dot u-hidden"
                    type="radio"
                    name="group"
                    prop:checked=checked
                    on:change=move |_| dispatch.at_work(ConsoleEvent::Queue(QueueEvent::Grouped(group)))
                />
                <span>{t(wording::group(group))}</span>
            </label>
        }
    };
    view! {
        <fieldset class="s-groups">
            <legend class="u-hidden">{t(Key::QueueFilter)}</legend>
            {Group::ALL.map(group).collect_view()}
        </fieldset>
    }
}
