//! Statements on a connection.

use async_trait::async_trait;
use sqlx_core::{
    Error, arguments::Arguments as _, column::Column as _, executor::Executor as _, pool::PoolConnection,
    query::query_with, row::Row as _, sql_str::AssertSqlSafe, transaction::Transaction,
    type_info::TypeInfo as _,
};
use sqlx_postgres::{PgArguments, PgConnection, PgRow, Postgres};

use super::super::{
    StoreError,
    sql::{Fields, Halt, Kind, Session, Value, violated},
};

/// A session inside a transaction.
pub(super) struct Running<'a, 'c>(pub(super) &'a mut Transaction<'c, Postgres>);

/// A session that only reads, each statement by itself.
pub(super) struct Reading(pub(super) PoolConnection<Postgres>);

#[async_trait]
impl Session for Running<'_, '_> {
    async fn rows(&mut self, sql: &str, args: Vec<Value>) -> Result<Vec<Fields>, Halt> {
        rows(self.0, sql, args).await
    }

    async fn touch(&mut self, sql: &str, args: Vec<Value>) -> Result<u64, Halt> {
        let statement = query_with(AssertSqlSafe(sql.to_owned()), bound(args)?);
        let done = self.0.execute(statement).await.map_err(|error| halt(&error))?;
        Ok(done.rows_affected())
    }

    fn skip_locked(&self) -> &'static str {
        "FOR UPDATE SKIP LOCKED"
    }
}

#[async_trait]
impl Session for Reading {
    async fn rows(&mut self, sql: &str, args: Vec<Value>) -> Result<Vec<Fields>, Halt> {
        rows(&mut self.0, sql, args).await
    }

    async fn touch(&mut self, _sql: &str, _args: Vec<Value>) -> Result<u64, Halt> {
        Err(StoreError::Engine("a reading session changes nothing".to_owned()).into())
    }

    fn skip_locked(&self) -> &'static str {
        ""
    }
}

async fn rows(connection: &mut PgConnection, sql: &str, args: Vec<Value>) -> Result<Vec<Fields>, Halt> {
    let statement = query_with(AssertSqlSafe(sql.to_owned()), bound(args)?);
    let found = connection.fetch_all(statement).await.map_err(|error| halt(&error))?;
    Ok(found.iter().map(fields).collect::<Result<_, _>>()?)
}

/// The values with their kinds, since a null has one too.
fn bound(args: Vec<Value>) -> Result<PgArguments, StoreError> {
    let mut bound = PgArguments::default();
    for value in args {
        let added = match value {
            Value::Null(Kind::Int) => bound.add(None::<i64>),
            Value::Null(Kind::Text) => bound.add(None::<String>),
            Value::Null(Kind::Blob) => bound.add(None::<Vec<u8>>),
            Value::Int(number) => bound.add(number),
            Value::Text(text) => bound.add(text),
            Value::Blob(bytes) => bound.add(bytes),
        };
        added.map_err(|error| StoreError::Engine(error.to_string()))?;
    }
    Ok(bound)
}

fn fields(row: &PgRow) -> Result<Fields, StoreError> {
    let value = |column: usize| -> Result<Value, StoreError> {
        let kind = row.column(column).type_info().name().to_owned();
        let read = match kind.as_str() {
            "INT8" => row
                .try_get::<Option<i64>, _>(column)
                .map(|held| held.map_or(Value::Null(Kind::Int), Value::Int)),
            "TEXT" => row
                .try_get::<Option<String>, _>(column)
                .map(|held| held.map_or(Value::Null(Kind::Text), Value::Text)),
            "BYTEA" => row
                .try_get::<Option<Vec<u8>>, _>(column)
                .map(|held| held.map_or(Value::Null(Kind::Blob), Value::Blob)),
            other => return Err(StoreError::Unreadable(format!("a column of type {other}"))),
        };
        read.map_err(|error| broken(&error))
    };
    (0..row.len()).map(value).collect::<Result<_, _>>().map(Fields::new)
}

/// A database error in words. The server's message names constraints and columns; the values stand in its detail, which is left out.
pub(super) fn broken(error: &Error) -> StoreError {
    StoreError::Engine(
        error.as_database_error().map_or_else(|| error.to_string(), |inner| inner.message().to_owned()),
    )
}

/// What an error means for a transaction.
pub(super) fn halt(error: &Error) -> Halt {
    let Some(inner) = error.as_database_error() else { return broken(error).into() };
    match inner.code().as_deref() {
        Some("40001" | "40P01") => Halt::Conflict(inner.message().to_owned()),
        Some("23505") => violated(inner.constraint().unwrap_or_default(), true),
        Some("23514" | "23503" | "23502") => violated(inner.constraint().unwrap_or_default(), false),
        _ => broken(error).into(),
    }
}
