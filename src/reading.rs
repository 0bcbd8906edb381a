//! Reading the flow: what screens look at.
//!
//! Every reader is a memo or made for one, so that a screen changes only when what it shows does.

use flow::{Flow, Setting, capture::Capture, identify::Identify};
use leptos::prelude::*;

use crate::dispatch::use_dispatch;

/// The flow, to be read. Screens make memos of the part they show.
pub(crate) fn use_flow() -> ReadSignal<Flow> {
    use_dispatch().flow()
}

/// A memo of a part of the flow.
pub(crate) fn watch<T>(read: impl Fn(&Flow) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let flow = use_flow();
    Memo::new(move |_| flow.with(|flow| read(flow)))
}

/// Where we are. Inside the app it is always loaded.
pub(crate) fn use_setting() -> Memo<Setting> {
    expect_context()
}

/// Gives [`use_setting`] to what is inside: `first`, and whatever is loaded later.
pub(crate) fn provide_setting(first: Setting) {
    let flow = use_flow();
    provide_context(Memo::new(move |_| {
        flow.with(|flow| flow.session().setting.clone()).unwrap_or_else(|| first.clone())
    }));
}

/// Whether an answer is awaited from the server.
pub(crate) fn use_busy() -> Memo<bool> {
    watch(Flow::busy)
}

/// The identifying that is on the screen, in whatever place.
pub(crate) fn identifying(flow: &Flow) -> Option<&Identify> {
    flow.place().identify()
}

/// The photo that is being made on the screen, in whatever place.
pub(crate) fn capturing(flow: &Flow) -> Option<&Capture> {
    flow.place().capture()
}
