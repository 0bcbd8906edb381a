//! Bringing a file's schema up to date.

use rusqlite::{Connection, TransactionBehavior};

use super::{
    super::{StoreError, migrations},
    connection::broken,
};

pub(super) fn bring_up_to_date(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(|error| broken(&error))?;
    transaction.execute_batch(migrations::TABLE).map_err(|error| broken(&error))?;
    let applied = transaction
        .query_row("SELECT coalesce(max(version), 0) FROM schema_version", [], |row| row.get(0))
        .map_err(|error| broken(&error))?;
    let missing = migrations::missing(migrations::SQLITE, applied).ok_or_else(|| newer(applied))?;
    for migration in missing {
        transaction.execute_batch(migration.sql).map_err(|error| broken(&error))?;
        transaction
            .execute("INSERT INTO schema_version (version) VALUES (?1)", [migration.version])
            .map_err(|error| broken(&error))?;
    }
    transaction.commit().map_err(|error| broken(&error))
}

fn newer(applied: i64) -> StoreError {
    StoreError::Engine(format!("the database is of version {applied}, newer than this program knows"))
}
