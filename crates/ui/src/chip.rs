//! A status in a word and a colour.

use leptos::prelude::*;

use crate::{Icon, IconMark, Tone};

/// A word with a colour. Good ones carry a tick.
#[component]
pub fn Chip(
    /// The word; it says everything the colour says.
    #[prop(into)]
    label: Signal<String>,
    /// What it means.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// Large, for a status the screen is about.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let tick = move || (tone.get() == Tone::Good).then(|| view! { <IconMark icon=Icon::Check/> });
    view! {
        <span class=move || format!("c-chip c-chip--{}", tone.get().suffix()) class=("c-chip--large", large)>
            {tick}
            <span>{label}</span>
        </span>
    }
}
