//! A small number, one up or one down.

use leptos::prelude::*;

use crate::{Button, Icon};

/// A number between two buttons, for counts that nobody should have to type.
#[component]
pub fn Stepper(
    /// What is counted.
    #[prop(into)]
    label: Signal<String>,
    /// The number.
    #[prop(into)]
    value: Signal<u32>,
    /// The smallest number.
    #[prop(optional)]
    least: u32,
    /// The largest number.
    most: u32,
    /// The word on the button for one less.
    #[prop(into)]
    fewer: Signal<String>,
    /// The word on the button for one more.
    #[prop(into)]
    more: Signal<String>,
    /// Runs with the new number.
    #[prop(into)]
    on_change: Callback<u32>,
) -> impl IntoView {
    let down = move |()| on_change.run(value.get_untracked().saturating_sub(1).max(least));
    let up = move |()| on_change.run(value.get_untracked().saturating_add(1).min(most));
    let at_least = Signal::derive(move || value.get() <= least);
    let at_most = Signal::derive(move || value.get() >= most);
    view! {
        <div class="c-stepper" role="group" aria-label=move || label.get()>
            <p class="c-stepper__label">{label}</p>
            <Button label=fewer icon=Icon::Minus disabled=at_least on_press=down/>
            <p class="c-stepper__value" role="status">{move || value.get()}</p>
            <Button label=more icon=Icon::Plus disabled=at_most on_press=up/>
        </div>
    }
}
