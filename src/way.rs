//! A way to go on, as a tile: an answer, a subject, a line of a list.

use leptos::prelude::*;
use ui::{Icon, IconMark};

/// It goes on at once.
#[component]
pub(crate) fn Way(
    /// What it is.
    #[prop(into)]
    title: Signal<String>,
    /// What goes with it.
    #[prop(into)]
    hint: Signal<String>,
    /// Stands before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Finds it.
    #[prop(optional, into)]
    name: Option<&'static str>,
    /// How it looks beside.
    #[prop(default = "")]
    class: &'static str,
    /// Runs once it is chosen.
    #[prop(into)]
    on_choose: Callback<()>,
) -> impl IntoView {
    let choose = move |_| on_choose.run(());
    view! {
        <li>
            <button type="button" class=format!("c-service-tile s-way {class}") data-testid=name on:click=choose>
                {icon.map(|icon| view! { <IconMark icon/> })}
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{title}</span>
                    <span class="c-service-tile__hint">{hint}</span>
                </span>
            </button>
        </li>
    }
}
