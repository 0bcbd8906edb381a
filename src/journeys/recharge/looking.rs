//! What can be paid is looked up.

use leptos::prelude::*;
use text::app::Key;

use crate::{reading::use_busy, screen::Screen, texts::t};

/// Waits for the server.
#[component]
pub(super) fn LookingScreen() -> impl IntoView {
    let busy = use_busy();
    let spinner = move || {
        busy.get().then(|| {
            view! { <p class="s-busy s-busy--large" aria-hidden="true"><span class="c-button__spinner"></span></p> }
        })
    };
    view! {
        <Screen step="recharge.looking" title=t(Key::RechargeLookingTitle) hint=t(Key::RechargeLookingHint)>
            {spinner}
        </Screen>
    }
}
