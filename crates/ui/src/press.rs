//! Whether a press counts: trembling hands and loose screens press twice.
//!
//! **Invariant:** a second press within [`REPEAT_MS`] counts only on a pad key that differs from the first. All buttons are one
//! place, since the second half of a double tap often lands on the next screen's button.

use std::cell::Cell;

/// A press this soon after another is the same press.
const REPEAT_MS: f64 = 300.0;

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
