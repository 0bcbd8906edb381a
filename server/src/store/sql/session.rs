//! What an engine must be able to do, and how a statement can stop a transaction.

use std::{fmt::Write as _, ops::RangeInclusive};

use async_trait::async_trait;

use super::{
    super::{CommitError, StoreError},
    Fields, Value,
};

/// Why a transaction goes no further.
#[derive(Debug)]
pub(in crate::store) enum Halt {
    /// It must not be tried again as it is.
    Refused(CommitError),
    /// Another transaction was in the way: the same may succeed if it is tried again.
    Conflict(String),
}

/// A running transaction.
#[async_trait]
pub(in crate::store) trait Session: Send {
    /// Runs a statement and returns its rows. Values stand as `$1`, `$2` and so on.
    async fn rows(&mut self, sql: &str, args: Vec<Value>) -> Result<Vec<Fields>, Halt>;

    /// Runs a statement and returns how many rows it touched.
    async fn touch(&mut self, sql: &str, args: Vec<Value>) -> Result<u64, Halt>;

    /// What follows a `SELECT` whose rows other sessions should leave alone, and that should leave theirs alone.
    fn skip_locked(&self) -> &'static str;
}

/// What a violated constraint means, by its name or by what the engine says of it.
pub(in crate::store) fn violated(constraint: &str, is_unique: bool) -> Halt {
    Halt::Refused(match constraint {
        _ if is_unique => CommitError::Taken,
        name if name.contains("four_eyes") || name.contains("second_clerk") => CommitError::FourEyes,
        other => StoreError::Engine(format!("constraint {other} does not hold")).into(),
    })
}

impl From<CommitError> for Halt {
    fn from(error: CommitError) -> Self {
        Self::Refused(error)
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

impl From<Halt> for CommitError {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::Refused(error) => error,
            Halt::Conflict(why) => StoreError::Engine(why).into(),
        }
    }
}

impl From<Halt> for StoreError {
    fn from(halt: Halt) -> Self {
        match CommitError::from(halt) {
            CommitError::Store(error) => error,
            other => Self::Engine(other.to_string()),
        }
    }
}

/// `INSERT INTO table (columns) VALUES ($1, …)`.
pub(super) fn insert(table: &str, columns: &str) -> String {
    format!("INSERT INTO {table} ({columns}) VALUES ({})", places(1..=columns.split(',').count()))
}

/// Writes all columns but the first, which is the key, where the version is still the one that stands behind all values:
/// `UPDATE table SET (b, c) = ($2, $3) WHERE a = $1 AND version = $4`.
///
/// A key that is set, though to what it is, costs SQLite a new row, every index and a look at every table that refers to it.
pub(super) fn update(table: &str, columns: &str) -> String {
    let (key, others) = columns.split_once(", ").unwrap_or((columns, ""));
    let count = columns.split(',').count();
    let (places, seen) = (places(2..=count), count + 1);
    format!("UPDATE {table} SET ({others}) = ({places}) WHERE {key} = $1 AND version = ${seen}")
}

/// `$1, $2, …`
fn places(numbers: RangeInclusive<usize>) -> String {
    let mut places = String::with_capacity(numbers.end() * 5);
    for number in numbers {
        let comma = if places.is_empty() { "" } else { ", " };
        // Nothing can fail that writes into a text.
        let _ = write!(places, "{comma}${number}");
    }
    places
}

/// Passes when a statement touched something; otherwise the record was changed in the meantime.
pub(super) fn fresh(touched: u64) -> Result<(), Halt> {
    if touched == 0 { Err(CommitError::Stale.into()) } else { Ok(()) }
}
