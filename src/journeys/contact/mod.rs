//! Questions about how a person is reached: in a journey, and when a clerk asks again.

mod field;

pub(crate) use field::{ContactField, FIELD};
