//! Calls for a clerk from a region's kiosks.
//!
//! **Invariant:** of two clerks one goes: who answered first stays the one who is on the way.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    problem::ErrorCode,
    wire::staff::{AnswerHelp, CallView, EndHelp, HelpCalls, ListHelp},
};
use uuid::Uuid;

use super::session::{Member, entry};
use crate::{
    app::App,
    http::{
        help::waited,
        problem::{Answer, ApiError},
    },
    store::{Change, CommitError, HelpId, HelpRecord},
};

pub(in crate::http) async fn list(State(app): State<App>, member: Member) -> Answer<ListHelp> {
    calls(&app, &member).await
}

async fn calls(app: &App, member: &Member) -> Result<Json<HelpCalls>, ApiError> {
    let now = app.now();
    let open = app.store.open_help(&member.account.region).await?;
    let shown = open.into_iter().filter_map(|call| {
        let kiosk = app.regions.kiosk(&call.kiosk)?;
        let waited = waited(&call, now);
        let (hall, number) = (kiosk.hall.clone(), kiosk.number);
        Some(CallView { id: call.id.0, hall, number, language: call.language, waited, by: call.answered_by })
    });
    Ok(Json(HelpCalls { calls: shown.collect() }))
}

pub(in crate::http) async fn answer(
    State(app): State<App>,
    member: Member,
    Path(id): Path<Uuid>,
) -> Answer<AnswerHelp> {
    let call = of_region(&app, &member, id).await?;
    if call.ended_at.is_none() && call.answered_by.is_none() {
        let name = Some(member.account.name.clone());
        put(&app, &member, HelpRecord { answered_by: name, ..call }, "answered-call").await?;
    }
    calls(&app, &member).await
}

pub(in crate::http) async fn end(
    State(app): State<App>,
    member: Member,
    Path(id): Path<Uuid>,
) -> Answer<EndHelp> {
    let call = of_region(&app, &member, id).await?;
    if call.ended_at.is_none() {
        put(&app, &member, HelpRecord { ended_at: Some(app.now()), ..call }, "ended-call").await?;
    }
    calls(&app, &member).await
}

async fn of_region(app: &App, member: &Member, id: Uuid) -> Result<HelpRecord, ApiError> {
    let call = app.store.help_by_id(HelpId(id)).await?;
    call.filter(|call| call.region == member.account.region).ok_or(ErrorCode::NotFound.into())
}

/// Writes the call back. When somebody was faster the list says so.
async fn put(app: &App, member: &Member, call: HelpRecord, action: &str) -> Result<(), ApiError> {
    let entry = entry(app.now(), &member.account.name, action, &call.id.0.to_string());
    match app.commit(vec![Change::PutHelp(Box::new(call)), Change::Audit(entry)]).await {
        Ok(_) | Err(CommitError::Stale) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
