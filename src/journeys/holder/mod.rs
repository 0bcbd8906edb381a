//! Whom it is for, and how another agrees. One screen a file.

mod code;
mod consent;
mod name;
mod no_code;
mod number;
mod whom;

use flow::{
    Event, Flow,
    holder::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;

pub(crate) use self::name::{FIELD as NAME_FIELD, NameField, words as name_error};
use self::{
    code::CodeScreen, consent::ConsentScreen, name::NameScreen, no_code::NoCodeScreen, number::NumberScreen,
    whom::WhomScreen,
};
use crate::{
    dispatch::Dispatch,
    journeys::papers::PapersScreen,
    reading::{use_flow, watch},
};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Whom,
    Name,
    Number,
    Consent,
    Code,
    NoCode,
    Paper,
}

/// Asking whom it is for.
#[component]
pub(crate) fn HolderScreen() -> impl IntoView {
    let shown = watch(|flow| {
        Some(match asking(flow)? {
            Step::Whom => Shown::Whom,
            Step::Name(_) => Shown::Name,
            Step::Number(_) => Shown::Number,
            Step::Consent(_) => Shown::Consent,
            Step::Code { .. } => Shown::Code,
            Step::NoCode(_) => Shown::NoCode,
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
            Shown::NoCode => view! { <NoCodeScreen/> }.into_any(),
            Shown::Paper => view! { <PapersScreen/> }.into_any(),
        })
    }
}

/// What is asked about the other person.
fn asking(flow: &Flow) -> Option<&Step> {
    flow.place().asking_whom()
}

/// Whether nothing but a code counts: it is about a card that is there, and done at once.
fn is_by_code_alone() -> bool {
    use_flow().with_untracked(|flow| flow.place().card_of().is_some())
}

/// The words that fit: where a paper can be given too, or where nothing but a code counts.
fn ways(either: Key, code_alone: Key) -> Key {
    if is_by_code_alone() { code_alone } else { either }
}

fn say(dispatch: Dispatch, event: holder::Event) {
    dispatch.send(Event::Holder(event));
}
