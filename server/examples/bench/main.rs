//! What handing in costs, and what a full store does to staff: `cargo run --release -p server --example bench`.
//!
//! A server with SQLite in a temporary folder is asked over HTTP, as the API tests ask it. Each submission is one commit, which is
//! asserted; its fsyncs are counted by `strace`, where there is one. The last line is JSON.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made should stop")]

mod archive;
#[path = "../../tests/api/browser.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the tests use the rest")]
mod browser;
#[path = "../../tests/api/files.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the tests use the rest")]
mod files;
#[path = "../../tests/api/journey.rs"]
#[expect(dead_code, clippy::panic, clippy::unwrap_used, reason = "the tests use the rest")]
mod journey;
mod report;
mod syncs;
#[path = "../../tests/api/world.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the tests use the rest")]
mod world;

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use browser::Browser;
use domain::wire::{Declaration, Nothing, ShowVisit, Submit};
use report::Burst;
use sandbox::people::{ANLAN, Insured, Person, Standing};
use syncs::Watch;
use world::{World, until};

/// Submissions one after another, under `strace`, and at once.
const ALONE: usize = 20;
const TRACED: usize = 6;
const AT_ONCE: usize = 32;

/// Somebody who has answered everything.
struct Ready {
    browser: Browser,
    declaration: Declaration,
}

#[tokio::main]
async fn main() {
    std::env::set_current_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
    let archive = archive::run().await;
    let world = World::new().await;
    let mut photos = Vec::new();
    let mut ready = Vec::new();
    for person in people(&world, ALONE + TRACED + AT_ONCE) {
        ready.push(prepare(&world, &person, &mut photos).await);
    }
    let mut alone = Vec::new();
    for one in ready.drain(..ALONE) {
        alone.push(hand_in(&world, &one).await.1);
    }
    let fsyncs = fsyncs(&world, ready.drain(..TRACED)).await;
    let burst = at_once(&world, &ready).await;
    report::print([alone, photos], fsyncs.as_ref(), &burst, &archive);
    world.server.stop().await;
}

/// People of one region who can hand in by themselves.
fn people(world: &World, count: usize) -> Vec<Person> {
    let in_force = |insured: &Insured| insured.region == ANLAN && insured.standing == Standing::Normal;
    let here = |person: &&Person| person.mobile.is_some() && person.insurances.iter().any(in_force);
    let mut people: Vec<Person> = world.outside.people.all().filter(here).cloned().collect();
    people.sort_by(|a, b| a.id_number.reveal().cmp(b.id_number.reveal()));
    people.truncate(count);
    assert_eq!(people.len(), count, "people of the demo");
    people
}

/// Answers everything, and times the photo's way: sent, checked, finished, stored.
async fn prepare(world: &World, person: &Person, photos: &mut Vec<Duration>) -> Ready {
    let browser = world.browser();
    journey::identify(&browser, &world.outside, person, ANLAN).await;
    let begun = Instant::now();
    let photo = journey::photograph(&browser).await;
    photos.push(begun.elapsed());
    let declaration = journey::declared(journey::answer_all(&browser, photo).await);
    Ready { browser, declaration }
}

/// Hands in while nothing else is going on: when it began, and how long it took.
async fn hand_in(world: &World, one: &Ready) -> (f64, Duration) {
    let store = &world.server.app.store;
    // A visit that was not seen for a while is noted: before, so that it is not counted.
    one.browser.call(ShowVisit, "", &Nothing {}).await.unwrap();
    until("quiet", async || store.next_job_at().await.unwrap().is_none().then_some(())).await;
    let (commits, clock, begun) = (store.commits(), seconds(), Instant::now());
    one.browser.call(Submit, "", &one.declaration).await.unwrap();
    let took = begun.elapsed();
    assert_eq!(store.commits() - commits, 1, "a submission is one commit");
    (clock, took)
}

/// Calls of fsync and fdatasync between each request and its answer; `None` where they cannot be counted.
async fn fsyncs(world: &World, ready: impl Iterator<Item = Ready>) -> Option<Vec<usize>> {
    let watch = Watch::start()?;
    let mut spans = Vec::new();
    for one in ready {
        let (begun, took) = hand_in(world, &one).await;
        spans.push(begun..begun + took.as_secs_f64());
    }
    let times = watch.end();
    let within = |span: &std::ops::Range<f64>| times.iter().filter(|time| span.contains(time)).count();
    Some(spans.iter().map(within).collect())
}

async fn at_once(world: &World, ready: &[Ready]) -> Burst {
    let store = &world.server.app.store;
    let (syncs, begun) = (store.syncs(), Instant::now());
    let each = futures::future::join_all(ready.iter().map(async |one| {
        one.browser.call(Submit, "", &one.declaration).await.unwrap();
        begun.elapsed()
    }));
    let each = each.await;
    Burst { took: begun.elapsed(), syncs: store.syncs() - syncs, each }
}

fn seconds() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64()
}
