//! Consent, number, code, name: how a person says who they are. One screen a file.

pub(crate) mod code;
mod consent;
mod name;
mod no_code;
mod not_here;
mod number;
pub(crate) mod terms;
mod vouching;

use flow::identify::Step;
use leptos::prelude::*;

pub(crate) use self::number::{FIELD as NUMBER_FIELD, NumberField};
use self::{
    code::CodeScreen, consent::ConsentScreen, name::NameScreen, not_here::NotHereScreen,
    number::NumberScreen, vouching::VouchingScreen,
};
use crate::reading::{identifying, watch};

/// Which screen of identifying is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Consent,
    Number,
    Code,
    Vouching,
    Name,
    NotHere,
}

impl Shown {
    const fn of(step: &Step) -> Self {
        match step {
            Step::Consent => Self::Consent,
            Step::Number { .. } => Self::Number,
            Step::Code { .. } => Self::Code,
            Step::Vouching(_) => Self::Vouching,
            Step::Name(_) => Self::Name,
            Step::NotHere(_) => Self::NotHere,
        }
    }
}

/// Saying who one is, inside whatever place asks for it.
#[component]
pub(crate) fn IdentifyScreen() -> impl IntoView {
    let shown = watch(|flow| identifying(flow).map(|identify| Shown::of(&identify.step)));
    move || {
        shown.get().map(|shown| match shown {
            Shown::Consent => view! { <ConsentScreen/> }.into_any(),
            Shown::Number => view! { <NumberScreen/> }.into_any(),
            Shown::Code => view! { <CodeScreen/> }.into_any(),
            Shown::Vouching => view! { <VouchingScreen/> }.into_any(),
            Shown::Name => view! { <NameScreen/> }.into_any(),
            Shown::NotHere => view! { <NotHereScreen/> }.into_any(),
        })
    }
}
