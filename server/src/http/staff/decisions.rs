//! Taking a case up, deciding it, settling its fee.
//!
//! **Invariant:** a case is decided by the clerk who took it up, on the version that was seen, and never by the one who vouched;
//! where the region asks for four eyes, another clerk confirms what the first would grant. Each says that the papers were checked.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    application::{Acting, Ask, Event, PHOTOS_REFUSED_MAX, RejectReason, Status, is_child},
    moment::Moment,
    problem::ErrorCode,
    service::Service,
    wire::staff::{AtVersion, Decide, Decided, Decision, Settle, TakeUp, Wanted},
};

use super::{
    cases::{of_region, view},
    session::Member,
};
use crate::{
    app::App,
    cases::{self, By, Moved},
    forms::CaseDetails,
    http::{
        body::Body,
        problem::{Answer, ApiError},
    },
    jobs,
    payments::settling,
    store::{ApplicationRecord, Change},
    texts::Text,
};

/// Takes a new case up, or takes over one that another clerk has: nobody's absence keeps a case.
pub(in crate::http) async fn take_up(
    State(app): State<App>,
    member: Member,
    Path(reference): Path<String>,
    Body(AtVersion { version }): Body<TakeUp>,
) -> Answer<TakeUp> {
    let name = &member.account.name;
    let case = of_region(&app, &member, reference).await?;
    if case.status == Status::UnderReview && case.assigned.as_ref() == Some(name) {
        return Ok(Json(view(&app, &case).await?));
    }
    let case = deciding(&member, case, version)?;
    if case.status == Status::SecondReview {
        return Err(ErrorCode::WrongStep.into());
    }
    let mut moved = cases::take(&app, case, Event::TakenUp, By::clerk(name, app.now()))?;
    moved.application.assigned = Some(name.clone());
    done(&app, moved, Vec::new()).await
}

/// The case at the version that was seen, if the member may decide it.
fn deciding(member: &Member, case: ApplicationRecord, version: u32) -> Result<ApplicationRecord, ApiError> {
    if case.version != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    if case.vouched_by.contains(&member.account.name) {
        return Err(ErrorCode::NotAllowed.into());
    }
    Ok(case)
}

/// Commits a step with what goes with it, and shows the case.
async fn done(app: &App, moved: Moved, with: Vec<Change>) -> Answer<TakeUp> {
    let case = ApplicationRecord { version: moved.application.version + 1, ..moved.application.clone() };
    let mut changes = moved.changes();
    changes.extend(with);
    app.commit(changes).await?;
    Ok(Json(view(app, &case).await?))
}

pub(in crate::http) async fn decide(
    State(app): State<App>,
    member: Member,
    Path(reference): Path<String>,
    Body(Decided { version, decision, papers_seen }): Body<Decide>,
) -> Answer<Decide> {
    let now = app.now();
    let name = &member.account.name;
    let case = deciding(&member, of_region(&app, &member, reference).await?, version)?;
    let by = whose_turn(&case, name, now)?;
    let details = app.open_case(&case)?;
    if decision == Decision::Approve && !papers_seen && !details.documents.is_empty() {
        return Err(ErrorCode::PapersNotSeen.into());
    }
    let acting = acting(&details, now);
    let (event, text) = outcome(&case, acting, &decision)?;
    let mut moved = reasoned(cases::take(&app, case, event, by)?, decision);
    match event {
        Event::Approved | Event::Rejected => {
            moved.application.decided_by = Some(name.clone());
            moved.application.decided_at = Some(now);
        }
        Event::Proposed => moved.application.proposed_by = Some(name.clone()),
        _ => {}
    }
    let told = match text {
        Some(text) => jobs::tell(&app, text, &moved.application, &details, now)?,
        None => Vec::new(),
    };
    done(&app, moved, told).await
}

/// In which part a clerk decides: the one who took it up, or, where two are asked for, another than the one who would grant it.
fn whose_turn<'a>(case: &ApplicationRecord, name: &'a str, now: Moment) -> Result<By<'a>, ErrorCode> {
    match case.status {
        Status::UnderReview if case.assigned.as_deref() == Some(name) => Ok(By::clerk(name, now)),
        Status::SecondReview if case.proposed_by.as_deref() != Some(name) => Ok(By::second_clerk(name, now)),
        Status::UnderReview | Status::SecondReview => Err(ErrorCode::NotAllowed),
        _ => Err(ErrorCode::WrongStep),
    }
}

/// Who handed it in.
fn acting(details: &CaseDetails, now: Moment) -> Acting {
    Acting::of(details.agent.is_some(), is_child(&details.number, now.day()))
}

/// What a decision makes happen, and what the person is told of it.
fn outcome(
    case: &ApplicationRecord,
    acting: Acting,
    decision: &Decision,
) -> Result<(Event, Option<Text>), ErrorCode> {
    Ok(match decision {
        Decision::Approve if case.four_eyes && case.status == Status::UnderReview => (Event::Proposed, None),
        Decision::Approve if case.service == Service::ChangePhoto => {
            (Event::Approved, Some(Text::PhotoAccepted))
        }
        Decision::Approve => (Event::Approved, Some(Text::Approved)),
        Decision::Reject(reasons) | Decision::SendBack(reasons) if !is_reasoned(case, acting, reasons) => {
            return Err(ErrorCode::Malformed);
        }
        Decision::SendBack(_) => (Event::SentBack, None),
        Decision::Reject(_) => (Event::Rejected, Some(Text::Rejected)),
        Decision::AskFor(wanted) => asked(case, acting, wanted)?,
    })
}

/// Whether there is a reason, and each can be one here.
fn is_reasoned(case: &ApplicationRecord, acting: Acting, reasons: &[RejectReason]) -> bool {
    !reasons.is_empty() && reasons.iter().all(|reason| reason.is_for(case.service, acting))
}

/// Asks for more, or offers that staff take the photo when too many were refused.
fn asked(
    case: &ApplicationRecord,
    acting: Acting,
    wanted: &Wanted,
) -> Result<(Event, Option<Text>), ErrorCode> {
    let photo = wanted.asks.contains(&Ask::NewPhoto);
    let of_photo_only = wanted.asks.iter().all(|ask| *ask == Ask::NewPhoto);
    let changes_photo = case.service == Service::ChangePhoto;
    if !wanted.asks.iter().all(|ask| ask.is_for(case.service, acting)) {
        return Err(ErrorCode::Malformed);
    }
    if wanted.asks.is_empty() || photo == wanted.photo.is_empty() || changes_photo && !of_photo_only {
        return Err(ErrorCode::Malformed);
    }
    let spent = changes_photo && case.photos_refused + 1 >= PHOTOS_REFUSED_MAX;
    let text = if of_photo_only { Text::NewPhoto } else { Text::NeedsInfo };
    Ok(if spent {
        (Event::AssistanceOffered, Some(Text::Assisted))
    } else {
        (Event::InfoRequested, Some(text))
    })
}

/// The step with the reasons that were chosen, each once.
fn reasoned(moved: Moved, decision: Decision) -> Moved {
    match decision {
        Decision::Approve => moved,
        Decision::SendBack(reasons) => moved.objecting(once(reasons)),
        Decision::Reject(reasons) => moved.because(once(reasons)),
        Decision::AskFor(Wanted { asks, photo }) => moved.asking(once(asks), once(photo)),
    }
}

fn once<T: PartialEq>(chosen: Vec<T>) -> Vec<T> {
    chosen.into_iter().fold(Vec::new(), |mut seen, one| {
        if !seen.contains(&one) {
            seen.push(one);
        }
        seen
    })
}

pub(in crate::http) async fn settle(
    State(app): State<App>,
    member: Member,
    Path(reference): Path<String>,
    Body(AtVersion { version }): Body<Settle>,
) -> Answer<Settle> {
    let now = app.now();
    let case = of_region(&app, &member, reference).await?;
    if case.version != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    let id = case.id;
    let passage = settling::fee(&app, case, By::clerk(&member.account.name, now)).await?;
    app.commit(passage.changes()).await?;
    let case = app.store.application_by_id(id).await?.ok_or(ErrorCode::NotFound)?;
    Ok(Json(view(&app, &case).await?))
}
