//! The payment is being begun, or looked up.

use leptos::prelude::*;
use text::app::Key;

use crate::{reading::use_busy, screen::Screen, texts::t};

/// The server makes the code.
#[component]
pub(super) fn OpeningScreen() -> impl IntoView {
    view! {
        <Screen step="pay.opening" title=t(Key::PayOpeningTitle) hint=t(Key::PayOpeningHint)>
            <Busy/>
        </Screen>
    }
}

/// A payment that was begun before is looked up.
#[component]
pub(super) fn LookingScreen() -> impl IntoView {
    view! {
        <Screen step="pay.looking" title=t(Key::PayLookingTitle) hint=t(Key::PayLookingHint)>
            <Busy/>
        </Screen>
    }
}

/// Something goes on.
#[component]
fn Busy() -> impl IntoView {
    let busy = use_busy();
    let spinner = move || {
        busy.get().then(|| {
            view! { <p class="s-busy s-busy--large" aria-hidden="true"><span class="c-button__spinner"></span></p> }
        })
    };
    view! { {spinner} }
}
