//! Parts of one thing, one at a time.

use leptos::{ev::KeyboardEvent, html, prelude::*};

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What is reported when it is chosen; unique in its list, and part of an id.
    pub value: String,
    /// Its name.
    pub title: String,
}

/// Tabs over the panel of the chosen one. Arrow keys, Home and End move between them, Tab leads into the panel.
#[component]
pub fn Tabs(
    /// The beginning of all ids, unique on the screen.
    id: &'static str,
    /// What the parts are parts of.
    #[prop(into)]
    label: Signal<String>,
    /// The parts, four at most.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
    /// The value of the part that is shown.
    #[prop(into)]
    chosen: Signal<String>,
    /// Runs with the value of the part that is to be shown.
    #[prop(into)]
    on_choose: Callback<String>,
    /// What the chosen part shows.
    children: Children,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let moved = move |event: KeyboardEvent| {
        let target = tabs.with(|tabs| beside(tabs, &chosen.get_untracked(), &event.key()).map(str::to_owned));
        if let Some(value) = target {
            event.prevent_default();
            on_choose.run(value);
            focus_chosen(list);
        }
    };
    let tab = move |tab: Tab| {
        let (value, reported) = (tab.value.clone(), tab.value.clone());
        let is_chosen = Signal::derive(move || chosen.with(|chosen| *chosen == value));
        view! {
            <button
                type="button"
                role="tab"
                class="c-tabs__tab"
                id=format!("{id}-{}", tab.value)
                aria-controls=format!("{id}-panel")
                aria-selected=move || if is_chosen.get() { "true" } else { "false" }
                tabindex=move || if is_chosen.get() { "0" } else { "-1" }
                on:click=move |_| on_choose.run(reported.clone())
            >
                {tab.title}
            </button>
        }
    };
    view! {
        <div class="c-tabs">
            <div class="c-tabs__list" role="tablist" aria-label=move || label.get() node_ref=list on:keydown=moved>
                {move || tabs.get().into_iter().map(tab).collect_view()}
            </div>
            <div
                class="c-tabs__panel"
                id=format!("{id}-panel")
                role="tabpanel"
                tabindex="0"
                aria-labelledby=move || format!("{id}-{}", chosen.get())
            >
                {children()}
            </div>
        </div>
    }
}

/// The value that a key leads to from `chosen`; none for keys that mean something else.
fn beside<'a>(tabs: &'a [Tab], chosen: &str, key: &str) -> Option<&'a str> {
    let at = tabs.iter().position(|tab| tab.value == chosen)?;
    let last = tabs.len().saturating_sub(1);
    let target = match key {
        "ArrowRight" => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    tabs.get(target).map(|tab| tab.value.as_str())
}

/// The focus follows the choice, once the page does.
fn focus_chosen(list: NodeRef<html::Div>) {
    request_animation_frame(move || {
        let chosen =
            list.get_untracked().and_then(|list| list.query_selector("[aria-selected=true]").ok().flatten());
        let chosen =
            chosen.and_then(|tab| leptos::wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(tab).ok());
        if let Some(tab) = chosen {
            // A tab that is gone by now takes no focus, and nothing else depends on it.
            let _ = tab.focus();
        }
    });
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Tab, beside};

    #[test]
    fn arrows_go_round_and_home_and_end_go_to_the_ends() {
        let tabs = ["a", "b", "c"].map(|value| Tab { value: value.into(), title: String::new() });
        for (from, key, to) in [
            ("a", "ArrowRight", "b"),
            ("c", "ArrowRight", "a"),
            ("a", "ArrowLeft", "c"),
            ("b", "Home", "a"),
            ("b", "End", "c"),
        ] {
            assert_eq!(beside(&tabs, from, key), Some(to), "{key} from {from}");
        }
        assert_eq!(beside(&tabs, "a", "Enter"), None);
        assert_eq!(beside(&[], "a", "End"), None);
    }
}
