//! Notices of the region, and what changed of what the fund pays. One screen a file.

mod changes;
mod list;
mod notice;
mod wording;

use flow::{
    Flow, Place,
    policy::{Policy, Step},
};
use leptos::prelude::*;

use self::{changes::ChangesScreen, list::ListScreen, notice::NoticeScreen};
use crate::reading::watch;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    List,
    Notice,
    Changes,
}

fn shown(flow: &Flow) -> Option<Shown> {
    policy(flow).map(|policy| match policy.step {
        Step::List => Shown::List,
        Step::Notice(_) => Shown::Notice,
        Step::Changes(_) => Shown::Changes,
    })
}

/// Where looking at what changed stands; nothing in any other place.
fn policy(flow: &Flow) -> Option<&Policy> {
    if let Place::Policy(policy) = flow.place() { Some(policy) } else { None }
}

/// The place.
#[component]
pub(crate) fn PolicyScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::List => view! { <ListScreen/> }.into_any(),
            Shown::Notice => view! { <NoticeScreen/> }.into_any(),
            Shown::Changes => view! { <ChangesScreen/> }.into_any(),
        })
    }
}
