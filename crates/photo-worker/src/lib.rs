//! The Web Worker that runs the photo engine.
//!
//! [`Desk`] is the work: messages in, messages out. The rest is the browser: [`run`] listens and posts, `pixels` reads frames, `models`
//! fetches files. It holds the last frames of one visit; ending the worker forgets them.
//!
//! **Invariant:** one job at a time, in the order of the messages; no picture leaves the worker but by a message to the page that made it.

mod desk;
#[cfg(all(target_arch = "wasm32", not(feature = "probe")))]
mod models;
#[cfg(all(target_arch = "wasm32", not(feature = "probe")))]
mod pixels;
#[cfg(all(target_arch = "wasm32", not(feature = "probe")))]
mod port;
#[cfg(feature = "probe")]
pub mod probe;
#[cfg(all(test, target_arch = "wasm32"))]
mod verdicts;

pub use desk::{Answer, Desk, Shot};

/// Listens for messages from now on.
///
/// # Errors
///
/// When it does not run in a dedicated worker.
#[cfg(all(target_arch = "wasm32", not(feature = "probe")))]
#[cfg_attr(not(test), wasm_bindgen::prelude::wasm_bindgen(start))]
pub fn run() -> Result<(), wasm_bindgen::JsValue> {
    port::listen()
}
