//! A control of the top bar: an icon with its word under it.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    Icon, IconMark,
    press::{self, Place},
};

/// How a control looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ControlLook {
    /// Changes how things are shown.
    #[default]
    Plain,
    /// Ends the visit and clears what was entered.
    End,
}

/// Language, text size, contrast, voice; and End inside journeys.
#[component]
pub fn TopControl(
    /// The word under the icon.
    #[prop(into)]
    label: Signal<String>,
    /// What goes with the word.
    icon: Icon,
    /// Runs once per press.
    #[prop(into)]
    on_press: Callback<()>,
    /// For a control that is on or off: whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// How it looks.
    #[prop(optional)]
    look: ControlLook,
    /// The language of the word where it is not the page's, as a BCP 47 tag: the switch says its name in its own language.
    #[prop(optional, into)]
    lang: MaybeProp<String>,
) -> impl IntoView {
    let press = move |event: MouseEvent| {
        if press::counts(Place::Button, &event) {
            press::answers(&event, move || _ = on_press.try_run(()));
        }
    };
    view! {
        <button
            type="button"
            class="c-top-control"
            class=("c-top-control--end", look == ControlLook::End)
            aria-pressed=move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" })
            lang=move || lang.get()
            on:click=press
        >
            <IconMark icon/>
            <span>{label}</span>
        </button>
    }
}
