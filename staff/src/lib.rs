//! The staff console: a queue on the left, one case on the right, everything by keyboard.
//!
//! It shows a [`desk::Desk`] and sends it events; what happens next is decided there. [`dispatch`] is the one way in, `effects` does
//! what the desk asks for, the other rooms show it.
//!
//! **Invariant:** a component holds keystrokes and nothing else.

#![allow(unreachable_pub, reason = "the component macro makes public builders in private modules")]

mod app;
mod bar;
mod bell;
mod case;
mod counter;
mod desk;
mod dispatch;
mod effects;
mod figures;
mod keyboard;
mod kiosks;
mod leaving;
mod money;
mod notices;
mod opening;
mod queue;
mod sign_in;
mod stock;
mod texts;
mod trouble;
mod wording;

pub use app::mount;
