//! The places of the app that are not a journey.

pub(crate) mod account;
pub(crate) mod attract;
pub(crate) mod contacts;
mod ends;
pub(crate) mod enrol;
pub(crate) mod estimate;
pub(crate) mod form;
pub(crate) mod help;
pub(crate) mod home;
pub(crate) mod opening;
pub(crate) mod payments;
pub(crate) mod policy;
pub(crate) mod services;
pub(crate) mod slip;
pub(crate) mod topics;
pub(crate) mod track;
