//! The connections that read, each used by one request at a time.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::{
    super::{
        StoreError,
        sql::{Fields, Value},
    },
    connection::{broken, reading, rows},
};

const FEWEST: usize = 4;
const MOST: usize = 16;

pub(super) struct Readers {
    idle: Arc<Mutex<Vec<Connection>>>,
    permits: Arc<Semaphore>,
}

impl Readers {
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let cores = std::thread::available_parallelism().map_or(FEWEST, std::num::NonZero::get);
        let count = (cores * 2).clamp(FEWEST, MOST);
        let idle = (0..count).map(|_| reading(path)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { idle: Arc::new(Mutex::new(idle)), permits: Arc::new(Semaphore::new(count)) })
    }

    /// Reads on a thread that may block. The connection goes back before the permit does.
    pub(super) async fn read(&self, sql: String, args: Vec<Value>) -> Result<Vec<Fields>, StoreError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|_| StoreError::Closed)?;
        let idle = Arc::clone(&self.idle);
        let reading = tokio::task::spawn_blocking(move || {
            let connection = lock(&idle).pop().ok_or(StoreError::Closed)?;
            let found = rows(&connection, &sql, &args).map_err(|error| broken(&error));
            lock(&idle).push(connection);
            drop(permit);
            found
        });
        reading.await.map_err(|_| StoreError::Closed)?
    }
}

fn lock(idle: &Mutex<Vec<Connection>>) -> std::sync::MutexGuard<'_, Vec<Connection>> {
    idle.lock().unwrap_or_else(PoisonError::into_inner)
}
