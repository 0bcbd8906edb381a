//! The statements both engines share, and what is read from and written by them.
//!
//! An engine supplies a [`Session`]: run this statement with these values. Everything else, from the order of columns to what a missing
//! row means, stands here once. The statements keep to what SQLite, PostgreSQL and its distributed relatives have in common: upserts and
//! `RETURNING`, no triggers, no locks beside those of rows.
//!
//! **Invariant:** all values are bound, never written into a statement.

mod applications;
mod apply;
mod audit;
mod bills;
mod blanks;
mod cards;
mod documents;
mod drafts;
mod filings;
mod help;
mod kiosks;
mod leases;
mod ledger;
mod maker;
mod money;
mod money_store;
mod month_ends;
mod notices;
mod outbox;
mod payments;
mod photos;
mod queue;
mod refunds;
mod session;
mod staff;
mod stock;
mod stock_store;
mod store;
mod tallies;
mod value;
mod visits;
mod vouches;

pub(super) use apply::{Done, Dues, Work, perform};
pub(super) use session::{Halt, Session, violated};
pub(super) use store::{Engine, SqlStore};
pub(super) use value::{Fields, Kind, Value};
