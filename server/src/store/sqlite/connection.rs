//! Connections, and statements on them.

use std::{path::Path, time::Duration};

use async_trait::async_trait;
use rusqlite::{Connection, ErrorCode, OpenFlags, Row, Statement, config::DbConfig, ffi, types};

use super::super::{
    StoreError,
    sql::{Fields, Halt, Kind, Session, Value, violated},
};

/// 3.51.3.
const OLDEST: i32 = 3_051_003;
const BUSY: Duration = Duration::from_secs(5);
const STATEMENTS: usize = 256;
/// What a writer changes again and again stays in memory (64 MB), and so does what a savepoint would bring back; its log goes into the
/// file each 64 MB instead of each 4, since the same pages stand in it many times over.
const WRITING: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; \
    PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384;";
/// 8 MB of pages for each.
const READING: &str = "PRAGMA query_only = ON; PRAGMA cache_size = -8192;";

/// Refuses a SQLite that can corrupt a database.
pub(super) fn check_version() -> Result<(), StoreError> {
    if rusqlite::version_number() >= OLDEST {
        return Ok(());
    }
    Err(StoreError::Engine(format!("SQLite {} is too old, 3.51.3 is needed", rusqlite::version())))
}

/// The connection that writes.
pub(super) fn writing(path: &Path) -> Result<Connection, StoreError> {
    make_private(path).map_err(|error| StoreError::Engine(format!("{}: {error}", path.display())))?;
    let connection = Connection::open(path).map_err(|error| broken(&error))?;
    let mode: String = connection
        .query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))
        .map_err(|error| broken(&error))?;
    if mode != "wal" {
        return Err(StoreError::Engine(format!("the folder allows no write-ahead log, only {mode}")));
    }
    set_up(&connection, WRITING)?;
    Ok(connection)
}

/// Makes the file, if it is not there, for this user only; SQLite gives its log the same rights.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// A connection that can only read.
pub(super) fn reading(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| broken(&error))?;
    set_up(&connection, READING)?;
    Ok(connection)
}

fn set_up(connection: &Connection, pragmas: &str) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY).map_err(|error| broken(&error))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Otherwise a statement whose plan could depend on a value is planned anew for each.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(|error| broken(&error))?;
    connection.execute_batch(pragmas).map_err(|error| broken(&error))
}

/// A database error in words; SQLite's own name constraints and columns, never values.
pub(super) fn broken(error: &rusqlite::Error) -> StoreError {
    StoreError::Engine(error.to_string())
}

/// Runs a statement that returns rows.
pub(super) fn rows(
    connection: &Connection,
    sql: &str,
    args: &[Value],
) -> Result<Vec<Fields>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(&numbered(sql))?;
    bind(&mut statement, args)?;
    let columns = statement.column_count();
    let mut cursor = statement.raw_query();
    let mut rows = Vec::new();
    while let Some(row) = cursor.next()? {
        rows.push(fields(row, columns)?);
    }
    Ok(rows)
}

/// The writer's session: the transaction is opened and ended around it.
pub(super) struct Writing<'a>(pub(super) &'a mut Connection);

#[async_trait]
impl Session for Writing<'_> {
    async fn rows(&mut self, sql: &str, args: Vec<Value>) -> Result<Vec<Fields>, Halt> {
        rows(self.0, sql, &args).map_err(halt)
    }

    async fn touch(&mut self, sql: &str, args: Vec<Value>) -> Result<u64, Halt> {
        let mut statement = self.0.prepare_cached(&numbered(sql)).map_err(halt)?;
        bind(&mut statement, &args).map_err(halt)?;
        let touched = statement.raw_execute().map_err(halt)?;
        Ok(u64::try_from(touched).unwrap_or(u64::MAX))
    }

    fn skip_locked(&self) -> &'static str {
        ""
    }
}

/// `$1` as SQLite numbers it.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

fn bind(statement: &mut Statement<'_>, args: &[Value]) -> Result<(), rusqlite::Error> {
    for (index, value) in args.iter().enumerate() {
        let place = index + 1;
        match value {
            Value::Null(_) => statement.raw_bind_parameter(place, types::Null)?,
            Value::Int(number) => statement.raw_bind_parameter(place, number)?,
            Value::Text(text) => statement.raw_bind_parameter(place, text)?,
            Value::Blob(bytes) => statement.raw_bind_parameter(place, bytes)?,
        }
    }
    Ok(())
}

fn fields(row: &Row<'_>, columns: usize) -> Result<Fields, rusqlite::Error> {
    let value = |column| {
        Ok(match row.get::<_, types::Value>(column)? {
            types::Value::Integer(number) => Value::Int(number),
            types::Value::Text(text) => Value::Text(text),
            types::Value::Blob(bytes) => Value::Blob(bytes),
            types::Value::Null | types::Value::Real(_) => Value::Null(Kind::Blob),
        })
    };
    (0..columns).map(value).collect::<Result<_, rusqlite::Error>>().map(Fields::new)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn halt(error: rusqlite::Error) -> Halt {
    let rusqlite::Error::SqliteFailure(failure, Some(message)) = &error else {
        return broken(&error).into();
    };
    match (failure.code, failure.extended_code) {
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => violated(message, true),
        (ErrorCode::ConstraintViolation, _) => violated(message, false),
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Halt::Conflict(message.clone()),
        _ => broken(&error).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_waits_for_the_disk_and_nobody_else_reads_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        let connection = writing(&path).unwrap();
        let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!((pragma("synchronous"), pragma("foreign_keys")), (2, 1));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            connection.execute_batch("CREATE TABLE t (x)").unwrap();
            for file in ["store.db", "store.db-wal"] {
                let mode = std::fs::metadata(folder.path().join(file)).unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o600, "{file}");
            }
        }
        let reader = reading(&path).unwrap();
        assert!(reader.execute_batch("CREATE TABLE u (x)").is_err(), "a reader changes nothing");
    }
}
