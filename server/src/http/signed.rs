//! Who of the enrolled kiosks asks: by the signature of a request, or by a pass where a browser cannot sign.
//!
//! A signature is checked over the body's hash that it names, before anything of the body is read; whoever reads the body compares, see
//! [`super::body`]. See `docs/adr/0008-kiosks-sign.md`.
//!
//! **Invariant:** a request that names a key is signed by it, in time, for the first time, and the key counts; any other is refused here,
//! whatever it asks for. A pass counts for [`READ_BY_PASS`] and nothing else.

use std::convert::Infallible;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use axum::{
    extract::{FromRequestParts, MatchedPath, Request, State},
    http::{Method, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::{
    kiosk::KioskId,
    problem::ErrorCode,
    wire::{self, CLOCK_SECONDS, PHOTO_BODY_MAX, SIGNATURE, Signature, hex},
};

use super::{body, cookies, problem::ApiError};
use crate::{
    app::App,
    store::{Change, CommitError, KeyId, KioskKeyRecord},
};

/// What a browser itself fetches for a page, and so cannot sign: pictures and event streams.
const READ_BY_PASS: [&str; 4] =
    [wire::PHOTO, wire::PHOTO_ORIGINAL, wire::APPLICATION_EVENTS, wire::PAYMENT_EVENTS];

/// The kiosk whose key stands behind a request.
#[derive(Clone, Debug)]
struct Signer {
    kiosk: KioskId,
    key: KeyId,
    signed: bool,
}

/// The hash that the body of a request must have.
#[derive(Clone, Copy, Debug)]
pub(super) struct SignedBody(pub(super) [u8; 32]);

/// What a handler is told of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Signed(Option<Signer>);

impl Signed {
    /// Whether this kiosk asks.
    pub(super) fn is_by(&self, kiosk: &KioskId) -> bool {
        self.0.as_ref().is_some_and(|signer| signer.kiosk == *kiosk)
    }

    /// The key, when it has signed this very request.
    pub(super) fn key(&self) -> Option<KeyId> {
        self.0.as_ref().filter(|signer| signer.signed).map(|signer| signer.key)
    }
}

impl FromRequestParts<App> for Signed {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get::<Signer>().cloned()))
    }
}

/// The layer before every route of residents.
pub(super) async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let known = signer(&app, &mut parts).await;
    let request = Request::from_parts(parts, body);
    match known {
        Ok(()) => next.run(request).await,
        Err(refused) => {
            // A browser that is still sending hears why.
            body::pass_over(request, PHOTO_BODY_MAX).await;
            refused.into_response()
        }
    }
}

/// Notes who asks beside the request.
async fn signer(app: &App, parts: &mut Parts) -> Result<(), ApiError> {
    let Some(header) = parts.headers.get(SIGNATURE) else {
        if let Some(signer) = passed(app, parts).await? {
            parts.extensions.insert(signer);
        }
        return Ok(());
    };
    let signature = header.to_str().ok().and_then(Signature::parse).ok_or(ErrorCode::KioskRefused)?;
    let key = app.store.kiosk_key(KeyId(signature.key)).await?.ok_or(ErrorCode::KioskRefused)?;
    proven(&key, &signature, parts)?;
    counts(app, &key)?;
    let now = app.now();
    let off = now.0.saturating_sub(signature.time.0).saturating_abs();
    if off > CLOCK_SECONDS * 1_000_000 {
        return Err(ApiError::clock(now));
    }
    let forget_at = signature.time.plus_seconds(CLOCK_SECONDS + 1);
    let mut changes =
        vec![Change::UseNonce { key: key.id, nonce: hex(&signature.nonce), at: now, forget_at }];
    if key.proven_at.is_none() {
        let (id, kiosk, by) = (key.id, key.kiosk.clone(), key.enrolled_by.clone());
        changes.push(Change::ProveKioskKey { key: id, kiosk, at: now, by });
    }
    match app.commit(changes).await {
        Ok(_) => {}
        // A browser sends a request anew by itself when its connection breaks, so this is no sign of a wrong key.
        Err(CommitError::Taken) => return Err(ErrorCode::KioskRepeated.into()),
        Err(error) => return Err(error.into()),
    }
    parts.extensions.insert(SignedBody(signature.body));
    parts.extensions.insert(Signer { kiosk: key.kiosk, key: key.id, signed: true });
    Ok(())
}

fn proven(key: &KioskKeyRecord, signature: &Signature, parts: &Parts) -> Result<(), ApiError> {
    let method = match parts.method {
        Method::GET => wire::Method::Get,
        Method::POST => wire::Method::Post,
        Method::DELETE => wire::Method::Delete,
        _ => return Err(ErrorCode::KioskRefused.into()),
    };
    let path = parts.uri.path_and_query().map_or("", axum::http::uri::PathAndQuery::as_str);
    let message = signature.message(method, path);
    let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &key.public_key);
    public.verify(message.as_bytes(), &signature.proof).map_err(|_| ErrorCode::KioskRefused.into())
}

/// Whether a key was not revoked, and its kiosk is still one of ours and in the region whose administrator let it in.
fn counts(app: &App, key: &KioskKeyRecord) -> Result<(), ApiError> {
    let kiosk = app.regions.kiosk(&key.kiosk).filter(|kiosk| !kiosk.demo);
    let known = kiosk.is_some_and(|kiosk| kiosk.region == key.region);
    if key.revoked_at.is_some() || !known { Err(ErrorCode::KioskRevoked.into()) } else { Ok(()) }
}

/// Who reads by a pass. One that does not count is as if it were not there: what needs it says so.
async fn passed(app: &App, parts: &Parts) -> Result<Option<Signer>, ApiError> {
    let route = parts.extensions.get::<MatchedPath>().map(MatchedPath::as_str);
    if parts.method != Method::GET || !route.is_some_and(|route| READ_BY_PASS.contains(&route)) {
        return Ok(None);
    }
    let Some(token) = cookies::hash_of(&parts.headers, cookies::KIOSK) else { return Ok(None) };
    let Some(pass) = app.store.pass(&token).await?.filter(|pass| app.now() < pass.valid_until) else {
        return Ok(None);
    };
    let key = app.store.kiosk_key(pass.key).await?.filter(|key| counts(app, key).is_ok());
    Ok(key.map(|key| Signer { kiosk: key.kiosk, key: key.id, signed: false }))
}
