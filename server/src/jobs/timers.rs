//! What the clock brings: holds that lapse, answers that do not come, visits that end, originals that are kept no longer.

use std::time::Duration;

use domain::{application::Event, machine::Actor, moment::Moment};

use super::{JobError, messages};
use crate::{
    app::App,
    cases::{self, By},
    payments::learning,
    reconciling,
    store::{ApplicationRecord, Change, CommitError, MoneyChange},
    texts::Text,
};

/// Taken at a time.
const BATCH: u32 = 100;
const DAY: i64 = 24 * 60 * 60;
/// Days of a year, rather one too many than a record gone a day early.
const YEAR_DAYS: i64 = 366;
/// Seconds that a call for a clerk may be open.
const HELP_SECONDS: i64 = 30 * 60;
/// Days for which the answer to a key is kept.
const ANSWER_DAYS: i64 = 7;
/// How long an object may be without a row.
const ORPHAN_AGE: Duration = Duration::from_hours(24);

/// Moves on whatever the clock moves on.
pub(super) async fn applications(app: &App) -> Result<(), JobError> {
    let now = app.now();
    for application in app.store.due_timers(now, BATCH).await? {
        let reference = application.reference.clone();
        match lapse(app, application, now).await {
            // Somebody was faster: then it has not lapsed.
            Ok(()) | Err(JobError::Commit(CommitError::Stale)) => {}
            // One that cannot be moved holds up no other.
            Err(error) => tracing::error!(%reference, cause = %error, "a timer failed"),
        }
    }
    Ok(())
}

async fn lapse(app: &App, application: ApplicationRecord, now: Moment) -> Result<(), JobError> {
    let Some((_, event)) = application.lapsing() else { return Ok(()) };
    // Whoever pays just now keeps the blank card until the gateway has said what came of it.
    if learning::fee_under_way(app, &application).await? {
        return Ok(());
    }
    let details = app.open_case(&application)?;
    let moved = cases::take(app, application, event, By::actor(Actor::Timer, now))
        .map_err(|_| JobError::Missing("the step"))?;
    let text = match event {
        Event::HoldLapsed => Text::HoldLapsed,
        Event::PrintingLapsed => Text::PrintTrouble,
        Event::Reminded => Text::Reminded,
        Event::CollectionLapsed => Text::Returned,
        _ => Text::Expired,
    };
    let told = messages::tell(app, text, &moved.application, &details, now)?;
    let mut changes = moved.changes();
    changes.extend(told);
    app.commit(changes).await?;
    Ok(())
}

/// Ends every visit that was not seen for too long, and calls for a clerk that nobody ended; forgets what let kiosks in.
pub(super) async fn visits(app: &App) -> Result<(), JobError> {
    let at = app.now();
    let help =
        Change::SweepHelp { at, lapsed: at.plus_seconds(-HELP_SECONDS), forgotten: at.plus_seconds(-DAY) };
    app.commit(vec![Change::EndLapsedVisits { at }, help, Change::SweepKiosks { at }]).await?;
    Ok(())
}

/// Forgets the originals of photos whose application was over, or that were left unused, longer ago than the person agreed to. The row forgets; the object is
/// an orphan then, and goes with the next sweep of those.
pub(super) async fn originals(app: &App) -> Result<(), JobError> {
    let now = app.now();
    for region in app.regions.all() {
        let before = now.plus_seconds(-DAY * i64::from(region.consent.photo_days));
        for photo in app.store.stale_originals(&region.code, before, BATCH).await? {
            if let Err(error) = app.commit(vec![Change::ForgetOriginal(photo.id)]).await {
                tracing::error!(photo = %photo.id.0, cause = %error, "an original is not forgotten");
            }
        }
    }
    Ok(())
}

/// Forgets what was begun and not handed in, and what was handed in and over for as long as was promised.
pub(super) async fn records(app: &App) -> Result<(), JobError> {
    let now = app.now();
    let ago = |days: i64| now.plus_seconds(-DAY * days);
    let kept = app.regions.all().map(|region| region.consent.photo_days).max().unwrap_or_default();
    // A draft is its person's, in whatever region they go on with it.
    let mut changes = vec![Change::ForgetDrafts { before: ago(kept.into()) }];
    for region in app.regions.all() {
        let before = ago(YEAR_DAYS * i64::from(region.consent.record_years));
        changes.push(Change::ForgetRecords { region: region.code.clone(), before });
        let before = ago(region.consent.photo_days.into());
        changes.push(Change::ForgetAbandoned { region: region.code.clone(), before });
    }
    app.commit(changes).await?;
    Ok(())
}

/// Looks whether the ledger is whole.
pub(super) async fn ledger(app: &App) -> Result<(), JobError> {
    reconciling::check_ledger(app).await.map_err(JobError::from)
}

/// Compares the days whose bill is there, and forgets answers that were kept long enough.
pub(super) async fn bills(app: &App) -> Result<(), JobError> {
    let before = app.now().plus_seconds(-DAY * ANSWER_DAYS);
    app.commit(vec![Change::Money(MoneyChange::ForgetAnswers(before))]).await?;
    reconciling::due_days(app).await.map_err(JobError::from)
}

/// Deletes objects that no row names. Young ones are left alone: their row may be about to be written.
pub(super) async fn orphans(app: &App) -> Result<(), JobError> {
    for key in app.studio.files.older_than(ORPHAN_AGE).await? {
        if !app.store.names_object(&key).await? {
            app.studio.files.delete(&key).await?;
        }
    }
    app.studio.files.forget_unfinished(ORPHAN_AGE)?;
    Ok(())
}
