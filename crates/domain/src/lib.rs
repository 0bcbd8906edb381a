//! Identifiers, rules, region profiles and wire types of the medical insurance card.
//!
//! Everything here is a value or a rule on values. The residents' app, the staff console, the server and the sandbox share it, so a
//! rule is written once and a wire type cannot differ between its two ends.
//!
//! **Invariant:** no clock, no random numbers, no I/O, no framework. Time and randomness come in as values.

pub mod application;
pub mod benefit;
pub mod calendar;
pub mod card;
pub mod card_maker;
pub mod contact;
pub mod credit_code;
pub mod filing;
pub mod id_number;
pub mod instant;
pub mod jurisdiction;
pub mod kiosk;
pub mod ledger;
pub mod machine;
pub mod masked;
pub mod moment;
pub mod money;
pub mod month_end;
pub mod months;
pub mod notice;
pub mod outlet;
pub mod outside;
pub mod payment;
pub mod payment_record;
pub mod photo;
pub mod problem;
pub mod recharge;
pub mod reconcile;
pub mod reference;
pub mod region;
pub mod rights;
pub mod service;
pub mod settlement;
pub mod stock;
pub mod typed;
pub mod wire;
pub mod year_month;
pub mod yuan;

#[cfg(test)]
mod tests;
