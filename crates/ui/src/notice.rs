//! Something a person should read before going on.

use leptos::prelude::*;

use crate::{IconMark, Tone};

/// A coloured panel with an icon, a title and words.
#[component]
pub fn Notice(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// One line that says it all, or nothing.
    #[prop(optional, into)]
    title: MaybeProp<String>,
    /// Read aloud by assistive technology when it appears.
    #[prop(optional)]
    live: bool,
    /// The words: text or paragraphs.
    children: Children,
) -> impl IntoView {
    let heading = move || title.get().map(|title| view! { <p class="c-notice__title">{title}</p> });
    view! {
        <div class=format!("c-notice c-notice--{}", tone.suffix()) role=live.then_some("status")>
            <IconMark icon=tone.icon()/>
            <div class="c-notice__body">{heading} {children()}</div>
        </div>
    }
}
