//! What an engine must be able to do, and how a statement can stop a transaction.

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
    format!("INSERT INTO {table} ({columns}) VALUES ({})", places(columns))
}

/// `UPDATE table SET (columns) = ($1, …)`.
pub(super) fn update(table: &str, columns: &str) -> String {
    format!("UPDATE {table} SET ({columns}) = ({})", places(columns))
}

/// `$1, $2, …`, one for each column.
fn places(columns: &str) -> String {
    let count = columns.split(',').count();
    (1..=count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

/// Passes when a statement touched something; otherwise the record was changed in the meantime.
pub(super) fn fresh(touched: u64) -> Result<(), Halt> {
    if touched == 0 { Err(CommitError::Stale.into()) } else { Ok(()) }
}
