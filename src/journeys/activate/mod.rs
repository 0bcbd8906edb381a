//! Making a card ready for use: its social half here, its bank half at the bank. One screen a file.

mod halves;
mod lost;
mod overview;

use flow::{Flow, Place, activate::Step};
use leptos::prelude::*;

use self::{halves::HalvesScreen, lost::LostScreen, overview::OverviewScreen};
use crate::{
    journeys::{
        holder::HolderScreen,
        identify::IdentifyScreen,
        loss::{LookingScreen, NoCardScreen},
    },
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
    Lost,
    Halves,
}

/// Making a card ready for use.
#[component]
pub(crate) fn ActivateScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Overview => view! { <OverviewScreen/> }.into_any(),
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::Holder => view! { <HolderScreen/> }.into_any(),
            Shown::Looking => view! { <LookingScreen/> }.into_any(),
            Shown::NoCard => view! { <NoCardScreen/> }.into_any(),
            Shown::Lost => view! { <LostScreen/> }.into_any(),
            Shown::Halves => view! { <HalvesScreen/> }.into_any(),
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
        Step::Lost => Shown::Lost,
        Step::Halves(_) => Shown::Halves,
    })
}

/// The step on the screen, while it is this journey's.
fn step(flow: &Flow) -> Option<&Step> {
    if let Place::Activate(activate) = flow.place() { Some(&activate.step) } else { None }
}
