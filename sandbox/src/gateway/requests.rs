//! What every request of a merchant goes through, and every answer.
//!
//! **Invariant:** nothing of a request is parsed before its signature is right.

use std::io;

use axum::{
    body::Body,
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use futures::stream;
use serde::Serialize;
use wechatpay::{
    Unreadable,
    failure::{Failure, code},
    sign::sign_answer,
    verify::{Authorization, Refused, Verified, verify_request},
};

use super::{Gateway, GatewayError, failure};

/// What the gateway does not do, with the reason a merchant is told.
#[derive(Debug)]
pub(super) struct Denied(pub(super) StatusCode, pub(super) Failure);

impl Denied {
    pub(super) fn parameters(what: &str) -> Self {
        Self(StatusCode::BAD_REQUEST, failure(code::PARAM_ERROR, &format!("参数错误：{what}")))
    }

    pub(super) fn system() -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, failure(code::SYSTEM_ERROR, "系统异常，请用相同参数重新调用"))
    }
}

impl From<Failure> for Denied {
    fn from(failure: Failure) -> Self {
        let status = match failure.code.as_str() {
            code::ORDER_NOT_EXIST | code::RESOURCE_NOT_EXISTS => StatusCode::NOT_FOUND,
            code::OUT_TRADE_NO_USED => StatusCode::FORBIDDEN,
            code::FREQUENCY_LIMITED => StatusCode::TOO_MANY_REQUESTS,
            code::SYSTEM_ERROR => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        };
        Self(status, failure)
    }
}

impl From<Refused> for Denied {
    fn from(refused: Refused) -> Self {
        Self(StatusCode::UNAUTHORIZED, failure(code::SIGN_ERROR, &refused.to_string()))
    }
}

impl From<Unreadable> for Denied {
    fn from(unreadable: Unreadable) -> Self {
        Self::parameters(&unreadable.to_string())
    }
}

impl From<GatewayError> for Denied {
    fn from(error: GatewayError) -> Self {
        eprintln!("sandbox: {error}");
        Self::system()
    }
}

impl From<rusqlite::Error> for Denied {
    fn from(error: rusqlite::Error) -> Self {
        GatewayError::from(error).into()
    }
}

/// A request as it came.
pub(super) struct Request<'a> {
    pub(super) method: &'a Method,
    pub(super) uri: &'a Uri,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
}

impl Gateway {
    /// Checks who asks.
    pub(super) fn admit<'a>(&self, request: &Request<'a>) -> Result<Verified<'a>, Denied> {
        let header = request.headers.get(header::AUTHORIZATION).and_then(|header| header.to_str().ok());
        let authorization = Authorization::parse(header.ok_or(Refused::Unsigned)?)?;
        if authorization.mchid != self.keys.details.mchid {
            return Err(Refused::Serial.into());
        }
        let target = request.uri.path_and_query().map_or(request.uri.path(), |target| target.as_str());
        let now = self.now().instant().0;
        let Request { method, body, .. } = request;
        Ok(verify_request(&self.keys.merchants, &authorization, method.as_str(), target, body, now)?)
    }

    /// An answer with a signature.
    pub(super) fn answer(&self, answer: Result<Vec<u8>, Denied>) -> Response {
        match answer {
            Ok(body) if body.is_empty() => self.signed(StatusCode::NO_CONTENT, body),
            Ok(body) => self.signed(StatusCode::OK, body),
            Err(Denied(status, failure)) => {
                let body = serde_json::to_vec(&failure).unwrap_or_default();
                let faults = self.faults();
                if faults.hits(faults.unsigned_refusal, "unsigned refusal", &failure.code, 0) {
                    return (status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
                }
                self.signed(status, body)
            }
        }
    }

    fn signed(&self, status: StatusCode, body: Vec<u8>) -> Response {
        let now = self.now().instant().0;
        let key = &self.keys.platform;
        let signed = super::nonce()
            .ok()
            .and_then(|nonce| sign_answer(key, &self.keys.details.platform_serial, now, &nonce, &body).ok());
        let Some(signed) = signed else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
        let mut answer = Response::builder().status(status).header(header::CONTENT_TYPE, "application/json");
        for (name, value) in signed.headers() {
            answer = answer.header(name, value);
        }
        answer.body(Body::from(body)).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
    }

    /// Refuses before anything is done, when this fault happens.
    pub(super) fn fails_before(&self, what: &str, subject: &str) -> Result<(), Denied> {
        let faults = self.faults();
        if faults.error_before == 0 {
            return Ok(());
        }
        let fault = format!("error before {what}");
        let hits = faults.hits(faults.error_before, &fault, subject, self.tries(&fault, subject));
        if hits { Err(Denied::system()) } else { Ok(()) }
    }

    /// The answer to what was done; with this fault an error, or an answer that is cut.
    pub(super) fn answer_after(
        &self,
        what: &str,
        subject: &str,
        answer: Result<Vec<u8>, Denied>,
    ) -> Response {
        let faults = self.faults();
        let fault = format!("error after {what}");
        if faults.error_after_commit == 0 || answer.is_err() {
            return self.answer(answer);
        }
        let attempt = self.tries(&fault, subject);
        if !faults.hits(faults.error_after_commit, &fault, subject, attempt) {
            return self.answer(answer);
        }
        if faults.dice(&fault, subject, attempt).is_multiple_of(2) {
            cut()
        } else {
            self.answer(Err(Denied::system()))
        }
    }
}

/// An answer whose connection breaks before its end.
fn cut() -> Response {
    let broken = stream::iter([Err::<Vec<u8>, _>(io::Error::from(io::ErrorKind::ConnectionReset))]);
    let answer = Response::builder().status(StatusCode::OK).header(header::CONTENT_LENGTH, 1_000);
    answer
        .body(Body::from_stream(broken))
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// A message as it goes out.
pub(super) fn written(message: &impl Serialize) -> Result<Vec<u8>, Denied> {
    serde_json::to_vec(message).map_err(|_| Denied::system())
}
