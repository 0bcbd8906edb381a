//! Calling a clerk to a kiosk.
//!
//! **Invariant:** a kiosk has one open call, however often its button is pressed; nothing here is about a person.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{AppendHeaders, IntoResponse},
};
use domain::{
    kiosk::Kiosk,
    moment::Moment,
    problem::ErrorCode,
    wire::{AskForHelp, CancelHelp, HelpCall, HelpStage, HelpView, Nothing, ShowHelp},
};

use super::{
    body::Body,
    cookies,
    problem::{Answer, ApiError},
    session::{Caller, known_kiosk},
    signed::Signed,
};
use crate::{
    app::App,
    limits::Asker,
    store::{AuditEntry, Change, CommitError, HelpId, HelpRecord, TokenHash},
    texts::Language,
};

/// Draws until one of two calls at the same time is there.
const DRAWS: u8 = 3;

pub(super) async fn ask(
    State(app): State<App>,
    caller: Caller,
    signed: Signed,
    headers: HeaderMap,
    Body(call): Body<AskForHelp>,
) -> Result<impl IntoResponse, ApiError> {
    let now = app.now();
    app.limits.take([Asker::Address(caller.address)], now)?;
    let kiosk = known_kiosk(&app, &call.kiosk, &signed)?;
    // Only the kiosk itself uses up what it may ask: a stranger silences nobody.
    app.limits.take([Asker::HelpAt(kiosk.id.clone())], now)?;
    let own = cookies::hash_of(&headers, cookies::HELP);
    for _ in 0..DRAWS {
        let open = app.store.help_at(&kiosk.id).await?;
        if let Some(open) = open.as_ref().filter(|open| Some(open.token) == own) {
            return Ok((AppendHeaders(None), Json(view(&app, open, now).await?)));
        }
        let token = app.entropy.token()?;
        let made = match open {
            // A page that was loaded anew asks for what still rings: it gets a cookie for the same call.
            Some(open) => HelpRecord { token: cookies::hash(&token), ..open },
            None => new(&app, kiosk, &call, cookies::hash(&token), now)?,
        };
        match app.commit(rung(&made, now)).await {
            Ok(_) => {
                let cookie = (header::SET_COOKIE, cookies::set(cookies::HELP, &token));
                return Ok((AppendHeaders(Some(cookie)), Json(view(&app, &made, now).await?)));
            }
            // Another press was faster.
            Err(CommitError::Taken | CommitError::Stale) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ErrorCode::Unavailable.into())
}

fn new(
    app: &App,
    kiosk: &Kiosk,
    call: &HelpCall,
    token: TokenHash,
    now: Moment,
) -> Result<HelpRecord, ApiError> {
    Ok(HelpRecord {
        id: HelpId(app.entropy.id(now)?),
        version: 0,
        kiosk: kiosk.id.clone(),
        region: kiosk.region.clone(),
        token,
        language: Language::of(&call.language).tag().to_owned(),
        asked_at: now,
        answered_by: None,
        ended_at: None,
    })
}

fn rung(call: &HelpRecord, now: Moment) -> Vec<Change> {
    let told = (call.version == 0).then(|| Change::Audit(entry(now, call, "called-clerk")));
    [Change::PutHelp(Box::new(call.clone()))].into_iter().chain(told).collect()
}

pub(super) async fn show(State(app): State<App>, headers: HeaderMap) -> Answer<ShowHelp> {
    let call = own(&app, &headers).await?.ok_or(ErrorCode::NotFound)?;
    Ok(Json(view(&app, &call, app.now()).await?))
}

pub(super) async fn cancel(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let now = app.now();
    if let Some(mut call) = own(&app, &headers).await?.filter(|call| call.ended_at.is_none()) {
        call.ended_at = Some(now);
        let entry = entry(now, &call, "cancelled-call");
        match app.commit(vec![Change::PutHelp(Box::new(call)), Change::Audit(entry)]).await {
            // A clerk was faster: then it is over, or goes on and ends with the clerk.
            Ok(_) | Err(CommitError::Stale) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let answer: Answer<CancelHelp> = Ok(Json(Nothing {}));
    Ok((AppendHeaders([(header::SET_COOKIE, cookies::clear(cookies::HELP))]), answer?))
}

async fn own(app: &App, headers: &HeaderMap) -> Result<Option<HelpRecord>, ApiError> {
    match cookies::hash_of(headers, cookies::HELP) {
        Some(token) => Ok(app.store.help(&token).await?),
        None => Ok(None),
    }
}

async fn view(app: &App, call: &HelpRecord, now: Moment) -> Result<HelpView, ApiError> {
    let stage = match (&call.ended_at, &call.answered_by) {
        (Some(_), _) => HelpStage::Ended,
        (None, None) => HelpStage::Waiting,
        (None, Some(name)) => match app.store.staff(name).await? {
            Some(clerk) => HelpStage::Coming { name: clerk.name, office: clerk.office },
            None => HelpStage::Waiting,
        },
    };
    Ok(HelpView { waited: waited(call, now), stage })
}

/// Seconds since a call was made.
pub(super) fn waited(call: &HelpRecord, now: Moment) -> u32 {
    u32::try_from(call.asked_at.seconds_until(now)).unwrap_or(u32::MAX)
}

/// A line for the audit: who called is nobody's name, only a kiosk's.
fn entry(at: Moment, call: &HelpRecord, action: &str) -> AuditEntry {
    AuditEntry {
        at,
        actor: "resident".to_owned(),
        action: action.to_owned(),
        subject: call.id.0.to_string(),
        detail: call.kiosk.0.clone(),
    }
}
