//! What every store must do, checked on both engines with the same cases.
//!
//! On SQLite each case is a test of its own. PostgreSQL runs in a temporary cluster of its own, one for this binary, where each case has
//! a schema; its binaries must be on the machine.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod bench;
mod cases;
mod cluster;
mod money_samples;
mod on_postgres;
mod on_sqlite;
mod samples;
