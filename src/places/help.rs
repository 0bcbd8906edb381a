//! Numbers and addresses to turn to: a place of its own, and a dialog that keeps the step it is opened over.

use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Dialog, Hang};

use super::contacts::Contacts;
use crate::{controls::use_device, screen::Screen, texts::t};

/// The place.
#[component]
pub(crate) fn HelpScreen() -> impl IntoView {
    view! {
        <Screen step="help" title=t(Key::HelpTitle) hint=first_advice() hang=Hang::Wide outside=true>
            <Contacts/>
        </Screen>
    }
}

/// The same over any screen.
#[component]
pub(crate) fn HelpDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let close = move |()| open.set(false);
    let actions = move || view! { <Button label=t(Key::ActionClose) on_press=close/> };
    view! {
        <Dialog title=t(Key::HelpTitle) open on_close=close actions=ViewFnOnce::from(actions)>
            <div class="u-stack">
                <p tabindex="-1" autofocus=true>{first_advice()}</p>
                <Contacts/>
            </div>
        </Dialog>
    }
}

/// Whom to ask first.
fn first_advice() -> Signal<String> {
    t(if use_device().is_kiosk() { Key::HelpHintKiosk } else { Key::HelpHintPhone })
}
