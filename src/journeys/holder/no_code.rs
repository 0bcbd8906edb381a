//! No code can be told, and nobody looks at a paper at once: whom to call, and what to bring.

use domain::service::Service;
use flow::{Event, Flow, Target, holder::Step};
use leptos::prelude::*;
use text::app::Key;

use super::asking;
use crate::{
    dispatch::use_dispatch, places::contacts::Contacts, reading::use_flow, screen::Screen, texts::t,
};

/// Says what can be done instead.
#[component]
pub(super) fn NoCodeScreen() -> impl IntoView {
    let (child, lost) = use_flow().with_untracked(|flow| (is_child(flow), is_lost(flow)));
    let title = if child { Key::ApplyHolderNoCodeChildTitle } else { Key::ApplyHolderNoCodeTitle };
    let home = use_dispatch().on(|| Event::Went(Target::Home));
    view! {
        <Screen step="holder.no-code" title=t(title) primary=t(Key::PlacesHome) on_primary=home>
            {lost.then(|| view! { <p>{t(Key::ApplyHolderNoCodePhone)}</p> })}
            <p>{t(Key::ApplyHolderNoCodeCounter)}</p>
            <Contacts/>
        </Screen>
    }
}

fn is_child(flow: &Flow) -> bool {
    matches!(asking(flow), Some(Step::NoCode(named)) if named.child)
}

/// Whether it is about a lost card, which staff block for whoever calls.
fn is_lost(flow: &Flow) -> bool {
    flow.place().target() == Target::Service(Service::ReportLoss)
}
