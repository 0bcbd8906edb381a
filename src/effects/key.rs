//! The names of payments, which are made here, by the tap that may begin one.

use domain::wire::PaymentKey;
use leptos::prelude::window;
use uuid::Builder;

/// Random bytes in a key.
const CHANCE: usize = 10;

/// A new name for a payment: the time and chance (`UUIDv7`). A browser without chance of the better kind has the other.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "milliseconds since 1970 fit until no year that is near"
)]
pub(crate) fn new_key() -> PaymentKey {
    let mut chance = [0; CHANCE];
    let drawn = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut chance));
    if drawn.is_err() {
        for byte in &mut chance {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    let now = js_sys::Date::now() as u64;
    PaymentKey(Builder::from_unix_timestamp_millis(now, &chance).into_uuid())
}
