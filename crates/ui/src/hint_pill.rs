//! The one hint over the camera's picture.

use leptos::prelude::*;

/// One sentence at a time, spoken by assistive technology when it changes.
#[component]
pub fn HintPill(
    /// What to do now. Change it once a second at most.
    #[prop(into)]
    label: Signal<String>,
    /// All is well: hold still.
    #[prop(optional, into)]
    ready: Signal<bool>,
) -> impl IntoView {
    view! {
        <p class="c-hint-pill" class=("c-hint-pill--ready", move || ready.get()) role="status">{label}</p>
    }
}
