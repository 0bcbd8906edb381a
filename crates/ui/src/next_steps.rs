//! What happens next, in numbered steps.

use leptos::prelude::*;

/// One step ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What happens, and by when.
    pub title: String,
    /// Who does it, or what to bring; may be empty.
    pub hint: String,
}

/// A numbered list; the first step is the one being waited for.
#[component]
pub fn NextSteps(
    /// The steps in their order.
    #[prop(into)]
    steps: Signal<Vec<NextStep>>,
) -> impl IntoView {
    let step = |(place, step): (usize, NextStep)| {
        let hint =
            (!step.hint.is_empty()).then(|| view! { <span class="c-next-steps__hint">{step.hint}</span> });
        view! {
            <li class="c-next-steps__step" aria-current=(place == 0).then_some("step")>
                <span>
                    <span class="c-next-steps__title">{step.title}</span>
                    {hint}
                </span>
            </li>
        }
    };
    view! { <ol class="c-next-steps">{move || steps.get().into_iter().enumerate().map(step).collect_view()}</ol> }
}
