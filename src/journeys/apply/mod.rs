//! Applying for a card, from what it takes to the reference number. One screen a file.

mod ahead;
mod bank;
mod check;
mod contact;
mod done;
mod grounds;
mod has_card;
mod holder_rows;
mod household;
mod keeping;
mod materials;
mod not_lost;
mod on_file;
mod overview;
mod reason;

use domain::service::Service;
use flow::{
    Flow, Place,
    apply::{ContactQuestion, Step},
};
use leptos::prelude::*;

use self::{
    bank::BankScreen, check::CheckScreen, contact::ContactScreen, done::DoneScreen, has_card::HasCardScreen,
    household::HouseholdScreen, not_lost::NotLostScreen, on_file::OnFileScreen, overview::OverviewScreen,
    reason::ReasonScreen,
};
use crate::{
    journeys::{
        capture::CaptureScreen, holder::HolderScreen, identify::IdentifyScreen, instant::InstantScreen,
        papers::PapersScreen,
    },
    reading::watch,
};

/// Which screen of the journey is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Overview,
    Identify,
    Holder,
    Reason,
    Group,
    HasCard,
    NotLost,
    Household,
    Papers,
    Contact(ContactQuestion),
    Bank,
    PhotoOnFile,
    Photo,
    Check,
    Done,
}

/// Applying for a card.
#[component]
pub(crate) fn ApplyScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Overview => view! { <OverviewScreen/> }.into_any(),
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::Holder => view! { <HolderScreen/> }.into_any(),
            Shown::Reason => view! { <ReasonScreen/> }.into_any(),
            Shown::Group => view! { <InstantScreen/> }.into_any(),
            Shown::HasCard => view! { <HasCardScreen/> }.into_any(),
            Shown::NotLost => view! { <NotLostScreen/> }.into_any(),
            Shown::Household => view! { <HouseholdScreen/> }.into_any(),
            Shown::Papers => view! { <PapersScreen/> }.into_any(),
            Shown::Contact(question) => view! { <ContactScreen question/> }.into_any(),
            Shown::Bank => view! { <BankScreen/> }.into_any(),
            Shown::PhotoOnFile => view! { <OnFileScreen/> }.into_any(),
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
        Step::Holder(_) => Shown::Holder,
        Step::Reason => Shown::Reason,
        Step::Group(_) => Shown::Group,
        Step::HasCard => Shown::HasCard,
        Step::NotLost => Shown::NotLost,
        Step::Household(_) => Shown::Household,
        Step::Papers(_) => Shown::Papers,
        Step::Contact(step) => Shown::Contact(step.question),
        Step::Bank { .. } => Shown::Bank,
        Step::PhotoOnFile => Shown::PhotoOnFile,
        Step::Photo(_) => Shown::Photo,
        Step::Check { .. } => Shown::Check,
        Step::Done(_) => Shown::Done,
    })
}

/// What is applied for, while something is.
pub(super) fn service(flow: &Flow) -> Option<Service> {
    match flow.place() {
        Place::Apply(apply) => Some(apply.service),
        Place::Attract
        | Place::Home
        | Place::Services(_)
        | Place::Instant(_)
        | Place::Loss(_)
        | Place::Activate(_)
        | Place::Help(_)
        | Place::Policy(_)
        | Place::Ending
        | Place::Recharge(_)
        | Place::Payments(_)
        | Place::Account(_)
        | Place::Estimate(_)
        | Place::Filing(_)
        | Place::Track(_) => None,
    }
}

/// The step on the screen, while it is this journey's.
fn step(flow: &Flow) -> Option<&Step> {
    match flow.place() {
        Place::Apply(apply) => Some(&apply.step),
        Place::Attract
        | Place::Home
        | Place::Services(_)
        | Place::Instant(_)
        | Place::Loss(_)
        | Place::Activate(_)
        | Place::Help(_)
        | Place::Policy(_)
        | Place::Ending
        | Place::Recharge(_)
        | Place::Payments(_)
        | Place::Account(_)
        | Place::Estimate(_)
        | Place::Filing(_)
        | Place::Track(_) => None,
    }
}
