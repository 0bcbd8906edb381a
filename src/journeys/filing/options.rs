//! Answers as tiles, no more at a time than can be taken in: six, and three in elder mode, with a button to the others.

use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Choice, ChoiceTiles};

use crate::{controls::use_controls, texts::t};

/// How many are shown at a time.
const AT_A_TIME: usize = 6;
/// The same in elder mode, beside the button to the others.
const ELDER: usize = 3;

/// The tiles that are shown, beginning with those among which the answer given before stands.
#[component]
pub(super) fn Options(
    /// The radio group's name, and the id for links from the error summary.
    id: &'static str,
    /// The question, for assistive technology.
    title: Key,
    /// All answers.
    choices: Signal<Vec<Choice>>,
    /// The answer so far.
    chosen: RwSignal<Option<String>>,
    /// Runs when another is chosen.
    on_choose: Callback<String>,
) -> impl IntoView {
    let elder = use_controls().elder;
    let size = Memo::new(move |_| if elder.get() { ELDER } else { AT_A_TIME });
    let before = chosen.get_untracked().and_then(|value| {
        choices.with_untracked(|choices| choices.iter().position(|choice| choice.value == value))
    });
    let first = RwSignal::new(before.unwrap_or_default());
    let page = Memo::new(move |_| first.get() / size.get());
    let shown = Signal::derive(move || {
        let skipped = page.get() * size.get();
        choices.with(|choices| choices.iter().skip(skipped).take(size.get()).cloned().collect::<Vec<_>>())
    });
    let turn = move |()| {
        let next = (page.get_untracked() + 1) * size.get_untracked();
        first.set(if next < choices.with_untracked(Vec::len) { next } else { 0 });
    };
    let others = move || {
        (choices.with(Vec::len) > size.get()).then(|| {
            view! { <Button label=t(Key::FilingOthers) on_press=turn attr:data-testid="others"/> }
        })
    };
    view! {
        <div class="u-stack">
            <ChoiceTiles id legend=t(title) legend_hidden=true choices=shown chosen on_choose/>
            {others}
        </div>
    }
}
