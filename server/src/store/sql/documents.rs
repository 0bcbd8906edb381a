//! Records of pictures of papers.

use domain::{application::DocumentId, moment::Moment, region::RegionCode};

use super::{
    super::{ApplicationId, DocumentRecord, StoreError},
    Fields,
    session::{Halt, Session, fresh, insert},
    value::args,
};

const COLUMNS: &str = "id, visit, person, kind, object, bytes, taken_at, application";

/// The paper with an id.
pub(super) fn select() -> String {
    format!("SELECT {COLUMNS} FROM document WHERE id = $1")
}

pub(super) fn read(mut fields: Fields) -> Result<DocumentRecord, StoreError> {
    Ok(DocumentRecord {
        id: fields.take()?,
        visit: fields.take()?,
        person: fields.take()?,
        kind: fields.take()?,
        object: fields.take()?,
        bytes: fields.take()?,
        taken_at: fields.take()?,
        application: fields.take()?,
    })
}

pub(super) async fn add(session: &mut dyn Session, document: &DocumentRecord) -> Result<(), Halt> {
    let values = args![
        document.id,
        document.visit,
        document.person,
        document.kind,
        document.object,
        document.bytes,
        document.taken_at,
        document.application,
    ];
    session.touch(&insert("document", COLUMNS), values).await.map(drop)
}

/// Files a paper with the application it was handed in with. It stays with the first.
pub(super) async fn file(
    session: &mut dyn Session,
    id: DocumentId,
    application: ApplicationId,
) -> Result<(), Halt> {
    let sql =
        "UPDATE document SET application = $2 WHERE id = $1 AND (application IS NULL OR application = $2)";
    fresh(session.touch(sql, args![id, application]).await?)
}

/// Drops a batch of papers that were taken in a region, are in no application, and whose sender has no answers waiting.
pub(super) async fn forget_abandoned(
    session: &mut dyn Session,
    region: &RegionCode,
    before: Moment,
) -> Result<(), Halt> {
    let sql = "DELETE FROM document WHERE id IN (SELECT d.id FROM document d \
               WHERE d.taken_at < $2 AND d.application IS NULL \
               AND EXISTS (SELECT 1 FROM visit v WHERE v.id = d.visit AND v.region = $1) \
               AND NOT EXISTS (SELECT 1 FROM draft w WHERE w.person = d.person) ORDER BY d.taken_at LIMIT 500)";
    session.touch(sql, args![*region, before]).await.map(drop)
}
