//! What surrounds a chart: its title, what it says in a sentence, and its numbers as a table.

use leptos::prelude::*;

/// A chart never stands alone: whoever cannot see it reads the sentence or the table.
#[component]
pub fn ChartFrame(
    /// What the chart is about.
    #[prop(into)]
    title: Signal<String>,
    /// What it says, in one sentence.
    #[prop(into)]
    caption: Signal<String>,
    /// The drawing; hidden from assistive technology.
    #[prop(into)]
    chart: ViewFnOnce,
    /// The same numbers, as a [`crate::Table`].
    children: Children,
) -> impl IntoView {
    view! {
        <figure class="c-chart-frame">
            <figcaption>
                <h2 class="c-chart-frame__title">{title}</h2>
                <p class="c-chart-frame__caption">{caption}</p>
            </figcaption>
            <div class="c-chart-frame__chart" aria-hidden="true">{chart.run()}</div>
            {children()}
        </figure>
    }
}
