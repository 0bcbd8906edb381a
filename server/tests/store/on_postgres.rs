//! The contract on PostgreSQL, and what only it has: several nodes, and a server that can crash.

use server::store::Change;

use crate::{
    bench::{Bench, node},
    cases::ALL,
    cluster::Cluster,
    samples::{audit, draft},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_case_holds_on_postgresql() {
    let cluster = Cluster::start();
    // First, while there are few files: after a crash PostgreSQL syncs every one.
    what_was_answered_outlives_a_crash(&cluster).await;
    let mut failed = Vec::new();
    for (number, (name, case)) in ALL.iter().enumerate() {
        let bench = Bench::Postgres(cluster.empty(&format!("case{number}")));
        if tokio::spawn(case(bench)).await.is_err() {
            failed.push(*name);
        }
    }
    assert!(failed.is_empty(), "these do not hold: {failed:?}");
    assert!(ALL.len() > 30, "the cases are there");

    let bench = Bench::Postgres(cluster.empty("serials"));
    bench.open().await;
    let by_bytes = "SELECT count(*) FROM information_schema.columns \
                    WHERE table_schema = current_schema() AND table_name IN ('blank', 'blank_end') \
                    AND column_name = 'serial' AND collation_name = 'C'";
    assert_eq!(bench.number(by_bytes).await, 2, "whatever the language of the database");

    nodes_start_and_write_beside_each_other(&Bench::Postgres(cluster.empty("nodes"))).await;
}

async fn nodes_start_and_write_beside_each_other(bench: &Bench) {
    let names = ["north", "south", "east", "west"];
    let opened = futures::future::join_all(names.map(|name| bench.open_as(name))).await;
    let stores: Vec<_> = opened.into_iter().map(Result::unwrap).collect();
    let commits = (0..80).map(|number| {
        let changes = vec![Change::PutDraft(draft(number)), audit("saved", "draft")];
        stores[number as usize % stores.len()].commit(changes)
    });
    assert!(futures::future::join_all(commits).await.iter().all(Result::is_ok));
    for store in &stores {
        assert_eq!(store.check_audit().await.unwrap(), Ok(20), "each node has a chain of its own");
    }
    assert_eq!(stores[0].audit_of("draft").await.unwrap().len(), 80);
}

async fn what_was_answered_outlives_a_crash(cluster: &Cluster) {
    let url = cluster.empty("crash");
    let store = server::store::postgres::connect(&url, node("one")).await.unwrap();
    for number in 0..50 {
        store.commit(vec![Change::PutDraft(draft(number)), audit("saved", "draft")]).await.unwrap();
    }
    cluster.crash();
    let again = server::store::postgres::connect(&url, node("one")).await.unwrap();
    assert_eq!(again.check_audit().await.unwrap(), Ok(50));
    assert_eq!(Bench::Postgres(url).number("SELECT count(*) FROM draft").await, 50);
    store.ready().await.unwrap();
    store.commit(vec![audit("saved", "draft")]).await.unwrap();
}
