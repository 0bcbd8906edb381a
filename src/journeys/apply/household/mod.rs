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
use text::app::Key;

use self::{choosing::ChoosingScreen, elsewhere::ElsewhereScreen, unknown::UnknownScreen};
use super::step;
use crate::{reading::watch, texts::Texts};

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

/// The divisions inside the region one by one, or those outside by the agency that is known to decide for them.
fn divisions(region: &RegionView, inside: bool) -> Vec<Vec<&Division>> {
    let listed = if inside { Jurisdiction::inside } else { Jurisdiction::outside };
    listed(&region.agencies, &region.code)
}

/// Their names in one line.
fn names(texts: Texts, divisions: &[&Division]) -> String {
    let names: Vec<_> = divisions.iter().map(|division| texts.pick(&division.name)).collect();
    names.join(&texts.get(Key::BetweenItems))
}

/// Who decides for a household of this division.
pub(super) fn decides<T>(
    region: &RegionView,
    household: &RegionCode,
    read: impl Fn(domain::jurisdiction::Decides) -> T,
) -> Option<T> {
    Jurisdiction::of(&region.agencies, household).map(read)
}
