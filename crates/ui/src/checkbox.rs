//! One statement to agree to.

use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};

use crate::{Icon, IconMark};

/// A big box with its statement; pressing the words ticks it too. Nothing is ticked beforehand.
#[component]
pub fn Checkbox(
    /// Unique on the screen; links of the error summary lead to it.
    #[prop(into)]
    id: String,
    /// The statement.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Runs with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What to do about it, in the words of the error summary.
    #[prop(optional, into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    let error_line = move || {
        let id = error_id.clone();
        error.get().map(|error| {
            view! { <p class="c-field__error" id=id><IconMark icon=Icon::Exclamation/><span>{error}</span></p> }
        })
    };
    let changed = move |event: Targeted<Event, HtmlInputElement>| on_change.run(event.target().checked());
    view! {
        <div class="c-field">
            {error_line}
            <label class="c-checkbox" class=("c-checkbox--wrong", move || error.with(Option::is_some))>
                <input
                    type="checkbox"
                    class="c-checkbox__box"
                    id=id
                    aria-describedby=move || error.with(Option::is_some).then(|| described.clone())
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:checked=checked
                    on:change:target=changed
                />
                <span>{label}</span>
            </label>
        </div>
    }
}
