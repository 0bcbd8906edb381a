//! Browser journeys: a person at a kiosk or a phone, a clerk at the console.
//!
//! A [`world::World`] is a server and a sandbox of their own, with empty data. A [`browser::Browser`] is a headless Chromium with a fake
//! webcam. [`person::Person`] and [`clerk::Clerk`] say what people do, in their words; the journeys in `tests/` read as stories.
//!
//! **Invariant:** nothing goes through a back door: what a person learns comes from the screen, the SMS inbox or the clerk.

pub mod app_files;
pub mod browser;
pub mod cameras;
pub mod clerk;
pub mod devtools;
mod files;
pub mod firefox;
pub mod gallery;
pub mod gauge;
pub mod hands;
pub mod inspector;
pub mod insured;
pub mod language;
pub mod look;
pub mod monkey;
pub mod order;
pub mod page;
pub mod payer;
pub mod person;
pub mod speech;
pub mod studio;
pub mod traces;
pub mod world;
