//! Lost cards: what the bureau's core and the owner are told.

use domain::{
    card::{CardStatus, Lapse},
    machine::Actor,
    masked::Masked,
    moment::{Moment, iso_date},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{EnqueueError, JobError, Kind, SendSms, job, messages};
use crate::{
    app::App,
    cases::By,
    core::CardNotice,
    forms::CardDetails,
    losses::{self, Word},
    store::{AuditEntry, CardId, CardNote, CardRecord, Change, JobRecord},
    texts::{Language, Text},
};

/// One version of a card.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct OfVersion {
    card: Uuid,
    version: u32,
}

/// The job that tells the core where a card stands after this commit.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn tell_core(app: &App, card: &CardRecord) -> Result<JobRecord, EnqueueError> {
    let of = OfVersion { card: card.id.0, version: card.version + 1 };
    job(app, Kind::TellCore, notice_key(card.id, of.version), &of, app.now())
}

/// Tells the core, unless the card has moved on: then a later job does.
pub(super) async fn tell(app: &App, record: &JobRecord) -> Result<Vec<Change>, JobError> {
    let of: OfVersion = app.open_job(record)?;
    let card = app.store.card(CardId(of.card)).await?;
    let current = |card: &CardRecord| card.version == of.version && !card.told;
    let Some(card) = card.filter(current).filter(|card| card.status != CardStatus::Void) else {
        return Ok(Vec::new());
    };
    let details = app.open_card(&card)?;
    let notice = CardNotice {
        key: notice_key(card.id, card.version),
        status: card.status,
        since: card.since,
        // The first that is heard of a card that came from us.
        is_new: card.version == 1 && card.application.is_some(),
    };
    app.core.tell(&card.region, &details.number, notice).await?;
    Ok(vec![Change::NoteCard { id: card.id, version: card.version, note: CardNote::Told }])
}

/// Warns the owner that a report for a time ends, or ends it as was promised; unless the core says what happened to the card meanwhile.
/// Nobody's card is in use again by itself before the core was heard: it may be lost for good there.
pub(super) async fn due(app: &App, card: CardRecord) -> Result<(), JobError> {
    let now = app.now();
    let details = app.open_card(&card)?;
    let region = app.regions.get(&card.region).ok_or(JobError::Missing("the region"))?;
    let over = card.lapses_at.is_none_or(|at| at <= now);
    let rule = losses::rule(&card, region);
    let changes = match (losses::word(app, &card, &details.number, region).await?, rule.lapse) {
        (Word::Elsewhere(moved), _) => moved.changes(app, &details)?,
        (Word::Silent, Lapse::Active) if over => return Err(JobError::NotYet),
        (Word::Same | Word::Silent, _) if over => {
            let by = By::actor(Actor::Timer, now);
            losses::take(app, card, rule.at_the_end(), by, region, false)?.changes(app, &details)?
        }
        (Word::Same | Word::Silent, lapse) => warning(app, &card, &details, lapse)?,
    };
    app.commit(changes).await?;
    Ok(())
}

fn warning(
    app: &App,
    card: &CardRecord,
    details: &CardDetails,
    lapse: Lapse,
) -> Result<Vec<Change>, EnqueueError> {
    let audit = AuditEntry {
        at: app.now(),
        actor: Actor::Timer.as_str().to_owned(),
        action: "loss-warned".to_owned(),
        subject: card.id.0.to_string(),
        detail: card.status.as_str().to_owned(),
    };
    let warned = Change::NoteCard { id: card.id, version: card.version, note: CardNote::Warned };
    let text = match lapse {
        Lapse::Active => Text::LossEnds,
        Lapse::Formal => Text::LossStays,
    };
    let told = tell_owner(app, text, card, details, None)?;
    Ok([warned, Change::Audit(audit)].into_iter().chain(told).collect())
}

/// The change that tells a card's owner what became of it, as it is to be, and who acted for them; none when they cannot be reached.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn tell_owner(
    app: &App,
    text: Text,
    card: &CardRecord,
    details: &CardDetails,
    agent: Option<&Masked>,
) -> Result<Option<Change>, EnqueueError> {
    let Some(mobile) = &details.mobile else { return Ok(None) };
    let language = Language::of(&card.language);
    let profile = app.regions.get(&card.region);
    let hotline = profile.and_then(|profile| profile.hotlines.first());
    let places = [
        ("region", messages::region(app, &card.region, language)),
        ("hotline", hotline.map(|hotline| hotline.number.clone()).unwrap_or_default()),
        ("day", card.lapses_at.map(|at| iso_date::text(at.day())).unwrap_or_default()),
        ("time", clock(card.since)),
        ("agent", agent.map(ToString::to_string).unwrap_or_default()),
    ];
    let payload = SendSms { to: mobile.clone(), text: messages::fill(text, language, &places) };
    let key = format!("card:{}:{}:{}", card.id.0, card.version, text.key());
    Ok(Some(Change::Enqueue(job(app, Kind::TellOwner, key, &payload, app.now())?)))
}

fn notice_key(id: CardId, version: u32) -> String {
    format!("card:{}:{version}", id.0)
}

/// Day and time in China: `2026-11-25 03:02`.
fn clock(moment: Moment) -> String {
    let at = moment.in_china();
    format!("{} {:02}:{:02}", iso_date::text(at.date()), at.hour(), at.minute())
}
