//! The outside world as a server meets it: over HTTP, with faults, and after a restart.

#![expect(clippy::unwrap_used, reason = "a test whose sandbox does not answer should stop")]

mod bank;
mod binary;
mod cards;
mod core;
mod filings;
mod mail;
mod money;
mod sms;
mod world;
