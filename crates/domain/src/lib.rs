//! Identifiers, rules, region profiles and wire types of the medical insurance card.
//!
//! Everything here is a value or a rule on values. The residents' app, the staff console, the server and the sandbox share it, so a
//! rule is written once and a wire type cannot differ between its two ends.
//!
//! **Invariant:** no clock, no random numbers, no I/O, no framework. Time and randomness come in as values.

pub mod photo;
