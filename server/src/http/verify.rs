//! The public page that a payment's record is compared with, and the keys that records are signed with.
//!
//! **Invariant:** nothing of a person is here, and nothing is changed. Whoever asks is counted by address.

use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::payment::PaymentNumber;
use serde::Deserialize;

use super::{
    problem::{ApiError, OwnPage},
    session::Caller,
};
use crate::{
    app::App,
    limits::Asker,
    payment_records::{self, LinkFault, Proof, PublishedKeys, Records},
};

/// A day: a key is published long before anybody asks for it in vain.
const KEYS_KEPT: &str = "public, max-age=86400";

/// Where payments are looked up, and by which keys their records are checked.
#[derive(Clone)]
pub struct Verification {
    /// Where payments are looked up.
    pub records: Arc<dyn Records>,
    /// The keys that are published.
    pub keys: Arc<PublishedKeys>,
}

/// The routes.
pub fn routes(verification: Verification) -> Router<App> {
    let Verification { records, keys } = verification;
    let published = Arc::from(keys.json());
    let show = move |State(app): State<App>, caller: Caller, number, carried| {
        show(app, caller, Arc::clone(&records), Arc::clone(&keys), number, carried)
    };
    Router::new()
        .route(payment_records::STYLE_PATH, get(style))
        .route("/verify/{number}", get(show))
        .route("/.well-known/medcard-record-keys.json", get(move || std::future::ready(listed(&published))))
}

/// What the QR code's address carries.
#[derive(Deserialize)]
struct Carried {
    c: Option<String>,
    s: Option<String>,
}

async fn show(
    app: App,
    caller: Caller,
    records: Arc<dyn Records>,
    keys: Arc<PublishedKeys>,
    Path(number): Path<String>,
    Query(carried): Query<Carried>,
) -> Result<Response, ApiError> {
    app.limits.take([Asker::RecordBy(caller.address)], app.now())?;
    let number = PaymentNumber::try_from(number).ok();
    let facts = match &number {
        Some(number) => records.record(number).await.map_err(|error| ApiError::internal(&error))?,
        None => None,
    };
    let proof = proof(&keys, &carried);
    let page = payment_records::page(facts.as_ref(), proof.as_ref());
    let status = if page.is_known { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    Ok((status, Extension(OwnPage), headers, page.html).into_response())
}

/// What the address proves; nothing, when it carries nothing.
fn proof(keys: &PublishedKeys, carried: &Carried) -> Option<Result<Proof, LinkFault>> {
    match (&carried.c, &carried.s) {
        (None, None) => None,
        (Some(content), Some(signature)) => Some(Proof::of(keys, content, signature)),
        (Some(_), None) | (None, Some(_)) => Some(Err(LinkFault::Unreadable)),
    }
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], payment_records::STYLE).into_response()
}

fn listed(keys: &Arc<str>) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/jwk-set+json"), (header::CACHE_CONTROL, KEYS_KEPT)];
    (headers, keys.to_string()).into_response()
}
