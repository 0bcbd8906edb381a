//! SQLite: the engine that comes with the program.
//!
//! One thread writes, and commits whatever has come in meanwhile in one go; a pool of connections reads. A write is answered after the
//! `COMMIT` that holds it, never before.
//!
//! **Invariant:** write-ahead log, `synchronous=FULL`, foreign keys on. SQLite is 3.51.3 or newer: older ones can corrupt a database
//! when a log is reset under a reader.

mod connection;
mod readers;
mod schema;
mod writer;

use std::{path::Path, sync::Arc};

use async_trait::async_trait;

use super::{
    CommitError, Store, StoreError, StoreOptions,
    sql::{Done, Engine, Fields, SqlStore, Value, Work},
};
use readers::Readers;
use writer::Writer;

struct Sqlite {
    writer: Writer,
    readers: Readers,
}

/// Opens the database file at `path`, made if it is not there, and brings its schema up to date.
///
/// # Errors
///
/// [`StoreError`] when the file cannot be opened, is newer than this program, or SQLite is too old.
pub fn open(path: &Path, options: StoreOptions) -> Result<Arc<dyn Store>, StoreError> {
    connection::check_version()?;
    let mut first = connection::writing(path)?;
    schema::bring_up_to_date(&mut first)?;
    let engine = Sqlite { writer: Writer::start(first, options.clone())?, readers: Readers::open(path)? };
    Ok(Arc::new(SqlStore::new(engine, options)))
}

#[async_trait]
impl Engine for Sqlite {
    async fn read(&self, sql: String, args: Vec<Value>) -> Result<Vec<Fields>, StoreError> {
        self.readers.read(sql, args).await
    }

    async fn write(&self, work: Work) -> Result<Done, CommitError> {
        self.writer.write(work).await
    }

    fn syncs(&self) -> u64 {
        self.writer.syncs()
    }
}
