//! Printing an instant card at an outlet: begun, spoiled, found good, or given back.
//!
//! **Invariant:** a blank card is void with the step that says it was spoiled, and another is kept in the same commit, or none. What the
//! printer did is the clerk's word.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    application::{Event, GiveBackReason, Status},
    problem::ErrorCode,
    service::Service,
    stock::{SpoilReason, StockEvent},
    wire::staff::{Instantly, Print, PrintStep, Printed},
};

use super::{
    cases::{of_region, view},
    session::Member,
};
use crate::{
    app::App,
    cases::{self, By, Moved, Spoiled},
    forms::CaseDetails,
    http::{
        body::Body,
        instant,
        problem::{Answer, ApiError},
    },
    jobs,
    store::{ApplicationRecord, Change, MovementId, StockMovement},
    texts::Text,
};

pub(in crate::http) async fn print(
    State(app): State<App>,
    member: Member,
    Path(reference): Path<String>,
    Body(Printed { version, step }): Body<Print>,
) -> Answer<Print> {
    let case = of_region(&app, &member, reference).await?;
    if case.service != Service::InstantCard {
        return Err(ErrorCode::WrongStep.into());
    }
    if case.version != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    let by = By::clerk(&member.account.name, app.now());
    let (moved, mut with) = match step {
        PrintStep::Start => (begun(&app, case, by)?, Vec::new()),
        PrintStep::Good => (cases::take(&app, case, Event::CardVerified, by)?, Vec::new()),
        PrintStep::GiveBack(reason) => (given_back(&app, case, reason, by)?, Vec::new()),
        PrintStep::Spoiled(reason) => spoiled(&app, case, reason, by).await?,
    };
    with.extend(told(&app, &moved)?);
    let case = ApplicationRecord { version: moved.application.version + 1, ..moved.application.clone() };
    let mut changes = moved.changes();
    changes.extend(with);
    app.commit(changes).await?;
    Ok(Json(view(&app, &case).await?))
}

/// On a blank that is kept no longer nothing is printed, though the clock may not have come by yet.
fn begun(app: &App, case: ApplicationRecord, by: By<'_>) -> Result<Moved, ApiError> {
    if case.timer().is_some_and(|lapses_at| lapses_at <= by.at) {
        return Err(ErrorCode::WrongStep.into());
    }
    Ok(cases::take(app, case, Event::PrintingStarted, by)?)
}

/// The approval stays, and a blank that is still held is free again: the reason must fit to it.
fn given_back(
    app: &App,
    case: ApplicationRecord,
    reason: GiveBackReason,
    by: By<'_>,
) -> Result<Moved, ApiError> {
    let held = case.status == Status::Printing || case.held_until.is_some();
    let moved = cases::take(app, case, Event::GivenBack, by)?;
    if reason.is_for(held) { Ok(moved.given_back(reason)) } else { Err(ErrorCode::Malformed.into()) }
}

/// The blank is void, with a line in the outlet's history; another is kept when this was the first, and one is left.
async fn spoiled(
    app: &App,
    case: ApplicationRecord,
    reason: SpoilReason,
    by: By<'_>,
) -> Result<(Moved, Vec<Change>), ApiError> {
    let region = app.regions.get(&case.region).ok_or(ErrorCode::NotFound)?;
    let outlet = case.outlet.clone().ok_or(ErrorCode::WrongStep)?;
    let left = instant::has_blank(app, region, &outlet).await?;
    let blank = app.store.held_blank(case.id).await?;
    let serial = blank.ok_or(ErrorCode::WrongStep)?.serial;
    let spoiled = Spoiled { serial: serial.clone(), another_left: left };
    let moved = cases::spoil(app, case, Event::CardSpoiled, by, spoiled)?;
    let movement = StockMovement {
        id: MovementId(app.entropy.id(by.at)?),
        outlet,
        event: StockEvent::Spoiled,
        at: by.at,
        by: by.account.unwrap_or_default().to_owned(),
        first: serial.clone(),
        last: serial,
        count: 1,
        reason: Some(reason),
        checksum: None,
    };
    Ok((moved, vec![Change::MoveStock { movement, serials: Vec::new() }]))
}

/// What the person is told: that the card is there, that it did not work, or that another outlet is to be chosen.
fn told(app: &App, moved: &Moved) -> Result<Vec<Change>, ApiError> {
    let text = match (moved.event, moved.application.status) {
        (Event::CardVerified, _) => Text::Ready,
        (Event::CardSpoiled, Status::PrintTrouble) => Text::PrintTrouble,
        (Event::GivenBack, _) => Text::GivenBack,
        _ => return Ok(Vec::new()),
    };
    let details = app.open_case(&moved.application)?;
    Ok(jobs::tell(app, text, &moved.application, &details, app.now())?)
}

/// What a clerk sees of an instant card; nothing of any other.
pub(super) async fn instantly(
    app: &App,
    case: &ApplicationRecord,
    details: &CaseDetails,
) -> Result<Option<Instantly>, ApiError> {
    if case.service != Service::InstantCard {
        return Ok(None);
    }
    let blank = app.store.held_blank(case.id).await?;
    Ok(Some(Instantly {
        choice: details.group,
        serial: blank.map(|blank| blank.serial),
        held_until: case.held_until,
        spoiled: case.spoiled,
        paid: case.paid,
    }))
}
