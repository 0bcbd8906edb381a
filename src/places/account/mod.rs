//! What a person has, and what was settled for them. One screen a file.

mod entries;
pub(super) mod explained;
mod files;
mod lines;
mod list;
mod months;
mod overview;
mod period;
mod rest;
mod rights;
mod rights_slip;
mod settlement;
mod settlement_slip;
mod slips;
mod sums;
pub(super) mod waterfall;
pub(crate) mod wording;
mod years;

use flow::{
    Flow, Place,
    account::{Account, Step},
};
use leptos::prelude::*;

use self::{
    entries::EntriesScreen, list::ListScreen, months::MonthsScreen, overview::OverviewScreen,
    period::PeriodScreen, rights::RightsScreen, settlement::SettlementScreen,
};
use crate::{journeys::identify::IdentifyScreen, reading::watch};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Identify,
    Overview,
    Entries,
    List,
    Settlement,
    Months,
    Period,
    Rights,
}

fn shown(flow: &Flow) -> Option<Shown> {
    account(flow).map(|account| match account.step {
        Step::Identify(_) => Shown::Identify,
        Step::Overview => Shown::Overview,
        Step::Entries => Shown::Entries,
        Step::List => Shown::List,
        Step::Settlement(_) => Shown::Settlement,
        Step::Months => Shown::Months,
        Step::Period(_) => Shown::Period,
        Step::Rights(_) => Shown::Rights,
    })
}

/// Where looking at one's own stands; nothing in any other place.
fn account(flow: &Flow) -> Option<&Account> {
    if let Place::Account(account) = flow.place() { Some(account) } else { None }
}

/// The place.
#[component]
pub(crate) fn AccountScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::Overview => view! { <OverviewScreen/> }.into_any(),
            Shown::Entries => view! { <EntriesScreen/> }.into_any(),
            Shown::List => view! { <ListScreen/> }.into_any(),
            Shown::Settlement => view! { <SettlementScreen/> }.into_any(),
            Shown::Months => view! { <MonthsScreen/> }.into_any(),
            Shown::Period => view! { <PeriodScreen/> }.into_any(),
            Shown::Rights => view! { <RightsScreen/> }.into_any(),
        })
    }
}
