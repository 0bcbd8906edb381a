//! No card on file: nothing to report.

use domain::service::Service;
use flow::{Event, Target};
use leptos::prelude::*;
use text::app::Key;

use crate::{dispatch::use_dispatch, places::contacts::Contacts, screen::Screen, texts::t};

/// Says so, and leads to a first card.
#[component]
pub(crate) fn NoCardScreen() -> impl IntoView {
    let apply = use_dispatch().on(|| Event::Went(Target::Service(Service::NewCard)));
    view! {
        <Screen
            step="loss.no-card"
            title=t(Key::LossNoneTitle)
            hint=t(Key::LossNoneHint)
            primary=t(Key::LossNoneApply)
            on_primary=apply
        >
            <Contacts/>
        </Screen>
    }
}
