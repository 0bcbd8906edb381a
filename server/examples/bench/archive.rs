//! What opening a case and listing a queue cost when a hundred times as many applications lie in the store.
//!
//! The applications are copies of a real one, put into the store behind the API in large commits: spread over all statuses, two services
//! and the days of a year. Then a clerk opens cases and lists pages over HTTP. Both sizes are measured in one run, so that their ratio
//! says something on a shared machine.

use std::time::{Duration, Instant};

use domain::{
    application::Status,
    moment::Moment,
    reference::Reference,
    service::Service,
    wire::{
        Nothing,
        staff::{CaseFilter, ListCases, ShowCase},
    },
};
use serde_json::{Value, json};
use server::{
    app::App,
    forms::CaseDetails,
    store::{ApplicationId, ApplicationRecord, BlindIndex, Change, HistoryRecord},
};
use uuid::Uuid;

use crate::{browser::Browser, journey, world::World};

const FEW: u32 = 10_000;
const MANY: u32 = 1_000_000;
/// Applications a commit.
const BATCH: u32 = 2_000;
/// How often each thing is done; the middle counts.
const TRIES: u32 = 101;
const DAY: i64 = 24 * 60 * 60;

/// What the others are made after.
struct Pattern {
    case: ApplicationRecord,
    details: CaseDetails,
    first: HistoryRecord,
}

/// Measures both sizes; the ratios are many to few.
pub(crate) async fn run() -> Value {
    let many = std::env::var("MEDCARD_BENCH_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(MANY);
    let world = World::new().await;
    let (_, _, case) = journey::applied(&world).await;
    let store = &*world.server.app.store;
    let pattern = store.application(&case.reference).await.unwrap().unwrap();
    let first = store.history(pattern.id).await.unwrap().remove(0);
    let desk = world.desk();
    journey::sign_in(&desk, "wang").await;
    let pattern = Pattern { details: world.server.app.open_case(&pattern).unwrap(), case: pattern, first };
    fill(&world.server.app, &pattern, 0..FEW).await;
    let few = measure(&desk, FEW).await;
    fill(&world.server.app, &pattern, FEW..many).await;
    let many_times = measure(&desk, many).await;
    let rows: Vec<_> =
        few.iter().zip(&many_times).map(|((name, few), (_, many))| row(name, *few, *many)).collect();
    for row in &rows {
        println!("{row}");
    }
    world.server.stop().await;
    json!({ "few": FEW, "many": many, "rows": rows })
}

fn row(name: &str, few: Duration, many: Duration) -> Value {
    let [few, many] = [few, many].map(|time| (time.as_secs_f64() * 100_000.0).round() / 100.0);
    json!({ "what": name, "few_ms": few, "many_ms": many, "ratio": (many / few * 100.0).round() / 100.0 })
}

async fn fill(app: &App, pattern: &Pattern, numbers: std::ops::Range<u32>) {
    let numbers: Vec<u32> = numbers.collect();
    for batch in numbers.chunks(BATCH.try_into().unwrap()) {
        let changes = batch.iter().map(|number| Change::Submit {
            application: Box::new(copy(app, pattern, *number)),
            history: pattern.first.clone(),
        });
        app.store.commit(changes.collect()).await.unwrap();
    }
}

/// The application with this number, of somebody else.
fn copy(app: &App, pattern: &Pattern, number: u32) -> ApplicationRecord {
    let Pattern { case, details, .. } = pattern;
    let id = ApplicationId(Uuid::from_u128(u128::from(number) + 1));
    let status = Status::ALL[number as usize % Status::ALL.len()];
    let day = i64::from(number % 365);
    let mut person = [0; 32];
    person[..4].copy_from_slice(&number.to_be_bytes());
    let since = Moment(case.since.0).plus_seconds(-day * DAY);
    ApplicationRecord {
        id,
        reference: reference(number),
        version: 0,
        details: app.seal_case(id, details).unwrap(),
        service: if number.is_multiple_of(3) { Service::Reissue } else { Service::ReplaceCard },
        person: BlindIndex(person),
        status,
        since,
        promised: case.promised.map(|promised| promised - time::Duration::days(day)),
        submitted_at: since,
        ..case.clone()
    }
}

/// References spread over all that there are.
fn reference(number: u32) -> Reference {
    Reference::from_number(number.wrapping_mul(7919) % 100_000_000)
}

/// The middle times of opening a case and of every filter of the queue.
async fn measure(desk: &Browser, count: u32) -> Vec<(String, Duration)> {
    let mut times = vec![("open a case".to_owned(), opening(desk, count).await)];
    let by = |statuses: &[Status], service, reference: &str| CaseFilter {
        statuses: statuses.to_vec(),
        service,
        mine: false,
        reference: reference.to_owned(),
    };
    let waiting = [Status::Submitted, Status::UnderReview];
    for (name, filter) in [
        ("all cases", by(&[], None, "")),
        ("waiting", by(&waiting, None, "")),
        ("ready", by(&[Status::Ready], None, "")),
        ("collected", by(&[Status::Collected], None, "")),
        ("a service", by(&[], Some(Service::Reissue), "")),
        ("waiting for a service", by(&waiting, Some(Service::Reissue), "")),
        ("a reference", by(&[], None, &reference(17).as_str()[..6])),
        ("waiting, a reference", by(&waiting, None, &reference(17).as_str()[..4])),
    ] {
        times.push((name.to_owned(), listing(desk, &filter).await));
    }
    times
}

async fn opening(desk: &Browser, count: u32) -> Duration {
    let mut times = Vec::new();
    for attempt in 0..TRIES {
        let reference = reference(attempt.wrapping_mul(1_234_577) % count);
        let begun = Instant::now();
        desk.call(ShowCase, reference.as_str(), &Nothing {}).await.unwrap();
        times.push(begun.elapsed());
    }
    middle(times)
}

async fn listing(desk: &Browser, filter: &CaseFilter) -> Duration {
    let mut times = Vec::new();
    for _ in 0..TRIES {
        let begun = Instant::now();
        desk.call(ListCases, "", filter).await.unwrap();
        times.push(begun.elapsed());
    }
    middle(times)
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
