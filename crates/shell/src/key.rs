//! Names of requests, which are made here, by the press that may begin one.

use leptos::prelude::window;
use uuid::{Builder, Uuid};

/// Random bytes in a name.
const CHANCE: usize = 10;

/// A name that nothing has yet: the time and chance (`UUIDv7`). A browser without chance of the better kind has the other.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "milliseconds since 1970 fit until no year that is near"
)]
#[must_use]
pub fn new_key() -> Uuid {
    let mut chance = [0; CHANCE];
    let drawn = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut chance));
    if drawn.is_err() {
        for byte in &mut chance {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    let now = js_sys::Date::now() as u64;
    Builder::from_unix_timestamp_millis(now, &chance).into_uuid()
}
