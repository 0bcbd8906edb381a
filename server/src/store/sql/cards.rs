//! Cards and their history.

use domain::{moment::Moment, region::RegionCode};

use super::{
    super::{BlindIndex, CardAgent, CardHistoryRecord, CardId, CardNote, CardRecord, Sealed, StoreError},
    Fields, Value,
    session::{Halt, Session, fresh, insert, update},
    value::args,
};

/// What is read.
const COLUMNS: &str = "id, version, person, region, rules, status, since, reported_at, warns_at, lapses_at, \
    lapse, warned, told, language, details, application";
/// What is written beside it, to be searched by.
const DERIVED: &str = "is_valid, timer_at";
const HISTORY: &str = "card, seq, at, event, status, actor, clerk, agent, agent_details";

pub(super) const SELECT_HISTORY: &str = "SELECT at, event, status, actor, clerk, agent, agent_details \
    FROM card_history WHERE card = $1 ORDER BY seq";

/// Cards of which `condition` holds; it may name an order and a limit.
pub(super) fn select(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM card WHERE {condition}")
}

pub(super) fn read(mut fields: Fields) -> Result<CardRecord, StoreError> {
    Ok(CardRecord {
        id: fields.take()?,
        version: fields.take()?,
        person: fields.take()?,
        region: fields.take()?,
        rules: fields.take()?,
        status: fields.take()?,
        since: fields.take()?,
        reported_at: fields.take()?,
        warns_at: fields.take()?,
        lapses_at: fields.take()?,
        lapse: fields.take()?,
        warned: fields.take()?,
        told: fields.take()?,
        language: fields.take()?,
        details: fields.take()?,
        application: fields.take()?,
    })
}

pub(super) fn read_history(mut fields: Fields) -> Result<CardHistoryRecord, StoreError> {
    Ok(CardHistoryRecord {
        at: fields.take()?,
        event: fields.take()?,
        status: fields.take()?,
        actor: fields.take()?,
        clerk: fields.take()?,
        agent: agent(fields.take()?, fields.take()?),
    })
}

fn agent(person: Option<BlindIndex>, details: Option<Sealed>) -> Option<CardAgent> {
    Some(CardAgent { person: person?, details: details? })
}

fn written(card: &CardRecord) -> Vec<Value> {
    args![
        card.id,
        card.version + 1,
        card.person,
        card.region,
        card.rules,
        card.status,
        card.since,
        card.reported_at,
        card.warns_at,
        card.lapses_at,
        card.lapse,
        card.warned,
        card.told,
        card.language,
        card.details,
        card.application,
        !card.status.is_final(),
        card.timer(),
    ]
}

pub(super) async fn put(
    session: &mut dyn Session,
    card: &CardRecord,
    line: Option<&CardHistoryRecord>,
) -> Result<(), Halt> {
    let (columns, mut values) = (format!("{COLUMNS}, {DERIVED}"), written(card));
    if card.version == 0 {
        session.touch(&insert("card", &columns), values).await?;
    } else {
        values.extend(args![card.version]);
        fresh(session.touch(&update("card", &columns), values).await?)?;
    }
    match line {
        Some(line) => tell(session, card, line).await,
        None => Ok(()),
    }
}

/// Adds a line to the history. Its number is the version it led to, so no two can be told for one change.
async fn tell(session: &mut dyn Session, card: &CardRecord, line: &CardHistoryRecord) -> Result<(), Halt> {
    let (agent, details) = match line.agent.clone() {
        Some(CardAgent { person, details }) => (Some(person), Some(details)),
        None => (None, None),
    };
    let values = args![
        card.id,
        card.version + 1,
        line.at,
        line.event,
        line.status,
        line.actor,
        line.clerk.clone(),
        agent,
        details,
    ];
    session.touch(&insert("card_history", HISTORY), values).await.map(drop)
}

pub(super) async fn note(
    session: &mut dyn Session,
    id: CardId,
    version: u32,
    note: CardNote,
) -> Result<(), Halt> {
    match note {
        CardNote::Told => told(session, id, version).await,
        CardNote::Warned => warned(session, id, version).await,
        CardNote::PutOff(until) => put_off(session, id, version, until).await,
    }
}

/// Notes that the core was told of a version. A later one is told by itself.
async fn told(session: &mut dyn Session, id: CardId, version: u32) -> Result<(), Halt> {
    let sql = "UPDATE card SET told = 1 WHERE id = $1 AND version = $2";
    session.touch(sql, args![id, version]).await.map(drop)
}

/// Notes that the owner is warned; the timer goes on to the end of the report.
async fn warned(session: &mut dyn Session, id: CardId, version: u32) -> Result<(), Halt> {
    let sql =
        "UPDATE card SET warned = 1, timer_at = lapses_at WHERE id = $1 AND version = $2 AND warned = 0";
    fresh(session.touch(sql, args![id, version]).await?)
}

/// Looks at a card again later.
async fn put_off(session: &mut dyn Session, id: CardId, version: u32, until: Moment) -> Result<(), Halt> {
    let sql = "UPDATE card SET timer_at = $3 WHERE id = $1 AND version = $2";
    session.touch(sql, args![id, version, until]).await.map(drop)
}

/// Drops cards that are void, or in use as the core knows, and to which nothing has happened for long enough, a batch at a time.
pub(super) async fn forget(
    session: &mut dyn Session,
    region: &RegionCode,
    before: Moment,
) -> Result<(), Halt> {
    let over = "SELECT id FROM card WHERE region = $1 AND since < $2 AND told = 1 \
                AND status IN ('active', 'void') ORDER BY id LIMIT 500";
    for (table, key) in [("card_history", "card"), ("card", "id")] {
        let sql = format!("DELETE FROM {table} WHERE {key} IN ({over})");
        session.touch(&sql, args![region.clone(), before]).await?;
    }
    Ok(())
}
