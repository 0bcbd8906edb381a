//! Requests to the gateway: signed going out, believed coming back only when they are signed too.

use std::sync::Arc;

use reqwest::{
    Method, Response,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, USER_AGENT},
};
use wechatpay::{
    Unreadable, failure,
    keys::KeyRing,
    sign::{Merchant, Signed, sign_request},
    verify::{Verified, verify},
};

use crate::{
    clock::Clock,
    entropy::Entropy,
    outside::{Failure, OutsideError, PATIENCE, System},
};

const MICROS: i64 = 1_000_000;
const JSON: &str = "application/json";
const AGENT: &str = "medcard-kiosk";
/// The longest answer that is read: a bill of a busy day.
const LONGEST: usize = 256 * 1024 * 1024;
/// The longest of any other.
const LONGEST_ANSWER: usize = 64 * 1024;

/// Speaks HTTP with the gateway.
pub(super) struct Exchange {
    client: reqwest::Client,
    base: String,
    wall: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
}

/// The gateway will not, by its documented word and under its signature.
pub(super) struct Refusal(pub(super) String);

/// A request.
pub(super) struct Asked<'a> {
    /// How it is asked.
    pub(super) method: Method,
    /// Path and query.
    pub(super) path: &'a str,
    /// What is said.
    pub(super) body: Vec<u8>,
}

impl Exchange {
    /// Speaks with the gateway at `base`.
    ///
    /// # Errors
    ///
    /// When the machine's TLS cannot be set up.
    pub(super) fn new(
        base: &str,
        wall: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder().timeout(PATIENCE).no_proxy().build()?;
        Ok(Self { client, base: base.trim_end_matches('/').to_owned(), wall, entropy })
    }

    /// Asks, and reads the answer once its signature is right.
    ///
    /// # Errors
    ///
    /// [`OutsideError`]: nothing is known.
    pub(super) async fn ask<T>(
        &self,
        merchant: &Merchant,
        platform: &KeyRing,
        asked: Asked<'_>,
        read: fn(Verified<'_>) -> Result<T, Unreadable>,
    ) -> Result<Result<T, Refusal>, OutsideError> {
        let response = self.send(merchant, asked).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = bytes(response, LONGEST_ANSWER).await?;
        let signed = Signed::from_headers(|name| text(&headers, name)).ok();
        let verified = signed.and_then(|signed| verify(platform, &signed, &body, self.now()).ok());
        if status.is_success() {
            let verified = verified.ok_or(unreadable())?;
            return read(verified).map(Ok).map_err(|_| unreadable());
        }
        // What somebody on the way refuses is not signed, and decides nothing.
        let decides = verified.is_some() && !status.is_server_error();
        match failure::Failure::read(&body).filter(|_| decides) {
            Some(failure) => Ok(Err(Refusal(failure.code))),
            None => Err(failed(Failure::Status(status.as_u16()))),
        }
    }

    /// Fetches a file from an address that the gateway gave, which lies on its own base. The request is signed, the answer is not.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    pub(super) async fn download(&self, merchant: &Merchant, address: &str) -> Result<Vec<u8>, OutsideError> {
        let path =
            address.strip_prefix(&self.base).filter(|path| path.starts_with('/')).ok_or(unreadable())?;
        let response = self.send(merchant, Asked { method: Method::GET, path, body: Vec::new() }).await?;
        let status = response.status();
        if status.is_success() {
            bytes(response, LONGEST).await
        } else {
            Err(failed(Failure::Status(status.as_u16())))
        }
    }

    async fn send(&self, merchant: &Merchant, asked: Asked<'_>) -> Result<Response, OutsideError> {
        let Asked { method, path, body } = asked;
        let nonce = self.entropy.token().map_err(|_| unreachable())?;
        let nonce: String = nonce.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
        let authorization = sign_request(merchant, method.as_str(), path, self.now(), &nonce, &body)
            .map_err(|_| unreachable())?;
        let request = self
            .client
            .request(method, format!("{}{path}", self.base))
            .header(AUTHORIZATION, authorization)
            .header(ACCEPT, JSON)
            .header(USER_AGENT, AGENT);
        let request = if body.is_empty() { request } else { request.header(CONTENT_TYPE, JSON).body(body) };
        request.send().await.map_err(|error| lost(&error))
    }

    fn now(&self) -> i64 {
        self.wall.now().0 / MICROS
    }
}

/// The body, as long as it is no longer than this.
async fn bytes(mut response: Response, longest: usize) -> Result<Vec<u8>, OutsideError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| lost(&error))? {
        if body.len() + chunk.len() > longest {
            return Err(unreadable());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn lost(error: &reqwest::Error) -> OutsideError {
    failed(if error.is_timeout() { Failure::TooSlow } else { Failure::Unreachable })
}

const fn failed(failure: Failure) -> OutsideError {
    System::Gateway.failed(failure)
}

const fn unreachable() -> OutsideError {
    failed(Failure::Unreachable)
}

const fn unreadable() -> OutsideError {
    failed(Failure::Unreadable)
}
