//! Following an application or a payment: the server says when it changed, and while it cannot, we ask.
//!
//! **Invariant:** one of them is followed at most; letting go of a [`Live`] ends it.

use std::{rc::Rc, time::Duration};

use domain::{
    payment::PaymentNumber,
    reference::Reference,
    wire::{APPLICATION_EVENTS, PAYMENT_EVENTS, path_with},
};
use flow::{Event, Flow, pay, track};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::EventSource;

use crate::dispatch::Dispatch;

/// How long until we ask, while the server does not say; up to a third longer, so that not all devices ask at once.
const CASE_MS: f64 = 15_000.0;
/// The same where somebody stands before the screen and waits for their money.
const PAYMENT_MS: f64 = 3_000.0;
/// How long until we ask when another answer is awaited just now.
const SOON: Duration = Duration::from_secs(1);

/// What is followed.
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
    /// Follows an application, seen in version `seen`, until it is let go.
    pub(crate) fn follow_case(reference: &Reference, seen: u32, dispatch: Dispatch) -> Self {
        let path = path_with(APPLICATION_EVENTS, reference.as_str());
        Self::follow(&path, seen, dispatch, Event::Track(track::Event::CaseChanged), CASE_MS)
    }

    /// Follows a payment, seen in version `seen`, until it is let go.
    pub(crate) fn follow_payment(number: &PaymentNumber, seen: u32, dispatch: Dispatch) -> Self {
        let path = path_with(PAYMENT_EVENTS, number.as_str());
        Self::follow(&path, seen, dispatch, Event::Pay(pay::Event::Changed), PAYMENT_MS)
    }

    fn follow(path: &str, seen: u32, dispatch: Dispatch, event: Event, poll_ms: f64) -> Self {
        let look: Rc<dyn Fn()> = Rc::new(move || look(dispatch, event.clone()));
        let source = Source::open(&format!("{path}?seen={seen}"), look.clone());
        let events = source.as_ref().map(|source| source.events.clone());
        let silent = move || events.as_ref().is_none_or(|events| events.ready_state() != EventSource::OPEN);
        let ask = move || {
            if silent() {
                look();
            }
        };
        let poll = set_interval_with_handle(ask, after(poll_ms)).ok();
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
    fn open(address: &str, look: Rc<dyn Fn()>) -> Option<Self> {
        let events = EventSource::new(address).ok()?;
        let changed = Closure::<dyn FnMut()>::new(move || look());
        events.add_event_listener_with_callback("changed", changed.as_ref().unchecked_ref()).ok()?;
        Some(Self { events, _changed: changed })
    }
}

/// Looks again, once the answer that is awaited just now has come.
fn look(dispatch: Dispatch, event: Event) {
    if dispatch.flow().try_with_untracked(Flow::busy).unwrap_or_default() {
        set_timeout(move || look(dispatch, event), SOON);
    } else {
        dispatch.send(event);
    }
}

/// After so many milliseconds, or up to a third more.
fn after(poll_ms: f64) -> Duration {
    Duration::from_secs_f64(poll_ms * (1.0 + js_sys::Math::random() / 3.0) / 1_000.0)
}
