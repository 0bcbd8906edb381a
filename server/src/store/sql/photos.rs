//! Records of photos.

use domain::{application::PhotoId, moment::Moment, photo::PhotoReport, region::RegionCode};

use super::{
    super::{ClaimRecord, PhotoRecord, StoreError},
    Fields,
    session::{Halt, Session, insert},
    value::args,
};

const COLUMNS: &str = "id, visit, person, source, exception, report, finished, finished_bytes, original, \
                       original_type, taken_at, claim, claim_agrees, months_old, purpose, card_form, \
                       shows";

pub(super) const NAMES_OBJECT: &str = "SELECT finished FROM photo WHERE finished = $1 OR original = $1 \
                                       UNION ALL SELECT object FROM document WHERE object = $1 LIMIT 1";

/// The photo with an id.
pub(super) fn select() -> String {
    format!("SELECT {COLUMNS} FROM photo WHERE id = $1")
}

/// The photo of a person's last application that was granted, in the form that a card has if there is one.
pub(super) fn select_on_file() -> String {
    format!(
        "SELECT {COLUMNS} FROM photo WHERE id = (SELECT coalesce(p.card_form, p.id) FROM application a \
           JOIN photo p ON p.id = a.photo \
           WHERE a.person = $1 AND a.decided_at IS NOT NULL AND a.status <> 'rejected' \
           ORDER BY a.decided_at DESC, a.id DESC LIMIT 1)"
    )
}

/// The photo of a person's last application that was granted and is not this one, unless both have the same.
pub(super) fn select_before() -> String {
    format!(
        "SELECT {COLUMNS} FROM photo WHERE id = (SELECT coalesce(p.card_form, p.id) FROM application a \
           JOIN photo p ON p.id = a.photo \
           WHERE a.person = $1 AND a.id <> $2 AND a.decided_at IS NOT NULL AND a.status <> 'rejected' \
             AND a.photo <> (SELECT b.photo FROM application b WHERE b.id = $2) \
           ORDER BY a.decided_at DESC, a.id DESC LIMIT 1)"
    )
}

/// When an application was over for its photo: decided, or ended without an answer.
const OVER: &str = "coalesce(a.decided_at, CASE WHEN a.status IN ('expired', 'withdrawn') THEN a.since END)";

/// Photos with an original whose application, and every other that uses them, was over before `$2`; and those that were taken before
/// `$2`, are in no application, and whose person saved no answers since then.
pub(super) fn select_stale() -> String {
    format!(
        "SELECT {COLUMNS} FROM photo WHERE original IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM application a WHERE a.photo = photo.id \
           AND ({OVER} IS NULL OR {OVER} >= $2)) \
         AND (EXISTS (SELECT 1 FROM application a WHERE a.photo = photo.id AND a.region = $1) \
           OR (photo.taken_at < $2 \
             AND EXISTS (SELECT 1 FROM visit v WHERE v.id = photo.visit AND v.region = $1) \
             AND NOT EXISTS (SELECT 1 FROM application a WHERE a.photo = photo.id) \
             AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.person = photo.person AND d.saved_at >= $2))) \
         ORDER BY id LIMIT $3"
    )
}

pub(super) fn read(mut fields: Fields) -> Result<PhotoRecord, StoreError> {
    Ok(PhotoRecord {
        id: fields.take()?,
        visit: fields.take()?,
        person: fields.take()?,
        source: fields.take()?,
        exception: fields.take()?,
        report: fields.take()?,
        finished: fields.take()?,
        finished_bytes: fields.take()?,
        original: fields.take()?,
        original_type: fields.take()?,
        taken_at: fields.take()?,
        claim: claim(fields.take()?, fields.take()?),
        months_old: fields.take()?,
        purpose: fields.take()?,
        card_form: fields.take()?,
        shows: fields.take()?,
    })
}

/// Both columns are filled, or neither is.
fn claim(report: Option<PhotoReport>, agrees: Option<bool>) -> Option<ClaimRecord> {
    report.zip(agrees).map(|(report, agrees)| ClaimRecord { report, agrees })
}

pub(super) async fn add(session: &mut dyn Session, photo: &PhotoRecord) -> Result<(), Halt> {
    let values = args![
        photo.id,
        photo.visit,
        photo.person,
        photo.source,
        photo.exception,
        photo.report,
        photo.finished,
        photo.finished_bytes,
        photo.original,
        photo.original_type,
        photo.taken_at,
        photo.claim.as_ref().map(|claim| claim.report.clone()),
        photo.claim.as_ref().map(|claim| claim.agrees),
        photo.months_old,
        photo.purpose,
        photo.card_form,
        photo.shows,
    ];
    session.touch(&insert("photo", COLUMNS), values).await.map(drop)
}

pub(super) async fn forget_original(session: &mut dyn Session, id: PhotoId) -> Result<(), Halt> {
    session.touch("UPDATE photo SET original = NULL WHERE id = $1", args![id]).await.map(drop)
}

/// Drops a batch of photos that were taken in a region, are in no application, and whose person has no answers waiting.
pub(super) async fn forget_abandoned(
    session: &mut dyn Session,
    region: &RegionCode,
    before: Moment,
) -> Result<(), Halt> {
    let sql = "DELETE FROM photo WHERE id IN (SELECT p.id FROM photo p WHERE p.taken_at < $2 \
               AND EXISTS (SELECT 1 FROM visit v WHERE v.id = p.visit AND v.region = $1) \
               AND NOT EXISTS (SELECT 1 FROM application a WHERE a.photo = p.id) \
               AND NOT EXISTS (SELECT 1 FROM photo q WHERE q.card_form = p.id) \
               AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.person = p.person) ORDER BY p.taken_at LIMIT 500)";
    session.touch(sql, args![*region, before]).await.map(drop)
}
