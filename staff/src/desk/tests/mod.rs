//! The console as conversations of events, without a browser.

mod cases;
mod counter;
mod fixtures;
mod halls;
mod queues;
mod sessions;
