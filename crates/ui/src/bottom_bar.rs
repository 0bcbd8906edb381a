//! The bar at the bottom of a journey: Back or End, Help, and one primary button on the right, twice as wide.

use leptos::prelude::*;

/// Buttons that stay in sight while the words scroll.
#[component]
pub fn BottomBar(
    /// The name of the bar for assistive technology.
    #[prop(into)]
    label: Signal<String>,
    /// The buttons from left to right; the primary one last.
    children: Children,
) -> impl IntoView {
    view! { <div class="c-bottom-bar" role="region" aria-label=move || label.get()>{children()}</div> }
}
