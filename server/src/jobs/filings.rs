//! Filings for care elsewhere: told to the bureau's core until it has decided, ended by the clock, told to whoever filed.

use domain::{
    filing::{FilingEvent, FilingStatus},
    machine::Actor,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{EnqueueError, JobError, Kind, SendSms, job, messages};
use crate::{
    app::App,
    core::FilingNotice,
    filings::{self, FilingError},
    forms::FilingDetails,
    store::{Change, CommitError, FilingId, FilingRecord, JobRecord},
    texts::{Language, Text},
};

/// Taken at a time.
const BATCH: u32 = 100;
/// So many of somebody's last filings may still stand in the way of a new one.
const BEFORE: u32 = 20;

/// A filing, whatever its version: the job tells what stands when it is done.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct OfFiling {
    filing: Uuid,
}

/// The job that tells the core of a filing as it is to be.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn tell_filing(app: &App, filing: &FilingRecord) -> Result<JobRecord, EnqueueError> {
    let key = format!("filing:{}:{}", filing.id.0, filing.version + 1);
    job(app, Kind::TellFiling, key, &OfFiling { filing: filing.id.0 }, app.now())
}

/// Files with the core and asks again until it has decided; takes back what was taken back here.
pub(super) async fn tell(app: &App, record: &JobRecord) -> Result<Vec<Change>, JobError> {
    let of: OfFiling = app.open_job(record)?;
    let Some(filing) = app.store.filing(FilingId(of.filing)).await? else { return Ok(Vec::new()) };
    let details = app.open_filing(&filing)?;
    match filing.status {
        FilingStatus::Submitted => clear_the_way(app, &filing, &details).await?,
        FilingStatus::UnderReview => {}
        FilingStatus::Withdrawn => {
            app.core.end_filing(&filing.region, &details.number, &number(&filing)).await?;
            return Ok(Vec::new());
        }
        FilingStatus::Granted | FilingStatus::Refused | FilingStatus::Ended => return Ok(Vec::new()),
    }
    let word = app.core.file(&filing.region, &details.number, &notice(&filing)).await?;
    match filings::learn(&filing, word, app.now()) {
        Some(moved) if moved.filing.status == FilingStatus::UnderReview => {
            app.commit(moved.changes(app)?).await?;
            Err(JobError::NotYet)
        }
        Some(moved) => Ok(moved.changes(app)?),
        None => Err(JobError::NotYet),
    }
}

/// What was taken back for the same place may not have come through yet, and the core would refuse the new one because of it.
async fn clear_the_way(app: &App, filing: &FilingRecord, details: &FilingDetails) -> Result<(), JobError> {
    let before = app.store.filings_of(&filing.person, BEFORE).await?;
    let is_back = |one: &&FilingRecord| one.status == FilingStatus::Withdrawn && one.place == filing.place;
    for back in before.iter().filter(is_back) {
        app.core.end_filing(&back.region, &details.number, &number(back)).await?;
    }
    Ok(())
}

/// The number by which the core knows a filing that was made here.
pub(crate) fn number(filing: &FilingRecord) -> String {
    filing.id.0.to_string()
}

fn notice(filing: &FilingRecord) -> FilingNotice {
    FilingNotice {
        key: number(filing),
        kind: filing.kind.0.clone(),
        promised: filing.promised,
        place: filing.place.clone(),
        from: filing.first_day,
        until: filing.last_day,
    }
}

/// Ends filings whose last day is over.
pub(super) async fn due(app: &App) -> Result<(), JobError> {
    for filing in app.store.due_filings(app.now(), BATCH).await? {
        let id = filing.id;
        match end(app, filing).await {
            // Somebody was faster.
            Ok(()) | Err(JobError::Commit(CommitError::Stale)) => {}
            // One that cannot be ended holds up no other.
            Err(error) => tracing::error!(filing = %id.0, cause = %error, "a timer failed"),
        }
    }
    Ok(())
}

async fn end(app: &App, filing: FilingRecord) -> Result<(), JobError> {
    let moved = filings::take(filing, FilingEvent::Ended, Actor::Timer, app.now());
    app.commit(moved.map_err(FilingError::from)?.changes(app)?).await?;
    Ok(())
}

/// The change that tells whoever filed what was decided, as it is to be; none otherwise, or when they cannot be reached.
///
/// # Errors
///
/// [`EnqueueError`], or that the details cannot be opened.
pub fn tell_filer(app: &App, filing: &FilingRecord) -> Result<Option<Change>, FilingError> {
    let text = match filing.status {
        FilingStatus::Granted => Text::FilingGranted,
        FilingStatus::Refused => Text::FilingRefused,
        FilingStatus::Submitted
        | FilingStatus::UnderReview
        | FilingStatus::Withdrawn
        | FilingStatus::Ended => return Ok(None),
    };
    let Some(to) = app.open_filing(filing)?.mobile else { return Ok(None) };
    let language = Language::of(&filing.language);
    let places = [
        ("region", messages::region(app, &filing.region, language)),
        ("reference", filing.reference.grouped()),
        ("hotline", messages::hotline(app, &filing.region)),
    ];
    let payload = SendSms { to, text: messages::fill(text, language, &places) };
    let key = format!("filing-told:{}:{}", filing.id.0, filing.version + 1);
    Ok(Some(Change::Enqueue(job(app, Kind::SendSms, key, &payload, app.now())?)))
}
