//! The console as conversations of events, without a browser.

mod cards;
mod cases;
mod counter;
mod fixtures;
mod halls;
mod money_fixtures;
mod notices;
mod paying;
mod payments;
mod printing;
mod queues;
mod reconciling;
mod sessions;
mod stock;
mod undoing;
