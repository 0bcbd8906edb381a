//! What taking money costs: `cargo xtask bench money`.
//!
//! A top-up becomes durable by the gateway's callback: its signature is checked, its seal opened, and payment, posting, both balances,
//! history and audit are written in one commit, after which the gateway gets its answer. That is set against a bare axum hello, asked by
//! the same clients in the same process a moment before and after, since the machine is shared. With a commit that takes 3 ms longer, as
//! on a slower disk, it is counted how many commits 64 clients share. The last line is JSON.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made should stop")]

#[path = "../../tests/api/browser.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the tests use the rest")]
mod browser;
mod callbacks;
#[path = "../../tests/api/files.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the tests use the rest")]
mod files;
#[path = "../../tests/api/journey.rs"]
#[expect(dead_code, clippy::panic, clippy::unwrap_used, reason = "the tests use the rest")]
mod journey;
mod live;
mod till;
#[path = "../../tests/api/world.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the tests use the rest")]
mod world;

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{Router, routing::get};
use domain::payment::PaymentStatus;
use serde_json::{Value, json};
use server::store::Pace;

use crate::{callbacks::Callback, till::Till};

const CLIENTS: usize = 64;
/// Rounds of hello and top-ups, of which the middle one counts.
const ROUNDS: usize = 5;
/// Top-ups and hellos of a round.
const TOP_UPS: usize = 3_000;
const HELLOS: usize = 12_000;
/// Top-ups with a slower disk: many share a commit, or each has its own.
const SHARING: usize = 6_000;
const ALONE: usize = 400;
const SLOWER_BY: Duration = Duration::from_millis(3);

/// Fewer of everything, to see that it runs: `MEDCARD_BENCH_PART=20` takes a twentieth.
pub(crate) fn part(count: usize) -> usize {
    let part = std::env::var("MEDCARD_BENCH_PART").ok().and_then(|part| part.parse().ok()).unwrap_or(1);
    (count / part).max(1)
}

#[tokio::main]
async fn main() {
    std::env::set_current_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
    let against_hello = against_hello().await;
    let sharing = sharing().await;
    let live = live::run().await;
    for part in [&against_hello, &sharing, &live] {
        println!("{part}");
    }
    let mut figures = json!({ "clients": CLIENTS });
    for part in [against_hello, sharing, live] {
        figures.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
    }
    println!("{figures}");
}

/// How many durable top-ups there are in the time of a bare hello.
async fn against_hello() -> Value {
    let hello = hello().await;
    let till = Till::open(Pace::default(), true).await;
    // The first of everything is slower: connections, statements.
    pay(&till, till.callbacks(part(500)).await).await;
    greet(&till.client, &hello, part(2_000)).await;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let callbacks = till.callbacks(part(TOP_UPS)).await;
        let before = greet(&till.client, &hello, part(HELLOS / 2)).await;
        let top_ups = pay(&till, callbacks).await;
        let after = greet(&till.client, &hello, part(HELLOS / 2)).await;
        rounds.push((top_ups * 2.0 / (before + after), top_ups, f64::midpoint(before, after)));
    }
    rounds.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (ratio, top_ups, hellos) = rounds[ROUNDS / 2];
    let all: Vec<f64> = rounds.iter().map(|round| (round.0 * 1_000.0).round() / 1_000.0).collect();
    check_books(&till).await;
    till.server.stop().await;
    json!({
        "ratio_to_hello": (ratio * 1_000.0).round() / 1_000.0, "ratio_wanted": 0.2, "ratios": all,
        "top_ups_per_second": top_ups.round(), "hellos_per_second": hellos.round(),
    })
}

/// How many share a commit, and what that is worth.
async fn sharing() -> Value {
    let together = Pace { slower_by: SLOWER_BY, ..Pace::default() };
    let (many, shared) = with_slow_disk(together, part(SHARING)).await;
    let (few, each) = with_slow_disk(Pace { together: 1, ..together }, part(ALONE)).await;
    json!({
        "sync_ms": SLOWER_BY.as_millis(), "commits_per_top_up": (shared * 1_000.0).round() / 1_000.0,
        "commits_wanted": 0.1, "commits_per_top_up_alone": (each * 1_000.0).round() / 1_000.0,
        "shared_per_second": many.round(), "alone_per_second": few.round(),
        "times_as_many": (many / few * 10.0).round() / 10.0, "times_wanted": 10,
    })
}

/// Top-ups a second, and commits a top-up.
async fn with_slow_disk(pace: Pace, count: usize) -> (f64, f64) {
    let till = Till::open(pace, true).await;
    pay(&till, till.callbacks(CLIENTS).await).await;
    let callbacks = till.callbacks(count).await;
    let before = till.server.app.store.syncs();
    let rate = pay(&till, callbacks).await;
    let syncs = till.server.app.store.syncs() - before;
    check_books(&till).await;
    till.server.stop().await;
    (rate, to_float(usize::try_from(syncs).unwrap()) / to_float(count))
}

/// Pays all of them with all clients, and says how many a second. After every answer a reader, who sees nothing but what is committed,
/// finds it paid.
async fn pay(till: &Till, callbacks: Vec<Callback>) -> f64 {
    let (callbacks, next) = (Arc::new(callbacks), Arc::new(AtomicUsize::new(0)));
    let (base, app) = (till.base(), till.server.app.clone());
    let begun = Instant::now();
    let clients = (0..CLIENTS).map(|_| {
        let (callbacks, next) = (Arc::clone(&callbacks), Arc::clone(&next));
        let (client, base) = (till.client.clone(), base.clone());
        tokio::spawn(async move {
            while let Some(callback) = callbacks.get(next.fetch_add(1, Ordering::Relaxed)) {
                callback.send(&client, &base).await;
            }
        })
    });
    futures::future::try_join_all(clients).await.unwrap();
    let rate = to_float(callbacks.len()) / begun.elapsed().as_secs_f64();
    for callback in callbacks.iter() {
        let payment = app.store.payment(&callback.number).await.unwrap().unwrap();
        assert_eq!(payment.status, PaymentStatus::Paid, "{}", callback.number);
    }
    rate
}

/// A server that says hello and nothing else.
async fn hello() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().route("/", get(|| async { "hello" }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}/")
}

/// Hellos a second with all clients.
async fn greet(client: &reqwest::Client, hello: &str, count: usize) -> f64 {
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let clients = (0..CLIENTS).map(|_| {
        let (client, hello, next) = (client.clone(), hello.to_owned(), Arc::clone(&next));
        tokio::spawn(async move {
            while next.fetch_add(1, Ordering::Relaxed) < count {
                let answer = client.get(&hello).send().await.unwrap();
                assert_eq!(answer.text().await.unwrap(), "hello");
            }
        })
    });
    futures::future::try_join_all(clients).await.unwrap();
    to_float(count) / begun.elapsed().as_secs_f64()
}

/// The ledger is whole and the audit too.
async fn check_books(till: &Till) {
    let app = &till.server.app;
    let check = app.store.check_ledger(app.now()).await.unwrap();
    assert_eq!((check.wrong_balances, check.wrong_payments), (0, 0));
    app.store.check_audit().await.unwrap().unwrap();
}

fn to_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}
