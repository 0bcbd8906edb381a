//! The handover of a ready card against pickup code and identity number.

use axum::{Json, extract::State};
use domain::{
    application::{Event, Status},
    moment::Moment,
    problem::ErrorCode,
    reference::Reference,
    wire::staff::{HandOver, Handover},
};
use subtle::ConstantTimeEq as _;

use super::{cases, session::Member};
use crate::{
    app::App,
    cases::{self as steps, By},
    http::{
        body::Body,
        problem::{Answer, ApiError},
    },
    store::{ApplicationRecord, Change, Subject, Try},
};

/// Wrong pickup codes until a reference locks, and seconds it stays so.
const TRIES: u16 = 5;
const LOCK_SECONDS: u32 = 15 * 60;

pub(in crate::http) async fn hand_over(
    State(app): State<App>,
    member: Member,
    Body(shown): Body<HandOver>,
) -> Answer<HandOver> {
    let now = app.now();
    let case = cases::of_region(&app, &member, shown.reference.to_string()).await;
    let case = case.map_err(|error| unknown(&error))?;
    if case.status != Status::Ready {
        return Err(ErrorCode::WrongStep.into());
    }
    count(&app, &shown.reference, now).await?;
    if !belong_together(&app, &case, &shown) {
        return Err(ErrorCode::PickupMismatch.into());
    }
    let moved = steps::take(&app, case, Event::HandedOver, By::clerk(&member.account.name, now))?;
    let handed = ApplicationRecord { version: moved.application.version + 1, ..moved.application.clone() };
    let mut changes = moved.changes();
    changes.push(Change::ForgetTries(subject(&shown.reference)));
    app.commit(changes).await?;
    Ok(Json(cases::view(&app, &handed).await?))
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

fn belong_together(app: &App, case: &ApplicationRecord, shown: &Handover) -> bool {
    let person = app.sealer.blind_index(shown.id_number.reveal());
    let code = steps::pickup_code(app, &case.reference);
    let right = code.as_bytes().ct_eq(shown.pickup_code.as_bytes()) & person.0.ct_eq(&case.person.0);
    right.into()
}
