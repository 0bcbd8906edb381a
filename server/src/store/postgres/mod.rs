//! PostgreSQL, for when one machine is not enough, and databases that speak like it.
//!
//! A commit is a transaction at the default isolation: versions, upserts and partial unique indexes keep the order, not locks. What the
//! database asks to be tried again (40001, 40P01) is tried again here.
//!
//! **Invariant:** no triggers, advisory locks, `LISTEN` or sequences, so that distributed relatives can take its place.

mod schema;
mod session;

use std::{
    str::FromStr as _,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use sqlx_core::pool::PoolOptions;
use sqlx_postgres::{PgConnectOptions, PgPool};
use tokio::sync::Mutex;

use super::{
    CommitError, Store, StoreError, StoreOptions,
    sql::{Done, Engine, Fields, Halt, Session as _, SqlStore, Value, Work, perform},
};
use session::{Reading, Running, broken, halt};

/// Connections a node holds at most.
const CONNECTIONS: u32 = 16;
/// How long a request waits for one.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a transaction that meets conflicts is begun again before it is given up.
const ATTEMPTS: u32 = 10;
/// The pause after the first conflict; it doubles, up to [`LONGEST_PAUSE`].
const PAUSE: Duration = Duration::from_millis(2);
const LONGEST_PAUSE: Duration = Duration::from_millis(200);

struct Postgres {
    pool: PgPool,
    options: StoreOptions,
    turn: Mutex<()>,
    syncs: AtomicU64,
}

/// Connects to the database at `url` (`postgres://user@host/database`) and brings its schema up to date.
///
/// # Errors
///
/// [`StoreError`] when it cannot be reached or is newer than this program.
pub async fn connect(url: &str, options: StoreOptions) -> Result<Arc<dyn Store>, StoreError> {
    let target = PgConnectOptions::from_str(url)
        .map_err(|_| StoreError::Engine("the database's address cannot be read".to_owned()))?
        .application_name("medcard");
    let pool = PoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(target)
        .await
        .map_err(|error| broken(&error))?;
    schema::bring_up_to_date(&pool).await?;
    let engine = Postgres { pool, options: options.clone(), turn: Mutex::new(()), syncs: AtomicU64::new(0) };
    Ok(Arc::new(SqlStore::new(engine, options)))
}

impl Postgres {
    async fn attempt(&self, work: &Work) -> Result<Done, Halt> {
        let mut transaction = self.pool.begin().await.map_err(|error| halt(&error))?;
        let done = perform(&mut Running(&mut transaction), work, &self.options).await;
        match done {
            Ok(done) => transaction.commit().await.map(|()| done).map_err(|error| halt(&error)),
            Err(why) => {
                transaction.rollback().await.map_err(|error| halt(&error))?;
                Err(why)
            }
        }
    }

    /// Tries again what met a conflict, one piece of work at a time: those that were in each other's way follow each other, and only
    /// other nodes are left to meet.
    async fn again(&self, work: &Work) -> Result<Done, Halt> {
        let _turn = self.turn.lock().await;
        let mut pause = PAUSE;
        for _ in 1..ATTEMPTS {
            match self.attempt(work).await {
                Err(Halt::Conflict(_)) => tokio::time::sleep(pause).await,
                ended => return ended,
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
        self.attempt(work).await
    }
}

#[async_trait]
impl Engine for Postgres {
    async fn read(&self, sql: String, args: Vec<Value>) -> Result<Vec<Fields>, StoreError> {
        let connection = self.pool.acquire().await.map_err(|error| broken(&error))?;
        Ok(Reading(connection).rows(&sql, args).await?)
    }

    async fn write(&self, work: Work) -> Result<Done, CommitError> {
        let ended = match self.attempt(&work).await {
            Err(Halt::Conflict(_)) => self.again(&work).await,
            ended => ended,
        };
        let committed = ended.is_ok() && matches!(work, Work::Commit(_));
        self.syncs.fetch_add(u64::from(committed), Ordering::Relaxed);
        Ok(ended?)
    }

    fn syncs(&self) -> u64 {
        self.syncs.load(Ordering::Relaxed)
    }
}
