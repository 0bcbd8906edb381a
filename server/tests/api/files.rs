//! Sending pictures.

use domain::{
    problem::Problem,
    wire::{PHOTO_CLAIM, PHOTOS, PhotoView},
};

use crate::browser::{Browser, problem};

/// A portrait of somebody who smiles.
pub(crate) const PORTRAIT: &[u8] = include_bytes!("../../../crates/photo/tests/faces/obama.jpg");

/// Sends a file as a photo from the camera.
pub(crate) async fn send(browser: &Browser, kind: &str, file: Vec<u8>) -> Result<PhotoView, Problem> {
    send_to(browser, &format!("{PHOTOS}?source=camera"), kind, file).await
}

/// Sends a file to an address.
pub(crate) async fn send_to(
    browser: &Browser,
    path: &str,
    kind: &str,
    file: Vec<u8>,
) -> Result<PhotoView, Problem> {
    let request = browser.request(reqwest::Method::POST, path).body(file);
    let request = if kind.is_empty() { request } else { request.header("content-type", kind) };
    answered(browser, request).await
}

/// Sends the portrait of somebody who cannot meet a rule, with what a browser claims to have found in it.
pub(crate) async fn send_claiming(browser: &Browser, claim: &str) -> Result<PhotoView, Problem> {
    let request = browser.request(reqwest::Method::POST, &format!("{PHOTOS}?source=camera&exception=head"));
    let request = request.header("content-type", "image/jpeg").header(PHOTO_CLAIM, claim);
    answered(browser, request.body(PORTRAIT.to_vec())).await
}

async fn answered(browser: &Browser, request: reqwest::RequestBuilder) -> Result<PhotoView, Problem> {
    let answer = browser.send(request).await;
    if answer.status().is_success() { Ok(answer.json().await.unwrap()) } else { Err(problem(answer).await) }
}
