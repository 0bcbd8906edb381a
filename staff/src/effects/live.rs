//! Following the region's cases, payments and calls: the server's events at once, and a slow poll behind them.
//!
//! **Invariant:** dropping a [`Live`] ends both.

use std::time::Duration;

use domain::{payment::PaymentNumber, reference::Reference, wire::staff::CASE_EVENTS};
use leptos::{
    leptos_dom::helpers::IntervalHandle,
    prelude::set_interval_with_handle,
    wasm_bindgen::{JsCast as _, closure::Closure},
};
use web_sys::{EventSource, MessageEvent};

use crate::{
    desk::{BellEvent, ConsoleEvent, MoneyEvent},
    dispatch::Dispatch,
};

/// How long to wait between two looks at the queue.
const SLOWLY: Duration = Duration::from_secs(20);

/// An open connection, and the poll behind it.
pub(crate) struct Live {
    source: Option<EventSource>,
    poll: Option<IntervalHandle>,
    // The browser calls it as long as the connection is open.
    _heard: [Closure<dyn Fn(MessageEvent)>; 3],
}

impl Live {
    /// Begins. The browser itself connects again after a break.
    pub(super) fn follow(dispatch: Dispatch) -> Self {
        let rung = Closure::<dyn Fn(MessageEvent)>::new(move |_: MessageEvent| {
            dispatch.at_work(ConsoleEvent::Bell(BellEvent::Due));
        });
        let changed = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            let reference = message.data().as_string().and_then(|text| Reference::try_from(text).ok());
            dispatch.at_work(ConsoleEvent::Changed(reference));
        });
        let paid = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            let number = message.data().as_string().and_then(|text| PaymentNumber::try_from(text).ok());
            dispatch.at_work(ConsoleEvent::Money(MoneyEvent::Changed(number)));
        });
        let source = EventSource::new(CASE_EVENTS).ok();
        if let Some(source) = &source {
            // It fails for no kind of event; the poll is behind it anyway.
            for (name, heard) in [("changed", &changed), ("help", &rung), ("payment", &paid)] {
                let _ = source.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
            }
        }
        let poll = set_interval_with_handle(move || dispatch.at_work(ConsoleEvent::LookDue), SLOWLY);
        Self { source, poll: poll.ok(), _heard: [changed, rung, paid] }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        if let Some(source) = &self.source {
            source.close();
        }
        if let Some(poll) = &self.poll {
            poll.clear();
        }
    }
}
