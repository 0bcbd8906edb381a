//! The live list of checks beside the camera.

use leptos::prelude::*;

use crate::{Icon, IconMark};

/// How a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// Not judged yet.
    Waiting,
    /// Holds.
    Good,
    /// Does not hold: the words say what to do.
    Wrong,
}

/// One check in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What was found, or what to do.
    pub label: String,
    /// How it stands.
    pub state: CheckState,
}

/// The checks as chips with tick or exclamation mark. Not announced one by one: the hint pill speaks.
#[component]
pub fn CheckChips(
    /// The name of the list.
    #[prop(into)]
    label: Signal<String>,
    /// The checks, always in the same order. Change them once a second at most.
    #[prop(into)]
    checks: Signal<Vec<Check>>,
) -> impl IntoView {
    let chip = |check: Check| {
        let (class, icon) = match check.state {
            CheckState::Waiting => ("c-check-chips__check", None),
            CheckState::Good => ("c-check-chips__check c-check-chips__check--good", Some(Icon::Check)),
            CheckState::Wrong => {
                ("c-check-chips__check c-check-chips__check--wrong", Some(Icon::Exclamation))
            }
        };
        view! { <li class=class>{icon.map(|icon| view! { <IconMark icon/> })}<span>{check.label}</span></li> }
    };
    view! {
        <ul class="c-check-chips" aria-label=move || label.get()>
            {move || checks.get().into_iter().map(chip).collect_view()}
        </ul>
    }
}
