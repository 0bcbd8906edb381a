//! The console as conversations of events, without a browser.

mod cards;
mod cases;
mod counter;
mod fixtures;
mod halls;
mod printing;
mod queues;
mod sessions;
mod stock;
mod undoing;
