//! Where the household is registered, and so which agency decides. One screen a file.

mod choosing;
mod elsewhere;
mod unknown;

use domain::{
    jurisdiction::{Division, Jurisdiction},
    region::RegionCode,
    wire::RegionView,
};
use flow::household::Step as Where;
use flow::{Flow, apply::Step};
use leptos::prelude::*;

use self::{choosing::ChoosingScreen, elsewhere::ElsewhereScreen, unknown::UnknownScreen};
use super::step;
use crate::reading::watch;

/// Asks for the division, or says where to go instead.
#[component]
pub(super) fn HouseholdScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Where::Here => view! { <ChoosingScreen inside=true/> }.into_any(),
            Where::Outside => view! { <ChoosingScreen inside=false/> }.into_any(),
            Where::Elsewhere(household) => view! { <ElsewhereScreen household/> }.into_any(),
            Where::Unknown => view! { <UnknownScreen/> }.into_any(),
        })
    }
}

fn shown(flow: &Flow) -> Option<Where> {
    match step(flow)? {
        Step::Household(shown) => Some(shown.clone()),
        _ => None,
    }
}

/// The divisions inside the region, or those outside of which an agency is known.
fn divisions(region: &RegionView, inside: bool) -> Vec<Division> {
    Jurisdiction::divisions(&region.agencies, &region.code, inside).cloned().collect()
}

/// Who decides for a household of this division.
pub(super) fn decides<T>(
    region: &RegionView,
    household: &RegionCode,
    read: impl Fn(domain::jurisdiction::Decides) -> T,
) -> Option<T> {
    Jurisdiction::of(&region.agencies, household).map(read)
}
