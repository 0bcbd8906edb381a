//! A visit's beginning, state and end.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{AppendHeaders, IntoResponse},
};
use domain::{
    kiosk::KioskId,
    moment::Moment,
    problem::ErrorCode,
    wire::{BeginVisit, Consent, EndVisit, Nothing, ShowVisit},
};

use super::{
    body::Body,
    cookies,
    problem::{Answer, ApiError},
    session::{Caller, VISIT_SECONDS, Visit, known_kiosk},
    signed::Signed,
    views,
};
use crate::{
    app::App,
    limits::Asker,
    store::{AuditEntry, Change, TokenHash, VisitId, VisitRecord, VisitStage},
    texts::Language,
};

pub(super) async fn begin(
    State(app): State<App>,
    caller: Caller,
    signed: Signed,
    headers: HeaderMap,
    Body(consent): Body<BeginVisit>,
) -> Result<impl IntoResponse, ApiError> {
    let now = app.now();
    app.limits.take([Asker::Address(caller.address)], now)?;
    check(&app, &consent, &signed)?;
    let (token, device_token) = (app.entropy.token()?, app.entropy.token()?);
    let device = caller.device.unwrap_or_else(|| cookies::hash(&device_token));
    let visit = new(&app, &consent, cookies::hash(&token), device, now)?;
    let mut changes = older(&app, &headers, now).await?;
    changes.push(Change::PutVisit(Box::new(visit.clone())));
    changes.push(Change::Audit(agreed(&visit)));
    app.commit(changes).await?;
    let mut set = vec![(header::SET_COOKIE, cookies::set(cookies::VISIT, &token))];
    if caller.device.is_none() {
        set.push((header::SET_COOKIE, cookies::set_for_long(cookies::DEVICE, &device_token)));
    }
    Ok((AppendHeaders(set), Json(views::visit(&app, &visit).await?)))
}

/// The consent must be to the text that is current, and name places that exist.
fn check(app: &App, consent: &Consent, signed: &Signed) -> Result<(), ApiError> {
    let region = app.regions.get(&consent.region).ok_or(ErrorCode::NotFound)?;
    if region.consent.version != consent.version {
        return Err(ErrorCode::ConsentNeeded.into());
    }
    let kiosk = consent.kiosk.as_ref().map(|id| known_kiosk(app, id, signed)).transpose()?;
    if kiosk.is_some_and(|kiosk| kiosk.region != consent.region) {
        return Err(ErrorCode::Malformed.into());
    }
    Ok(())
}

fn new(
    app: &App,
    consent: &Consent,
    token: TokenHash,
    device: TokenHash,
    now: Moment,
) -> Result<VisitRecord, ApiError> {
    Ok(VisitRecord {
        id: VisitId(app.entropy.id(now)?),
        version: 0,
        token,
        device,
        region: consent.region.clone(),
        kiosk: consent.kiosk.clone(),
        language: Language::of(&consent.language).tag().to_owned(),
        consent: consent.version.clone(),
        stage: VisitStage::Consented,
        person: None,
        details: None,
        code: None,
        code_valid_until: None,
        code_again_at: None,
        vouched_by: None,
        begun_at: now,
        seen_at: now,
        expires_at: now.plus_seconds(VISIT_SECONDS),
    })
}

/// Ends the visit that this browser had before.
async fn older(app: &App, headers: &HeaderMap, at: Moment) -> Result<Vec<Change>, ApiError> {
    let Some(token) = cookies::hash_of(headers, cookies::VISIT) else { return Ok(Vec::new()) };
    let before = app.store.visit(&token).await?;
    Ok(before.map(|visit| Change::EndVisit { id: visit.id, at }).into_iter().collect())
}

fn agreed(visit: &VisitRecord) -> AuditEntry {
    let place = visit.kiosk.as_ref().map_or("", |KioskId(id)| id);
    AuditEntry {
        at: visit.begun_at,
        actor: "resident".to_owned(),
        action: "agreed".to_owned(),
        subject: visit.id.0.to_string(),
        detail: format!("{} {} {} {place}", visit.region.as_str(), visit.consent, visit.language),
    }
}

pub(super) async fn show(State(app): State<App>, Visit(visit): Visit) -> Answer<ShowVisit> {
    Ok(Json(views::visit(&app, &visit).await?))
}

/// Ends the visit; without one there is nothing to do.
pub(super) async fn end(State(app): State<App>, headers: HeaderMap) -> Result<impl IntoResponse, ApiError> {
    let changes = older(&app, &headers, app.now()).await?;
    if !changes.is_empty() {
        app.commit(changes).await?;
    }
    let cleared: (header::HeaderName, HeaderValue) = (header::SET_COOKIE, cookies::clear(cookies::VISIT));
    let answer: Answer<EndVisit> = Ok(Json(Nothing {}));
    Ok((AppendHeaders([cleared]), answer?))
}
