//! Whether a press counts, and how it is answered: trembling hands and loose screens press twice, and slow devices need a moment.
//!
//! **Invariant:** a second press within [`REPEAT_MS`] counts only on a pad key that differs from the first. All buttons are one
//! place, since the second half of a double tap often lands on the next screen's button.

use std::{cell::Cell, time::Duration};

use leptos::{
    ev::MouseEvent,
    prelude::{request_animation_frame, set_timeout},
    wasm_bindgen::JsCast as _,
    web_sys::Element,
};

/// A press this soon after another is the same press.
const REPEAT_MS: f64 = 300.0;

/// The attribute by which styles show that something is pressed.
const STATE: &str = "data-state";

/// What was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Any button or link.
    Button,
    /// A key of a pad.
    Key(char),
}

thread_local! {
    static LAST: Cell<Option<(Place, f64)>> = const { Cell::new(None) };
}

/// Counts a press at `place` now, or says that it repeats the last one.
#[must_use]
pub fn counts(place: Place) -> bool {
    let now = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now());
    counts_at(place, now)
}

/// Shows what was pressed as pressed, and acts once that can be seen: what follows may take a slow device a while.
pub fn answers(event: &MouseEvent, act: impl FnOnce() + 'static) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let pressed = target.and_then(|target| target.closest("button").ok().flatten());
    if let Some(pressed) = &pressed {
        // Fails only for names that are none.
        let _ = pressed.set_attribute(STATE, "pressed");
    }
    once_painted(move || {
        if let Some(pressed) = pressed {
            let _ = pressed.remove_attribute(STATE);
        }
        act();
    });
}

/// Acts once the browser has painted what has changed up to now.
pub fn once_painted(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

fn counts_at(place: Place, now: f64) -> bool {
    LAST.with(|last| {
        let repeated =
            last.get().is_some_and(|(at, then)| at == place && (0.0..REPEAT_MS).contains(&(now - then)));
        if !repeated {
            last.set(Some((place, now)));
        }
        !repeated
    })
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Place, counts_at};

    #[test]
    fn a_second_press_within_300_ms_is_the_same_press() {
        assert!(counts_at(Place::Button, 1_000.0));
        assert!(!counts_at(Place::Button, 1_200.0));
        assert!(!counts_at(Place::Button, 1_299.0));
        assert!(counts_at(Place::Button, 1_300.0));
    }

    #[test]
    fn different_keys_may_follow_each_other_quickly() {
        assert!(counts_at(Place::Key('1'), 1_000.0));
        assert!(counts_at(Place::Key('2'), 1_050.0));
        assert!(!counts_at(Place::Key('2'), 1_100.0));
        assert!(counts_at(Place::Button, 1_110.0));
    }
}
