//! Visits.

use domain::{kiosk::KioskId, moment::Moment, region::RegionCode};

use super::{
    super::{StoreError, VisitId, VisitRecord},
    Fields, Value,
    session::{Halt, Session, fresh, insert, update},
    value::args,
};

const COLUMNS: &str = "id, version, token, device, region, kiosk, language, consent, stage, person, details, \
                       code, code_valid_until, code_again_at, vouched_by, begun_at";
/// What a visit begins with, and only [`touch`] writes from then on.
const SEEN: &str = "seen_at, expires_at";

/// The visit that was not ended and of which `condition` holds.
pub(super) fn select(condition: &str) -> String {
    format!("SELECT {COLUMNS}, {SEEN} FROM visit WHERE {condition} AND ended_at IS NULL")
}

pub(super) fn read(mut fields: Fields) -> Result<VisitRecord, StoreError> {
    Ok(VisitRecord {
        id: fields.take()?,
        version: fields.take()?,
        token: fields.take()?,
        device: fields.take()?,
        region: fields.take()?,
        kiosk: fields.take()?,
        language: fields.take()?,
        consent: fields.take()?,
        stage: fields.take()?,
        person: fields.take()?,
        details: fields.take()?,
        code: fields.take()?,
        code_valid_until: fields.take()?,
        code_again_at: fields.take()?,
        vouched_by: fields.take()?,
        begun_at: fields.take()?,
        seen_at: fields.take()?,
        expires_at: fields.take()?,
    })
}

fn written(visit: &VisitRecord) -> Vec<Value> {
    args![
        visit.id,
        visit.version + 1,
        visit.token,
        visit.device,
        visit.region,
        visit.kiosk,
        visit.language,
        visit.consent,
        visit.stage,
        visit.person,
        visit.details,
        visit.code,
        visit.code_valid_until,
        visit.code_again_at,
        visit.vouched_by,
        visit.begun_at,
    ]
}

pub(super) async fn put(session: &mut dyn Session, visit: &VisitRecord) -> Result<(), Halt> {
    let mut values = written(visit);
    if visit.version == 0 {
        values.extend(args![visit.seen_at, visit.expires_at]);
        return session.touch(&insert("visit", &format!("{COLUMNS}, {SEEN}")), values).await.map(drop);
    }
    values.extend(args![visit.version]);
    let open = update("visit", COLUMNS) + " AND ended_at IS NULL";
    fresh(session.touch(&open, values).await?)
}

pub(super) async fn touch(
    session: &mut dyn Session,
    id: VisitId,
    seen_at: Moment,
    expires_at: Moment,
) -> Result<(), Halt> {
    let sql = "UPDATE visit SET seen_at = $2, expires_at = $3 WHERE id = $1 AND ended_at IS NULL";
    session.touch(sql, args![id, seen_at, expires_at]).await.map(drop)
}

const END: &str = "UPDATE visit SET ended_at = $1, version = version + 1, details = NULL, code = NULL, \
                   code_valid_until = NULL, code_again_at = NULL WHERE ended_at IS NULL AND ";

pub(super) async fn end(session: &mut dyn Session, id: VisitId, at: Moment) -> Result<(), Halt> {
    session.touch(&format!("{END} id = $2"), args![at, id]).await.map(drop)
}

/// Ends what is open at a kiosk whose key does not count any more.
pub(super) async fn end_at_kiosk(session: &mut dyn Session, kiosk: &KioskId, at: Moment) -> Result<(), Halt> {
    session.touch(&format!("{END} kiosk = $2"), args![at, *kiosk]).await.map(drop)
}

/// Ends what has lapsed, and forgets vouching and tallies that do not count any more.
pub(super) async fn end_lapsed(session: &mut dyn Session, at: Moment) -> Result<(), Halt> {
    session.touch(&format!("{END} expires_at <= $1"), args![at]).await?;
    session.touch("DELETE FROM vouch WHERE valid_until <= $1", args![at]).await?;
    session.touch("DELETE FROM tally WHERE forget_at <= $1", args![at]).await.map(drop)
}

/// Drops a batch of visits that were over long enough ago, and of which nothing speaks any more.
pub(super) async fn forget(
    session: &mut dyn Session,
    region: &RegionCode,
    before: Moment,
) -> Result<(), Halt> {
    let sql = "DELETE FROM visit WHERE id IN (SELECT v.id FROM visit v \
               WHERE v.region = $1 AND v.ended_at < $2 \
               AND NOT EXISTS (SELECT 1 FROM photo p WHERE p.visit = v.id) \
               AND NOT EXISTS (SELECT 1 FROM document d WHERE d.visit = v.id) \
               AND NOT EXISTS (SELECT 1 FROM vouch w WHERE w.visit = v.id) ORDER BY v.ended_at LIMIT 500)";
    session.touch(sql, args![*region, before]).await.map(drop)
}
