//! Signing in and out, and who is signed in.

use axum::{
    Json,
    extract::{FromRequestParts, State},
    http::{HeaderMap, header, request::Parts},
    response::{AppendHeaders, IntoResponse},
};
use domain::{
    moment::Moment,
    problem::ErrorCode,
    wire::{
        Nothing,
        staff::{Credentials, Role, ShowSession, SignIn, SignOut, StaffView},
    },
};

use tokio::sync::Semaphore;

use crate::{
    app::App,
    hex::hex,
    http::{
        body::Body,
        cookies,
        problem::{Answer, ApiError},
        refusals::{self, Refusal},
        session::Caller,
        views,
    },
    limits::Asker,
    passwords,
    store::{AuditEntry, Change, StaffRecord, StaffSessionRecord, Subject, TokenHash, Try},
};

/// Seconds that a session goes on without being used, and at most.
const IDLE_SECONDS: i64 = 60 * 60;
const LONGEST_SECONDS: i64 = 12 * 60 * 60;
/// Seconds after which being used is noted.
const NOTE_AFTER: i64 = 60;
/// Wrong passwords until the account locks, and seconds it stays so.
const TRIES: u16 = 5;
const LOCK_SECONDS: u32 = 15 * 60;
/// Passwords compared at a time: each takes some memory and a core.
static COMPARING: Semaphore = Semaphore::const_new(2);
/// The longest name and password that are looked at.
const TEXT_MAX: usize = 200;

/// Anybody of the staff who is signed in.
pub(in crate::http) struct SignedIn(pub(super) Member);

/// An administrator who is signed in.
pub(in crate::http) struct Administrator(pub(in crate::http) StaffRecord);

/// A clerk who is signed in.
pub(in crate::http) struct Member {
    pub(in crate::http) account: StaffRecord,
    token: TokenHash,
}

impl FromRequestParts<App> for Member {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let SignedIn(member) = SignedIn::from_request_parts(parts, app).await?;
        if member.account.role == Role::Clerk { Ok(member) } else { Err(ErrorCode::NotAllowed.into()) }
    }
}

impl FromRequestParts<App> for Administrator {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let SignedIn(Member { account, .. }) = SignedIn::from_request_parts(parts, app).await?;
        if account.role == Role::Admin { Ok(Self(account)) } else { Err(ErrorCode::NotAllowed.into()) }
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let token = cookies::hash_of(&parts.headers, cookies::STAFF).ok_or(ErrorCode::NotSignedIn)?;
        let now = app.now();
        let session = app.store.staff_session(&token).await?.filter(|session| lasts(session, now));
        let session = session.ok_or(ErrorCode::NotSignedIn)?;
        let account = app.store.staff(&session.account).await?.ok_or(ErrorCode::NotSignedIn)?;
        let expires_at = now.plus_seconds(IDLE_SECONDS);
        if session.expires_at.plus_seconds(NOTE_AFTER) < expires_at {
            app.commit(vec![Change::TouchStaffSession { token, expires_at }]).await?;
        }
        Ok(Self(Member { account, token }))
    }
}

impl Member {
    /// What their session is known by.
    pub(in crate::http) fn token(&self) -> TokenHash {
        self.token
    }

    /// Whether the session goes on.
    pub(in crate::http) async fn still_signed_in(&self, app: &App) -> bool {
        let session = app.store.staff_session(&self.token).await;
        session.is_ok_and(|session| session.is_some_and(|session| lasts(&session, app.now())))
    }
}

fn lasts(session: &StaffSessionRecord, now: Moment) -> bool {
    now < session.expires_at && now < session.begun_at.plus_seconds(LONGEST_SECONDS)
}

pub(in crate::http) async fn sign_in(
    State(app): State<App>,
    caller: Caller,
    Body(credentials): Body<SignIn>,
) -> Result<impl IntoResponse, ApiError> {
    let now = app.now();
    app.limits.take([Asker::Address(caller.address), Asker::SignInBy(caller.address)], now)?;
    let Credentials { name, password } = credentials;
    let account = match checked(&app, &name, password, now).await {
        Ok(account) => account,
        Err(error) => return Err(failed(&app, &name, error).await),
    };
    let token = app.entropy.token()?;
    let session = StaffSessionRecord {
        token: cookies::hash(&token),
        account: account.name.clone(),
        begun_at: now,
        expires_at: now.plus_seconds(IDLE_SECONDS),
    };
    let changes = vec![
        Change::ForgetTries(Subject::account(&typed(&app, &name))),
        Change::BeginStaffSession(session),
        Change::Audit(entry(now, &account.name, "signed-in", &account.name)),
    ];
    app.commit(changes).await?;
    let cookie = [(header::SET_COOKIE, cookies::set(cookies::STAFF, &token))];
    Ok((AppendHeaders(cookie), Json(view(&app, account))))
}

/// The account, if name and password are right. The try is counted before they are compared.
async fn checked(app: &App, name: &str, password: String, now: Moment) -> Result<StaffRecord, ApiError> {
    if name.is_empty() || name.chars().count() > TEXT_MAX || password.chars().count() > TEXT_MAX {
        return Err(ErrorCode::SignInFailed.into());
    }
    let subject = Subject::account(&typed(app, name));
    let sign_in = Try { subject, limit: TRIES, window: LOCK_SECONDS, lock: LOCK_SECONDS, at: now };
    let tries = app.commit(vec![Change::CountTry(sign_in)]).await?.tries;
    let account = app.store.staff(name).await?;
    let hashed = account.as_ref().map(|account| account.password.clone());
    let refused = tries.first().filter(|outcome| outcome.refused);
    if let Some(until) = refused.and_then(|outcome| outcome.locked_until) {
        return Err(ApiError::wait(ErrorCode::Locked, now.seconds_until(until)));
    }
    let _seat = COMPARING.acquire().await.map_err(|error| ApiError::internal(&error))?;
    let compare = move || passwords::fits(&password, hashed.as_deref());
    let fits = tokio::task::spawn_blocking(compare).await.map_err(|error| ApiError::internal(&error))?;
    match account {
        Some(account) if fits => Ok(account),
        Some(_) | None => Err(ErrorCode::SignInFailed.into()),
    }
}

/// What tells a name that was typed from others, and not what it says.
fn typed(app: &App, name: &str) -> [u8; 32] {
    app.sealer.keyed_hash("account", name.as_bytes())
}

/// The audit has whose account was tried.
async fn failed(app: &App, name: &str, error: ApiError) -> ApiError {
    let subject = match app.store.staff(name).await {
        Ok(Some(account)) => account.name,
        Ok(None) => hex(&typed(app, name)),
        Err(broken) => return broken.into(),
    };
    refusals::remembered(app, Refusal { actor: "staff", action: "sign-in-refused", subject }, error).await
}

pub(in crate::http) async fn show(State(app): State<App>, SignedIn(member): SignedIn) -> Answer<ShowSession> {
    Ok(Json(view(&app, member.account)))
}

pub(in crate::http) async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    if let Some(token) = cookies::hash_of(&headers, cookies::STAFF) {
        app.commit(vec![Change::EndStaffSession { token, at: app.now() }]).await?;
    }
    let cookie = [(header::SET_COOKIE, cookies::clear(cookies::STAFF))];
    let answer: Answer<SignOut> = Ok(Json(Nothing {}));
    Ok((AppendHeaders(cookie), answer?))
}

fn view(app: &App, account: StaffRecord) -> StaffView {
    let agency = views::agency(app, &account.region, account.agency.as_ref());
    StaffView {
        name: account.name,
        office: account.office,
        region: account.region,
        agency,
        role: account.role,
        demo: app.demo,
    }
}

/// A line for the audit.
pub(super) fn entry(at: Moment, actor: &str, action: &str, subject: &str) -> AuditEntry {
    AuditEntry {
        at,
        actor: actor.to_owned(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: String::new(),
    }
}
