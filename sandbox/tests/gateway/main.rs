//! The payment gateway as a merchant meets it: over HTTP, with signatures, faults, and after a crash.

#![expect(clippy::unwrap_used, reason = "a test whose gateway does not answer should stop")]

mod faults;
mod killed;
mod life;
mod refusals;
mod shop;
mod speed;
