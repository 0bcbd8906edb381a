//! A card that is reported lost is not made ready.

use domain::service::Service;
use flow::{Event, Target};
use leptos::prelude::*;
use text::app::Key;

use crate::{
    dispatch::use_dispatch, journeys::whose::HolderLine, places::contacts::Contacts, screen::Screen, texts::t,
};

/// Says so, and leads to where it can be found again.
#[component]
pub(super) fn LostScreen() -> impl IntoView {
    let found = use_dispatch().on(|| Event::Went(Target::Service(Service::ReportLoss)));
    view! {
        <Screen
            step="activate.lost"
            title=t(Key::ActivateLostTitle)
            hint=t(Key::ActivateLostHint)
            primary=t(Key::ServiceLossTitle)
            on_primary=found
        >
            <HolderLine/>
            <Contacts/>
        </Screen>
    }
}
