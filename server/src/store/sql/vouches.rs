//! Requests for vouching.

use super::{
    super::{StoreError, VouchRecord},
    Fields,
    session::{Halt, Session, fresh, insert, update},
    value::args,
};

const COLUMNS: &str = "id, version, code, visit, kiosk, region, person, details, asked_at, valid_until, \
                       decided, decided_by";

/// The latest request of which `condition` holds.
pub(super) fn select(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM vouch WHERE {condition} ORDER BY asked_at DESC LIMIT 1")
}

pub(super) fn read(mut fields: Fields) -> Result<VouchRecord, StoreError> {
    Ok(VouchRecord {
        id: fields.take()?,
        version: fields.take()?,
        code: fields.take()?,
        visit: fields.take()?,
        kiosk: fields.take()?,
        region: fields.take()?,
        person: fields.take()?,
        details: fields.take()?,
        asked_at: fields.take()?,
        valid_until: fields.take()?,
        decided: fields.take()?,
        decided_by: fields.take()?,
    })
}

pub(super) async fn put(session: &mut dyn Session, vouch: &VouchRecord) -> Result<(), Halt> {
    let mut values = args![
        vouch.id,
        vouch.version + 1,
        vouch.code,
        vouch.visit,
        vouch.kiosk,
        vouch.region,
        vouch.person,
        vouch.details,
        vouch.asked_at,
        vouch.valid_until,
        vouch.decided,
        vouch.decided_by,
    ];
    if vouch.version == 0 {
        let lapsed = "DELETE FROM vouch WHERE code = $1 AND valid_until <= $2";
        session.touch(lapsed, args![vouch.code, vouch.asked_at]).await?;
        return session.touch(&insert("vouch", COLUMNS), values).await.map(drop);
    }
    values.extend(args![vouch.version]);
    fresh(session.touch(&update("vouch", COLUMNS), values).await?)
}
