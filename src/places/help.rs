//! Help and law: topics and a search where they are here, and always numbers and addresses to turn to.
//!
//! **Invariant:** the numbers need nothing that loads later.

use flow::{Flow, Place, topics::Step};
use leptos::prelude::*;
use text::app::Key;
use ui::Hang;

use super::contacts::Contacts;
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    later::{Awaited, part},
    reading::watch,
    screen::Screen,
    texts::t,
};

/// The place.
#[component]
pub(crate) fn HelpScreen() -> impl IntoView {
    let inside = watch(is_inside);
    move || {
        if inside.get() {
            view! { <Awaited screen=|later| (later.topics)()/> }.into_any()
        } else {
            view! { <StartScreen/> }.into_any()
        }
    }
}

fn is_inside(flow: &Flow) -> bool {
    matches!(flow.place(), Place::Help(topics) if *topics.step() != Step::Start)
}

/// What there is to look at, and whom to call.
#[component]
fn StartScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        <Screen step="help" title=t(Key::HelpPlace) hint=first_advice() hang=Hang::Wide outside=true>
            {part(dispatch, |later| (later.subjects)())}
            <Contacts/>
            {part(dispatch, |later| (later.terms)())}
        </Screen>
    }
}

/// Whom to ask first.
pub(crate) fn first_advice() -> Signal<String> {
    t(if use_device().is_kiosk() { Key::HelpHintKiosk } else { Key::HelpHintPhone })
}
