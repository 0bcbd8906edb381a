//! The entries of the personal account in a year.

use domain::wire::EntryView;
use leptos::prelude::*;
use text::app::Key;
use ui::Hang;

use super::{account as place, rest::Rest, wording, years::Years};
use crate::{
    places::payments::wording::yuan,
    reading::watch,
    screen::Screen,
    texts::{self, t, use_texts},
};

/// As many as can be taken in at a look; the others when they are asked for.
const AT_FIRST: usize = 8;

/// What came in and what went out.
#[component]
pub(super) fn EntriesScreen() -> impl IntoView {
    let entries = watch(|flow| {
        let told = place(flow).and_then(|account| account.entries.as_ref());
        told.map(|told| told.entries.clone()).unwrap_or_default()
    });
    let year = watch(|flow| place(flow).and_then(flow::account::Account::year));
    let lines = move || {
        // Another year begins with its first entries again.
        year.track();
        view! { <Entries entries/> }
    };
    view! {
        <Screen step="account.entries" title=t(Key::AccountEntriesTitle) hint=t(Key::AccountEntriesHint) hang=Hang::Wide>
            <Years/>
            {lines}
        </Screen>
    }
}

#[component]
fn Entries(entries: Memo<Vec<EntryView>>) -> impl IntoView {
    let at_most = RwSignal::new(AT_FIRST);
    let total = Signal::derive(move || entries.with(Vec::len));
    let shown = Signal::derive(move || total.get().min(at_most.get()));
    let whole = move |()| at_most.set(usize::MAX);
    move || {
        if entries.with(Vec::is_empty) {
            return view! { <p role="status">{t(Key::AccountEntriesNone)}</p> }.into_any();
        }
        let lines = entries.get().into_iter().take(shown.get()).map(|entry| view! { <Line entry/> });
        view! { <ul class="s-entries">{lines.collect_view()}</ul><Rest shown total on_more=whole/> }
            .into_any()
    }
}

#[component]
fn Line(entry: EntryView) -> impl IntoView {
    let texts = use_texts();
    let EntryView { on, kind, amount, place } = entry;
    let title = move || texts.get(wording::entry(kind));
    let hint = move || {
        let day = texts::date(texts, on);
        place.as_ref().map_or(day.clone(), |place| format!("{day} · {place}"))
    };
    let came = amount.0 > 0;
    let figure = move || if came { format!("+{}", yuan(texts, amount)) } else { yuan(texts, amount) };
    view! {
        <li class="s-entry">
            <span class="s-entry__words">
                <span class="s-entry__title">{title}</span>
                <span class="s-entry__hint">{hint}</span>
            </span>
            <span class="s-payment__amount" class:is-in=came>{figure}</span>
        </li>
    }
}
