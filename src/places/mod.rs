//! The places of the app that are not a journey.

pub(crate) mod attract;
pub(crate) mod coming;
pub(crate) mod contacts;
pub(crate) mod enrol;
pub(crate) mod help;
pub(crate) mod home;
pub(crate) mod opening;
pub(crate) mod slip;
pub(crate) mod track;
