//! Asking the server: the only file of the console that knows an HTTP client.
//!
//! **Invariant:** every question ends, in a reply or in a [`Failure`]: after 15 seconds without an answer the server counts as not
//! reached.

use domain::{
    problem::Problem,
    wire::{Endpoint, Method},
};
use leptos::prelude::document;
use reqwasm::http::{Request, Response};
use serde::de::DeserializeOwned;
use text::{Language, staff::Words};
use web_sys::AbortSignal;

use crate::desk::Failure;

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 15_000;

/// Asks `E` at `path`, its template filled in.
pub(super) async fn ask_at<E: Endpoint>(path: &str, request: &E::Request) -> Result<E::Reply, Failure> {
    let request = match E::METHOD {
        Method::Get => Request::get(path),
        Method::Delete => Request::delete(path),
        Method::Post => {
            let body = serde_json::to_string(request).map_err(|_| Failure::Garbled)?;
            Request::post(path).header("content-type", "application/json").body(body)
        }
    };
    read(send(request).await?).await
}

/// The sentences of a language; `None` when they cannot be had.
pub(crate) async fn words(language: Language) -> Option<Words> {
    let folder = document().query_selector("meta[name=locales]").ok().flatten()?.get_attribute("content")?;
    let path = format!("{folder}{}.json", language.tag());
    let response = send(Request::get(&path)).await.ok().filter(Response::ok)?;
    Words::parse(&response.text().await.ok()?).ok()
}

async fn send(request: Request) -> Result<Response, Failure> {
    let signal = AbortSignal::timeout_with_u32(PATIENCE);
    request.abort_signal(Some(&signal)).send().await.map_err(|_| Failure::Unreachable)
}

async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    let body = response.text().await.map_err(|_| Failure::Unreachable)?;
    if response.ok() {
        return serde_json::from_str(&body).map_err(|_| Failure::Garbled);
    }
    match serde_json::from_str::<Problem>(&body) {
        Ok(problem) => Err(Failure::Problem(Box::new(problem))),
        // A proxy in between answers without knowing our words when it does not reach the server.
        Err(_) if response.status() >= 500 => Err(Failure::Unreachable),
        Err(_) => Err(Failure::Garbled),
    }
}
