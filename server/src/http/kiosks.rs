//! Enrolling a kiosk, and its pass.
//!
//! **Invariant:** a code registers one key, once. Tries are counted before they are compared, and only while a code is out: without one
//! there is nothing to guess, and nobody locks a kiosk before its installer comes.

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
    identity::enrol_hash,
    limits::Asker,
    store::{
        AuditEntry, Change, CommitError, KeyId, KioskCodeRecord, KioskKeyRecord, PassRecord, Subject, Try,
        TryOutcome,
    },
};

/// Wrong codes until a kiosk's enrolment locks, and seconds it stays so.
const TRIES: u8 = 5;
const LOCK_SECONDS: u32 = 15 * 60;
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
    let public_key: [u8; 65] = bytes(&public_key).ok_or(ErrorCode::Malformed)?;
    // Any other first byte is another form of a point.
    if public_key.first() != Some(&4) {
        return Err(ErrorCode::Malformed.into());
    }
    let made = app.store.kiosk_code(&kiosk.id).await?.filter(|made| now < made.valid_until);
    let made = made.ok_or(ErrorCode::CodeExpired)?;
    let outcome = count(&app, kiosk, now).await?;
    let hash = enrol_hash(&app, &kiosk.id, &code);
    compare(&made, &hash, &outcome, now)?;
    let key = KioskKeyRecord {
        id: KeyId(app.entropy.id(now)?),
        kiosk: kiosk.id.clone(),
        region: kiosk.region.clone(),
        public_key,
        enrolled_at: now,
        enrolled_by: made.made_by.clone(),
        seen_at: now,
        revoked_at: None,
    };
    let enrolled = Enrolled { key: key.id.0 };
    let entry = AuditEntry {
        at: now,
        actor: made.made_by,
        action: "kiosk-enrolled".to_owned(),
        subject: kiosk.id.0.clone(),
        detail: key.id.0.to_string(),
    };
    let changes = vec![
        Change::ForgetTries(tries_of(&kiosk.id)),
        Change::EnrolKiosk { key: Box::new(key), code: hash },
        Change::Audit(entry),
    ];
    match app.commit(changes).await {
        Ok(_) => Ok(Json(enrolled)),
        // Somebody used it a moment ago.
        Err(CommitError::Stale) => Err(ErrorCode::CodeExpired.into()),
        Err(error) => Err(error.into()),
    }
}

/// Under what the tries of a kiosk's code are counted.
pub(super) fn tries_of(kiosk: &KioskId) -> Subject {
    Subject::other("enrol", &kiosk.0)
}

/// Counts a try of a code for this kiosk.
async fn count(app: &App, kiosk: &Kiosk, at: Moment) -> Result<TryOutcome, ApiError> {
    let subject = tries_of(&kiosk.id);
    let attempt = Try { subject, limit: TRIES, window: LOCK_SECONDS, lock: LOCK_SECONDS, at };
    let tries = app.commit(vec![Change::CountTry(attempt)]).await?.tries;
    let outcome = *tries.first().ok_or_else(|| ApiError::internal(&"a try without an outcome"))?;
    if outcome.refused { Err(locked(&outcome, at)) } else { Ok(outcome) }
}

fn locked(outcome: &TryOutcome, now: Moment) -> ApiError {
    ApiError::wait(ErrorCode::Locked, now.seconds_until(outcome.locked_until.unwrap_or(now)))
}

/// Whether this is the code that was made.
fn compare(
    made: &KioskCodeRecord,
    hash: &[u8; 32],
    outcome: &TryOutcome,
    now: Moment,
) -> Result<(), ApiError> {
    match outcome.left {
        _ if made.hash.ct_eq(hash).into() => Ok(()),
        0 => Err(locked(outcome, now)),
        left => Err(ApiError::wrong_code(left)),
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
