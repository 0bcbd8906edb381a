//! How often the core is asked, and how often at once, counted on the way to it.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{Router, body::Bytes, extract::State, routing::post};
use domain::{
    outside::CORE_PATH,
    wire::{ListSettlements, Nothing, SettlementKey, SettlementList, ShowSettlement},
};
use futures::future::join_all;
use sandbox::people::ANLAN;
use tempfile::TempDir;

use crate::{
    browser::Browser,
    losses::come,
    world::{HandClock, Outside, World, serve_with},
};

/// Longer than what was told is told again.
const STALE: i64 = 121;
/// What a call takes at least.
const TAKES: Duration = Duration::from_millis(3);

#[derive(Debug, Default)]
struct Counts {
    all: AtomicUsize,
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Counts {
    /// Calls since the last look, and the most at once.
    fn look(&self) -> (usize, usize) {
        (self.all.swap(0, Ordering::SeqCst), self.most.swap(0, Ordering::SeqCst))
    }
}

#[derive(Clone)]
struct Way {
    counts: Arc<Counts>,
    client: reqwest::Client,
    sandbox: SocketAddr,
}

async fn pass(State(Way { counts, client, sandbox }): State<Way>, body: Bytes) -> Bytes {
    counts.all.fetch_add(1, Ordering::SeqCst);
    let now = counts.now.fetch_add(1, Ordering::SeqCst) + 1;
    counts.most.fetch_max(now, Ordering::SeqCst);
    tokio::time::sleep(TAKES).await;
    let url = format!("http://{sandbox}{CORE_PATH}");
    let asking = client.post(url).header("content-type", "application/json").body(body);
    let answer = asking.send().await.unwrap().bytes().await.unwrap();
    counts.now.fetch_sub(1, Ordering::SeqCst);
    answer
}

/// A world whose core is asked by way of a count.
async fn counted() -> (World, Arc<Counts>) {
    let clock = HandClock::new();
    let outside = Outside::start(clock.clone()).await;
    let counts = Arc::<Counts>::default();
    let way = Way { counts: Arc::clone(&counts), client: reqwest::Client::new(), sandbox: outside.address };
    let router = Router::new().route(CORE_PATH, post(pass)).with_state(way);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let core = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let data = TempDir::new().unwrap();
    let server = serve_with(&outside, &clock, &data, &["--core", &core]).await;
    (World { server, outside, clock, data, regions: None }, counts)
}

async fn year(browser: &Browser) -> SettlementList {
    browser.call(ListSettlements, "2026", &Nothing {}).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_that_many_want_at_once_is_loaded_once() {
    let (world, counts) = counted().await;
    let zhang = come(&world, &world.outside.person("张秀兰"), ANLAN).await;
    counts.look();
    let alone = year(&zhang).await;
    let (calls, most) = counts.look();
    assert!(calls > 12 && most <= 8, "{calls} calls, {most} at once");
    world.clock.advance(STALE);
    let lists = join_all((0..12).map(|_| year(&zhang))).await;
    assert!(lists.iter().all(|list| list.settlements == alone.settlements));
    assert_eq!(counts.look().0, calls);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_asks_a_few_things_at_a_time() {
    let (world, counts) = counted().await;
    let zhang = come(&world, &world.outside.person("张秀兰"), ANLAN).await;
    let list = year(&zhang).await;
    counts.look();
    let shown = list.settlements.iter().cycle().take(40).map(async |settlement| {
        let key = SettlementKey { year: list.year, id: settlement.id.clone() }.to_string();
        zhang.call(ShowSettlement, &key, &Nothing {}).await.unwrap();
    });
    join_all(shown).await;
    let (calls, most) = counts.look();
    assert!(calls >= 80 && most <= 3, "{calls} calls, {most} at once");
}
