//! Answers to check, each with a way to change it.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{Button, ButtonLook};

/// The card the rows stand in.
#[component]
pub fn SummaryList(
    /// The rows, each a [`SummaryRow`].
    children: Children,
) -> impl IntoView {
    view! { <dl class="c-summary-list">{children()}</dl> }
}

/// One answer: label, value, and what can be done about it.
#[component]
pub fn SummaryRow(
    /// What was asked.
    #[prop(into)]
    label: Signal<String>,
    /// The answer, masked where it is personal.
    #[prop(into)]
    value: Signal<String>,
    /// The word on the button: change, retake, show.
    #[prop(optional, into)]
    action: MaybeProp<String>,
    /// Runs when the button is pressed.
    #[prop(optional, into)]
    on_action: Option<Callback<()>>,
    /// Runs with `true` while the button is held and `false` when it is let go: shows a masked value. Instead of `on_action`.
    #[prop(optional, into)]
    on_hold: Option<Callback<bool>>,
    /// Stands before the value: a small photo, a chip.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let button = move || {
        let word = action.get()?;
        let name = format!("{word} {}", label.get());
        let view = match (on_hold, on_action) {
            (Some(on_hold), _) => view! { <HoldButton word name on_hold/> }.into_any(),
            (None, Some(on_press)) => {
                view! { <Button label=word name look=ButtonLook::Quiet on_press/> }.into_any()
            }
            (None, None) => return None,
        };
        Some(view)
    };
    view! {
        <div class="c-summary-list__row">
            <dt class="c-summary-list__label">{label}</dt>
            <dd class="c-summary-list__value">{children.map(|children| children())}<span>{value}</span></dd>
            <dd class="c-summary-list__action">{button}</dd>
        </div>
    }
}

/// Tells while it is held, by finger or by key. Letting go, sliding off and losing the focus all end it.
#[component]
fn HoldButton(word: String, name: String, on_hold: Callback<bool>) -> impl IntoView {
    let by_key = move |event: &KeyboardEvent, held: bool| {
        if matches!(event.key().as_str(), " " | "Enter") {
            event.prevent_default();
            on_hold.run(held);
        }
    };
    view! {
        <button
            type="button"
            class=ButtonLook::Quiet.class()
            aria-label=name
            on:pointerdown=move |_| on_hold.run(true)
            on:pointerup=move |_| on_hold.run(false)
            on:pointerleave=move |_| on_hold.run(false)
            on:pointercancel=move |_| on_hold.run(false)
            on:blur=move |_| on_hold.run(false)
            on:contextmenu=|event| event.prevent_default()
            on:keydown=move |event| by_key(&event, true)
            on:keyup=move |event| by_key(&event, false)
        >
            {word}
        </button>
    }
}
