//! A whole screen: bars above and below, the page between.

use leptos::prelude::*;

/// Stacks top bar, demo notice, page and bottom bar. On a kiosk the page scrolls between the bars.
#[component]
pub fn Screen(
    /// In this order: `TopBar`, `DemoNotice`, `Page`, `BottomBar` or `PlacesBar`.
    children: Children,
) -> impl IntoView {
    view! { <div class="c-screen">{children()}</div> }
}
