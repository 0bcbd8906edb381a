//! What a visitor can do, and what happens next.
//!
//! [`Flow`] is the whole conversation as data. [`Flow::update`] takes one [`Event`], moves on, and names the [`Effect`]s the shell must
//! carry out. See `docs/state-machines/visit.md` for the picture.
//!
//! **Invariant:** no I/O, no clock, no random numbers, no panics. Given the same events, a flow always ends in the same step.

pub mod account;
pub mod activate;
pub mod apply;
pub mod camera;
pub mod capture;
mod card_of;
mod desk;
mod effect;
pub mod enrol;
pub mod estimate;
mod event;
pub mod filing;
#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
mod flow;
pub mod guidance;
pub mod help;
pub mod holder;
pub mod household;
pub mod identify;
pub mod idle;
pub mod instant;
pub mod lookout;
pub mod loss;
pub mod outlets;
pub mod papers;
pub mod pay;
pub mod payments;
mod place;
pub mod policy;
pub mod recharge;
mod setting;
pub mod topics;
pub mod track;

pub use card_of::CardOf;
pub use desk::Attempt;
pub use domain::problem::Failure;
pub use effect::{Call, Effect, Own, Reply};
pub use event::Event;
pub use flow::Flow;
pub use place::{Place, Target};
pub use setting::{Session, Setting};

#[cfg(test)]
mod tests;
