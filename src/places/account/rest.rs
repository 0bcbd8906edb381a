//! How much of a list is on the screen, and the way to more of it.

use leptos::prelude::*;
use text::app::Key;
use ui::Button;

use crate::texts::{t, use_texts};

/// Under a list: nothing where it is empty.
#[component]
pub(super) fn Rest(
    /// How many are shown.
    #[prop(into)]
    shown: Signal<usize>,
    /// How many there are.
    #[prop(into)]
    total: Signal<usize>,
    /// Runs when more are wanted.
    #[prop(into)]
    on_more: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let says = move || {
        let [shown, total] = [shown, total].map(|count| count.get().to_string());
        texts.with(Key::AccountShown, &[("shown", &shown), ("total", &total)])
    };
    let more = move || {
        (shown.get() < total.get())
            .then(|| view! { <Button label=t(Key::AccountMore) on_press=on_more attr:data-testid="more"/> })
    };
    move || (total.get() > 0).then(|| view! { <p class="u-hint" role="status">{says}</p>{more} })
}
