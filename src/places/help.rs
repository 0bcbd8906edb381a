//! Numbers and addresses to turn to: a place of its own, and a dialog that keeps the step it is opened over.

use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Dialog};

use crate::{
    texts::t,
};

/// The place.
#[component]
pub(crate) fn HelpScreen() -> impl IntoView {}

/// The same over any screen.
#[component]
pub(crate) fn HelpDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let close = move |()| open.set(false);
    let actions = move || view! { <Button label=t(Key::ActionClose) on_press=close/> };
    view! {
        <Dialog title=t(Key::HelpOpen) open on_close=close actions=ViewFnOnce::from(actions)>
            <p></p>
        </Dialog>
    }
}
