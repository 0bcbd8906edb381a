//! Filing for care elsewhere: what is filed, and filing anew. One screen a file.

mod check;
mod days;
mod done;
mod kind;
mod list;
mod options;
mod place;
mod proof;
mod rows;
mod shown;
mod slip;
mod withdraw;
mod wording;

use domain::wire::FilingRuleView;
use flow::{
    Event, Flow, Place,
    filing::{self, Filing, Step},
};
use leptos::prelude::*;
use text::app::Key;

use self::{
    check::CheckScreen,
    days::{FromScreen, UntilScreen},
    done::DoneScreen,
    kind::KindScreen,
    list::ListScreen,
    place::{AreaScreen, CityScreen, ProvinceScreen},
    proof::ProofScreen,
    shown::ShownScreen,
    withdraw::WithdrawScreen,
};
use crate::{
    dispatch::Dispatch,
    journeys::identify::IdentifyScreen,
    reading::{use_flow, watch},
    screen::Screen,
    texts::t,
};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Identify,
    Loading,
    List,
    One,
    Withdraw,
    Kind,
    Area,
    Province,
    City,
    From,
    Until,
    Proof,
    Check,
    Done,
}

fn shown(flow: &Flow) -> Option<Shown> {
    filing(flow).map(|filing| match filing.step {
        Step::Identify(_) => Shown::Identify,
        Step::Loading => Shown::Loading,
        Step::List => Shown::List,
        Step::Shown(_) => Shown::One,
        Step::Withdraw(_) => Shown::Withdraw,
        Step::Kind => Shown::Kind,
        Step::Area => Shown::Area,
        Step::Province(_) => Shown::Province,
        Step::City(_) => Shown::City,
        Step::From(_) => Shown::From,
        Step::Until(_) => Shown::Until,
        Step::Proof => Shown::Proof,
        Step::Check => Shown::Check,
        Step::Done(_) => Shown::Done,
    })
}

/// Where filing stands; nothing in any other place.
fn filing(flow: &Flow) -> Option<&Filing> {
    if let Place::Filing(filing) = flow.place() { Some(filing) } else { None }
}

/// What can be filed, once it is there. It does not change while a screen stands.
fn rule() -> Option<FilingRuleView> {
    use_flow().with_untracked(|flow| filing(flow)?.rule.as_deref().cloned())
}

/// Says something about filing.
fn say(dispatch: Dispatch, event: filing::Event) {
    dispatch.send(Event::Filing(event));
}

/// The journey.
#[component]
pub(crate) fn FilingScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::Loading => view! { <LoadingScreen/> }.into_any(),
            Shown::List => view! { <ListScreen/> }.into_any(),
            Shown::One => view! { <ShownScreen/> }.into_any(),
            Shown::Withdraw => view! { <WithdrawScreen/> }.into_any(),
            Shown::Kind => view! { <KindScreen/> }.into_any(),
            Shown::Area => view! { <AreaScreen/> }.into_any(),
            Shown::Province => view! { <ProvinceScreen/> }.into_any(),
            Shown::City => view! { <CityScreen/> }.into_any(),
            Shown::From => view! { <FromScreen/> }.into_any(),
            Shown::Until => view! { <UntilScreen/> }.into_any(),
            Shown::Proof => view! { <ProofScreen/> }.into_any(),
            Shown::Check => view! { <CheckScreen/> }.into_any(),
            Shown::Done => view! { <DoneScreen/> }.into_any(),
        })
    }
}

#[component]
fn LoadingScreen() -> impl IntoView {
    view! {
        <Screen step="filing.loading" title=t(Key::FilingTitle)>
            <p role="status">{t(Key::FilingLoading)}</p>
        </Screen>
    }
}
