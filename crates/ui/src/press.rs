//! Whether a press counts, and how it is answered: trembling hands and loose screens press twice, and slow devices need a moment.
//!
//! What counts is when a finger touched, not when a busy browser got round to telling.
//!
//! **Invariant:** nobody presses what they cannot have seen: a press from before a screen stood is none of its own. A second press within
//! [`REPEAT_MS`] is the same press; all buttons are one place, since the second half of a double tap often lands on the next screen's
//! button. Only keys may follow each other sooner, and outside elder mode one key itself after [`KEY_REPEAT_MS`].

use std::{cell::Cell, time::Duration};

use leptos::{
    ev::MouseEvent,
    prelude::{document, request_animation_frame, set_timeout, window},
    wasm_bindgen::JsCast as _,
    web_sys::{Element, Event},
};

/// A press this soon after another is the same press.
const REPEAT_MS: f64 = 300.0;
/// A key that is meant twice is struck again after this time; a finger that bounces comes sooner.
const KEY_REPEAT_MS: f64 = 120.0;

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
    /// Since when the screen stands.
    static STANDS: Cell<f64> = const { Cell::new(0.0) };
}

/// Counts the press that an event tells of, or says that it repeats the last one, or was meant for the screen before.
#[must_use]
pub fn counts(place: Place, event: &Event) -> bool {
    counts_at(place, event.time_stamp(), shortest(place))
}

/// Another screen stands from now on, and once it is painted people can see what they press.
pub fn screen_stands() {
    let stands = || STANDS.set(window().performance().map_or(0.0, |clock| clock.now()));
    stands();
    once_painted(stands);
}

/// How soon a press at the same place is another one.
fn shortest(place: Place) -> f64 {
    let elder = || {
        let root = document().document_element();
        root.and_then(|root| root.get_attribute("data-mode")).as_deref() == Some("elder")
    };
    if matches!(place, Place::Key(_)) && !elder() { KEY_REPEAT_MS } else { REPEAT_MS }
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

fn counts_at(place: Place, at: f64, shortest: f64) -> bool {
    let unseen = at < STANDS.get();
    let repeated =
        LAST.get().is_some_and(|(last, then)| last == place && (0.0..shortest).contains(&(at - then)));
    if !unseen && !repeated {
        LAST.set(Some((place, at)));
    }
    !unseen && !repeated
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{KEY_REPEAT_MS, Place, REPEAT_MS, STANDS, counts_at};

    fn button(at: f64) -> bool {
        counts_at(Place::Button, at, REPEAT_MS)
    }

    #[test]
    fn a_second_press_within_300_ms_is_the_same_press() {
        assert!(button(1_000.0));
        assert!(!button(1_200.0));
        assert!(!button(1_299.0));
        assert!(button(1_300.0));
    }

    #[test]
    fn different_keys_may_follow_each_other_quickly_and_the_same_one_soon() {
        let key = |key, at| counts_at(Place::Key(key), at, KEY_REPEAT_MS);
        assert!(key('1', 1_000.0));
        assert!(key('2', 1_050.0));
        assert!(!key('2', 1_100.0));
        assert!(key('2', 1_180.0));
        assert!(counts_at(Place::Button, 1_190.0, REPEAT_MS));
    }

    #[test]
    fn a_press_from_before_the_screen_stood_is_none_of_its_own() {
        assert!(button(5_000.0));
        STANDS.set(5_800.0);
        assert!(!button(5_700.0), "its finger touched the screen before");
        assert!(button(5_900.0));
        STANDS.set(0.0);
    }
}
