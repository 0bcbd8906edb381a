//! The bar on top: places, who works here, language, shortcuts, leaving.

use domain::wire::staff::WAITING_MAX;
use leptos::{ev::MouseEvent, prelude::*};
use text::staff::Key;
use ui::{PlaceLink, PlacesBar, TopBar};

use crate::{
    desk::{Event, Place},
    dispatch::{use_dispatch, watch, watch_work},
    texts::{t, use_texts},
};

/// The bar of the console.
#[component]
pub(crate) fn Bar() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let office = watch_work(|console| Some((console.staff.office.clone(), console.staff.name.clone())));
    let who = move || {
        let (office, name) = office.get()?;
        Some(texts.with(Key::BarWho, &[("office", &texts.pick(&office)), ("name", &name)]))
    };
    view! {
        <TopBar brand=t(Key::BrandName) home=Place::Queue.hash()>
            <Places/>
            <span class="s-bar__who">{who}</span>
            <ShortcutSwitch/>
            <LanguageSwitch/>
            <button
                type="button"
                class="s-bar__control"
                data-testid="sign-out"
                on:click=move |_: MouseEvent| dispatch.send(Event::SignedOut)
            >
                {t(Key::SignOutLabel)}
            </button>
        </TopBar>
    }
}

#[component]
fn Places() -> impl IntoView {
    let texts = use_texts();
    let place = watch_work(|console| console.place);
    let waiting = watch_work(|console| console.queue.list.as_ref().map(|list| list.waiting));
    let wanting = watch_work(|console| console.money.list.list.as_ref().map(|list| list.wanting));
    let count = |of: Memo<Option<u32>>| of.get().map_or_else(String::new, counted);
    let name = move |of: Place| match of {
        Place::Queue => texts.with(Key::NavQueue, &[("count", &count(waiting))]),
        Place::Handover => texts.get(Key::NavHandover),
        Place::Vouch => texts.get(Key::NavVouch),
        Place::Cards => texts.get(Key::NavCards),
        Place::Stock => texts.get(Key::NavStock),
        Place::Kiosks => texts.get(Key::NavKiosks),
        Place::Notices => texts.get(Key::NavNotices),
        Place::Payments => texts.with(Key::NavPayments, &[("count", &count(wanting))]),
        Place::Reconciliation => texts.get(Key::NavReconciliation),
        Place::MonthEnds => texts.get(Key::NavMonthEnds),
    };
    let link = move |of: Place| {
        let current = Signal::derive(move || place.get().part_of() == of);
        view! { <PlaceLink label=Signal::derive(move || name(of)) href=of.hash() current/> }
    };
    let role = watch_work(|console| console.staff.role);
    let places = move || {
        let places = Place::of(role.get()).iter().copied();
        places.filter(|place| place.part_of() == *place).map(link).collect_view()
    };
    view! { <PlacesBar label=t(Key::NavLabel)>{places}</PlacesBar> }
}

/// How many cases wait; more than are counted are said to be more.
fn counted(waiting: u32) -> String {
    if waiting < WAITING_MAX { waiting.to_string() } else { format!("{}+", WAITING_MAX - 1) }
}

/// Switches the language; says its name in its own language.
#[component]
pub(crate) fn LanguageSwitch() -> impl IntoView {
    let texts = use_texts();
    let other = move || texts.language().next();
    view! {
        <button
            type="button"
            class="s-bar__control"
            data-testid="language"
            lang=move || other().tag()
            on:click=move |_: MouseEvent| texts.speak(other())
        >
            {move || other().own_name()}
        </button>
    }
}

/// Switches the single keys on and off (WCAG 2.1.4).
#[component]
fn ShortcutSwitch() -> impl IntoView {
    let dispatch = use_dispatch();
    let on = watch(crate::desk::Desk::shortcuts);
    let word = move |on: bool| if on { Key::BarShortcutsOn } else { Key::BarShortcutsOff };
    let texts = use_texts();
    view! {
        <button
            type="button"
            class="s-bar__control"
            data-testid="shortcuts"
            role="switch"
            aria-checked=move || if on.get() { "true" } else { "false" }
            title=t(Key::BarShortcutsHint)
            on:click=move |_: MouseEvent| dispatch.send(Event::ShortcutsSet(!on.get_untracked()))
        >
            {move || texts.get(word(on.get()))}
        </button>
    }
}
