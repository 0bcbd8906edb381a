//! Taking a case up, deciding it, settling its fee.
//!
//! **Invariant:** a case is decided by the clerk who took it up, on the version that was seen, and never by the one who vouched.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    application::{Event, Status},
    problem::ErrorCode,
    wire::staff::{AtVersion, Decide, Decided, Decision, Settle, TakeUp},
};

use super::{
    cases::{of_region, view},
    session::Member,
};
use crate::{
    app::App,
    cases::{self, By, Moved},
    http::{
        body::Body,
        problem::{Answer, ApiError},
    },
    jobs,
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
    Body(Decided { version, decision }): Body<Decide>,
) -> Answer<Decide> {
    let now = app.now();
    let name = &member.account.name;
    let case = deciding(&member, of_region(&app, &member, reference).await?, version)?;
    if case.status != Status::UnderReview {
        return Err(ErrorCode::WrongStep.into());
    }
    if case.assigned.as_ref() != Some(name) {
        return Err(ErrorCode::NotAllowed.into());
    }
    let details = app.open_case(&case)?;
    let (event, text) = match &decision {
        Decision::Approve => (Event::Approved, Text::Approved),
        Decision::Reject(_) => (Event::Rejected, Text::Rejected),
        Decision::AskFor(_) => (Event::InfoRequested, Text::NeedsInfo),
    };
    let mut moved = cases::take(&app, case, event, By::clerk(name, now))?;
    moved = match decision {
        Decision::Approve => moved,
        Decision::Reject(reason) => moved.because(reason),
        Decision::AskFor(asks) if asks.is_empty() => return Err(ErrorCode::Malformed.into()),
        Decision::AskFor(mut asks) => {
            let mut seen = Vec::new();
            asks.retain(|ask| {
                !seen.contains(ask) && {
                    seen.push(*ask);
                    true
                }
            });
            moved.asking(asks)
        }
    };
    if event != Event::InfoRequested {
        moved.application.decided_by = Some(name.clone());
        moved.application.decided_at = Some(now);
    }
    let told = jobs::tell(&app, text, &moved.application, &details, now)?;
    done(&app, moved, told.into_iter().collect()).await
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
    let moved = cases::take(&app, case, Event::CounterPaid, By::clerk(&member.account.name, now))?;
    let order = jobs::order_card(&app, &moved.application, now)?;
    done(&app, moved, vec![Change::Enqueue(order)]).await
}
