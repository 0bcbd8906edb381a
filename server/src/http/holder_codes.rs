//! The code by which another person lets whoever is here act for them.
//!
//! **Invariant:** as when naming oneself: up to the right code, the work and the answer are the same for known and unknown persons, and
//! the same tries, limits and locks count.

use axum::{Json, extract::State};
use domain::{
    application::is_child,
    id_number::IdNumber,
    masked::Masked,
    moment::Moment,
    problem::ErrorCode,
    service::Service,
    wire::{AskHolder, Code, CodeSent, GiveHolderCode, HolderAsked, HolderKnown},
};
use subtle::ConstantTimeEq as _;

use super::{
    body::Body,
    holders,
    identify::{self, AGAIN_SECONDS, CODE_SECONDS},
    problem::{Answer, ApiError},
    session::{Caller, Person},
};
use crate::{
    app::App,
    forms::{HolderCheck, Known, VisitDetails},
    identity,
    jobs::{self, SendCode},
    limits::Asker,
    losses,
    store::{BlindIndex, Change, Subject, TryOutcome, VisitRecord},
};

/// The audit's word for a wrong code.
const REFUSED: &str = "holder-code-refused";

/// Sends a code to the mobile on file for another, if there is one. Asked again for the same person, the answer is the code on its way.
pub(super) async fn ask(
    State(app): State<App>,
    caller: Caller,
    person: Person,
    Body(HolderAsked { id_number: number, service }): Body<AskHolder>,
) -> Answer<AskHolder> {
    let (now, visit) = (app.now(), &person.visit);
    identify::not_locked(&app, &[Subject::device(&visit.device), Subject::visit(visit.id)], now).await?;
    let holder = holders::other_than(&app, &person, &number)?;
    if is_child(&number, now.day()) || !service.can_be_for_another() {
        return Err(ErrorCode::Malformed.into());
    }
    app.limits.take([Asker::Address(caller.address)], now)?;
    let before = person.details.holder.as_ref().filter(|check| check.again_at > now);
    match before {
        Some(check) if (&check.number, check.service) == (&number, Some(service)) => {
            return Ok(Json(sent(check)));
        }
        Some(check) => return Err(ApiError::wait(ErrorCode::TooMany, now.seconds_until(check.again_at))),
        None => app.limits.take([Asker::CodeBy(visit.device)], now)?,
    }
    let counted = identify::counted(&app, visit, &holder, now).await?;
    let code = app.entropy.six_digits()?;
    let check = HolderCheck {
        code: hash(&app, visit, &number, &code),
        number,
        service: Some(service),
        again_at: now.plus_seconds(AGAIN_SECONDS),
        valid_until: now.plus_seconds(CODE_SECONDS),
        given_at: None,
        named: None,
    };
    let answer = sent(&check);
    let language = losses::language_of(&app, &holder).await?;
    let message = message(&person, &check, service, (code, language));
    let job = jobs::send_code(&app, visit, &message, now)?;
    put(&app, &person, check, vec![counted, Change::Enqueue(job)]).await?;
    Ok(Json(answer))
}

const fn sent(check: &HolderCheck) -> CodeSent {
    CodeSent { again_at: check.again_at, valid_until: check.valid_until }
}

/// What the job needs: the message says who wants to act, and for what, in the language of whoever is asked.
fn message(
    person: &Person,
    check: &HolderCheck,
    service: Service,
    (code, language): (String, String),
) -> SendCode {
    SendCode {
        region: person.visit.region.clone(),
        language,
        number: check.number.clone(),
        code,
        minutes: CODE_SECONDS / 60,
        valid_until: check.valid_until,
        agent: Some(Masked::name(&person.known.name).to_string()),
        service: Some(service),
    }
}

/// The keyed hash of a code, good for one visit and one number only.
fn hash(app: &App, visit: &VisitRecord, number: &IdNumber, code: &str) -> [u8; 32] {
    app.sealer.keyed_hash("holder-code", format!("{} {} {code}", visit.id.0, number.reveal()).as_bytes())
}

/// Takes the code that the other person told. The right one told again, its answer lost, is answered again and changes nothing.
pub(super) async fn give(
    State(app): State<App>,
    caller: Caller,
    person: Person,
    Body(Code { code }): Body<GiveHolderCode>,
) -> Answer<GiveHolderCode> {
    let now = app.now();
    app.limits.take([Asker::Address(caller.address)], now)?;
    let check = person.details.holder.clone().ok_or(ErrorCode::WrongStep)?;
    if check.given_at.is_none() && now >= check.valid_until {
        return Err(ErrorCode::CodeExpired.into());
    }
    let holder = app.sealer.blind_index(check.number.reveal());
    let tries = identify::count(&app, &person.visit, holder, now).await?;
    let right: bool = hash(&app, &person.visit, &check.number, &code).ct_eq(&check.code).into();
    if !right {
        return Err(identify::refused(&app, (REFUSED, &holder), &tries, now).await);
    }
    let known = known(&app, &person.visit, (&check.number, holder), &tries, now).await?;
    let forget = forget(&app, &person.visit, holder).await?;
    match check.given_at {
        Some(_) => app.commit(forget).await.map(drop)?,
        None => put(&app, &person, HolderCheck { given_at: Some(now), ..check }, forget).await?,
    }
    Ok(Json(HolderKnown { name: Masked::name(&known.name) }))
}

/// What the core says of them. A number nobody has cannot have received a code, so that one was guessed.
async fn known(
    app: &App,
    visit: &VisitRecord,
    (number, holder): (&IdNumber, BlindIndex),
    tries: &[TryOutcome],
    now: Moment,
) -> Result<Known, ApiError> {
    match identity::look_up(app, &visit.region, number).await {
        Ok(Some(known)) => Ok(known),
        Ok(None) => Err(identify::refused(app, (REFUSED, &holder), tries, now).await),
        Err(error) => {
            app.commit(forget(app, visit, holder).await?).await?;
            Err(error.into())
        }
    }
}

async fn forget(app: &App, visit: &VisitRecord, holder: BlindIndex) -> Result<Vec<Change>, ApiError> {
    Ok(identify::subjects(app, visit, holder).await?.map(Change::ForgetTries).to_vec())
}

/// Writes the visit back with the code as it stands.
pub(super) async fn put(
    app: &App,
    person: &Person,
    check: HolderCheck,
    with: Vec<Change>,
) -> Result<(), ApiError> {
    let now = app.now();
    let action = match (&check.given_at, &check.named) {
        (None, _) => "holder-asked",
        (Some(_), None) => "holder-agreed",
        (Some(_), Some(_)) => "acts-with-card",
    };
    let holder = app.sealer.blind_index(check.number.reveal());
    let audit = holders::audited(now, action, &person.index, &holder);
    let mut visit = person.visit.clone();
    let details = VisitDetails { holder: Some(check), ..person.details.clone() };
    visit.details = Some(app.seal_visit(visit.id, &details)?);
    let mut changes = vec![Change::PutVisit(Box::new(visit)), audit];
    changes.extend(with);
    app.commit(changes).await.map_err(|error| identify::not_sent(error, now))?;
    Ok(())
}
