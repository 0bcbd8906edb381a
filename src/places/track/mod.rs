//! Following an application: one screen a file.

mod answer;
mod case;
mod case_parts;
mod list;
mod outlet_list;
mod outlets;
mod printing;
mod query;
mod standing;
mod status;
mod ways;
mod withdraw;
mod wording;

use domain::application::Ask;
use flow::{Flow, Place, track::Step};
use leptos::prelude::*;

use self::{
    answer::AnswerScreen, case::CaseScreen, list::ListScreen, outlets::OutletsScreen, query::QueryScreen,
    status::StatusScreen, ways::WaysScreen, withdraw::WithdrawScreen,
};
pub(crate) use self::{standing::StatusChip, wording::headline};
use crate::{
    journeys::{capture::CaptureScreen, identify::IdentifyScreen, papers::PapersScreen},
    money::Money,
    part,
    reading::watch,
};

/// Which screen of following is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Ways,
    Query,
    Status,
    Identify,
    List,
    Case,
    Outlets,
    Answer(Ask),
    Withdraw,
    Pay,
}

fn shown(flow: &Flow) -> Option<Shown> {
    tracking(flow).map(|step| match step {
        Step::Ways => Shown::Ways,
        Step::Query(_) => Shown::Query,
        Step::Status(_) => Shown::Status,
        Step::Identify(_) => Shown::Identify,
        Step::List => Shown::List,
        Step::Case(_) => Shown::Case,
        Step::Outlets(_) => Shown::Outlets,
        Step::Answer(answer) => Shown::Answer(answer.ask),
        Step::Withdraw(_) => Shown::Withdraw,
        Step::Pay(_) => Shown::Pay,
    })
}

/// The step of following; none in any other place.
fn tracking(flow: &Flow) -> Option<&Step> {
    match flow.place() {
        Place::Track(track) => Some(&track.step),
        Place::Attract
        | Place::Home
        | Place::Services(_)
        | Place::Instant(_)
        | Place::Loss(_)
        | Place::Activate(_)
        | Place::Recharge(_)
        | Place::Help(_)
        | Place::Policy(_)
        | Place::Ending
        | Place::Payments(_)
        | Place::Account(_)
        | Place::Estimate(_)
        | Place::Filing(_)
        | Place::Apply(_) => None,
    }
}

/// The place.
#[component]
pub(crate) fn TrackScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Ways => view! { <WaysScreen/> }.into_any(),
            Shown::Query => view! { <QueryScreen/> }.into_any(),
            Shown::Status => view! { <StatusScreen/> }.into_any(),
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::List => view! { <ListScreen/> }.into_any(),
            Shown::Case => view! { <CaseScreen/> }.into_any(),
            Shown::Outlets => view! { <OutletsScreen/> }.into_any(),
            Shown::Answer(Ask::NewPhoto) => view! { <CaptureScreen/> }.into_any(),
            Shown::Answer(Ask::Register | Ask::Relation | Ask::Authority) => {
                view! { <PapersScreen/> }.into_any()
            }
            Shown::Answer(ask) => view! { <AnswerScreen ask/> }.into_any(),
            Shown::Withdraw => view! { <WithdrawScreen/> }.into_any(),
            Shown::Pay => view! { <part::Awaited screen=|money: Money| (money.pay)()/> }.into_any(),
        })
    }
}
