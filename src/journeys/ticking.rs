//! A clock for countdowns, which stops with the screen that shows it.

use std::time::Duration;

use domain::moment::Moment;
use leptos::prelude::*;

use crate::clock;

/// Now, once a second while the screen stands.
pub(crate) fn use_now() -> Signal<Moment> {
    let now = RwSignal::new(clock::now());
    // A browser without timers shows the countdown's beginning, and nothing else is lost.
    if let Ok(timer) = set_interval_with_handle(move || now.set(clock::now()), Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    now.into()
}
