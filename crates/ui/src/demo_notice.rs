//! The bar that says that nothing here is real.

use leptos::prelude::*;

/// Stands on every screen of a demo.
#[component]
pub fn DemoNotice(
    /// That the data, or the payment, are made up.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! { <aside class="c-demo-notice" aria-label=move || label.get()>{label}</aside> }
}
