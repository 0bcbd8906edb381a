//! Replacing a card, from what it takes to the reference number. One screen a file.

mod ahead;
mod check;
mod contact;
mod done;
mod keeping;
mod overview;
mod reason;

use flow::{
    Flow, Place,
    replace::{ContactQuestion, Step},
};
use leptos::prelude::*;

use self::{
    check::CheckScreen, contact::ContactScreen, done::DoneScreen, overview::OverviewScreen,
    reason::ReasonScreen,
};
use crate::{
    journeys::{capture::CaptureScreen, identify::IdentifyScreen},
    reading::watch,
};

/// Which screen of the journey is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Overview,
    Identify,
    Reason,
    Contact(ContactQuestion),
    Photo,
    Check,
    Done,
}

/// Replacing a card.
#[component]
pub(crate) fn ReplaceScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Overview => view! { <OverviewScreen/> }.into_any(),
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::Reason => view! { <ReasonScreen/> }.into_any(),
            Shown::Contact(question) => view! { <ContactScreen question/> }.into_any(),
            Shown::Photo => view! { <CaptureScreen/> }.into_any(),
            Shown::Check => view! { <CheckScreen/> }.into_any(),
            Shown::Done => view! { <DoneScreen/> }.into_any(),
        })
    }
}

fn shown(flow: &Flow) -> Option<Shown> {
    Some(match step(flow)? {
        Step::Overview => Shown::Overview,
        Step::Identify(_) => Shown::Identify,
        Step::Reason => Shown::Reason,
        Step::Contact(step) => Shown::Contact(step.question),
        Step::Photo(_) => Shown::Photo,
        Step::Check { .. } => Shown::Check,
        Step::Done(_) => Shown::Done,
    })
}

/// The step on the screen, while it is this journey's.
fn step(flow: &Flow) -> Option<&Step> {
    match flow.place() {
        Place::Replace(replace) => Some(&replace.step),
        Place::Attract | Place::Home | Place::Coming(_) | Place::Help | Place::Ending | Place::Track(_) => {
            None
        }
    }
}
