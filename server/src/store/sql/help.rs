//! Calls for a clerk.

use domain::{kiosk::KioskId, moment::Moment};

use super::{
    super::{HelpRecord, StoreError},
    Fields,
    session::{Halt, Session, fresh, insert, update},
    value::args,
};

const COLUMNS: &str = "id, version, kiosk, region, token, language, asked_at, answered_by, ended_at";

/// The calls of which `condition` holds, oldest first.
pub(super) fn select(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM help_call WHERE {condition} ORDER BY asked_at, id LIMIT 200")
}

pub(super) fn read(mut fields: Fields) -> Result<HelpRecord, StoreError> {
    Ok(HelpRecord {
        id: fields.take()?,
        version: fields.take()?,
        kiosk: fields.take()?,
        region: fields.take()?,
        token: fields.take()?,
        language: fields.take()?,
        asked_at: fields.take()?,
        answered_by: fields.take()?,
        ended_at: fields.take()?,
    })
}

pub(super) async fn put(session: &mut dyn Session, call: &HelpRecord) -> Result<(), Halt> {
    let mut values = args![
        call.id,
        call.version + 1,
        call.kiosk,
        call.region,
        call.token,
        call.language,
        call.asked_at,
        call.answered_by,
        call.ended_at,
    ];
    if call.version == 0 {
        return session.touch(&insert("help_call", COLUMNS), values).await.map(drop);
    }
    values.extend(args![call.version]);
    let open = update("help_call", COLUMNS) + " AND ended_at IS NULL";
    fresh(session.touch(&open, values).await?)
}

/// Ends what is open at a kiosk whose key does not count any more.
pub(super) async fn end_at_kiosk(session: &mut dyn Session, kiosk: &KioskId, at: Moment) -> Result<(), Halt> {
    let end =
        "UPDATE help_call SET ended_at = $1, version = version + 1 WHERE ended_at IS NULL AND kiosk = $2";
    session.touch(end, args![at, *kiosk]).await.map(drop)
}

/// Ends what nobody ended, and forgets what was long ago.
pub(super) async fn sweep(
    session: &mut dyn Session,
    at: Moment,
    lapsed: Moment,
    forgotten: Moment,
) -> Result<(), Halt> {
    let end =
        "UPDATE help_call SET ended_at = $1, version = version + 1 WHERE ended_at IS NULL AND asked_at < $2";
    session.touch(end, args![at, lapsed]).await?;
    session.touch("DELETE FROM help_call WHERE asked_at < $1", args![forgotten]).await.map(drop)
}
