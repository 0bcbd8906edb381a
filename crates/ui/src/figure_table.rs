//! Figures by row and column. Where its columns have no room, each row stands as a stack: a heading and a figure a line.
//!
//! **Invariant:** it is a table in either shape. The roles are written out, because a browser drops them with `display`.

use leptos::prelude::*;

/// The table, never wider than its place.
#[component]
pub fn FigureTable(
    /// What the table holds; heard, not seen.
    #[prop(into)]
    caption: Signal<String>,
    /// The heads of the columns: that of the names, and those of the figures.
    headings: Signal<Vec<String>>,
    /// The rows, each a [`FigureRow`] with the same headings.
    children: Children,
) -> impl IntoView {
    let head = |head| view! { <th scope="col" role="columnheader">{head}</th> };
    let heads = move || headings.get().into_iter().map(head).collect_view();
    view! {
        <div class="c-figure-table">
            <table role="table">
                <caption class="u-hidden">{caption}</caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{children()}</tbody>
            </table>
        </div>
    }
}

/// What it is about, and a figure for each column after the first.
#[component]
pub fn FigureRow(
    /// The heads of the columns, as the table has them.
    headings: Signal<Vec<String>>,
    /// The figures, from the second column on.
    figures: Vec<Signal<String>>,
    /// The name of the row.
    children: Children,
) -> impl IntoView {
    // Seen in a stack only; whoever hears the cell hears the head of its column already.
    let cell = move |(column, figure): (usize, Signal<String>)| {
        let heading = move || headings.with(|headings| headings.get(column + 1).cloned());
        view! {
            <td role="cell">
                <span class="c-figure-table__label" aria-hidden="true">{heading}</span>
                <span>{figure}</span>
            </td>
        }
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{children()}</th>
            {figures.into_iter().enumerate().map(cell).collect_view()}
        </tr>
    }
}
