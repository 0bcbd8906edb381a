//! What one would get back, and how far every month takes one. One screen a file.

mod ahead;
mod amounts;
mod answered;
mod bill;
mod questions;
mod waiting;
pub(super) mod wording;

use flow::{
    Flow, Place,
    estimate::{Estimate, Question, Span, Step},
};
use leptos::prelude::*;

use self::{
    ahead::AheadScreen, amounts::AmountScreen, bill::BillScreen, questions::QuestionScreen,
    waiting::WaitingScreen,
};
use crate::{journeys::identify::IdentifyScreen, reading::watch};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Identify,
    Waiting,
    Ask(Question),
    Bill,
    Ahead,
}

fn shown(flow: &Flow) -> Option<Shown> {
    let estimate = estimate(flow)?;
    Some(match &estimate.step {
        Step::Identify(_) => Shown::Identify,
        Step::Waiting => Shown::Waiting,
        Step::Ask(question) => Shown::Ask(*question),
        Step::Told if estimate.answers.span == Some(Span::EveryMonth) => Shown::Ahead,
        Step::Told => Shown::Bill,
    })
}

/// Where the estimate stands; nothing in any other place.
fn estimate(flow: &Flow) -> Option<&Estimate> {
    if let Place::Estimate(estimate) = flow.place() { Some(estimate) } else { None }
}

/// The place.
#[component]
pub(crate) fn EstimateScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::Waiting => view! { <WaitingScreen/> }.into_any(),
            Shown::Ask(question) if question.is_amount() => view! { <AmountScreen question/> }.into_any(),
            Shown::Ask(question) => view! { <QuestionScreen question/> }.into_any(),
            Shown::Bill => view! { <BillScreen/> }.into_any(),
            Shown::Ahead => view! { <AheadScreen/> }.into_any(),
        })
    }
}
