//! Whom it is for, and how another agrees. One screen a file.

mod code;
mod consent;
mod name;
mod number;
mod rows;
mod whom;

use flow::{
    Event, Flow, apply,
    apply::Step as Applying,
    holder::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;

pub(super) use self::rows::holder_rows;
use self::{
    code::CodeScreen, consent::ConsentScreen, name::NameScreen, number::NumberScreen, whom::WhomScreen,
};
use super::step;
use crate::{dispatch::Dispatch, journeys::papers::PapersScreen, reading::watch, texts::t};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Whom,
    Name,
    Number,
    Consent,
    Code,
    Paper,
}

/// Asking whom it is for.
#[component]
pub(super) fn HolderScreen() -> impl IntoView {
    let shown = watch(|flow| {
        Some(match asking(flow)? {
            Step::Whom => Shown::Whom,
            Step::Name(_) => Shown::Name,
            Step::Number(_) => Shown::Number,
            Step::Consent(_) => Shown::Consent,
            Step::Code { .. } => Shown::Code,
            Step::Paper { .. } => Shown::Paper,
        })
    });
    move || {
        shown.get().map(|shown| match shown {
            Shown::Whom => view! { <WhomScreen/> }.into_any(),
            Shown::Name => view! { <NameScreen/> }.into_any(),
            Shown::Number => view! { <NumberScreen/> }.into_any(),
            Shown::Consent => view! { <ConsentScreen/> }.into_any(),
            Shown::Code => view! { <CodeScreen/> }.into_any(),
            Shown::Paper => view! { <PapersScreen/> }.into_any(),
        })
    }
}

/// What is asked about the other person.
fn asking(flow: &Flow) -> Option<&Step> {
    match step(flow)? {
        Applying::Holder(step) => Some(step),
        _ => None,
    }
}

fn say(dispatch: Dispatch, event: holder::Event) {
    dispatch.send(Event::Apply(apply::Event::Holder(event)));
}

/// One of the ways to go on, chosen by one touch.
#[component]
fn Way(
    /// Finds it.
    name: &'static str,
    /// What it is.
    title: Key,
    /// What goes with it.
    hint: Key,
    /// Runs once it is chosen.
    on_choose: Callback<()>,
) -> impl IntoView {
    view! {
        <li>
            <button
                type="button"
                class="c-service-tile s-way"
                data-testid=name
                on:click=move |_| on_choose.run(())
            >
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{t(title)}</span>
                    <span class="c-service-tile__hint">{t(hint)}</span>
                </span>
            </button>
        </li>
    }
}
