//! Enrolling a kiosk, and its pass.
//!
//! **Invariant:** a code registers one key, once; whoever registers the same key by it again is told its name again. Tries are counted
//! before they are compared, whether or not a code is out, and first for the caller's address: so a stranger is told the same at any
//! time, and neither uses up what the kiosk's code stands nor keeps its installer out.

use std::net::IpAddr;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use axum::{
    Json,
    extract::{Path, State},
    http::header,
    response::{AppendHeaders, IntoResponse},
};
use domain::{
    kiosk::{Kiosk, KioskId},
    moment::Moment,
    problem::ErrorCode,
    wire::{Enrol, Enrolled, Enrolment, Pass, bytes},
};
use subtle::ConstantTimeEq as _;

use super::{
    body::Body,
    cookies,
    problem::{Answer, ApiError},
    session::Caller,
    signed::Signed,
};
use crate::{
    app::App,
    hex::hex,
    identity::enrol_hash,
    limits::Asker,
    store::{
        AuditEntry, Change, CommitError, KeyId, KioskCodeRecord, KioskKeyRecord, PassRecord, Subject, Try,
        TryOutcome,
    },
};

/// Wrong codes until an address is locked for a kiosk, seconds they are remembered, and seconds it stays so: no longer, since a hall's
/// visitors may share the address of its kiosks.
const TRIES: u16 = 5;
const WINDOW_SECONDS: u32 = 15 * 60;
const LOCK_SECONDS: u32 = 60;
/// Wrong codes that a kiosk stands from everybody in the life of a code: a thousand of 31 to the power of 8.
const TRIES_OF_ALL: u16 = 1000;
const LIFE_SECONDS: u32 = 10 * 60;
/// Looks at the code until one of two requests at the same time has used it up.
const LOOKS: u8 = 2;
/// Seconds that a pass counts.
const PASS_SECONDS: u32 = 10 * 60;

pub(super) async fn enrol(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Body(Enrolment { code, public_key }): Body<Enrol>,
) -> Answer<Enrol> {
    let now = app.now();
    app.limits.take([Asker::Address(caller.address)], now)?;
    let kiosk = app.regions.kiosk(&KioskId(id)).filter(|kiosk| !kiosk.demo).ok_or(ErrorCode::NotFound)?;
    let public_key = point(&public_key).ok_or(ErrorCode::Malformed)?;
    let here = tries_at(&app, &kiosk.id, caller.address);
    let outcome = count(&app, kiosk, &here, now).await?;
    let hash = enrol_hash(&app, &kiosk.id, &code);
    for _ in 0..LOOKS {
        let made = app.store.kiosk_code(&kiosk.id).await?.filter(|made| made.hash.ct_eq(&hash).into());
        let made = made.ok_or_else(|| wrong(&outcome, now))?;
        if made.valid_until <= now {
            return Err(ErrorCode::CodeExpired.into());
        }
        let forget = Change::ForgetTries(here.clone());
        if let Some(key) = made.used_by {
            let enrolled = same(&app, key, &public_key).await?;
            app.commit(vec![forget]).await?;
            return Ok(Json(enrolled));
        }
        let key = fresh_key(&app, kiosk, &made, public_key, now)?;
        let enrolled = Enrolled { key: key.id.0 };
        let entry = entry(&key);
        let key = Change::EnrolKiosk { key: Box::new(key), code: hash };
        match app.commit(vec![forget, key, Change::Audit(entry)]).await {
            Ok(_) => return Ok(Json(enrolled)),
            // Somebody used it a moment ago: perhaps the same browser.
            Err(CommitError::Stale) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ErrorCode::CodeExpired.into())
}

/// An uncompressed point of P-256. Any other first byte than 4 is another form of one.
fn point(text: &str) -> Option<[u8; 65]> {
    let point: [u8; 65] = bytes(text).filter(|bytes: &[u8; 65]| bytes.first() == Some(&4))?;
    ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).ok().map(|_| point)
}

/// The key that has used the code up, if it is this one: the answer to its browser was lost.
async fn same(app: &App, key: KeyId, public_key: &[u8; 65]) -> Result<Enrolled, ApiError> {
    let key = app.store.kiosk_key(key).await?.filter(|key| key.revoked_at.is_none());
    let key = key.filter(|key| key.public_key == *public_key).ok_or(ErrorCode::CodeExpired)?;
    Ok(Enrolled { key: key.id.0 })
}

fn fresh_key(
    app: &App,
    kiosk: &Kiosk,
    made: &KioskCodeRecord,
    public_key: [u8; 65],
    now: Moment,
) -> Result<KioskKeyRecord, ApiError> {
    Ok(KioskKeyRecord {
        id: KeyId(app.entropy.id(now)?),
        kiosk: kiosk.id.clone(),
        region: kiosk.region.clone(),
        public_key,
        enrolled_at: now,
        enrolled_by: made.made_by.clone(),
        seen_at: now,
        proven_at: None,
        revoked_at: None,
    })
}

fn entry(key: &KioskKeyRecord) -> AuditEntry {
    AuditEntry {
        at: key.enrolled_at,
        actor: key.enrolled_by.clone(),
        action: "kiosk-enrolled".to_owned(),
        subject: key.kiosk.0.clone(),
        detail: key.id.0.to_string(),
    }
}

/// Under what everybody's tries of a kiosk's code are counted.
pub(super) fn tries_of(kiosk: &KioskId) -> Subject {
    Subject::other("enrol", &kiosk.0)
}

/// Under what those of an address are. It is hashed: who calls from where is not kept.
fn tries_at(app: &App, kiosk: &KioskId, address: IpAddr) -> Subject {
    let hash = app.sealer.keyed_hash("enrolling", format!("{} {address}", kiosk.0).as_bytes());
    Subject::other("enrol-at", &hex(&hash))
}

/// Counts a try of a code for this kiosk from an address; one from an address that is locked is not counted for the kiosk.
async fn count(app: &App, kiosk: &Kiosk, here: &Subject, at: Moment) -> Result<TryOutcome, ApiError> {
    let subject = here.clone();
    let here = Try { subject, limit: TRIES, window: WINDOW_SECONDS, lock: LOCK_SECONDS, at };
    let outcome = counted(app, here).await?;
    let subject = tries_of(&kiosk.id);
    let all = Try { subject, limit: TRIES_OF_ALL, window: LIFE_SECONDS, lock: LIFE_SECONDS, at };
    counted(app, all).await?;
    Ok(outcome)
}

async fn counted(app: &App, attempt: Try) -> Result<TryOutcome, ApiError> {
    let at = attempt.at;
    let tries = app.commit(vec![Change::CountTry(attempt)]).await?.tries;
    let outcome = *tries.first().ok_or_else(|| ApiError::internal(&"a try without an outcome"))?;
    if outcome.refused { Err(locked(&outcome, at)) } else { Ok(outcome) }
}

fn locked(outcome: &TryOutcome, now: Moment) -> ApiError {
    ApiError::wait(ErrorCode::Locked, now.seconds_until(outcome.locked_until.unwrap_or(now)))
}

/// The same for whoever has not got the code, whatever is out.
fn wrong(outcome: &TryOutcome, now: Moment) -> ApiError {
    match outcome.left {
        0 => locked(outcome, now),
        left => ApiError::wrong_code(left),
    }
}

pub(super) async fn pass(State(app): State<App>, signed: Signed) -> Result<impl IntoResponse, ApiError> {
    let key = signed.key().ok_or(ErrorCode::KioskRefused)?;
    let token = app.entropy.token()?;
    let valid_until = app.now().plus_seconds(PASS_SECONDS.into());
    app.commit(vec![Change::PutPass(PassRecord { token: cookies::hash(&token), key, valid_until })]).await?;
    let cookie = [(header::SET_COOKIE, cookies::set(cookies::KIOSK, &token))];
    Ok((AppendHeaders(cookie), Json(Pass { seconds: PASS_SECONDS })))
}
