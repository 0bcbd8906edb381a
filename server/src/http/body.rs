//! Request bodies: JSON of a known form, or raw bytes, within a size.

use std::time::Duration;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use domain::{problem::ErrorCode, wire::Endpoint};
use futures::StreamExt as _;
use sha2::{Digest as _, Sha256};
use tokio::time::timeout;

use super::{problem::ApiError, signed::SignedBody};

/// The largest JSON body that is taken, in bytes.
const JSON_MAX: usize = 64 * 1024;
/// Times the limit that is still read and thrown away, so that a browser which is sending hears why it was refused.
const PATIENCE: usize = 4;
/// How long a body may take: as long as the app waits for a photo to be sent.
const SLOWEST: Duration = Duration::from_mins(1);

/// The body that the endpoint takes. One that takes nothing also takes no body.
pub(crate) struct Body<E: Endpoint>(pub(crate) E::Request);

impl<E: Endpoint, S: Sync> FromRequest<S> for Body<E> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let kind = media_type(request.headers());
        let bytes = read(request, JSON_MAX).await?;
        let json = match kind.as_deref() {
            Some("application/json") => &bytes[..],
            None if bytes.is_empty() => b"{}",
            _ => return Err(ErrorCode::WrongMediaType.into()),
        };
        let json = if json.is_empty() { b"{}" } else { json };
        // What we take is named: a list in place of an object would be read by position.
        if json.trim_ascii_start().first() == Some(&b'[') {
            return Err(ErrorCode::Malformed.into());
        }
        serde_json::from_slice(json).map(Self).map_err(|_| ErrorCode::Malformed.into())
    }
}

/// What the body is said to be, without parameters.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<String> {
    let said = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

/// The whole body, at most `max` bytes.
///
/// # Errors
///
/// [`ErrorCode::BodyTooLarge`]; [`ErrorCode::Malformed`] when it breaks off, or takes longer than [`SLOWEST`];
/// [`ErrorCode::KioskRefused`] when it is another than was signed.
pub(crate) async fn read(request: Request, max: usize) -> Result<Bytes, ApiError> {
    timeout(SLOWEST, read_on(request, max)).await.unwrap_or_else(|_| Err(ErrorCode::Malformed.into()))
}

async fn read_on(request: Request, max: usize) -> Result<Bytes, ApiError> {
    let signed = request.extensions().get::<SignedBody>().copied();
    let mut body = request.into_body().into_data_stream();
    let (mut bytes, mut seen) = (Vec::new(), 0_usize);
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(|_| ErrorCode::Malformed)?;
        seen = seen.saturating_add(chunk.len());
        if seen <= max {
            bytes.extend_from_slice(&chunk);
        } else if seen > max.saturating_mul(PATIENCE) {
            break;
        } else {
            bytes = Vec::new();
        }
    }
    if seen > max {
        return Err(ErrorCode::BodyTooLarge.into());
    }
    let as_signed = signed.is_none_or(|SignedBody(hash)| Sha256::digest(&bytes).as_slice() == hash);
    if as_signed { Ok(bytes.into()) } else { Err(ErrorCode::KioskRefused.into()) }
}

/// Reads a body that is refused already, and keeps nothing of it.
pub(crate) async fn pass_over(request: Request, max: usize) {
    // What did not come in time is kept as little as what did.
    let _ = timeout(SLOWEST, pass_on(request, max)).await;
}

async fn pass_on(request: Request, max: usize) {
    let mut body = request.into_body().into_data_stream();
    let mut seen = 0_usize;
    while let Some(Ok(chunk)) = body.next().await {
        seen = seen.saturating_add(chunk.len());
        if seen > max.saturating_mul(PATIENCE) {
            break;
        }
    }
}
