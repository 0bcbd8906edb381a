//! What only SQLite has: groups, and a file that must outlive its process.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use futures::FutureExt as _;
use rusqlite::Connection;
use server::store::{Change, CommitError, sqlite};

use crate::{
    bench::{Bench, node},
    samples::{audit, draft, visit},
};

/// Names the file that the killed process writes to.
const VICTIM: &str = "MEDCARD_TEST_VICTIM";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commits_that_wait_are_made_durable_together() {
    let bench = Bench::sqlite();
    let store = bench.open().await;
    let outside = Connection::open(bench.file()).unwrap();
    outside.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut waiting: Vec<_> = (0..64)
        .map(|number| {
            let mut visit = visit(number);
            visit.version = u32::from(number % 8 == 7);
            store.commit(vec![Change::PutVisit(Box::new(visit)), audit("begun", "visit")])
        })
        .collect();
    assert!(waiting.iter_mut().all(|commit| commit.now_or_never().is_none()), "no answer before COMMIT");
    outside.execute_batch("COMMIT").unwrap();
    let outcomes = futures::future::join_all(waiting).await;
    for (number, outcome) in outcomes.iter().enumerate() {
        let stale = matches!(outcome, Err(CommitError::Stale));
        assert_eq!((outcome.is_ok(), stale), (number % 8 != 7, number % 8 == 7), "{number}: {outcome:?}");
    }
    assert_eq!(store.commits(), 56);
    assert!(store.syncs() <= 2, "{} transactions", store.syncs());
    assert_eq!(store.check_audit().await.unwrap(), Ok(56), "what was refused took nothing with it");
}

#[tokio::test]
async fn the_file_is_kept_as_it_should_be() {
    let bench = Bench::sqlite();
    let store = bench.open().await;
    let outside = Connection::open(bench.file()).unwrap();
    let mode: String = outside.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    let loose = "SELECT count(*) FROM pragma_table_list \
                 WHERE schema = 'main' AND type = 'table' AND name NOT IN ('schema_version', 'sqlite_schema') \
                 AND (strict = 0 OR wr = 0)";
    assert_eq!(bench.number(loose).await, 0, "every table is STRICT");
    let orphan = Change::AddPhoto(Box::new(crate::samples::photo(1)));
    let refused = store.commit(vec![orphan]).await;
    assert!(matches!(refused, Err(CommitError::Store(_))), "foreign keys are on: {refused:?}");
}

/// Writes until it is killed, and tells after each commit that it is done. Runs only as the victim below.
#[tokio::test]
#[ignore = "it is the process that the next test kills"]
async fn victim() {
    let file = std::env::var(VICTIM).unwrap();
    let store = sqlite::open(Path::new(&file), node("one")).unwrap();
    for number in 0.. {
        let changes = vec![Change::PutDraft(draft(number)), audit("saved", &number.to_string())];
        store.commit(changes).await.unwrap();
        println!("kept {number}");
    }
}

#[tokio::test]
async fn what_was_answered_outlives_a_killed_process() {
    let bench = Bench::sqlite();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "on_sqlite::victim", "--ignored", "--nocapture"])
        .env(VICTIM, bench.file())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let kept =
        lines.filter_map(|line| line.strip_prefix("kept ").and_then(|number| number.parse::<u64>().ok()));
    let last = kept.take(100).last().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();

    let store = bench.open().await;
    let whole = store.check_audit().await.unwrap().unwrap();
    assert!(whole > last, "{whole} lines, {last} was answered");
    assert_eq!(u64::try_from(bench.number("SELECT count(*) FROM draft").await).unwrap(), whole);
}
