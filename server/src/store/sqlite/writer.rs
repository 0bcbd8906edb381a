//! The one thread that writes.
//!
//! It takes what waits, up to a group's size, does it in one transaction, commits, and only then answers everybody. A piece that is
//! refused takes nothing else with it: all are done again then, each behind a savepoint that the refused one goes back to.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread::{self, Builder, JoinHandle},
};

use futures::FutureExt as _;
use rusqlite::Connection;
use tokio::sync::oneshot;

use super::{
    super::{
        CommitError, StoreError, StoreOptions,
        sql::{Done, Work, perform},
    },
    connection::Writing,
};

type Outcome = Result<Done, CommitError>;

struct Order {
    work: Work,
    answer: oneshot::Sender<Outcome>,
}

pub(super) struct Writer {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    syncs: Arc<AtomicU64>,
}

impl Writer {
    pub(super) fn start(connection: Connection, options: StoreOptions) -> Result<Self, StoreError> {
        let (orders, incoming) = channel();
        let syncs = Arc::new(AtomicU64::new(0));
        let desk = Desk { connection, options, syncs: Arc::clone(&syncs) };
        let thread = Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || desk.work_off(&incoming))
            .map_err(|error| StoreError::Engine(error.to_string()))?;
        Ok(Self { orders: Some(orders), thread: Some(thread), syncs })
    }

    pub(super) async fn write(&self, work: Work) -> Outcome {
        let (answer, answered) = oneshot::channel();
        let orders = self.orders.as_ref().ok_or(StoreError::Closed)?;
        orders.send(Order { work, answer }).map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)?
    }

    pub(super) fn syncs(&self) -> u64 {
        self.syncs.load(Ordering::Relaxed)
    }
}

/// What was ordered is still done; then the file is closed, so that it can be opened again at once.
impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.orders.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Desk {
    connection: Connection,
    options: StoreOptions,
    syncs: Arc<AtomicU64>,
}

impl Desk {
    fn work_off(mut self, incoming: &Receiver<Order>) {
        while let Ok(first) = incoming.recv() {
            let others = self.options.pace.together.saturating_sub(1);
            let group: Vec<_> = std::iter::once(first).chain(incoming.try_iter().take(others)).collect();
            self.work_off_group(group);
        }
    }

    fn work_off_group(&mut self, group: Vec<Order>) {
        let (work, answers): (Vec<_>, Vec<_>) =
            group.into_iter().map(|order| (order.work, order.answer)).unzip();
        let outcomes = match self.in_one_transaction(&work) {
            Ok(outcomes) => outcomes,
            Err(error) => work.iter().map(|_| Err(StoreError::Engine(error.to_string()).into())).collect(),
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            let _ = answer.send(outcome);
        }
    }

    /// The outcomes, once they are durable. On an error nothing of the group was done.
    fn in_one_transaction(&mut self, work: &[Work]) -> Result<Vec<Outcome>, rusqlite::Error> {
        self.say("BEGIN IMMEDIATE")?;
        let ended = self.do_all(work).and_then(|outcomes| {
            if !self.options.pace.slower_by.is_zero() {
                thread::sleep(self.options.pace.slower_by);
            }
            self.say("COMMIT")?;
            Ok(outcomes)
        });
        match &ended {
            Ok(outcomes) => self.count(work, outcomes),
            Err(_) if !self.connection.is_autocommit() => self.say("ROLLBACK")?,
            Err(_) => {}
        }
        ended
    }

    /// Does all pieces as if each went well; where one does not, all over again, each behind a savepoint of its own.
    fn do_all(&mut self, work: &[Work]) -> Result<Vec<Outcome>, rusqlite::Error> {
        let outcomes: Vec<_> =
            work.iter().map(|piece| self.perform(piece)).take_while(Result::is_ok).collect();
        if outcomes.len() == work.len() {
            return Ok(outcomes);
        }
        if !self.connection.is_autocommit() {
            self.say("ROLLBACK")?;
        }
        self.say("BEGIN IMMEDIATE")?;
        work.iter().map(|piece| self.behind_savepoint(piece)).collect()
    }

    /// Does one piece of work, or undoes it. Some failures (a full disk) end the transaction; the savepoint is gone then, and its
    /// statement fails for the whole group.
    fn behind_savepoint(&mut self, work: &Work) -> Result<Outcome, rusqlite::Error> {
        self.say("SAVEPOINT piece")?;
        let outcome = self.perform(work);
        if outcome.is_err() {
            self.say("ROLLBACK TO piece")?;
        }
        self.say("RELEASE piece")?;
        Ok(outcome)
    }

    fn perform(&mut self, work: &Work) -> Outcome {
        let mut session = Writing(&mut self.connection);
        let performed = perform(&mut session, work, &self.options).now_or_never();
        let waited = || Err(StoreError::Engine("a statement waited".to_owned()).into());
        performed.unwrap_or_else(waited).map_err(CommitError::from)
    }

    fn say(&self, sql: &str) -> Result<(), rusqlite::Error> {
        self.connection.prepare_cached(sql)?.raw_execute().map(drop)
    }

    fn count(&self, work: &[Work], outcomes: &[Outcome]) {
        let committed = work
            .iter()
            .zip(outcomes)
            .any(|(work, outcome)| matches!(work, Work::Commit(_)) && outcome.is_ok());
        self.syncs.fetch_add(u64::from(committed), Ordering::Relaxed);
    }
}
