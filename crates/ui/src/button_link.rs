//! A link that looks like a button: it goes somewhere and changes nothing. Its styles are the button's.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    ButtonLook, Icon, IconMark,
    press::{self, Place},
};

/// Stops a click on a link that repeats the press before it.
pub(crate) fn guard_link(event: &MouseEvent) {
    if !press::counts(Place::Button, event) {
        event.prevent_default();
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    /// Where it leads, in words.
    #[prop(into)]
    label: Signal<String>,
    /// The address.
    #[prop(into)]
    href: Signal<String>,
    /// As with buttons, one primary at most.
    #[prop(optional)]
    look: ButtonLook,
    /// Drawn before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Saves the target under this file name instead of showing it.
    #[prop(optional, into)]
    download: MaybeProp<String>,
) -> impl IntoView {
    view! {
        <a
            class=look.class()
            href=move || href.get()
            download=move || download.get()
            on:click=move |event| guard_link(&event)
        >
            {icon.map(|icon| view! { <IconMark icon/> })}
            <span>{label}</span>
        </a>
    }
}
