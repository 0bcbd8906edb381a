//! The bar of places outside journeys: at the bottom of a phone, in the head of the staff console.

use leptos::{either::Either, prelude::*};

use crate::{Icon, IconMark, button_link::guard_link};

/// Links to the main places ([`PlaceLink`]).
#[component]
pub fn PlacesBar(
    /// The name of the navigation for assistive technology.
    #[prop(into)]
    label: Signal<String>,
    /// The links.
    children: Children,
) -> impl IntoView {
    view! { <nav class="c-places-bar" aria-label=move || label.get()>{children()}</nav> }
}

/// A place to go to.
#[component]
pub fn PlaceLink(
    /// The place.
    #[prop(into)]
    label: Signal<String>,
    /// Its address.
    #[prop(into)]
    href: Signal<String>,
    /// What goes with the word; the staff console has none.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Whether we are there.
    #[prop(optional, into)]
    current: Signal<bool>,
) -> impl IntoView {
    let drawing = match icon {
        Some(icon) => Either::Left(view! { <IconMark icon/> }),
        None => Either::Right(()),
    };
    view! {
        <a
            class="c-places-bar__place"
            href=move || href.get()
            aria-current=move || current.get().then_some("page")
            on:click=move |event| guard_link(&event)
        >
            {drawing}
            <span>{label}</span>
        </a>
    }
}
