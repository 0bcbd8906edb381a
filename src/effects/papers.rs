//! Pictures of papers: from the camera, which is shown, takes one and closes again, or from a file that was chosen. Nothing guides, and
//! nothing is measured; what is larger than the server takes is made smaller first.

use std::time::Duration;

use domain::wire::{DOCUMENT_BODY_MAX, DOCUMENT_SIDE_MAX};
use flow::{Event, camera::Lens, capture::CameraTrouble, papers};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

use super::{camera::Camera, photographer};
use crate::dispatch::Dispatch;

/// The longest side that is sent as it is, in pixels: the server decodes no longer ones.
const SENT_SIDE_MAX: u32 = 4096;

/// Opens the camera that looks away from the person, where there is one.
pub(super) async fn open(dispatch: Dispatch) {
    photographer::end(dispatch);
    let opening = photographer::next_opening(dispatch);
    let lost = move || tell(dispatch, papers::Event::CameraTroubled(CameraTrouble::Lost));
    let opened = Camera::open(Lens::Rear, lost).await;
    // Who left while the browser asked does not want the camera any more.
    if dispatch.world(|world| world.openings) != opening {
        return;
    }
    match opened {
        Ok(camera) => {
            dispatch.viewfinder().set(Some(camera.stream()));
            dispatch.world(|world| world.paper_camera = Some(camera));
        }
        Err(trouble) => tell(dispatch, papers::Event::CameraTroubled(trouble)),
    }
}

/// Takes what the camera sees now, as a JPEG of its own size.
pub(super) fn capture(dispatch: Dispatch) {
    leptos::task::spawn_local(async move {
        let drawn = dispatch.world(|world| world.paper_camera.as_ref().and_then(draw)).flatten();
        let picture = match drawn {
            Some(canvas) => jpeg(&canvas).await,
            None => None,
        };
        let none = papers::Event::CameraTroubled(CameraTrouble::Stalled);
        tell(
            dispatch,
            picture.and_then(|picture| keep(dispatch, picture)).map_or(none, papers::Event::Captured),
        );
    });
}

/// Sends a picture that was chosen: the flow is told its number, the picture waits here. One that cannot be read goes as it is, and the
/// server says what is wrong with it.
pub(crate) fn choose(file: Blob, dispatch: Dispatch) {
    leptos::task::spawn_local(async move {
        let picture = smaller(&file).await.unwrap_or(file);
        if let Some(shot) = keep(dispatch, picture) {
            tell(dispatch, papers::Event::Chosen(shot));
        }
    });
}

fn keep(dispatch: Dispatch, picture: Blob) -> Option<flow::capture::Shot> {
    dispatch.world(|world| world.shots.keep(picture.into()))
}

/// The picture with at most as many pixels as are kept of it, when it is larger than the server takes; nothing when it is not.
async fn smaller(file: &Blob) -> Option<Blob> {
    let decoding = window().create_image_bitmap_with_blob(file).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(decoding).await.ok()?.dyn_into().ok()?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let side = bitmap.width().max(bitmap.height());
    let heavy = u32::try_from(DOCUMENT_BODY_MAX).is_ok_and(|most| file.size() > f64::from(most));
    if side <= SENT_SIDE_MAX && !heavy {
        return None;
    }
    let scale = f64::from(u32::try_from(DOCUMENT_SIDE_MAX).ok()?.min(side)) / f64::from(side);
    let (canvas, context) = canvas()?;
    let [wide, high] = [width, height].map(|side| (side * scale).round().max(1.0));
    canvas.set_width(number(wide));
    canvas.set_height(number(high));
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, wide, high).ok()?;
    bitmap.close();
    jpeg(&canvas).await
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a side is small and not below one"
)]
fn number(side: f64) -> u32 {
    side as u32
}

/// The camera's present frame; nothing before the first.
fn draw(camera: &Camera) -> Option<HtmlCanvasElement> {
    let video = camera.video();
    let (canvas, context) = canvas()?;
    canvas.set_width(video.video_width());
    canvas.set_height(video.video_height());
    context.draw_image_with_html_video_element(video, 0.0, 0.0).ok()?;
    (canvas.width() > 0).then_some(canvas)
}

fn canvas() -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// What is drawn, as a file.
async fn jpeg(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let drawn = js_sys::Promise::new(&mut |done, _| {
        let made = Closure::once_into_js(move |picture: wasm_bindgen::JsValue| {
            let _ = done.call1(&wasm_bindgen::JsValue::UNDEFINED, &picture);
        });
        // Where it cannot be made, nobody waits for ever: an empty answer is none.
        if canvas.to_blob_with_type(made.unchecked_ref(), "image/jpeg").is_err() {
            let made: &js_sys::Function = made.unchecked_ref();
            let _ = made.call1(&wasm_bindgen::JsValue::UNDEFINED, &wasm_bindgen::JsValue::NULL);
        }
    });
    JsFuture::from(drawn).await.ok()?.dyn_into().ok()
}

/// Tells the flow, a moment later: it may close the camera at once, and we may be called by it.
fn tell(dispatch: Dispatch, event: papers::Event) {
    set_timeout(move || dispatch.send(Event::Papers(event)), Duration::ZERO);
}
