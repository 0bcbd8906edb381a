//! The handover of a ready card against pickup code and identity number.

use axum::{Json, extract::State};
use domain::{
    application::Event,
    moment::Moment,
    problem::ErrorCode,
    reference::Reference,
    wire::staff::{CheckHandover, Collector, HandOver, Handover, HandoverCheck, Released},
};
use subtle::ConstantTimeEq as _;

use super::{
    cases,
    session::{Member, entry},
};
use crate::{
    app::App,
    cases::{self as steps, By},
    forms::{CardDetails, CaseDetails},
    http::{
        body::Body,
        problem::{Answer, ApiError},
        refusals::{self, Refusal},
    },
    jobs::{self, Deed},
    losses::{self, Owner},
    store::{ApplicationRecord, Change, Subject, Try},
};

/// Wrong pickup codes until a reference locks, and seconds it stays so.
const TRIES: u16 = 5;
const LOCK_SECONDS: u32 = 15 * 60;

/// Whom the card is for. The audit has it before anybody sees it.
pub(in crate::http) async fn check(
    State(app): State<App>,
    member: Member,
    Body(shown): Body<CheckHandover>,
) -> Answer<CheckHandover> {
    let now = app.now();
    let (case, collector) = fitting(&app, &member, &shown, now).await?;
    let details = app.open_case(&case)?;
    let before = app.store.photo_before(&case.person, case.id).await?;
    let audit = entry(now, &member.account.name, "handover-checked", shown.reference.as_str());
    app.commit(vec![Change::Audit(audit)]).await?;
    let photo_before = before.is_some();
    Ok(Json(HandoverCheck { name: details.name, id_number: details.number, collector, photo_before }))
}

pub(in crate::http) async fn hand_over(
    State(app): State<App>,
    member: Member,
    Body(released): Body<HandOver>,
) -> Answer<HandOver> {
    let now = app.now();
    let Released { shown, same_person, id_seen } = released;
    if !(same_person && id_seen) {
        return Err(refused(&app, &member, &shown, ErrorCode::NotCompared.into()).await);
    }
    let (case, collector) = fitting(&app, &member, &shown, now).await?;
    let case = collected(&app, case, collector)?;
    let moved = steps::take(&app, case, Event::HandedOver, By::clerk(&member.account.name, now))?;
    let handed = ApplicationRecord { version: moved.application.version + 1, ..moved.application.clone() };
    let mut changes = moved.changes();
    changes.extend(new_card(&app, &handed, By::clerk(&member.account.name, now)).await?);
    changes.extend(told(&app, &handed, collector, now)?);
    app.commit(changes).await?;
    Ok(Json(cases::view(&app, &handed).await?))
}

/// The case whose card lies there, and who collects it, if code and number fit. What does not is in the audit.
async fn fitting(
    app: &App,
    member: &Member,
    shown: &Handover,
    now: Moment,
) -> Result<(ApplicationRecord, Collector), ApiError> {
    match compared(app, member, shown, now).await {
        Ok(fitting) => Ok(fitting),
        Err(error) => Err(refused(app, member, shown, error).await),
    }
}

async fn refused(app: &App, member: &Member, shown: &Handover, error: ApiError) -> ApiError {
    let (actor, subject) = (&*member.account.name, shown.reference.to_string());
    refusals::remembered(app, Refusal { actor, action: "handover-refused", subject }, error).await
}

/// The try is counted before code and number are compared, and forgotten at once when they fit: whatever fails then is no guess.
async fn compared(
    app: &App,
    member: &Member,
    shown: &Handover,
    now: Moment,
) -> Result<(ApplicationRecord, Collector), ApiError> {
    let case = cases::of_region(app, member, shown.reference.to_string()).await;
    let case = case.map_err(|error| unknown(&error))?;
    if !steps::lies_there(case.status) {
        return Err(ErrorCode::WrongStep.into());
    }
    count(app, &shown.reference, now).await?;
    let collector = collector(app, &case, shown).ok_or(ErrorCode::PickupMismatch)?;
    app.commit(vec![Change::ForgetTries(subject(&shown.reference))]).await?;
    Ok((case, collector))
}

/// The holder learns that somebody else has their card.
fn told(
    app: &App,
    case: &ApplicationRecord,
    collector: Collector,
    now: Moment,
) -> Result<Option<Change>, ApiError> {
    match collector {
        Collector::Agent => Ok(jobs::tell_holder(app, case, &app.open_case(case)?, Deed::Collected, now)?),
        Collector::Holder => Ok(None),
    }
}

/// The card that is handed over, in place of the one before.
async fn new_card(app: &App, case: &ApplicationRecord, by: By<'_>) -> Result<Vec<Change>, ApiError> {
    let details = app.open_case(case)?;
    // An agent's mobile is not the holder's.
    let mobile = details.owner().mobile.cloned();
    let details = CardDetails { number: details.number.clone(), mobile };
    let owner = Owner {
        person: case.person,
        details: &details,
        region: app.regions.get(&case.region).ok_or(ErrorCode::NotFound)?,
        language: &case.language,
    };
    Ok(losses::handed_over(app, &owner, case.id, by).await?)
}

/// A reference that is not known here does not fit the others either.
fn unknown(error: &ApiError) -> ApiError {
    match error.problem().code {
        ErrorCode::NotFound => ErrorCode::PickupMismatch.into(),
        _ => error.clone(),
    }
}

fn subject(reference: &Reference) -> Subject {
    Subject::other("handover", reference.as_str())
}

async fn count(app: &App, reference: &Reference, at: Moment) -> Result<(), ApiError> {
    let subject = subject(reference);
    let handover = Try { subject, limit: TRIES, window: LOCK_SECONDS, lock: LOCK_SECONDS, at };
    let tries = app.commit(vec![Change::CountTry(handover)]).await?.tries;
    match tries.first().filter(|outcome| outcome.refused).and_then(|outcome| outcome.locked_until) {
        Some(until) => Err(ApiError::wait(ErrorCode::Locked, at.seconds_until(until))),
        None => Ok(()),
    }
}

/// Who collects the card: its holder, or the agent who asked for it; nobody when what is shown does not belong together.
fn collector(app: &App, case: &ApplicationRecord, shown: &Handover) -> Option<Collector> {
    let person = app.sealer.blind_index(shown.id_number.reveal());
    let code = steps::pickup_code(app, &case.reference);
    let right = code.as_bytes().ct_eq(shown.pickup_code.as_bytes());
    let holder: bool = (right & person.0.ct_eq(&case.person.0)).into();
    let agent: bool = case.agent.is_some_and(|agent| (right & person.0.ct_eq(&agent.0)).into());
    match (holder, agent) {
        (true, _) => Some(Collector::Holder),
        (false, true) => Some(Collector::Agent),
        (false, false) => None,
    }
}

/// The application with who collected the card.
fn collected(
    app: &App,
    case: ApplicationRecord,
    collector: Collector,
) -> Result<ApplicationRecord, ApiError> {
    let details = CaseDetails { collected_by: Some(collector), ..app.open_case(&case)? };
    let details = app.seal_case(case.id, &details)?;
    Ok(ApplicationRecord { details, ..case })
}
