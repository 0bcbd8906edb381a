//! The outbox.

use std::collections::HashSet;

use server::store::{Change, CommitError, LeasedJob, Store};

use crate::{
    bench::Bench,
    samples::{NOON, audit, job, later},
};

async fn lease(store: &dyn Store, at: i64, until: i64) -> Vec<LeasedJob> {
    store.lease_jobs(later(at), later(until), 10).await.unwrap()
}

fn finish(leased: &LeasedJob) -> Change {
    Change::FinishJob { id: leased.job.id, epoch: leased.epoch, at: later(10) }
}

pub(crate) async fn a_job_is_put_in_once_and_forgotten_when_done(bench: Bench) {
    let store = bench.open().await;
    assert_eq!(store.next_job_at().await.unwrap(), None);
    store.commit(vec![Change::Enqueue(job(1, "sms:1")), Change::Enqueue(job(2, "sms:1"))]).await.unwrap();
    assert_eq!(store.next_job_at().await.unwrap(), Some(NOON));
    assert_eq!(lease(&*store, -1, 60).await, [], "it is not due");
    let taken = lease(&*store, 0, 60).await;
    assert_eq!(taken, [LeasedJob { job: job(1, "sms:1"), epoch: 1, attempt: 1 }]);
    assert_eq!(lease(&*store, 59, 119).await, [], "somebody has it");
    assert_eq!(store.next_job_at().await.unwrap(), Some(later(60)), "when the lease runs out");

    store.commit(vec![finish(&taken[0])]).await.unwrap();
    assert_eq!(lease(&*store, 1000, 1060).await, []);
    store.commit(vec![Change::Enqueue(job(3, "sms:1"))]).await.unwrap();
    assert_eq!(lease(&*store, 1000, 1060).await, [], "what was done is not done again");
    assert_eq!(store.next_job_at().await.unwrap(), None);
    assert_eq!(bench.number("SELECT count(*) FROM outbox WHERE length(payload) > 0").await, 0);
    let twice = store.commit(vec![finish(&taken[0])]).await;
    assert!(matches!(twice, Err(CommitError::LeaseLost)), "{twice:?}");
}

pub(crate) async fn no_two_workers_hold_one_job(bench: Bench) {
    let store = bench.open().await;
    let jobs = (0..60).map(|number| Change::Enqueue(job(number, &format!("sms:{number}"))));
    store.commit(jobs.collect()).await.unwrap();
    let workers = (0..12).map(|_| store.lease_jobs(later(1), later(60), 7));
    let mut taken = Vec::new();
    for jobs in futures::future::join_all(workers).await {
        taken.extend(jobs.unwrap());
    }
    while let jobs = lease(&*store, 1, 60).await
        && !jobs.is_empty()
    {
        taken.extend(jobs);
    }
    assert_eq!(taken.len(), 60);
    assert_eq!(taken.iter().map(|leased| leased.job.id).collect::<HashSet<_>>().len(), 60);
    assert!(taken.iter().all(|leased| (leased.epoch, leased.attempt) == (1, 1)));
}

pub(crate) async fn a_worker_thought_dead_changes_nothing(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![Change::Enqueue(job(1, "order:1"))]).await.unwrap();
    let slow = lease(&*store, 0, 60).await;
    let second = lease(&*store, 60, 120).await;
    assert_eq!((second[0].epoch, second[0].attempt), (2, 2));
    let late = store.commit(vec![audit("ordered", "slow"), finish(&slow[0])]).await;
    assert!(matches!(late, Err(CommitError::LeaseLost)), "{late:?}");
    let failed = Change::FailJob { id: slow[0].job.id, epoch: 1, retry_at: None, fault: "slow".to_owned() };
    assert!(matches!(store.commit(vec![failed]).await, Err(CommitError::LeaseLost)));
    assert_eq!(store.audit_of("slow").await.unwrap(), []);
    store.commit(vec![audit("ordered", "second"), finish(&second[0])]).await.unwrap();
    assert_eq!(store.audit_of("second").await.unwrap().len(), 1);
}

pub(crate) async fn a_job_that_fails_comes_back_or_is_given_up(bench: Bench) {
    let store = bench.open().await;
    store.commit(vec![Change::Enqueue(job(1, "order:1"))]).await.unwrap();
    let fail = |leased: &LeasedJob, retry_at| Change::FailJob {
        id: leased.job.id,
        epoch: leased.epoch,
        retry_at,
        fault: "unavailable".to_owned(),
    };
    let first = lease(&*store, 0, 60).await;
    store.commit(vec![fail(&first[0], Some(later(30)))]).await.unwrap();
    assert_eq!(store.next_job_at().await.unwrap(), Some(later(30)));
    assert_eq!(lease(&*store, 29, 60).await, []);
    let second = lease(&*store, 30, 90).await;
    assert_eq!((second[0].epoch, second[0].attempt), (2, 2));
    assert_eq!(second[0].job.payload, job(1, "").payload);
    store.commit(vec![fail(&second[0], None)]).await.unwrap();
    assert_eq!(lease(&*store, 9000, 9060).await, []);
    let given_up = "SELECT count(*) FROM outbox WHERE state = 'given-up' AND fault = 'unavailable' \
                    AND length(payload) = 0";
    assert_eq!(bench.number(given_up).await, 1);
}
