//! A question that must be answered before anything else.

use leptos::{ev::Event, html, prelude::*};

/// The browser's own modal dialog: it keeps the focus inside, closes on Escape, and gives the focus back.
#[component]
pub fn Dialog(
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// Runs when Escape is pressed; the owner of `open` closes it.
    #[prop(into)]
    on_close: Callback<()>,
    /// The buttons, the safe answer first.
    #[prop(into)]
    actions: ViewFnOnce,
    /// The words.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            // It fails only for a dialog outside the page, which nobody can see.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            (true, true) | (false, false) => {}
        }
    });
    let cancelled = move |event: Event| {
        event.prevent_default();
        on_close.run(());
    };
    let closed = move |_: Event| {
        if open.get_untracked() {
            on_close.run(());
        }
    };
    view! {
        <dialog class="c-dialog" node_ref=dialog aria-label=move || title.get() on:cancel=cancelled on:close=closed>
            <h2 class="c-dialog__title">{title}</h2>
            {children()}
            <div class="c-dialog__actions">{actions.run()}</div>
        </dialog>
    }
}
