//! Applications and their history.

use domain::{application::HistoryEntry, moment::Moment, region::RegionCode};

use super::{
    super::{ApplicationRecord, CommitError, HistoryRecord, StoreError},
    Fields, Value,
    session::{Halt, Session, fresh, insert, update},
    value::{Promised, args},
};

/// What is read.
const COLUMNS: &str = "id, reference, version, region, agency, rules, service, reason, person, details, photo, \
    language, status, since, promised, fee, outlet, held_until, answer_until, assigned, vouched_by, \
    decided_by, decided_at, reject_reasons, asks, submitted_at, photo_exception, photos_refused, remind_at, \
    collect_until, four_eyes, proposed_by, photo_reasons, withdrawal, agent, paid, spoiled";
/// What is written beside it, to be searched by.
const DERIVED: &str = "is_open, timer_at";
const HISTORY: &str =
    "application, seq, at, event, status, actor, reasons, asks, photo_reasons, withdrawal, given_back, clerk";

pub(super) const SELECT_HISTORY: &str = "SELECT at, event, status, actor, reasons, asks, photo_reasons, \
                                         withdrawal, given_back, clerk FROM history WHERE application = $1 ORDER BY seq";

/// Applications of which `condition` holds; it may name an order and a limit.
pub(super) fn select(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM application WHERE {condition}")
}

pub(super) fn read(mut fields: Fields) -> Result<ApplicationRecord, StoreError> {
    Ok(ApplicationRecord {
        id: fields.take()?,
        reference: fields.take()?,
        version: fields.take()?,
        region: fields.take()?,
        agency: fields.take()?,
        rules: fields.take()?,
        service: fields.take()?,
        reason: fields.take()?,
        person: fields.take()?,
        details: fields.take()?,
        photo: fields.take()?,
        language: fields.take()?,
        status: fields.take()?,
        since: fields.take()?,
        promised: fields.take::<Promised>()?.0,
        fee: fields.take()?,
        outlet: fields.take()?,
        held_until: fields.take()?,
        answer_until: fields.take()?,
        assigned: fields.take()?,
        vouched_by: fields.take()?,
        decided_by: fields.take()?,
        decided_at: fields.take()?,
        reject_reasons: fields.take()?,
        asks: fields.take()?,
        submitted_at: fields.take()?,
        photo_exception: fields.take()?,
        photos_refused: fields.take()?,
        remind_at: fields.take()?,
        collect_until: fields.take()?,
        four_eyes: fields.take()?,
        proposed_by: fields.take()?,
        photo_reasons: fields.take()?,
        withdrawal: fields.take()?,
        agent: fields.take()?,
        paid: fields.take()?,
        spoiled: fields.take()?,
    })
}

fn written(application: &ApplicationRecord) -> Vec<Value> {
    args![
        application.id,
        application.reference,
        application.version + 1,
        application.region,
        application.agency,
        application.rules,
        application.service,
        application.reason,
        application.person,
        application.details,
        application.photo,
        application.language,
        application.status,
        application.since,
        Promised(application.promised),
        application.fee,
        application.outlet,
        application.held_until,
        application.answer_until,
        application.assigned,
        application.vouched_by,
        application.decided_by,
        application.decided_at,
        application.reject_reasons,
        application.asks,
        application.submitted_at,
        application.photo_exception,
        application.photos_refused,
        application.remind_at,
        application.collect_until,
        application.four_eyes,
        application.proposed_by,
        application.photo_reasons,
        application.withdrawal,
        application.agent,
        application.paid,
        application.spoiled,
        !application.status.is_final(),
        application.timer(),
    ]
}

pub(super) fn read_history(mut fields: Fields) -> Result<HistoryRecord, StoreError> {
    Ok(HistoryRecord {
        entry: HistoryEntry {
            at: fields.take()?,
            event: fields.take()?,
            status: fields.take()?,
            actor: fields.take()?,
            reasons: fields.take()?,
            asks: fields.take()?,
            photo_reasons: fields.take()?,
            withdrawal: fields.take()?,
            given_back: fields.take()?,
        },
        by: fields.take()?,
    })
}

pub(super) async fn submit(
    session: &mut dyn Session,
    application: &ApplicationRecord,
    first: &HistoryRecord,
) -> Result<(), Halt> {
    let sql = insert("application", &format!("{COLUMNS}, {DERIVED}"))
        + " ON CONFLICT (person, service) WHERE is_open = 1 DO NOTHING";
    if session.touch(&sql, written(application)).await? == 0 {
        return Err(CommitError::AlreadyOpen.into());
    }
    tell(session, application, first).await
}

pub(super) async fn advance(
    session: &mut dyn Session,
    application: &ApplicationRecord,
    line: Option<&HistoryRecord>,
) -> Result<(), Halt> {
    let mut values = written(application);
    let sql = update("application", &format!("{COLUMNS}, {DERIVED}"));
    values.extend(args![application.version]);
    fresh(session.touch(&sql, values).await?)?;
    match line {
        Some(line) => tell(session, application, line).await,
        None => Ok(()),
    }
}

/// Adds a line to the history. Its number is the version it led to, so no two can be told for one change.
async fn tell(
    session: &mut dyn Session,
    application: &ApplicationRecord,
    line: &HistoryRecord,
) -> Result<(), Halt> {
    let entry = &line.entry;
    let values = args![
        application.id,
        application.version + 1,
        entry.at,
        entry.event,
        entry.status,
        entry.actor,
        entry.reasons,
        entry.asks,
        entry.photo_reasons,
        entry.withdrawal,
        entry.given_back,
        line.by,
    ];
    session.touch(&insert("history", HISTORY), values).await.map(drop)
}

/// Drops what was over long enough ago, with its history, a batch at a time; not while money for it is under way. A blank it still held
/// would stop us, and be told.
pub(super) async fn forget(
    session: &mut dyn Session,
    region: &RegionCode,
    before: Moment,
) -> Result<(), Halt> {
    let over = "SELECT a.id FROM application a WHERE a.region = $1 AND a.is_open = 0 AND a.since < $2 AND NOT EXISTS \
         (SELECT 1 FROM payment p WHERE p.reference = a.reference AND p.is_in_flight = 1) ORDER BY a.id LIMIT 500";
    let parts = ["history", "document", "maker_order"].map(|table| (table, "application"));
    for (table, key) in parts.into_iter().chain([("application", "id")]) {
        let sql = format!("DELETE FROM {table} WHERE {key} IN ({over})");
        session.touch(&sql, args![*region, before]).await?;
    }
    Ok(())
}
