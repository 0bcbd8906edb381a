//! The residents' app: for a hall's kiosk and for a phone's browser.
//!
//! It shows a [`flow::Flow`] and sends it events; what happens next is decided there. [`dispatch`] is the one way in, `effects` does
//! what the flow asks for, `places` and `journeys` show it.
//!
//! **Invariant:** a screen holds keystrokes and nothing else.

#![allow(unreachable_pub, reason = "the component macro makes public builders in private modules")]

mod amount;
mod app;
mod bar;
mod clock;
mod controls;
mod dispatch;
mod effects;
#[cfg(feature = "gallery")]
mod gallery;
mod help;
mod journeys;
mod later;
mod money;
mod over;
mod own;
mod part;
mod places;
mod question;
mod reading;
mod screen;
mod texts;
mod trouble;
mod typing;
mod way;
mod wording;

pub use app::mount;
