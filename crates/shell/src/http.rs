//! Asking the server: the only file of the apps that knows an HTTP client.
//!
//! **Invariant:** every question ends, in a reply or in a [`Failure`]: after 15 seconds without an answer the server counts as not
//! reached. A file on a weak network gets a minute. Where there is a signer, nothing is asked of the API without its signature but what
//! rests on a cookie of its own and must work when a key does not count any more ([`ask_unsigned`]); tables of words and files beside the
//! app are anybody's.

use std::{cell::RefCell, pin::Pin, rc::Rc};

use domain::{
    problem::{ErrorCode, Failure, Problem},
    wire::{Endpoint, Method, SIGNATURE},
};
use leptos::prelude::document;
use reqwasm::http::{Request, Response};
use serde::de::DeserializeOwned;
use text::{Language, SentenceKey, Words};
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, Blob};

/// What an exchange will give.
pub type LocalAnswer = Pin<Box<dyn Future<Output = Result<String, Failure>>>>;

/// Gives the signature of a request: its method, its path, and its body, which is a text, a file or undefined.
pub type Signer = Rc<dyn Fn(Method, String, JsValue) -> LocalAnswer>;

thread_local! {
    static SIGNER: RefCell<Option<Signer>> = const { RefCell::new(None) };
}

/// Signs whatever is asked from now on, or nothing any more.
pub fn sign_with(signer: Option<Signer>) {
    SIGNER.set(signer);
}

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 15_000;
/// How long a file may take.
const FILE_PATIENCE: u32 = 60_000;

/// Asks `E` at its own path.
///
/// # Errors
///
/// [`Failure`].
pub async fn ask<E: Endpoint>(request: &E::Request) -> Result<E::Reply, Failure> {
    ask_at::<E>(E::PATH, request).await
}

/// Asks `E` at `path`, its template filled in.
///
/// # Errors
///
/// [`Failure`].
pub async fn ask_at<E: Endpoint>(path: &str, request: &E::Request) -> Result<E::Reply, Failure> {
    let body = match E::METHOD {
        Method::Post => Some(serde_json::to_string(request).map_err(|_| Failure::Garbled)?),
        Method::Get | Method::Delete => None,
    };
    read(&exchange(E::METHOD, path.to_owned(), body).await?)
}

/// Asks `E` at its own path without a signature: what ends something, and rests on its own cookie.
///
/// # Errors
///
/// [`Failure`].
pub async fn ask_unsigned<E: Endpoint>() -> Result<E::Reply, Failure> {
    read(&answer(send(blank(E::METHOD, E::PATH), PATIENCE).await?).await?)
}

/// A file beside the app, whole; `None` when it cannot be had.
pub async fn file(path: &str) -> Option<Vec<u8>> {
    let response = send(Request::get(path), FILE_PATIENCE).await.ok().filter(Response::ok)?;
    response.binary().await.ok()
}

/// Sends a file as it is, and a header beside it.
///
/// # Errors
///
/// [`Failure`].
pub async fn send_file<T: DeserializeOwned>(
    path: &str,
    file: &Blob,
    beside: Option<(&str, &str)>,
) -> Result<T, Failure> {
    let kind = file.type_();
    let mut request = Request::post(path).header("content-type", &kind);
    if let Some((name, value)) = beside {
        request = request.header(name, value);
    }
    let request = signed(request, Method::Post, path, file.into()).await?.body(JsValue::from(file));
    read(&answer(send(request, FILE_PATIENCE).await?).await?)
}

/// Sends a request and gives the body of its answer. Not generic, so that it is compiled once for all endpoints.
#[must_use]
pub fn exchange(method: Method, path: String, body: Option<String>) -> LocalAnswer {
    Box::pin(async move {
        let request = blank(method, &path);
        let signed_body = body.as_deref().map_or(JsValue::UNDEFINED, JsValue::from_str);
        let request = signed(request, method, &path, signed_body).await?;
        let request = match body {
            Some(body) => request.body(body),
            None => request,
        };
        answer(send(request, PATIENCE).await?).await
    })
}

fn blank(method: Method, path: &str) -> Request {
    match method {
        Method::Get => Request::get(path),
        Method::Delete => Request::delete(path),
        Method::Post => Request::post(path).header("content-type", "application/json"),
    }
}

/// The sentences of a language that the first load needs; `None` when they cannot be had.
pub async fn words<K: SentenceKey>(language: Language) -> Option<Words<K>> {
    Words::parse(&table(language, ".json").await?).ok()
}

/// The table of a language's other sentences; `None` when it cannot be had.
pub(crate) async fn later_words(language: Language) -> Option<String> {
    table(language, ".later.json").await
}

async fn table(language: Language, name: &str) -> Option<String> {
    let folder = page_says("locales")?;
    let path = format!("{folder}{}{name}", language.tag());
    let response = send(Request::get(&path), PATIENCE).await.ok().filter(Response::ok)?;
    response.text().await.ok()
}

/// What the page says in its `<meta>` element `name`: where the build put something.
#[must_use]
pub fn page_says(name: &str) -> Option<String> {
    document().query_selector(&format!("meta[name={name}]")).ok().flatten()?.get_attribute("content")
}

/// The request with its signature, where there is a signer.
async fn signed(request: Request, method: Method, path: &str, body: JsValue) -> Result<Request, Failure> {
    match SIGNER.with_borrow(Clone::clone) {
        Some(signer) => Ok(request.header(SIGNATURE, &signer(method, path.to_owned(), body).await?)),
        None => Ok(request),
    }
}

async fn send(request: Request, patience: u32) -> Result<Response, Failure> {
    let signal = AbortSignal::timeout_with_u32(patience);
    request.abort_signal(Some(&signal)).send().await.map_err(|_| Failure::Unreachable)
}

/// The body of an answer that is one; why there is none otherwise.
async fn answer(response: Response) -> Result<String, Failure> {
    let body = response.text().await.map_err(|_| Failure::Unreachable)?;
    if response.ok() {
        return Ok(body);
    }
    match serde_json::from_str::<Problem>(&body) {
        // The browser itself asked twice: what was answered the first time was lost on the way.
        Ok(problem) if problem.code == ErrorCode::KioskRepeated => Err(Failure::Unreachable),
        Ok(problem) => Err(Failure::Problem(Box::new(problem))),
        // A proxy in between answers without knowing our words when it does not reach the server.
        Err(_) if response.status() >= 500 => Err(Failure::Unreachable),
        Err(_) => Err(Failure::Garbled),
    }
}

/// Reads an answer.
///
/// # Errors
///
/// [`Failure::Garbled`].
pub fn read<T: DeserializeOwned>(body: &str) -> Result<T, Failure> {
    serde_json::from_str(body).map_err(|_| Failure::Garbled)
}
