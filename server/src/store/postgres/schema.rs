//! Bringing a database's schema up to date, also when several nodes start at once.
//!
//! There is no lock: whoever writes a version's row first applies its step in the same transaction, and another that tries meanwhile
//! fails, looks again, and finds it done.

use std::time::Duration;

use sqlx_core::{
    executor::Executor as _, query::query, raw_sql::raw_sql, row::Row as _, sql_str::AssertSqlSafe,
};
use sqlx_postgres::{PgPool, Postgres};

use super::{
    super::{StoreError, migrations, migrations::Migration},
    session::broken,
};

const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

pub(super) async fn bring_up_to_date(pool: &PgPool) -> Result<(), StoreError> {
    for _ in 1..ATTEMPTS {
        match step(pool).await {
            Ok(true) => return Ok(()),
            Ok(false) => {}
            Err(Trouble::Rival) => tokio::time::sleep(PAUSE).await,
            Err(Trouble::Final(error)) => return Err(error),
        }
    }
    Err(StoreError::Engine("another node holds up the change of the schema".to_owned()))
}

enum Trouble {
    /// Another node was faster or in the way.
    Rival,
    Final(StoreError),
}

impl From<sqlx_core::Error> for Trouble {
    fn from(error: sqlx_core::Error) -> Self {
        let code = error.as_database_error().and_then(|inner| inner.code().map(std::borrow::Cow::into_owned));
        match code.as_deref() {
            // Unique violation, duplicate table or type, serialization failure, deadlock, concurrent change of the catalogue.
            Some("23505" | "42P07" | "42710" | "40001" | "40P01" | "XX000") => Self::Rival,
            _ => Self::Final(broken(&error)),
        }
    }
}

/// Applies one missing step; `true` when none is missing.
async fn step(pool: &PgPool) -> Result<bool, Trouble> {
    raw_sql(migrations::TABLE).execute(pool).await?;
    let row = pool.fetch_one("SELECT coalesce(max(version), 0) FROM schema_version").await?;
    let applied: i64 = row.try_get(0)?;
    let newer = || {
        let text = format!("the database is of version {applied}, newer than this program knows");
        Trouble::Final(StoreError::Engine(text))
    };
    match migrations::missing(migrations::POSTGRES, applied).ok_or_else(newer)? {
        [] => Ok(true),
        [next, ..] => apply(pool, next).await.map(|()| false),
    }
}

async fn apply(pool: &PgPool, migration: &Migration) -> Result<(), Trouble> {
    let mut transaction = pool.begin().await?;
    let row = query::<Postgres>("INSERT INTO schema_version (version) VALUES ($1)").bind(migration.version);
    transaction.execute(row).await?;
    raw_sql(AssertSqlSafe(migration.sql)).execute(&mut *transaction).await?;
    Ok(transaction.commit().await?)
}
