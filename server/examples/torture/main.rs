//! Money under torture: `cargo xtask torture payments`.
//!
//! Real processes, real people's haste: the server and the sandbox are killed at moments that a seed has chosen and started again on
//! their data, while residents top up their accounts, the gateway fails in all the ways it knows, and the core does too. In the end
//! three books are compared: ours, the gateway's bill, and the core's accounts. The last line is JSON; the exit code is 1 when they
//! differ.

mod chance;
mod check;
mod clerks;
mod client;
mod options;
mod residents;
mod stage;
mod troubles;

use std::{
    path::PathBuf,
    process::ExitCode,
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use futures::future::try_join_all;
use sandbox::people::Person;
use serde_json::Value;
use server::clock::{Clock as _, SystemClock};
use tokio::sync::{Mutex, watch};

use crate::{
    check::Books,
    clerks::Clerks,
    options::Options,
    residents::{Resident, Town},
    stage::Stage,
};

/// How long everything may take to come to its end once nothing new is begun.
const DRAIN: Duration = Duration::from_mins(10);
/// How long payers may be waited for who come at a time that no clock here reaches.
const LATE: Duration = Duration::from_mins(1);
const LOOK: Duration = Duration::from_millis(500);

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("torture: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<bool> {
    let options = Options::read()?;
    let passing = tempfile::TempDir::new()?;
    let folder: PathBuf = options.data.clone().unwrap_or_else(|| passing.path().to_owned());
    std::fs::create_dir_all(&folder)?;
    match tortured(&options, folder).await {
        Ok((figures, right)) => {
            if !right {
                eprintln!("the data is kept in {}", passing.keep().display());
            }
            println!("{figures}");
            Ok(right)
        }
        Err(error) => Err(error.context(format!("the data is kept in {}", passing.keep().display()))),
    }
}

async fn tortured(options: &Options, folder: PathBuf) -> Result<(Value, bool)> {
    let since = SystemClock.now().day();
    let stage = Stage::set(options, &folder).await?;
    let places = stage.places.clone();
    let stage = Arc::new(Mutex::new(stage));
    let town = Town::new(places.clone(), options.orders)?;
    let people = residents::people(options.residents())?;
    options.say(&format!("{} residents sign in", people.len()));
    let residents = residents(&town, &people, options.seed).await?;
    let books = Books::open(options, &places).await?;
    let clerks = Arc::new(Clerks::new(&places)?);
    let (ending, ended) = watch::channel(false);
    let (calming, calm) = watch::channel(false);
    troubles::begin(&places, options.seed).await?;
    let begun = Instant::now();
    let clock = tokio::spawn(troubles::run_clock(places.clone(), ended.clone()));
    let core = tokio::spawn(troubles::trouble_core(places.clone(), options.seed, calm));
    let desks = tokio::spawn(Arc::clone(&clerks).work(ended));
    let watching = tokio::spawn(watched(Arc::clone(&town), options.json));
    let all_live = async {
        let done = try_join_all(residents.into_iter().map(|one| tokio::spawn(one.live()))).await;
        town.over.store(true, Ordering::Relaxed);
        done
    };
    let deaths = troubles::kill(Arc::clone(&town), Arc::clone(&stage), options.seed, options.kills);
    let (ended_well, kills) = tokio::join!(all_live, deaths);
    watching.abort();
    let (kills, done) = (kills?, ended_well?.into_iter().collect::<Result<Vec<()>>>()?);
    let seconds = begun.elapsed().as_secs_f64();
    options.say(&format!("{} residents are done; what is under way comes to its end", done.len()));
    calming.send(true)?;
    core.await??;
    troubles::end(&places).await?;
    drain(&books, &clerks, options).await?;
    ending.send(true)?;
    clock.await??;
    desks.await??;
    let payments = town.payments.lock().await.clone();
    let (mut figures, right) = books.compare(&payments, &people, since).await?;
    let same = town.two_answers.load(Ordering::Relaxed) == 0;
    let all = begun.elapsed().as_secs_f64();
    let figures_of = figures.as_object_mut().context("figures")?;
    let mut add = |name: &str, value: Value| figures_of.insert(name.to_owned(), value);
    add("orders", payments.len().into());
    add("seed", options.seed.into());
    add("kills", kills.into());
    add("residents", people.len().into());
    add("keys_with_two_answers", town.two_answers.load(Ordering::Relaxed).into());
    add("seconds", all.round().into());
    add("orders_per_second", (f64::from(options.orders) / seconds).round().into());
    Ok((figures, right && same))
}

/// Everybody, signed in: some at a time.
async fn residents(town: &Arc<Town>, people: &[Person], seed: u64) -> Result<Vec<Resident>> {
    let mut residents = Vec::new();
    for (some, numbers) in people.chunks(16).zip(0_u16..) {
        let one = async |person: &Person, number: u16| {
            let resident = Resident::new(town, person.clone(), number, seed)?;
            resident.identify().await?;
            anyhow::Ok(resident)
        };
        let these = some.iter().zip(1_u16..).map(|(person, place)| one(person, numbers * 16 + place));
        residents.extend(try_join_all(these).await?);
    }
    Ok(residents)
}

/// Tells now and then how far it is.
async fn watched(town: Arc<Town>, quiet: bool) {
    if quiet {
        return;
    }
    loop {
        tokio::time::sleep(Duration::from_secs(10)).await;
        eprintln!("{} of {} begun", town.begun.load(Ordering::Relaxed), town.orders);
    }
}

/// Waits until nobody has anything to do.
async fn drain(books: &Books, clerks: &Clerks, options: &Options) -> Result<()> {
    let begun = Instant::now();
    loop {
        let wanting = clerks.wanting().await?;
        let busy = books.busy().await?;
        if wanting == 0 && busy.is_none() {
            return Ok(());
        }
        let only_payers = wanting == 0 && busy.as_ref().is_some_and(|busy| busy.contains("and 0 callbacks"));
        if begun.elapsed() > DRAIN || only_payers && begun.elapsed() > LATE {
            options.say(&format!("not waited for: {wanting} for clerks, {}", busy.unwrap_or_default()));
            return Ok(());
        }
        tokio::time::sleep(LOOK).await;
    }
}
