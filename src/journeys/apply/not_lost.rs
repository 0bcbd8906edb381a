//! A new card in place of a lost one needs a report for good first.

use domain::{card::CardStatus, service::Service};
use flow::{Event, Target};
use leptos::prelude::*;
use text::app::Key;

use crate::{dispatch::use_dispatch, places::contacts::Contacts, reading::watch, screen::Screen, texts::t};

/// Says how the card stands, and leads to reporting it.
#[component]
pub(super) fn NotLostScreen() -> impl IntoView {
    let status = watch(|flow| flow.session().person.as_ref()?.person.card_status);
    let stands = move || match status.get() {
        Some(CardStatus::TempLost) => t(Key::ApplyNotLostTemp).get(),
        Some(CardStatus::Active | CardStatus::FormalLost) => t(Key::ApplyNotLostActive).get(),
        Some(CardStatus::Void) | None => t(Key::ApplyNotLostNone).get(),
    };
    view! {
        <Screen
            step="apply.not-lost"
            title=t(Key::ApplyNotLostTitle)
            hint=t(Key::ApplyNotLostHint)
            primary=t(Key::ApplyNotLostGo)
            on_primary=use_dispatch().on(|| Event::Went(Target::Service(Service::ReportLoss)))
        >
            <p>{stands}</p>
            <Contacts/>
        </Screen>
    }
}
