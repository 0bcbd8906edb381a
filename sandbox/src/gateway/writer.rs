//! One thread that writes, and commits everything that waited for it at once.
//!
//! **Invariant:** whoever asked is answered after the commit.

use std::{sync::mpsc, thread};

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::GatewayError;

/// The most changes of one commit.
const TOGETHER: usize = 256;

type Answer = Box<dyn FnOnce(bool)>;
type Job = Box<dyn FnOnce(&Connection) -> Answer + Send>;

/// Where changes are handed in.
pub(super) struct Writer(mpsc::Sender<Job>);

impl Writer {
    /// Starts the thread; it ends when the writer is dropped.
    pub(super) fn start(connection: Connection) -> Self {
        let (sender, jobs) = mpsc::channel::<Job>();
        thread::spawn(move || {
            while let Ok(first) = jobs.recv() {
                commit(&connection, first, &jobs);
            }
        });
        Self(sender)
    }

    /// Makes a change; all of it or nothing.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, GatewayError> {
        let (sender, answer) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            let done = within_savepoint(connection, change);
            Box::new(move |committed| {
                // Whoever asked may be gone; what was done stays done.
                let _ = sender.send(if committed {
                    done.map_err(GatewayError::from)
                } else {
                    Err(GatewayError::Gone)
                });
            })
        });
        self.0.send(job).map_err(|_| GatewayError::Gone)?;
        answer.await.map_err(|_| GatewayError::Gone)?
    }
}

fn commit(connection: &Connection, first: Job, jobs: &mpsc::Receiver<Job>) {
    if connection.execute_batch("BEGIN IMMEDIATE").is_err() {
        // Without a transaction nothing is tried, and whoever asked learns that it was not.
        return;
    }
    let mut answers = vec![first(connection)];
    while answers.len() < TOGETHER
        && let Ok(job) = jobs.try_recv()
    {
        answers.push(job(connection));
    }
    let committed = connection.execute_batch("COMMIT").is_ok();
    if !committed {
        // A commit that failed may have rolled back already.
        let _ = connection.execute_batch("ROLLBACK");
    }
    for answer in answers {
        answer(committed);
    }
}

fn within_savepoint<T>(
    connection: &Connection,
    change: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let run = |sql| connection.prepare_cached(sql)?.execute([]);
    run("SAVEPOINT change")?;
    let done = change(connection);
    if done.is_err() {
        run("ROLLBACK TO change")?;
    }
    run("RELEASE change")?;
    done
}
