//! Half-done answers.

use domain::{moment::Moment, service::Service};

use super::{
    super::{BlindIndex, DraftRecord, StoreError},
    Fields,
    session::{Halt, Session, fresh},
    value::args,
};

pub(super) const SELECT: &str =
    "SELECT person, service, version, answers, saved_at FROM draft WHERE person = $1 AND service = $2";

pub(super) const SELECT_ALL: &str =
    "SELECT person, service, version, answers, saved_at FROM draft WHERE person = $1 ORDER BY service";

pub(super) fn read(mut fields: Fields) -> Result<DraftRecord, StoreError> {
    Ok(DraftRecord {
        person: fields.take()?,
        service: fields.take()?,
        version: fields.take()?,
        answers: fields.take()?,
        saved_at: fields.take()?,
    })
}

pub(super) async fn put(session: &mut dyn Session, draft: &DraftRecord) -> Result<(), Halt> {
    let sql = if draft.version == 0 {
        "INSERT INTO draft (person, service, version, answers, saved_at) VALUES ($1, $2, $3 + 1, $4, $5) \
         ON CONFLICT (person, service) DO NOTHING"
    } else {
        "UPDATE draft SET version = $3 + 1, answers = $4, saved_at = $5 \
         WHERE person = $1 AND service = $2 AND version = $3"
    };
    let values = args![draft.person, draft.service, draft.version, draft.answers, draft.saved_at];
    fresh(session.touch(sql, values).await?)
}

/// Drops a draft that was handed in.
pub(super) async fn drop_at(
    session: &mut dyn Session,
    person: &BlindIndex,
    service: Service,
    version: u32,
) -> Result<(), Halt> {
    let sql = "DELETE FROM draft WHERE person = $1 AND service = $2 AND version = $3";
    fresh(session.touch(sql, args![*person, service, version]).await?)
}

/// Drops drafts that nobody went on with.
pub(super) async fn forget(session: &mut dyn Session, before: Moment) -> Result<(), Halt> {
    session.touch("DELETE FROM draft WHERE saved_at < $1", args![before]).await.map(drop)
}
