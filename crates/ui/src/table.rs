//! Rows and columns, for the staff console and beside charts.

use leptos::prelude::*;

/// A table that scrolls sideways when it must.
#[component]
pub fn Table(
    /// What the table holds; heard, not seen.
    #[prop(into)]
    caption: Signal<String>,
    /// The heads of the columns.
    #[prop(into)]
    headings: Signal<Vec<String>>,
    /// The rows: `<tr>` elements.
    children: Children,
) -> impl IntoView {
    let heads =
        move || headings.get().into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! {
        <div class="c-table" role="region" tabindex="0" aria-label=move || caption.get()>
            <table class="c-table__table">
                <caption class="u-hidden">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
