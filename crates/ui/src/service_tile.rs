//! The tiles of the home screen: a service each.

use leptos::prelude::*;

use crate::{Icon, IconMark, button_link::guard_link};

/// How a service stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TileLook {
    /// One among others.
    #[default]
    Plain,
    /// The one most people come for: filled on a kiosk.
    First,
}

/// The grid the tiles stand in.
#[component]
pub fn ServiceTiles(
    /// The name of the list for assistive technology.
    #[prop(into)]
    label: Signal<String>,
    /// The tiles, each a [`ServiceTile`].
    children: Children,
) -> impl IntoView {
    view! { <ul class="c-service-tiles" aria-label=move || label.get()>{children()}</ul> }
}

/// A service, with what it is for. The whole tile is one link.
#[component]
pub fn ServiceTile(
    /// What goes with the title.
    icon: Icon,
    /// The service.
    #[prop(into)]
    title: Signal<String>,
    /// What it is for, in a few words.
    #[prop(into)]
    hint: Signal<String>,
    /// Where it starts.
    #[prop(into)]
    href: Signal<String>,
    /// How it stands out.
    #[prop(optional)]
    look: TileLook,
) -> impl IntoView {
    view! {
        <li>
            <a
                class="c-service-tile"
                class=("c-service-tile--first", look == TileLook::First)
                href=move || href.get()
                on:click=move |event| guard_link(&event)
            >
                <IconMark icon/>
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{title}</span>
                    <span class="c-service-tile__hint">{hint}</span>
                </span>
                <IconMark icon=Icon::ChevronRight class="c-service-tile__arrow"/>
            </a>
        </li>
    }
}
