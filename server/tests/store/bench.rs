//! A database to try a case on, whichever engine it is.

use std::{path::PathBuf, sync::Arc};

use rusqlite::Connection;
use server::store::{Pace, Store, StoreError, StoreOptions, postgres, sqlite};
use sqlx_core::{
    connection::Connection as _, executor::Executor as _, row::Row as _, sql_str::AssertSqlSafe,
};
use sqlx_postgres::PgConnection;
use tempfile::TempDir;

/// An empty database and the way to it.
#[derive(Clone)]
pub(crate) enum Bench {
    /// A file in a folder that goes with the last copy of this.
    Sqlite(Arc<TempDir>),
    /// The address of an empty schema in a running cluster.
    Postgres(String),
}

/// The options of a node.
pub(crate) fn node(name: &str) -> StoreOptions {
    StoreOptions { node: name.to_owned(), chain_key: [9; 32], pace: Pace::default() }
}

impl Bench {
    /// An empty SQLite database.
    pub(crate) fn sqlite() -> Self {
        Self::Sqlite(Arc::new(tempfile::tempdir().unwrap()))
    }

    /// Opens the store, as the only node.
    pub(crate) async fn open(&self) -> Arc<dyn Store> {
        self.open_as("one").await.unwrap()
    }

    /// Opens the store as a node.
    pub(crate) async fn open_as(&self, name: &str) -> Result<Arc<dyn Store>, StoreError> {
        match self {
            Self::Sqlite(_) => sqlite::open(&self.file(), node(name)),
            Self::Postgres(url) => postgres::connect(url, node(name)).await,
        }
    }

    /// The SQLite file.
    pub(crate) fn file(&self) -> PathBuf {
        match self {
            Self::Sqlite(folder) => folder.path().join("store.db"),
            Self::Postgres(_) => panic!("PostgreSQL is no file"),
        }
    }

    /// Does something behind the store's back.
    pub(crate) async fn tamper(&self, sql: &str) {
        match self {
            Self::Sqlite(_) => Connection::open(self.file()).unwrap().execute_batch(sql).unwrap(),
            Self::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
            }
        }
    }

    /// Whether the database itself refuses something that is tried behind the store's back.
    pub(crate) async fn refuses(&self, sql: &str) -> bool {
        match self {
            Self::Sqlite(_) => {
                let outside = Connection::open(self.file()).unwrap();
                outside.execute_batch("PRAGMA foreign_keys = ON").unwrap();
                outside.execute_batch(sql).is_err()
            }
            Self::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                connection.execute(AssertSqlSafe(sql.to_owned())).await.is_err()
            }
        }
    }

    /// A number, read behind the store's back.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        match self {
            Self::Sqlite(_) => {
                Connection::open(self.file()).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
            }
            Self::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                connection.fetch_one(AssertSqlSafe(sql.to_owned())).await.unwrap().get(0)
            }
        }
    }
}
