//! Search by receipt code or gateway number, and the statuses.

use domain::payment::PaymentStatus;
use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement, HtmlSelectElement},
};
use text::staff::Key;

use crate::{
    desk::{ConsoleEvent, Desk, MoneyEvent, PaymentsEvent, Typed},
    dispatch::{Dispatch, use_dispatch, watch, watch_work},
    effects::focus::SEARCH,
    texts::{t, use_texts},
    wording::money as wording,
};

/// The head of the list.
#[component]
pub(super) fn Filters() -> impl IntoView {
    view! {
        <div class="s-queue__filters" role="search" aria-label=t(Key::PaymentsSearchLabel)>
            <Search/>
            <Statuses/>
        </div>
    }
}

fn tell(dispatch: Dispatch, event: PaymentsEvent) {
    dispatch.at_work(ConsoleEvent::Money(MoneyEvent::Payments(event)));
}

#[component]
fn Search() -> impl IntoView {
    let dispatch = use_dispatch();
    let search = watch_work(|console| console.money.list.search.clone());
    let state = watch_work(|console| console.money.list.typed());
    let shortcuts = watch(Desk::shortcuts);
    let typed = move |event: Targeted<Event, HtmlInputElement>| {
        let input = event.target();
        tell(dispatch, PaymentsEvent::Searched(input.value()));
        // Whatever stands in no number goes away, even when the rest stays the same.
        input.set_value(&search.get_untracked());
    };
    let hint = move || match state.get() {
        Typed::Nothing => None,
        Typed::Part => Some(Key::PaymentsSearchPart),
        Typed::Wrong => Some(Key::PaymentsSearchWrong),
        Typed::Whole => Some(Key::PaymentsSearchAll),
    };
    let hint_line =
        move || hint().map(|word| view! { <p class="u-hint" id="search-hint" role="status">{t(word)}</p> });
    view! {
        <div class="s-queue__search">
            <label class="u-hidden" for=SEARCH>{t(Key::PaymentsSearchLabel)}</label>
            <input
                class="c-field__input"
                id=SEARCH
                type="search"
                inputmode="numeric"
                autocomplete="off"
                placeholder=t(Key::PaymentsSearch)
                aria-describedby="search-hint"
                aria-keyshortcuts=move || shortcuts.get().then_some("/")
                prop:value=search
                on:input:target=typed
            />
            {move || shortcuts.get().then(|| view! { <kbd class="s-queue__key" aria-hidden="true">"/"</kbd> })}
        </div>
        {hint_line}
    }
}

/// One status, or all of them.
#[component]
fn Statuses() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let chosen = watch_work(|console| console.money.list.status);
    let picked = move |event: Targeted<Event, HtmlSelectElement>| {
        let name = event.target().value();
        let status = PaymentStatus::ALL.into_iter().find(|status| status.as_str() == name);
        tell(dispatch, PaymentsEvent::OfStatus(status));
    };
    let option = move |status: PaymentStatus| {
        view! {
            <option value=status.as_str() selected=move || chosen.get() == Some(status)>
                {move || texts.get(wording::status(status).0)}
            </option>
        }
    };
    view! {
        <label class="u-hidden" for="payment-status">{t(Key::PaymentsFilter)}</label>
        <select class="c-field__input s-queue__service" id="payment-status" on:change:target=picked>
            <option value="" selected=move || chosen.get().is_none()>{t(Key::PaymentsFilterAll)}</option>
            {PaymentStatus::ALL.map(option).collect_view()}
        </select>
    }
}
