//! Who is here: number, code, name; or a clerk who vouches.
//!
//! **Invariant:** up to the right code, the work and the answer are the same for known and unknown persons. Whether there is a mobile to
//! send a code to is found out by the job that sends it, after the answer. A try is counted in the store before it is compared.

use axum::{Json, extract::State};
use domain::{
    id_number::IdNumber,
    machine::Actor,
    moment::Moment,
    problem::ErrorCode,
    wire::{AskVouching, ConfirmName, GiveCode, NameOneself, VisitView},
};
use subtle::ConstantTimeEq as _;

use super::{
    body::Body,
    problem::{Answer, ApiError},
    refusals::{self, Refusal},
    session::{self, Caller, Visit},
    views,
};
use crate::{
    app::App,
    forms::{VisitDetails, VouchDetails},
    hex::hex,
    identity,
    jobs::{self, SendCode},
    limits::Asker,
    store::{
        BlindIndex, Change, CommitError, Subject, TokenHash, Try, TryOutcome, VisitRecord, VisitStage,
        VouchId, VouchRecord,
    },
};

/// Seconds that a code counts.
pub(super) const CODE_SECONDS: i64 = 10 * 60;
/// Seconds until another can be sent.
pub(super) const AGAIN_SECONDS: i64 = 60;
/// Codes that are sent to a person in a day, and so five times as many guesses.
const TEXTS: u16 = 10;
const DAY: u32 = 24 * 60 * 60;
/// Seconds that a browser in which a person was identified counts as theirs.
const HOME_SECONDS: u32 = 180 * DAY;
/// Seconds that a vouching can be decided.
const VOUCH_SECONDS: i64 = 10 * 60;
/// Wrong codes until it locks.
const TRIES: u16 = 5;
/// Seconds that wrong codes are remembered, and that a device and a visit stay locked.
const LOCK_SECONDS: u32 = 15 * 60;
/// Seconds that a person stays locked, so that nobody can lock others out for long.
const PERSON_SECONDS: u32 = 60;
/// Draws until a vouching's six digits are free.
const DRAWS: u8 = 8;

pub(super) async fn name_oneself(
    State(app): State<App>,
    caller: Caller,
    Visit(mut visit): Visit,
    Body(identity): Body<NameOneself>,
) -> Answer<NameOneself> {
    let (now, number) = (app.now(), identity.id_number);
    not_locked(&app, &[Subject::device(&visit.device), Subject::visit(visit.id)], now).await?;
    let person = admit(&app, &caller, &visit, &number, now)?;
    if let Some(again_at) = visit.code_again_at.filter(|again_at| *again_at > now) {
        return Err(ApiError::wait(ErrorCode::TooMany, now.seconds_until(again_at)));
    }
    let counted = counted(&app, &visit, &person, now).await?;
    let code = app.entropy.six_digits()?;
    let valid_until = now.plus_seconds(CODE_SECONDS);
    visit.stage = VisitStage::CodeSent;
    visit.code = Some(identity::code_hash(&app, &visit, &code));
    visit.code_valid_until = Some(valid_until);
    visit.code_again_at = Some(now.plus_seconds(AGAIN_SECONDS));
    let payload = SendCode {
        region: visit.region.clone(),
        language: visit.language.clone(),
        number: number.clone(),
        code,
        minutes: CODE_SECONDS / 60,
        valid_until,
        agent: None,
        service: None,
    };
    let job = jobs::send_code(&app, &visit, &payload, now)?;
    name(&app, &mut visit, person, number)?;
    put(&app, visit, vec![counted, Change::Enqueue(job)]).await
}

/// The visit's browser, if this person was identified in it before. What strangers do elsewhere does not count there, so nobody who
/// knows a number can keep its owner out of their own phone.
async fn home(app: &App, visit: &VisitRecord, person: &BlindIndex) -> Result<Option<TokenHash>, ApiError> {
    let known = app.store.tally(&Subject::home(person, &visit.device)).await?;
    Ok(known.map(|_| visit.device))
}

/// A code counts in the commit that sends it and in no other, whether or not anybody has this number.
pub(super) async fn counted(
    app: &App,
    visit: &VisitRecord,
    person: &BlindIndex,
    at: Moment,
) -> Result<Change, ApiError> {
    let subject = Subject::texts_to(person, home(app, visit, person).await?.as_ref());
    Ok(Change::ClaimTry(Try { subject, limit: TEXTS, window: DAY, lock: DAY, at }))
}

/// Why a commit that may send a code was refused.
pub(super) fn not_sent(error: CommitError, now: Moment) -> ApiError {
    match error {
        CommitError::Locked(until) => ApiError::wait(ErrorCode::TooManyCodes, now.seconds_until(until)),
        error => error.into(),
    }
}

/// Refuses while one of them is locked.
pub(super) async fn not_locked(app: &App, subjects: &[Subject], now: Moment) -> Result<(), ApiError> {
    for subject in subjects {
        let tally = app.store.tally(subject).await?;
        if let Some(until) = tally.and_then(|tally| tally.locked_at(now)) {
            return Err(ApiError::wait(ErrorCode::Locked, now.seconds_until(until)));
        }
    }
    Ok(())
}

/// Whether this number may be named now, in this visit, by this browser.
fn admit(
    app: &App,
    caller: &Caller,
    visit: &VisitRecord,
    number: &IdNumber,
    now: Moment,
) -> Result<BlindIndex, ApiError> {
    if matches!(visit.stage, VisitStage::Recognised | VisitStage::Identified) {
        return Err(ErrorCode::WrongStep.into());
    }
    if number.birth_date().is_some_and(|born| born > now.day()) {
        return Err(ErrorCode::Malformed.into());
    }
    let person = app.sealer.blind_index(number.reveal());
    let askers = [Asker::Address(caller.address), Asker::CodeBy(visit.device)];
    app.limits.take(askers, now)?;
    Ok(person)
}

fn name(app: &App, visit: &mut VisitRecord, person: BlindIndex, number: IdNumber) -> Result<(), ApiError> {
    visit.person = Some(person);
    visit.details = Some(app.seal_visit(visit.id, &VisitDetails { number, known: None, holder: None })?);
    Ok(())
}

/// Writes the visit back with what goes with it, and shows it.
async fn put(app: &App, visit: VisitRecord, with: Vec<Change>) -> Result<Json<VisitView>, ApiError> {
    let mut changes = vec![Change::PutVisit(Box::new(visit.clone()))];
    changes.extend(with);
    app.commit(changes).await.map_err(|error| not_sent(error, app.now()))?;
    Ok(Json(views::visit(app, &visit).await?))
}

pub(super) async fn give_code(
    State(app): State<App>,
    caller: Caller,
    Visit(visit): Visit,
    Body(given): Body<GiveCode>,
) -> Answer<GiveCode> {
    let now = app.now();
    // New visits and dropped cookies shed every other lock; the address stays.
    app.limits.take([Asker::Address(caller.address)], now)?;
    let (Some(person), Some(expected), Some(valid_until)) =
        (visit.person, visit.code, visit.code_valid_until)
    else {
        return Err(ErrorCode::WrongStep.into());
    };
    if visit.stage != VisitStage::CodeSent {
        return Err(ErrorCode::WrongStep.into());
    }
    if now >= valid_until {
        return Err(ErrorCode::CodeExpired.into());
    }
    let tries = count(&app, &visit, person, now).await?;
    let right: bool = identity::code_hash(&app, &visit, &given.code).ct_eq(&expected).into();
    if !right {
        return Err(refused(&app, ("code-refused", &person), &tries, now).await);
    }
    recognise(&app, visit, person, &tries, now).await
}

/// Counts a try for the browser, the visit and the person. Locked subjects refuse it, right or wrong.
pub(super) async fn count(
    app: &App,
    visit: &VisitRecord,
    person: BlindIndex,
    at: Moment,
) -> Result<Vec<TryOutcome>, ApiError> {
    let counted =
        |subject, lock| Change::CountTry(Try { subject, limit: TRIES, window: LOCK_SECONDS, lock, at });
    let [device, this, named] = subjects(app, visit, person).await?;
    // A person whom somebody else has locked is not punished by a locked device for giving the right code.
    not_locked(app, std::slice::from_ref(&named), at).await?;
    let changes =
        vec![counted(device, LOCK_SECONDS), counted(this, LOCK_SECONDS), counted(named, PERSON_SECONDS)];
    let tries = app.commit(changes).await?.tries;
    if tries.iter().any(|outcome| outcome.refused) {
        return Err(locked(&tries, at));
    }
    Ok(tries)
}

pub(super) async fn subjects(
    app: &App,
    visit: &VisitRecord,
    person: BlindIndex,
) -> Result<[Subject; 3], ApiError> {
    let home = home(app, visit, &person).await?;
    Ok([Subject::device(&visit.device), Subject::visit(visit.id), Subject::person(&person, home.as_ref())])
}

/// How many tries a wrong code leaves, once the audit has it.
pub(super) async fn refused(
    app: &App,
    (action, person): (&str, &BlindIndex),
    tries: &[TryOutcome],
    now: Moment,
) -> ApiError {
    let error = match tries.iter().map(|outcome| outcome.left).min() {
        Some(left) if left > 0 => ApiError::wrong_code(left),
        Some(_) | None => locked(tries, now),
    };
    let refusal = Refusal { actor: Actor::Resident.as_str(), action, subject: hex(&person.0) };
    refusals::remembered(app, refusal, error).await
}

fn locked(tries: &[TryOutcome], now: Moment) -> ApiError {
    let until = tries.iter().filter_map(|outcome| outcome.locked_until).max().unwrap_or(now);
    ApiError::wait(ErrorCode::Locked, now.seconds_until(until))
}

/// The code was right: asks the core who this is. A number nobody has cannot have received a code, so that one was guessed.
async fn recognise(
    app: &App,
    mut visit: VisitRecord,
    person: BlindIndex,
    tries: &[TryOutcome],
    now: Moment,
) -> Answer<GiveCode> {
    let named = subjects(app, &visit, person).await?;
    let forget = || named.clone().map(Change::ForgetTries).to_vec();
    let details = app.open_visit(&visit)?.ok_or(ErrorCode::WrongStep)?;
    let known = match identity::look_up(app, &visit.region, &details.number).await {
        Ok(Some(known)) => known,
        Ok(None) => return Err(refused(app, ("code-refused", &person), tries, now).await),
        Err(error) => {
            app.commit(forget()).await?;
            return Err(error.into());
        }
    };
    let changes = forget();
    let details = VisitDetails { known: Some(known), ..details };
    identity::recognise(app, &mut visit, &details)?;
    put(app, visit, changes).await
}

pub(super) async fn confirm(
    State(app): State<App>,
    Visit(mut visit): Visit,
    Body(_): Body<ConfirmName>,
) -> Answer<ConfirmName> {
    if visit.stage != VisitStage::Recognised {
        return Err(ErrorCode::WrongStep.into());
    }
    let known = app.open_visit(&visit)?.and_then(|details| details.known).ok_or(ErrorCode::WrongStep)?;
    if !session::can_be_read(&known.place) {
        return Err(ErrorCode::NotAllowed.into());
    }
    visit.stage = VisitStage::Identified;
    let now = app.now();
    let entry = identity::audit(now, "resident", "identified", &visit);
    let mut changes = vec![Change::Audit(entry)];
    changes.extend(at_home(&visit, now));
    put(&app, visit, changes).await
}

/// Remembers that a person was identified by a code in this browser; a hall's kiosk is nobody's.
fn at_home(visit: &VisitRecord, at: Moment) -> Option<Change> {
    let person = visit.person.filter(|_| visit.kiosk.is_none() && visit.vouched_by.is_none())?;
    let subject = Subject::home(&person, &visit.device);
    Some(Change::CountTry(Try { subject, limit: u16::MAX, window: HOME_SECONDS, lock: 0, at }))
}

pub(super) async fn ask_vouching(
    State(app): State<App>,
    caller: Caller,
    Visit(visit): Visit,
    Body(identity): Body<AskVouching>,
) -> Answer<AskVouching> {
    let now = app.now();
    // Wrong codes lock codes, not the way to a person: whoever is locked out can still ask a clerk.
    let person = admit(&app, &caller, &visit, &identity.id_number, now)?;
    for _ in 0..DRAWS {
        match ask(&app, visit.clone(), person, identity.id_number.clone(), now).await {
            Err(Asked::Taken) => {}
            Err(Asked::Failed(error)) => return Err(error),
            Ok(visit) => return Ok(Json(views::visit(&app, &visit).await?)),
        }
    }
    Err(ErrorCode::Unavailable.into())
}

/// Why a vouching was not asked for.
enum Asked {
    /// Its six digits are in use.
    Taken,
    /// Anything else.
    Failed(ApiError),
}

impl<E: Into<ApiError>> From<E> for Asked {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

async fn ask(
    app: &App,
    mut visit: VisitRecord,
    person: BlindIndex,
    number: IdNumber,
    now: Moment,
) -> Result<VisitRecord, Asked> {
    let kiosk = visit.kiosk.clone().ok_or(ErrorCode::NotAllowed)?;
    let id = VouchId(app.entropy.id(now)?);
    let vouch = VouchRecord {
        id,
        version: 0,
        code: app.entropy.six_digits()?,
        visit: visit.id,
        kiosk,
        region: visit.region.clone(),
        person,
        details: app.seal_vouch(id, &VouchDetails { number: number.clone() })?,
        asked_at: now,
        valid_until: now.plus_seconds(VOUCH_SECONDS),
        decided: None,
        decided_by: None,
    };
    visit.stage = VisitStage::Vouching;
    name(app, &mut visit, person, number)?;
    let entry = identity::audit(now, "resident", "asked-vouching", &visit);
    let changes = vec![
        Change::PutVisit(Box::new(visit.clone())),
        Change::PutVouch(Box::new(vouch)),
        Change::Audit(entry),
    ];
    match app.commit(changes).await {
        Ok(_) => Ok(visit),
        Err(CommitError::Taken) => Err(Asked::Taken),
        Err(error) => Err(ApiError::from(error).into()),
    }
}
