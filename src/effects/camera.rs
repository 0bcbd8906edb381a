//! The camera: opened, shown, and closed again.
//!
//! **Invariant:** letting go of a [`Camera`] stops it, and its light goes out.

use flow::capture::CameraTrouble;
use js_sys::JSON;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// The camera that looks at the visitor, with enough pixels for the photo. A camera that has fewer gives what it has.
const WISHES: &str = r#"{"audio": false, "video": {"facingMode": "user", "width": {"ideal": 1280}, "height": {"ideal": 720}}}"#;

/// An open camera.
pub(crate) struct Camera {
    stream: MediaStream,
    video: HtmlVideoElement,
    /// Runs when the picture ends by itself: a cable drawn, a permission taken back.
    lost: Closure<dyn FnMut()>,
}

impl Camera {
    /// Asks for the camera, and opens it. `on_lost` runs when it is taken away while it is open.
    pub(crate) async fn open(on_lost: impl FnMut() + 'static) -> Result<Self, CameraTrouble> {
        let stream = ask().await.map_err(|why| trouble(&why))?;
        let camera = Self { stream, video: video()?, lost: Closure::new(on_lost) };
        for track in camera.tracks() {
            let listened =
                track.add_event_listener_with_callback("ended", camera.lost.as_ref().unchecked_ref());
            listened.map_err(|_| CameraTrouble::Unsupported)?;
        }
        camera.video.set_src_object(Some(&camera.stream));
        if let Ok(playing) = camera.video.play() {
            leptos::task::spawn_local(async move {
                // A page that was just opened may not play yet; the element is muted and begins as soon as it may. A camera that is
                // closed at once never does.
                let _ = wasm_bindgen_futures::JsFuture::from(playing).await;
            });
        }
        Ok(camera)
    }

    /// The picture, for an element on the screen: another handle on the same stream. `MediaStream::clone` would be JavaScript's, which
    /// makes tracks that nobody stops.
    pub(crate) fn stream(&self) -> MediaStream {
        Clone::clone(&self.stream)
    }

    /// An element outside the page that plays the picture, to take frames from: it keeps the camera's own size and is never mirrored.
    pub(crate) fn video(&self) -> &HtmlVideoElement {
        &self.video
    }

    fn tracks(&self) -> impl Iterator<Item = MediaStreamTrack> {
        self.stream.get_tracks().into_iter().filter_map(|track| track.dyn_into().ok())
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.tracks() {
            // A listener that was never there needs no removal.
            let _ = track.remove_event_listener_with_callback("ended", self.lost.as_ref().unchecked_ref());
            track.stop();
        }
        self.video.set_src_object(None);
    }
}

async fn ask() -> Result<MediaStream, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let wishes: MediaStreamConstraints = JSON::parse(WISHES)?.unchecked_into();
    // Pages without encryption have no media devices: reading them throws, or gives something that cannot be asked.
    let devices = window.navigator().media_devices()?;
    if devices.is_undefined() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(devices.get_user_media_with_constraints(&wishes)?).await?.dyn_into()
}

fn video() -> Result<HtmlVideoElement, CameraTrouble> {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.create_element("video").ok());
    let video: HtmlVideoElement =
        element.and_then(|element| element.dyn_into().ok()).ok_or(CameraTrouble::Unsupported)?;
    video.set_muted(true);
    // Without it, a phone would play the picture in full screen.
    video.set_attribute("playsinline", "").map_err(|_| CameraTrouble::Unsupported)?;
    Ok(video)
}

/// Why the camera was not given, by the names of the Media Capture specification.
fn trouble(why: &JsValue) -> CameraTrouble {
    let name = why.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => CameraTrouble::Denied,
        Some("NotFoundError" | "OverconstrainedError") => CameraTrouble::Absent,
        Some("NotReadableError" | "AbortError") => CameraTrouble::InUse,
        _ => CameraTrouble::Unsupported,
    }
}
