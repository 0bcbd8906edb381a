//! The card is looked up; whom to call stands there from the first moment.

use leptos::prelude::*;
use text::app::Key;

use crate::{journeys::whose::whose, places::contacts::Contacts, screen::Screen, texts::t};

/// Waits for the server; when it does not answer, the numbers are there.
#[component]
pub(crate) fn LookingScreen() -> impl IntoView {
    view! {
        <Screen step="loss.looking" title=t(whose(Key::LossLookingTitle, Key::LossLookingTitleAnother)) hint=t(Key::LossLookingHint)>
            <Contacts/>
        </Screen>
    }
}
