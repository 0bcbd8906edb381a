//! Nobody here knows the agency: the hotline does.

use flow::{Event, Target};
use leptos::prelude::*;
use text::app::Key;

use crate::{dispatch::use_dispatch, places::contacts::Contacts, screen::Screen, texts::t};

/// Whom to call.
#[component]
pub(super) fn UnknownScreen() -> impl IntoView {
    let home = use_dispatch().on(|| Event::Went(Target::Home));
    view! {
        <Screen
            step="household.unknown"
            title=t(Key::ApplyHouseholdUnknownTitle)
            hint=t(Key::ApplyHouseholdUnknownHint)
            hang=ui::Hang::Wide
            primary=t(Key::PlacesHome)
            on_primary=home
        >
            <Contacts/>
        </Screen>
    }
}
