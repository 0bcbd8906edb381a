//! No card on file: nothing to do with it.

use domain::service::Service;
use flow::{Event, Flow, Place, Target, activate, loss};
use leptos::prelude::*;
use text::app::Key;
use ui::Button;

use crate::{
    dispatch::use_dispatch,
    journeys::whose::{HolderLine, is_anothers, whose},
    places::contacts::Contacts,
    reading::use_flow,
    screen::Screen,
    texts::t,
};

/// Says so, and leads to a first card, or to somebody else's.
#[component]
pub(crate) fn NoCardScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let apply = dispatch.on(|| Event::Went(Target::Service(Service::NewCard)));
    let others = use_flow().with_untracked(others).filter(|_| !is_anothers());
    let for_another = move || {
        others.map(|(label, event)| {
            let on_press = dispatch.on(move || event.clone());
            view! { <Button label=t(label) on_press attr:data-testid="for-another"/> }
        })
    };
    view! {
        <Screen
            step="loss.no-card"
            title=t(whose(Key::LossNoneTitle, Key::LossNoneTitleAnother))
            hint=t(Key::LossNoneHint)
            beside=ViewFnOnce::from(for_another)
            primary=t(Key::LossNoneApply)
            on_primary=apply
        >
            <HolderLine/>
            <Contacts/>
        </Screen>
    }
}

/// How the same is done with somebody else's card.
fn others(flow: &Flow) -> Option<(Key, Event)> {
    match flow.place() {
        Place::Loss(_) => Some((Key::LossForAnother, Event::Loss(loss::Event::ForAnotherAsked))),
        Place::Activate(_) => {
            Some((Key::ActivateForAnother, Event::Activate(activate::Event::ForAnotherAsked)))
        }
        _ => None,
    }
}
