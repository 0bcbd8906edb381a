//! Pictures to send.

use domain::wire::{PHOTOS, PhotoView};
use jpeg_encoder::{ColorType, Encoder};

use crate::browser::{Browser, problem};
use domain::problem::Problem;

/// A portrait that a counter would take.
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
    let request = browser.request(reqwest::Method::POST, path).header("content-type", kind).body(file);
    let answer = browser.send(request).await;
    if answer.status().is_success() { Ok(answer.json().await.unwrap()) } else { Err(problem(answer).await) }
}

/// A JPEG of soft colours that shows nobody.
pub(crate) fn nobody(width: u16, height: u16) -> Vec<u8> {
    let tone = |at: u16, least: u16| u8::try_from(at / 4 % 200 + least).unwrap();
    let shade = |x: u16, y: u16| [tone(x, 40), tone(y, 30), 120];
    let pixels: Vec<u8> = (0..height).flat_map(|y| (0..width).flat_map(move |x| shade(x, y))).collect();
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 90).encode(&pixels, width, height, ColorType::Rgb).unwrap();
    jpeg
}

/// The header of a PNG that claims to be 20,000 pixels wide and high.
pub(crate) fn huge_png() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend([20_000_u32.to_be_bytes(), 20_000_u32.to_be_bytes()].concat());
    png.extend([8, 2, 0, 0, 0]);
    png.extend(0x6c12_d16e_u32.to_be_bytes());
    png
}
