//! Filings for care elsewhere and their history.

use async_trait::async_trait;
use domain::{moment::Moment, reference::Reference, region::RegionCode, wire::FilingKey};

use super::{
    super::{BlindIndex, FilingHistoryRecord, FilingId, FilingRecord, FilingStore, StoreError},
    Fields, Value,
    session::{Halt, Session, fresh, insert, update},
    store::{Engine, SqlStore},
    value::args,
};

/// What is read.
const COLUMNS: &str = "id, reference, version, person, key, region, rules, kind, promised, place, first_day, \
    last_day, status, since, filed_at, refusal, language, details";
/// What is written beside it, to be searched by.
const DERIVED: &str = "is_open, timer_at";
const HISTORY: &str = "filing, seq, at, event, status, actor";
const SELECT_HISTORY: &str =
    "SELECT at, event, status, actor FROM filing_history WHERE filing = $1 ORDER BY seq";

/// Filings of which `condition` holds; it may name an order and a limit.
fn select(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM filing WHERE {condition}")
}

fn read(mut fields: Fields) -> Result<FilingRecord, StoreError> {
    Ok(FilingRecord {
        id: fields.take()?,
        reference: fields.take()?,
        version: fields.take()?,
        person: fields.take()?,
        key: fields.take()?,
        region: fields.take()?,
        rules: fields.take()?,
        kind: fields.take()?,
        promised: fields.take()?,
        place: fields.take()?,
        first_day: fields.take()?,
        last_day: fields.take()?,
        status: fields.take()?,
        since: fields.take()?,
        filed_at: fields.take()?,
        refusal: fields.take()?,
        language: fields.take()?,
        details: fields.take()?,
    })
}

fn read_history(mut fields: Fields) -> Result<FilingHistoryRecord, StoreError> {
    Ok(FilingHistoryRecord {
        at: fields.take()?,
        event: fields.take()?,
        status: fields.take()?,
        actor: fields.take()?,
    })
}

fn written(filing: &FilingRecord) -> Vec<Value> {
    args![
        filing.id,
        filing.reference,
        filing.version + 1,
        filing.person,
        filing.key,
        filing.region,
        filing.rules,
        filing.kind,
        filing.promised,
        filing.place,
        filing.first_day,
        filing.last_day,
        filing.status,
        filing.since,
        filing.filed_at,
        filing.refusal,
        filing.language,
        filing.details,
        filing.status.is_open(),
        filing.timer(),
    ]
}

/// Takes a filing in or moves it on, with the line of its history. The line's number is the version it led to, so no two can be told for
/// one change.
pub(super) async fn put(
    session: &mut dyn Session,
    filing: &FilingRecord,
    line: &FilingHistoryRecord,
) -> Result<(), Halt> {
    let (columns, mut values) = (format!("{COLUMNS}, {DERIVED}"), written(filing));
    if filing.version == 0 {
        session.touch(&insert("filing", &columns), values).await?;
    } else {
        values.extend(args![filing.version]);
        fresh(session.touch(&update("filing", &columns), values).await?)?;
    }
    let values = args![filing.id, filing.version + 1, line.at, line.event, line.status, line.actor];
    session.touch(&insert("filing_history", HISTORY), values).await.map(drop)
}

/// Drops filings that were over long enough ago, a batch at a time.
pub(super) async fn forget(
    session: &mut dyn Session,
    region: &RegionCode,
    before: Moment,
) -> Result<(), Halt> {
    let over = "SELECT id FROM filing WHERE region = $1 AND since < $2 AND is_open = 0 ORDER BY id LIMIT 500";
    for (table, key) in [("filing_history", "filing"), ("filing", "id")] {
        let sql = format!("DELETE FROM {table} WHERE {key} IN ({over})");
        session.touch(&sql, args![region.clone(), before]).await?;
    }
    Ok(())
}

#[async_trait]
impl<E: Engine> FilingStore for SqlStore<E> {
    async fn filing(&self, id: FilingId) -> Result<Option<FilingRecord>, StoreError> {
        self.one(select("id = $1"), args![id], read).await
    }

    async fn filing_by_reference(&self, reference: &Reference) -> Result<Option<FilingRecord>, StoreError> {
        self.one(select("reference = $1"), args![*reference], read).await
    }

    async fn filing_by_key(
        &self,
        person: &BlindIndex,
        key: FilingKey,
    ) -> Result<Option<FilingRecord>, StoreError> {
        self.one(select("person = $1 AND key = $2"), args![*person, key], read).await
    }

    async fn open_filing(
        &self,
        person: &BlindIndex,
        place: &RegionCode,
    ) -> Result<Option<FilingRecord>, StoreError> {
        let sql = select("person = $1 AND place = $2 AND is_open = 1");
        self.one(sql, args![*person, place.clone()], read).await
    }

    async fn filings_of(&self, person: &BlindIndex, max: u32) -> Result<Vec<FilingRecord>, StoreError> {
        let sql = select("person = $1 ORDER BY filed_at DESC, id LIMIT $2");
        self.all(sql, args![*person, max], read).await
    }

    async fn due_filings(&self, now: Moment, max: u32) -> Result<Vec<FilingRecord>, StoreError> {
        self.all(select("timer_at <= $1 ORDER BY timer_at LIMIT $2"), args![now, max], read).await
    }

    async fn filing_history(&self, id: FilingId) -> Result<Vec<FilingHistoryRecord>, StoreError> {
        self.all(SELECT_HISTORY, args![id], read_history).await
    }
}
