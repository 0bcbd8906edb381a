//! Search by reference, and the groups.

use domain::service::Service;
use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement, HtmlSelectElement},
};
use text::staff::Key;

use crate::{
    desk::{ConsoleEvent, Group, QueueEvent},
    dispatch::{use_dispatch, watch, watch_work},
    effects::focus::SEARCH,
    texts::{t, use_texts},
    wording,
};

/// The services whose applications clerks decide.
const LISTED: [Service; 5] =
    [Service::NewCard, Service::ReplaceCard, Service::Reissue, Service::InstantCard, Service::ChangePhoto];

/// The choice of one's own agency.
const MINE: &str = "mine";

/// The head of the queue.
#[component]
pub(super) fn Filters() -> impl IntoView {
    view! {
        <div class="s-queue__filters" role="search" aria-label=t(Key::QueueSearchLabel)>
            <Search/>
            <Services/>
            <Agencies/>
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

/// One service, or all of them.
#[component]
fn Services() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let chosen = watch_work(|console| console.queue.service);
    let picked = move |event: Targeted<Event, HtmlSelectElement>| {
        let place = event.target().value();
        let service = LISTED.into_iter().find(|service| service.path() == place);
        dispatch.at_work(ConsoleEvent::Queue(QueueEvent::OfService(service)));
    };
    let option = move |service: Service| {
        view! {
            <option value=service.path() selected=move || chosen.get() == Some(service)>
                {move || texts.get(wording::service(service).0)}
            </option>
        }
    };
    view! {
        <label class="u-hidden" for="service">{t(Key::QueueService)}</label>
        <select class="c-field__input s-queue__service" id="service" on:change:target=picked>
            <option value="" selected=move || chosen.get().is_none()>{t(Key::QueueServiceAll)}</option>
            {LISTED.map(option).collect_view()}
        </select>
    }
}

/// One's own agency's cases, or those of all; nothing for whoever works for none.
#[component]
fn Agencies() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let works_for_one = watch_work(|console| console.staff.agency.is_some());
    let mine = watch_work(|console| console.queue.mine);
    let picked = move |event: Targeted<Event, HtmlSelectElement>| {
        let chosen = event.target().value() == MINE;
        dispatch.at_work(ConsoleEvent::Queue(QueueEvent::Mine(chosen)));
    };
    let choice = move || {
        view! {
            <label class="u-hidden" for="agency">{t(Key::QueueAgency)}</label>
            <select class="c-field__input s-queue__service" id="agency" on:change:target=picked>
                <option value=MINE selected=move || mine.get()>
                    {move || texts.get(Key::QueueAgencyMine)}
                </option>
                <option value="" selected=move || !mine.get()>
                    {move || texts.get(Key::QueueAgencyAll)}
                </option>
            </select>
        }
    };
    move || works_for_one.get().then(choice)
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
