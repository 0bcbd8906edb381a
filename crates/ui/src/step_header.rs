//! Where a person is in a journey, in words and as a bar.

use leptos::prelude::*;

/// "Step 3 of 6 · Photo", a bar, and the time left.
#[component]
pub fn StepHeader(
    /// The step in words.
    #[prop(into)]
    label: Signal<String>,
    /// The time left in words.
    #[prop(optional, into)]
    time_left: MaybeProp<String>,
    /// The number of the step, from 1.
    #[prop(into)]
    step: Signal<u32>,
    /// How many steps there are.
    #[prop(into)]
    of: Signal<u32>,
) -> impl IntoView {
    view! {
        <div class="c-step-header">
            <span>{label}</span>
            <progress class="c-step-header__bar" aria-hidden="true" value=move || step.get() max=move || of.get()></progress>
            <span>{move || time_left.get()}</span>
        </div>
    }
}
