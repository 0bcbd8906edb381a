//! The loop that does the jobs.

use std::{sync::atomic::Ordering, time::Duration};

use domain::moment::Moment;
use tokio::task::JoinSet;

use super::{JobError, Kind, cards, filings, given_up, holders, losses, messages, timers};
use crate::{
    app::App,
    store::{Change, CommitError, LeasedJob, StoreError},
};

/// Jobs done at a time.
const SEATS: usize = 16;
/// Seconds that a job is held.
const LEASE: i64 = 90;
/// The longest pause between two looks: another node may have put something in.
const PAUSE: Duration = Duration::from_millis(500);
/// Seconds between two ends of lapsed visits, and between two sweeps of the photos.
const VISITS_EVERY: i64 = 60;
const PHOTOS_EVERY: i64 = 60 * 60;
/// Seconds between two looks at the ledger, and whether a bill is to be compared.
const LEDGER_EVERY: i64 = 60 * 60;
/// Seconds between two questions after a card; in a demonstration the card comes in seconds.
const ASK_EVERY: i64 = 10 * 60;
const ASK_EVERY_DEMO: i64 = 1;
/// The longest pause of a job that fails, in seconds; a lost card waits for nobody, nor does whoever is ill elsewhere.
const LONGEST: i64 = 60 * 60;
const LONGEST_LOST: i64 = 60;

/// Does jobs until the server ends, each in a task of its own, so that a slow one holds up no other.
pub(super) async fn run(app: App) {
    let mut seats = JoinSet::new();
    let mut sweeps = Sweeps::due_at(app.now());
    while !*app.ending.borrow() {
        while seats.try_join_next().is_some() {}
        look(&app, &mut seats, &mut sweeps).await;
        tokio::select! {
            () = app.wake.notified() => {}
            Some(_) = seats.join_next() => {}
            () = tokio::time::sleep(PAUSE) => {}
            () = app.ended() => {}
        }
    }
    while seats.join_next().await.is_some() {}
}

/// When what is done now and then is due next, however often somebody wakes the worker.
struct Sweeps {
    visits: Moment,
    photos: Moment,
    ledger: Moment,
}

impl Sweeps {
    const fn due_at(at: Moment) -> Self {
        Self { visits: at, photos: at, ledger: at }
    }
}

/// Whether it is due at `now`; if so, it is due again `every` seconds later.
fn has_come(due: &mut Moment, now: Moment, every: i64) -> bool {
    let come = now >= *due;
    if come {
        *due = now.plus_seconds(every);
    }
    come
}

/// Looks once at what the clock brings and at what is due.
async fn look(app: &App, seats: &mut JoinSet<()>, sweeps: &mut Sweeps) {
    let now = app.now();
    report("applications", timers::applications(app).await);
    report("filings", filings::due(app).await);
    if has_come(&mut sweeps.visits, now, VISITS_EVERY) {
        report("visits", timers::visits(app).await);
    }
    if has_come(&mut sweeps.photos, now, PHOTOS_EVERY) {
        report("originals", timers::originals(app).await);
        report("records", timers::records(app).await);
        report("orphans", timers::orphans(app).await);
    }
    if has_come(&mut sweeps.ledger, now, LEDGER_EVERY) {
        let app = app.clone();
        seats.spawn(async move {
            report("the ledger", timers::ledger(&app).await);
            report("bills", timers::bills(&app).await);
        });
    }
    match due(app, SEATS.saturating_sub(seats.len())).await {
        Ok(jobs) => {
            for job in jobs {
                let app = app.clone();
                seats.spawn(async move { attend(&app, &job).await });
            }
        }
        Err(error) => tracing::error!(cause = %error, "jobs cannot be read"),
    }
}

/// Jobs that are due, as many as there are free seats. Reading first spares a transaction when there is nothing to do.
async fn due(app: &App, free: usize) -> Result<Vec<LeasedJob>, StoreError> {
    let now = app.now();
    match u32::try_from(free) {
        Ok(free) if free > 0 && app.store.next_job_at().await?.is_some_and(|at| at <= now) => {
            app.store.lease_jobs(now, now.plus_seconds(LEASE), free).await
        }
        _ => Ok(Vec::new()),
    }
}

fn report(what: &'static str, done: Result<(), JobError>) {
    if let Err(error) = done {
        tracing::error!(what, cause = %error, "a timer failed");
    }
}

/// Does a job and finishes it together with what follows, or puts it off.
async fn attend(app: &App, leased: &LeasedJob) {
    let ended = match work(app, leased).await {
        Ok(mut changes) => {
            changes.push(Change::FinishJob { id: leased.job.id, epoch: leased.epoch, at: app.now() });
            app.commit(changes).await.map(drop).map_err(JobError::from)
        }
        Err(error) => Err(error),
    };
    let Err(error) = ended else { return };
    if matches!(error, JobError::Commit(CommitError::LeaseLost)) {
        return;
    }
    let (retry_at, fault) = (again(app, leased, &error), fault(&error));
    if !matches!(error, JobError::NotYet) {
        let (kind, attempt) = (leased.job.kind.as_str(), leased.attempt);
        app.failures.tries.fetch_add(1, Ordering::Relaxed);
        tracing::warn!(kind, attempt, cause = %error, "a job failed");
    }
    let failed =
        Change::FailJob { id: leased.job.id, epoch: leased.epoch, retry_at, fault: fault.to_owned() };
    let given_up = retry_at.is_none().then(|| given_up::audit(leased, fault, app.now()));
    let told = given_up.is_some();
    match app.commit([failed].into_iter().chain(given_up).collect()).await {
        Ok(_) if told => {
            let (kind, key) = (leased.job.kind.as_str(), leased.job.key.as_str());
            app.failures.given_up(kind);
            tracing::error!(kind, key, fault, "a message was given up");
        }
        Ok(_) => {}
        Err(error) => tracing::error!(cause = %error, "a failed job cannot be put off"),
    }
}

async fn work(app: &App, leased: &LeasedJob) -> Result<Vec<Change>, JobError> {
    let job = &leased.job;
    match Kind::from_name(&job.kind).ok_or(JobError::Missing("the kind of job"))? {
        Kind::SendCode => messages::send_code(app, job).await.map(|()| Vec::new()),
        Kind::SendSms | Kind::TellOwner => messages::send_sms(app, job).await.map(|()| Vec::new()),
        Kind::SendMail => messages::send_mail(app, job).await.map(|()| Vec::new()),
        Kind::OrderCard => cards::order(app, job).await,
        Kind::AskAfterCard => cards::ask(app, job).await,
        Kind::TellCore => losses::tell(app, job).await,
        Kind::TellFiling => filings::tell(app, job).await,
        Kind::TellHolder => holders::tell(app, job).await.map(|()| Vec::new()),
    }
}

/// When to try again: soon at first, then ever later.
fn again(app: &App, leased: &LeasedJob, error: &JobError) -> Option<Moment> {
    let now = app.now();
    if matches!(error, JobError::NotYet) {
        return Some(now.plus_seconds(if app.demo { ASK_EVERY_DEMO } else { ASK_EVERY }));
    }
    let kind = Kind::from_name(&leased.job.kind);
    let longest =
        if matches!(kind, Some(Kind::TellCore | Kind::TellFiling)) { LONGEST_LOST } else { LONGEST };
    let seconds = longest.min(1 << leased.attempt.min(12));
    let left = given_up::tries(kind).is_none_or(|tries| leased.attempt < tries);
    left.then(|| now.plus_seconds(seconds))
}

/// The failure as a word of our own.
const fn fault(error: &JobError) -> &'static str {
    match error {
        JobError::Outside(_) => "outside",
        JobError::Store(_) | JobError::Commit(_) => "store",
        JobError::Seal(_) | JobError::Enqueue(_) => "sealing",
        JobError::Loss(_) => "loss",
        JobError::Filing(_) => "filing",
        JobError::File(_) => "photo",
        JobError::Maker(_) => "order",
        JobError::Money(_) => "money",
        JobError::Missing(_) => "missing",
        JobError::NotYet => "not-yet",
    }
}
