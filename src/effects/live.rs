//! Following an application: the server says when it changed, and while it cannot, we ask.
//!
//! **Invariant:** one application is followed at most; letting go of a [`Live`] ends it.

use std::time::Duration;

use domain::{
    reference::Reference,
    wire::{APPLICATION_EVENTS, path_with},
};
use flow::{Event, Flow, track};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::EventSource;

use crate::dispatch::Dispatch;

/// How long until we ask, while the server does not say.
const POLL_MS: f64 = 15_000.0;
/// Up to so much longer, so that not all devices ask at once.
const JITTER_MS: f64 = 5_000.0;
/// How long until we ask when another answer is awaited just now.
const SOON: Duration = Duration::from_secs(1);

/// An application that is followed.
pub(crate) struct Live {
    source: Option<Source>,
    poll: Option<IntervalHandle>,
}

/// An open connection with what listens to it.
struct Source {
    events: EventSource,
    _changed: Closure<dyn FnMut()>,
}

impl Live {
    /// Follows `reference`, seen in version `seen`, until it is let go.
    pub(crate) fn follow(reference: &Reference, seen: u32, dispatch: Dispatch) -> Self {
        let address = format!("{}?seen={seen}", path_with(APPLICATION_EVENTS, reference.as_str()));
        let source = Source::open(&address, dispatch);
        let events = source.as_ref().map(|source| source.events.clone());
        let silent = move || events.as_ref().is_none_or(|events| events.ready_state() != EventSource::OPEN);
        let ask = move || {
            if silent() {
                look(dispatch);
            }
        };
        let poll = set_interval_with_handle(ask, poll_after()).ok();
        Self { source, poll }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        if let Some(source) = &self.source {
            source.events.close();
        }
        if let Some(poll) = &self.poll {
            poll.clear();
        }
    }
}

impl Source {
    /// Opens the connection; a browser that cannot leaves it to asking.
    fn open(address: &str, dispatch: Dispatch) -> Option<Self> {
        let events = EventSource::new(address).ok()?;
        let changed = Closure::<dyn FnMut()>::new(move || look(dispatch));
        events.add_event_listener_with_callback("changed", changed.as_ref().unchecked_ref()).ok()?;
        Some(Self { events, _changed: changed })
    }
}

/// Looks at the application again; once the answer that is awaited just now has come.
fn look(dispatch: Dispatch) {
    if dispatch.flow().try_with_untracked(Flow::busy).unwrap_or_default() {
        set_timeout(move || look(dispatch), SOON);
    } else {
        dispatch.send(Event::Track(track::Event::CaseChanged));
    }
}

fn poll_after() -> Duration {
    Duration::from_secs_f64((POLL_MS + JITTER_MS * js_sys::Math::random()) / 1_000.0)
}
