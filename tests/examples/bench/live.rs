//! The live view of the photo in a browser, with a camera of 1280 × 720: how often the worker looks, how smoothly the page goes on, what
//! is held after many minutes, what is fetched again. `MEDCARD_LIVE_MINUTES` says how long memory is watched.
//!
//! **Invariant:** nothing is measured while the driver asks the page something, but memory.

use std::{
    env, fs,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use journeys::{
    browser::{Browser, Device, Webcam},
    gauge,
    inspector::{
        Part,
        recording::{Recording, Task},
    },
    person::{Insured, Language, Person, XIULAN, YAN},
    studio::Held,
    world::World,
};
use serde_json::{Value, json};

use crate::{mean, percentile, sorted};

/// A face that is followed and that every check looks at, too dark to be photographed.
const FILM: &str = "dark";
const HINT: &str = "photo.hint.more_light";

/// How long a pace is counted, and how long tasks are recorded.
const COUNTED: Duration = Duration::from_secs(20);
const RECORDED: Duration = Duration::from_secs(10);

/// Minutes that memory is watched, and seconds between two looks at it.
const MINUTES: f64 = 10.0;
const LOOK: Duration = Duration::from_secs(15);

/// How much slower a phone's processor is.
const SLOWER: f64 = 4.0;

/// Milliseconds that the page may be held up by one task.
const HELD_UP: f64 = 16.0;

const MIB: f64 = 1024.0 * 1024.0;

/// Measures, says every figure, and gives them as JSON.
pub(crate) async fn figures() -> Result<Value> {
    let world = World::start().await?;
    let browser = Browser::open(Device::Phone, Webcam::Shows(FILM)).await?;
    let (browser, phone, first, memory) = first_visit(browser, &world).await?;
    let (again, slowed) = second_visit(browser, &world).await.context("the second visit")?;
    let kiosk = at_a_kiosk().await.context("at a kiosk")?;
    Ok(json!({
        "kiosk": kiosk, "phone": phone, "slowed": slowed, "memory": memory,
        "models": { "first_bytes": first, "again_bytes": again },
        "load": fs::read_to_string("/proc/loadavg").unwrap_or_default().trim(),
    }))
}

/// Somebody who stands before the open camera.
async fn before_the_camera(browser: Browser, world: &World, who: Insured) -> Result<Person<'_>> {
    let person = Person::arrives_in(browser, world, who, Language::Chinese, "").await?;
    person.comes_to_the_photo().await?;
    person.browser.counts_looks().await?;
    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.reads(HINT).await?;
    Ok(person)
}

async fn first_visit(browser: Browser, world: &World) -> Result<(Browser, Value, u64, Value)> {
    let person = before_the_camera(browser, world, XIULAN).await?;
    let phone = smoothness("phone", &person.browser).await?;
    person.at("capture.live").await?;
    let first: u64 = person.browser.studio().models().await?.iter().sum();
    let memory = memory(&person.browser).await?;
    person.at("capture.live").await?;
    // The visit is over; what the browser keeps of the app stays.
    person.browser.page.delete_all_cookies().await?;
    Ok((person.into_browser(), phone, first, memory))
}

async fn second_visit(browser: Browser, world: &World) -> Result<(u64, Value)> {
    let person = before_the_camera(browser, world, YAN).await?;
    let again: u64 = person.browser.studio().models().await?.iter().sum();
    println!("models, the second time: {again} bytes over the network");
    person.browser.slows_down(SLOWER).await?;
    person.browser.studio().slows_down(SLOWER).await?;
    let slowed = smoothness("phone, four times slower", &person.browser).await?;
    Ok((again, slowed))
}

async fn at_a_kiosk() -> Result<Value> {
    let world = World::start().await?;
    let browser = Browser::open(Device::Kiosk, Webcam::Shows(FILM)).await?;
    let person = before_the_camera(browser, &world, XIULAN).await?;
    smoothness("kiosk", &person.browser).await
}

/// The paces of page and worker, and what holds the page up.
async fn smoothness(name: &str, browser: &Browser) -> Result<Value> {
    let (since, ours, all) = (Instant::now(), browser.processor_seconds(), gauge::machine_seconds());
    let pace = browser.pace(COUNTED).await?;
    let (ours, all) = (browser.processor_seconds() - ours, gauge::machine_seconds() - all);
    let others = ((all - ours) / since.elapsed().as_secs_f64()).max(0.0);
    println!(
        "{name}: {:.1} looks and {:.1} frames a second, longest gap {:.0} ms; others kept {others:.2} processors busy",
        pace.looks, pace.frames, pace.gap
    );
    let recording = browser.inspects(Part::Page).await?.records(RECORDED).await?;
    let mut figures = tasks(name, &recording);
    for (key, value) in
        [("looks", pace.looks), ("frames", pace.frames), ("gap_ms", pace.gap), ("others", others)]
    {
        figures[key] = round(value);
    }
    Ok(figures)
}

/// What the tasks of page and worker took.
fn tasks(name: &str, recording: &Recording) -> Value {
    let of = |part: fn(&Task) -> f64| sorted(recording.page_scripts().map(part));
    let longest = |times: &[f64]| times.last().copied().unwrap_or_default();
    let tasks = of(|task| task.wall);
    let [task, script, script_cpu] =
        [&tasks, &of(|task| task.script), &of(|task| task.script_cpu)].map(|times| longest(times));
    let over = tasks.iter().filter(|wall| **wall > HELD_UP).count();
    println!(
        "{name}: {} tasks of the page with scripts, half within {:.1} ms, 99 of 100 within {:.1}, longest {task:.1}; {over} over {HELD_UP} ms",
        tasks.len(),
        percentile(&tasks, 50),
        percentile(&tasks, 99),
    );
    println!("{name}: longest script of the page {script:.1} ms, most CPU of one {script_cpu:.1} ms");
    let [worker_cpu, worker, page_cpu] =
        [recording.worker_cpu_a_look(), recording.worker_wall_a_look(), recording.page_cpu_a_look()];
    println!(
        "{name}: a look took {worker_cpu:.1} ms of the worker's CPU, {worker:.1} on the clock, and {page_cpu:.1} of the page's CPU"
    );
    json!({
        "tasks": tasks.len(), "tasks_over_16_ms": over, "task_ms": round(task), "script_ms": round(script),
        "script_cpu_ms": round(script_cpu), "worker_cpu_ms": round(worker_cpu), "worker_ms": round(worker),
        "page_cpu_ms": round(page_cpu),
    })
}

/// What is held, looked at every few seconds while the live view goes on.
async fn memory(browser: &Browser) -> Result<Value> {
    let minutes = env::var("MEDCARD_LIVE_MINUTES").ok().and_then(|minutes| minutes.parse().ok());
    let minutes: f64 = minutes.unwrap_or(MINUTES);
    let (since, looks) = (Instant::now(), browser.looks().await?);
    let (mut held, mut resident): (Vec<Held>, Vec<f64>) = (Vec::new(), Vec::new());
    while since.elapsed().as_secs_f64() < minutes * 60.0 {
        tokio::time::sleep(LOOK).await;
        held.push(browser.studio().held().await?);
        resident.push(browser.resident());
    }
    let looks = browser.looks().await?.saturating_sub(looks);
    let wasm: Vec<_> = held.iter().map(|held| held.wasm).collect();
    let heap: Vec<_> = held.iter().map(|held| held.heap).collect();
    let most = wasm.iter().copied().fold(0.0, f64::max) / MIB;
    let figures = json!({
        "minutes": minutes, "looks": looks, "wasm_mib": round(most), "wasm_growth_percent": round(growth(&wasm)),
        "heap_growth_percent": round(growth(&heap)), "resident_growth_percent": round(growth(&resident)),
        "heap_mib": round(mean(&heap) / MIB), "resident_mib": round(mean(&resident) / MIB),
    });
    println!("memory over {minutes} minutes: {figures}");
    Ok(figures)
}

/// How much more is held at least in the later half than in the earlier one, in percent: what comes and goes is no growth. The first
/// value finds a browser that fills its stores.
fn growth(values: &[f64]) -> f64 {
    let settled = values.get(1..).unwrap_or_default();
    let (earlier, later) = settled.split_at(settled.len() / 2);
    let least = |values: &[f64]| values.iter().copied().fold(f64::INFINITY, f64::min);
    if earlier.is_empty() { f64::NAN } else { (least(later) / least(earlier) - 1.0) * 100.0 }
}

fn round(value: f64) -> Value {
    json!((value * 10.0).round() / 10.0)
}
