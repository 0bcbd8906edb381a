//! The outermost layer of both surfaces: a request gets its id, its line in the log, its problem and its headers here.
//!
//! **Invariant:** the log names routes by their template and never by the address that was asked for.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::{problem::ErrorCode, wire};

use super::{
    headers::{self, Surface},
    problem::{self, ApiError},
};
use crate::app::App;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What the layer needs: the app, and which surface it stands before.
#[derive(Clone)]
pub(super) struct Boundary {
    pub(super) app: App,
    pub(super) surface: Surface,
}

pub(super) async fn guard(State(boundary): State<Boundary>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = boundary.app.request_id();
    let path = request.uri().path().to_owned();
    let route = request.extensions().get::<MatchedPath>().map_or("(page)", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let answer = if is_foreign(&request) {
        ApiError::from(ErrorCode::ForeignOrigin).into_response()
    } else {
        next.run(request).await
    };
    let mut answer = told(answer, &id);
    log(&id, &method, &route, &answer, begun);
    if let Ok(value) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(REQUEST_ID, value);
    }
    headers::add(&mut answer, &path, &boundary.surface);
    answer
}

/// Whether a request that does something came from elsewhere than our own page. A browser always names the origin of such a request.
fn is_foreign(request: &Request) -> bool {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    // A gateway has no page: it is known by its signature.
    if request.uri().path() == wire::WECHAT_CALLBACKS {
        return false;
    }
    let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let host =
        text(header::HOST).or_else(|| request.uri().authority().map(axum::http::uri::Authority::as_str));
    let origin = text(header::ORIGIN).and_then(|origin| origin.split_once("://"));
    let origin = origin.filter(|(scheme, _)| matches!(*scheme, "http" | "https")).map(|(_, place)| place);
    let site = text(HeaderName::from_static("sec-fetch-site"));
    origin.is_none() || origin != host || site.is_some_and(|site| site != "same-origin")
}

/// A failure in its form for the outside, under the request's id. A page that says itself what is wrong stays as it is.
fn told(answer: Response, id: &str) -> Response {
    if answer.extensions().get::<problem::OwnPage>().is_some() {
        return answer;
    }
    let failure = answer.extensions().get::<ApiError>().cloned();
    let Some(failure) = failure.or_else(|| problem::of_status(answer.status())) else { return answer };
    if let Some(cause) = failure.cause() {
        tracing::error!(request = id, code = failure.problem().code.as_str(), cause, "failed");
    }
    let mut told = failure.render(id);
    for (name, value) in answer.headers() {
        if matches!(*name, header::ALLOW | header::SET_COOKIE) {
            told.headers_mut().append(name, value.clone());
        }
    }
    told
}

fn log(id: &str, method: &Method, route: &str, answer: &Response, begun: Instant) {
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    // A method may be any word of any length; ours are few.
    let known = [Method::GET, Method::HEAD, Method::POST, Method::DELETE, Method::OPTIONS].contains(method);
    let method = if known { method.as_str() } else { "other" };
    tracing::info!(request = id, method, route, status = answer.status().as_u16(), millis, "answered");
}
