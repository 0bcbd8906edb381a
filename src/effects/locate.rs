//! Asking the device where it is. The answer stays in the browser: only distances are made from it.

use domain::outlet::Position;
use flow::{Event, track};
use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::PositionOptions;

use crate::dispatch::Dispatch;

/// How long the device may take.
const PATIENCE_MS: u32 = 10_000;
/// How old a position may be.
const FRESH_MS: u32 = 60_000;

/// Asks, and sends the answer; no position when the device or its owner would not say.
pub(super) fn ask(dispatch: Dispatch) {
    let answer = move |position| dispatch.send(Event::Track(track::Event::Located(position)));
    let found = Closure::once_into_js(move |position: JsValue| answer(read(&position)));
    let refused = Closure::once_into_js(move || answer(None));
    let options = PositionOptions::new();
    options.set_timeout(PATIENCE_MS);
    options.set_maximum_age(FRESH_MS);
    let asked = window().navigator().geolocation().and_then(|device| {
        device.get_current_position_with_error_callback_and_options(
            found.unchecked_ref(),
            Some(refused.unchecked_ref()),
            &options,
        )
    });
    if asked.is_err() {
        answer(None);
    }
}

fn read(position: &JsValue) -> Option<Position> {
    let coordinates = Reflect::get(position, &"coords".into()).ok()?;
    let degrees = |name: &str| Reflect::get(&coordinates, &name.into()).ok()?.as_f64();
    Some(Position { lat: degrees("latitude")?, lon: degrees("longitude")? })
}
