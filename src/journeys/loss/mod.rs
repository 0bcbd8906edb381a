//! Reporting a card lost, and found again: one screen a file.

mod confirm;
mod done;
mod looking;
mod no_card;
mod not_done;
mod numbers;
mod overview;
mod report;
mod slip;
mod standing;
mod wording;

use domain::{card::CardStatus, wire::CardStanding};
use flow::{
    Flow, Place,
    loss::{Act, Step},
};
use leptos::prelude::*;

use self::{
    confirm::ConfirmScreen, done::DoneScreen, not_done::NotDoneScreen, overview::OverviewScreen,
    report::ReportScreen, standing::StandingScreen,
};
pub(crate) use self::{looking::LookingScreen, no_card::NoCardScreen, numbers::Banks};
use crate::{
    journeys::{holder::HolderScreen, identify::IdentifyScreen},
    reading::watch,
};

/// Which screen of the journey is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Overview,
    Identify,
    Holder,
    Looking,
    NoCard,
    Report,
    Standing(CardStatus),
    Confirm(Act),
    Done(Act),
    NotDone(Act),
}

/// Reporting a card lost.
#[component]
pub(crate) fn LossScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Overview => view! { <OverviewScreen/> }.into_any(),
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::Holder => view! { <HolderScreen/> }.into_any(),
            Shown::Looking => view! { <LookingScreen/> }.into_any(),
            Shown::NoCard => view! { <NoCardScreen/> }.into_any(),
            Shown::Report => view! { <ReportScreen/> }.into_any(),
            Shown::Standing(status) => view! { <StandingScreen status/> }.into_any(),
            Shown::Confirm(act) => view! { <ConfirmScreen act/> }.into_any(),
            Shown::Done(act) => view! { <DoneScreen act/> }.into_any(),
            Shown::NotDone(act) => view! { <NotDoneScreen act/> }.into_any(),
        })
    }
}

fn shown(flow: &Flow) -> Option<Shown> {
    Some(match step(flow)? {
        Step::Overview => Shown::Overview,
        Step::Identify(_) => Shown::Identify,
        Step::Holder(_) => Shown::Holder,
        Step::LookingUp => Shown::Looking,
        Step::NoCard => Shown::NoCard,
        Step::Standing(standing) if standing.status == CardStatus::Active => Shown::Report,
        Step::Standing(standing) => Shown::Standing(standing.status),
        Step::Confirm(act, _) => Shown::Confirm(*act),
        Step::Done(act, _) => Shown::Done(*act),
        Step::NotDone(act, _) => Shown::NotDone(*act),
    })
}

/// The step on the screen, while it is this journey's.
fn step(flow: &Flow) -> Option<&Step> {
    if let Place::Loss(loss) = flow.place() { Some(&loss.step) } else { None }
}

/// How the card stands, where that is on the screen.
fn standing(flow: &Flow) -> Option<CardStanding> {
    match step(flow)? {
        Step::Standing(standing)
        | Step::Confirm(_, standing)
        | Step::Done(_, standing)
        | Step::NotDone(_, standing) => Some(standing.clone()),
        Step::Overview | Step::Identify(_) | Step::Holder(_) | Step::LookingUp | Step::NoCard => None,
    }
}
