//! One answer out of a few, each a tile big enough for a thumb.

use leptos::prelude::*;

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is reported when it is chosen; unique in its list.
    pub value: String,
    /// The answer in words.
    pub title: String,
    /// What choosing it means, or nothing.
    pub hint: String,
}

/// Radio buttons as tiles. Arrow keys move between them; nothing is chosen beforehand.
#[component]
pub fn ChoiceTiles(
    /// The radio group's name, unique on the screen; also the id of its frame, for links from the error summary.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// The answers, six at most.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value chosen so far.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    /// Runs with the value of the tile that was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Leaves the question to the screen's title; assistive technology still hears it.
    #[prop(optional)]
    legend_hidden: bool,
) -> impl IntoView {
    let name = id.clone();
    let tile = move |choice: Choice| {
        let (name, value, reported) = (name.clone(), choice.value.clone(), choice.value.clone());
        let checked = move || chosen.with(|chosen| chosen.as_deref() == Some(value.as_str()));
        let hint = (!choice.hint.is_empty())
            .then(|| view! { <span class="c-choice-tiles__hint">{choice.hint}</span> });
        view! {
            <label class="c-choice-tiles__tile">
                <input
                    type="radio"
                    class="c-choice-tiles__dot"
                    name=name
                    value=choice.value
                    prop:checked=checked
                    on:change=move |_| on_choose.run(reported.clone())
                />
                <span>
                    <span class="c-choice-tiles__title">{choice.title}</span>
                    {hint}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="c-choice-tiles" id=id tabindex="-1">
            <legend class="c-choice-tiles__legend" class=("u-hidden", legend_hidden)>{legend}</legend>
            {move || choices.get().into_iter().map(tile.clone()).collect_view()}
        </fieldset>
    }
}
