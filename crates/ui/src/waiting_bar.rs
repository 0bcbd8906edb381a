//! How far something has come that people wait for.

use leptos::prelude::*;

/// A bar with its words. Without a share it says that something goes on, and the words say what.
#[component]
pub fn WaitingBar(
    /// What is waited for, with how long it takes.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done, in percent; none while it is not known.
    #[prop(optional, into)]
    percent: MaybeProp<u32>,
) -> impl IntoView {
    view! {
        <div class="c-waiting-bar">
            <p role="status">{label}</p>
            <progress class="c-waiting-bar__bar" aria-label=move || label.get() value=move || percent.get() max="100"></progress>
        </div>
    }
}
