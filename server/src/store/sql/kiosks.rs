//! Kiosks' keys, the codes that enrol them, nonces and passes.

use domain::{kiosk::KioskId, moment::Moment};

use super::{
    super::{KeyId, KioskCodeRecord, KioskKeyRecord, PassRecord, StoreError},
    Fields, help,
    session::{Halt, Session, fresh, insert},
    value::args,
    visits,
};

const COLUMNS: &str =
    "id, kiosk, region, public_key, enrolled_at, enrolled_by, seen_at, proven_at, revoked_at";
const CODE_COLUMNS: &str = "kiosk, hash, made_by, valid_until, used_by";
const PASS_COLUMNS: &str = "token, kiosk_key, valid_until";
/// Seconds after which being seen is noted.
const NOTE_AFTER: i64 = 30;
/// Seconds that a code is kept after it counted, so that whoever comes late with it is told so.
const CODE_KEPT: i64 = 60 * 60;

const REVOKE: &str =
    "UPDATE kiosk_key SET revoked_at = $2, revoked_by = $3 WHERE kiosk = $1 AND revoked_at IS NULL";

/// The keys of which `condition` holds.
pub(super) fn select(condition: &str) -> String {
    format!(
        "SELECT {COLUMNS} FROM kiosk_key WHERE {condition} ORDER BY kiosk, CASE WHEN proven_at IS NULL THEN 1 ELSE 0 END"
    )
}

/// The code of a kiosk.
pub(super) fn select_code() -> String {
    format!("SELECT {CODE_COLUMNS} FROM kiosk_code WHERE kiosk = $1")
}

/// A pass by its token.
pub(super) fn select_pass() -> String {
    format!("SELECT {PASS_COLUMNS} FROM kiosk_pass WHERE token = $1")
}

pub(super) fn read(mut fields: Fields) -> Result<KioskKeyRecord, StoreError> {
    Ok(KioskKeyRecord {
        id: fields.take()?,
        kiosk: fields.take()?,
        region: fields.take()?,
        public_key: fields.take()?,
        enrolled_at: fields.take()?,
        enrolled_by: fields.take()?,
        seen_at: fields.take()?,
        proven_at: fields.take()?,
        revoked_at: fields.take()?,
    })
}

pub(super) fn read_code(mut fields: Fields) -> Result<KioskCodeRecord, StoreError> {
    Ok(KioskCodeRecord {
        kiosk: fields.take()?,
        hash: fields.take()?,
        made_by: fields.take()?,
        valid_until: fields.take()?,
        used_by: fields.take()?,
    })
}

pub(super) fn read_pass(mut fields: Fields) -> Result<PassRecord, StoreError> {
    Ok(PassRecord { token: fields.take()?, key: fields.take()?, valid_until: fields.take()? })
}

pub(super) async fn put_code(session: &mut dyn Session, code: &KioskCodeRecord) -> Result<(), Halt> {
    let sql = insert("kiosk_code", CODE_COLUMNS)
        + " ON CONFLICT (kiosk) DO UPDATE SET hash = $2, made_by = $3, valid_until = $4, used_by = $5";
    let values = args![code.kiosk, code.hash, code.made_by, code.valid_until, code.used_by];
    session.touch(&sql, values).await.map(drop)
}

/// Uses the code up, and puts the key beside the one that counts, in the place of one that was never used.
pub(super) async fn enrol(
    session: &mut dyn Session,
    key: &KioskKeyRecord,
    code: &[u8; 32],
) -> Result<(), Halt> {
    let used = "UPDATE kiosk_code SET used_by = $4 \
                WHERE kiosk = $1 AND hash = $2 AND valid_until > $3 AND used_by IS NULL";
    fresh(session.touch(used, args![key.kiosk, *code, key.enrolled_at, key.id]).await?)?;
    let unused = format!("{REVOKE} AND proven_at IS NULL");
    session.touch(&unused, args![key.kiosk, key.enrolled_at, key.enrolled_by.clone()]).await?;
    let values = args![
        key.id,
        key.kiosk,
        key.region,
        key.public_key,
        key.enrolled_at,
        key.enrolled_by,
        key.seen_at,
        key.proven_at,
        key.revoked_at,
    ];
    session.touch(&insert("kiosk_key", COLUMNS), values).await.map(drop)
}

/// Puts a key that has signed something in the place of the one before.
pub(super) async fn prove(
    session: &mut dyn Session,
    key: KeyId,
    kiosk: &KioskId,
    at: Moment,
    by: &str,
) -> Result<(), Halt> {
    // Holds the row, so that whoever was revoked meanwhile takes nobody's place.
    let seen = "UPDATE kiosk_key SET seen_at = $2 WHERE id = $1 AND proven_at IS NULL AND revoked_at IS NULL";
    if session.touch(seen, args![key, at]).await? == 0 {
        return Ok(());
    }
    let before = format!("{REVOKE} AND proven_at IS NOT NULL");
    session.touch(&before, args![*kiosk, at, by.to_owned()]).await?;
    let proven = "UPDATE kiosk_key SET proven_at = $2 WHERE id = $1";
    session.touch(proven, args![key, at]).await?;
    visits::end_at_kiosk(session, kiosk, at).await
}

/// Revokes all keys, and with them the code, open visits and the call for a clerk.
pub(super) async fn revoke(
    session: &mut dyn Session,
    kiosk: &KioskId,
    at: Moment,
    by: &str,
) -> Result<(), Halt> {
    session.touch("DELETE FROM kiosk_code WHERE kiosk = $1", args![*kiosk]).await?;
    session.touch(REVOKE, args![*kiosk, at, by.to_owned()]).await?;
    visits::end_at_kiosk(session, kiosk, at).await?;
    help::end_at_kiosk(session, kiosk, at).await
}

/// Uses a nonce up; one that was used before is taken.
pub(super) async fn use_nonce(
    session: &mut dyn Session,
    key: KeyId,
    nonce: &str,
    at: Moment,
    forget_at: Moment,
) -> Result<(), Halt> {
    let sql = insert("kiosk_nonce", "kiosk_key, nonce, forget_at");
    session.touch(&sql, args![key, nonce.to_owned(), forget_at]).await?;
    let seen = "UPDATE kiosk_key SET seen_at = $2 WHERE id = $1 AND seen_at < $3";
    session.touch(seen, args![key, at, at.plus_seconds(-NOTE_AFTER)]).await.map(drop)
}

pub(super) async fn put_pass(session: &mut dyn Session, pass: &PassRecord) -> Result<(), Halt> {
    let values = args![pass.token, pass.key, pass.valid_until];
    session.touch(&insert("kiosk_pass", PASS_COLUMNS), values).await.map(drop)
}

/// Forgets nonces and passes that do not count any more, and codes a while after.
pub(super) async fn sweep(session: &mut dyn Session, at: Moment) -> Result<(), Halt> {
    session.touch("DELETE FROM kiosk_nonce WHERE forget_at <= $1", args![at]).await?;
    let code = "DELETE FROM kiosk_code WHERE valid_until <= $1";
    session.touch(code, args![at.plus_seconds(-CODE_KEPT)]).await?;
    session.touch("DELETE FROM kiosk_pass WHERE valid_until <= $1", args![at]).await.map(drop)
}
