//! Vouching for a person who stands at a kiosk and has no mobile that could receive a code.
//!
//! **Invariant:** the case remembers who vouched, and the audit when.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    masked::Masked,
    problem::ErrorCode,
    wire::staff::{ShowVouch, Vouch, VouchDecision, VouchView},
};

use super::session::{Member, entry};
use crate::{
    app::App,
    forms::{Known, VisitDetails},
    http::{
        body::Body,
        foreign::only_own,
        problem::{Answer, ApiError},
    },
    identity,
    limits::Asker,
    store::{Change, VisitStage, VouchRecord},
};

pub(in crate::http) async fn show(
    State(app): State<App>,
    member: Member,
    Path(code): Path<String>,
) -> Answer<ShowVouch> {
    let now = app.now();
    let vouch = of_region(&app, &member, &code).await?;
    let details = app.open_vouch(&vouch)?;
    let known = identity::look_up(&app, &vouch.region, &details.number).await?;
    // The audit has it before anybody sees it.
    let entry = entry(now, &member.account.name, "looked-at-vouching", &vouch.visit.0.to_string());
    app.commit(vec![Change::Audit(entry)]).await?;
    Ok(Json(view(&app, &vouch, details.number.masked(), known.as_ref())?))
}

async fn of_region(app: &App, member: &Member, code: &str) -> Result<VouchRecord, ApiError> {
    app.limits.take([Asker::VouchBy(member.account.name.clone())], app.now())?;
    let vouch = app.store.vouch(code, app.now()).await?;
    let here = |vouch: &VouchRecord| vouch.region == member.account.region;
    only_own(app, member, vouch, here, |vouch| vouch.visit.0.to_string()).await
}

fn view(
    app: &App,
    vouch: &VouchRecord,
    id_number: Masked,
    known: Option<&Known>,
) -> Result<VouchView, ApiError> {
    let kiosk = app.regions.kiosk(&vouch.kiosk).ok_or(ErrorCode::NotFound)?;
    Ok(VouchView {
        code: vouch.code.clone(),
        hall: kiosk.hall.clone(),
        name: known.map(|known| Masked::name(&known.name)),
        id_number,
        decided: vouch.decided,
    })
}

pub(in crate::http) async fn decide(
    State(app): State<App>,
    member: Member,
    Path(code): Path<String>,
    Body(decision): Body<Vouch>,
) -> Answer<Vouch> {
    let now = app.now();
    let mut vouch = of_region(&app, &member, &code).await?;
    if vouch.decided.is_some() {
        return Err(ErrorCode::WrongStep.into());
    }
    let number = app.open_vouch(&vouch)?.number;
    let known = identity::look_up(&app, &vouch.region, &number).await?;
    let name = member.account.name.clone();
    vouch.decided = Some(decision);
    vouch.decided_by = Some(name.clone());
    let action = match decision {
        VouchDecision::Vouched => "vouched",
        VouchDecision::Declined => "declined-vouching",
    };
    let shown = view(&app, &vouch, number.masked(), known.as_ref())?;
    let mut changes = vec![Change::PutVouch(Box::new(vouch.clone()))];
    if decision == VouchDecision::Vouched {
        let known = known.ok_or(ErrorCode::WrongStep)?;
        changes.push(
            recognised(&app, &vouch, name.clone(), VisitDetails { number, known: Some(known), holder: None })
                .await?,
        );
    }
    changes.push(Change::Audit(entry(now, &name, action, &vouch.visit.0.to_string())));
    app.commit(changes).await?;
    Ok(Json(shown))
}

/// The visit goes on to the masked name, if it still waits.
async fn recognised(
    app: &App,
    vouch: &VouchRecord,
    by: String,
    details: VisitDetails,
) -> Result<Change, ApiError> {
    let visit = app.store.visit_by_id(vouch.visit).await?.filter(|visit| visit.is_open(app.now()));
    let mut visit = visit.ok_or(ErrorCode::NotFound)?;
    if visit.stage != VisitStage::Vouching || visit.person != Some(vouch.person) {
        return Err(ErrorCode::WrongStep.into());
    }
    identity::recognise(app, &mut visit, &details)?;
    visit.vouched_by = Some(by);
    Ok(Change::PutVisit(Box::new(visit)))
}
