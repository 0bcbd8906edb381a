//! What is still to be put right, on top of the screen.

use leptos::{ev::MouseEvent, html, prelude::*};

use crate::{Icon, IconMark};

/// One fault of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the field.
    pub field: String,
    /// What to do, in the same words as at the field.
    pub message: String,
}

/// The faults as links to their fields. Takes the focus whenever the faults change; nothing is shown while there are none.
#[component]
pub fn ErrorSummary(
    /// Says that something is to be put right.
    #[prop(into)]
    title: Signal<String>,
    /// The faults, in the order of the fields.
    #[prop(into)]
    errors: Signal<Vec<FieldError>>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let faulty = errors.with(|errors| !errors.is_empty());
        if let Some(summary) = summary.get().filter(|_| faulty) {
            // A summary that cannot take the focus is still read as an alert.
            let _ = summary.focus();
        }
    });
    let list = move || {
        let faults = errors.get();
        (!faults.is_empty()).then(|| {
            view! {
                <div class="c-error-summary" role="alert" aria-label=move || title.get() tabindex="-1" node_ref=summary>
                    <h2 class="c-error-summary__title">
                        <IconMark icon=Icon::Exclamation/>
                        <span class="c-error-summary__words">{title}</span>
                    </h2>
                    <ul>{faults.into_iter().map(fault_link).collect_view()}</ul>
                </div>
            }
        })
    };
    view! { {list} }
}

fn fault_link(error: FieldError) -> impl IntoView {
    let href = format!("#{}", error.field);
    let go = move |event: MouseEvent| {
        event.prevent_default();
        focus_on(&error.field);
    };
    view! { <li><a class="c-error-summary__link" href=href on:click=go>{error.message}</a></li> }
}

/// Moves the focus to the element with this id, if there is one that takes it.
fn focus_on(id: &str) {
    if let Some(element) = field(id) {
        let _ = element.focus();
    }
}

/// Brings the field with this id into sight, with what is said at it, and moves the focus there.
pub fn show(id: &str) {
    if let Some(element) = field(id) {
        let _ = element.focus();
        let whole = element.closest(".c-field").ok().flatten();
        whole.unwrap_or_else(|| element.into()).scroll_into_view_with_bool(false);
    }
}

/// The element with this id, or the input inside it.
fn field(id: &str) -> Option<web_sys::HtmlElement> {
    let input = document().query_selector(&format!("#{id} input")).ok().flatten();
    let target = input.or_else(|| document().get_element_by_id(id));
    target.and_then(|element| leptos::wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element).ok())
}
