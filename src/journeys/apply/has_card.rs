//! There is a card already: another can take its place, and no first one is made.

use domain::service::Service;
use flow::{Event, Target};
use leptos::prelude::*;
use text::app::Key;
use ui::Notice;

use crate::{dispatch::use_dispatch, screen::Screen, texts::t};

/// Says so, and leads to replacing it.
#[component]
pub(super) fn HasCardScreen() -> impl IntoView {
    let replace = use_dispatch().on(|| Event::Went(Target::Service(Service::ReplaceCard)));
    view! {
        <Screen
            step="apply.has-card"
            title=t(Key::ApplyHasCardTitle)
            hint=t(Key::ApplyHasCardHint)
            primary=t(Key::ApplyHasCardReplace)
            on_primary=replace
        >
            <Notice>{t(Key::ApplyHasCardLost)}</Notice>
        </Screen>
    }
}
