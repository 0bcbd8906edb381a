//! How long nobody has touched the screen, told to the flow once a second while it matters.

use std::{cell::Cell, time::Duration};

use flow::{Event, idle::Quiet};
use leptos::prelude::*;

use crate::{controls::Controls, dispatch::Dispatch};

/// What counts as a touch. A printed page is one: whoever printed waits for the paper.
const TOUCHES: [&str; 6] = ["pointerdown", "click", "keydown", "input", "wheel", "afterprint"];
/// How often the flow is told.
const BEAT: Duration = Duration::from_secs(1);

thread_local! {
    static TOUCHED: Cell<f64> = const { Cell::new(0.0) };
}

/// Somebody is here.
pub(crate) fn touch() {
    TOUCHED.set(now());
}

/// Watches for as long as what is over the screens stands.
pub(crate) fn keep(dispatch: Dispatch, controls: Controls) {
    touch();
    let listening = TOUCHES.map(|name| window_event_listener_untyped(name, |_| touch()));
    let beating = set_interval_with_handle(
        move || {
            let (elder, changed) = (controls.elder.get_untracked(), controls.are_changed());
            let quiet = Quiet { seconds: seconds(), elder, changed };
            if dispatch.flow().with_untracked(|flow| flow.heeds(quiet)) {
                dispatch.send(Event::Quiet(quiet));
            }
        },
        BEAT,
    );
    on_cleanup(move || {
        listening.into_iter().for_each(WindowListenerHandle::remove);
        if let Ok(beating) = beating {
            beating.clear();
        }
    });
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float that is too large stops at the largest number"
)]
fn seconds() -> u32 {
    ((now() - TOUCHED.get()).max(0.0) / 1_000.0) as u32
}

fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
