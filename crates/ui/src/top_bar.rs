//! The bar on top: who we are, where this is, and the controls that are always there.

use leptos::prelude::*;

use crate::{Icon, IconMark, button_link::guard_link};

/// Brand, place, and controls as children ([`crate::TopControl`]).
#[component]
pub fn TopBar(
    /// The name of the service. A zero-width space says where it may break.
    #[prop(into)]
    brand: Signal<String>,
    /// Where this machine stands, on kiosks.
    #[prop(optional, into)]
    place: MaybeProp<String>,
    /// Where the brand leads.
    #[prop(default = "/".into(), into)]
    home: Signal<String>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let place_line = move || place.get().map(|place| view! { <span class="c-top-bar__place">{place}</span> });
    view! {
        <header class="c-top-bar">
            <a class="c-top-bar__brand" href=move || home.get() on:click=move |event| guard_link(&event)>
                <IconMark icon=Icon::Plus class="c-top-bar__logo"/>
                <span>
                    <span class="c-top-bar__name">{brand}</span>
                    {place_line}
                </span>
            </a>
            <div class="c-top-bar__controls">{children()}</div>
        </header>
    }
}
