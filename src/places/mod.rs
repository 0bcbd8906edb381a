//! The places of the app that are not a journey.

pub(crate) mod attract;
pub(crate) mod coming;
pub(crate) mod contacts;
pub(crate) mod enrol;
pub(crate) mod form;
pub(crate) mod help;
pub(crate) mod home;
pub(crate) mod opening;
pub(crate) mod payments;
pub(crate) mod services;
pub(crate) mod slip;
pub(crate) mod track;
