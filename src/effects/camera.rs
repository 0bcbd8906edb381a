//! The camera: opened, shown, and closed again.
//!
//! **Invariant:** letting go of a [`Camera`] stops it, and its light goes out.

use flow::{
    camera::{Facing, Lens, View},
    capture::CameraTrouble,
};
use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, HtmlVideoElement, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

/// An open camera.
pub(crate) struct Camera {
    stream: MediaStream,
    video: HtmlVideoElement,
    /// Runs when the picture ends by itself: a cable drawn, a permission taken back.
    lost: Closure<dyn FnMut()>,
}

impl Camera {
    /// Asks for the camera, and opens it. `on_lost` runs when it is taken away while it is open.
    pub(crate) async fn open(lens: Lens, on_lost: impl FnMut() + 'static) -> Result<Self, CameraTrouble> {
        let stream = ask(lens).await.map_err(|why| trouble(&why))?;
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

    /// What it is among the device's cameras.
    pub(crate) async fn view(&self) -> View {
        let Some(track) = self.tracks().next() else { return View::default() };
        let settings = called(&track, "getSettings");
        let id = text_of(&settings, "deviceId").unwrap_or_default();
        let cameras = cameras().await.unwrap_or_default();
        let nth = cameras.iter().position(|camera| *camera == id).and_then(|nth| u8::try_from(nth).ok());
        View {
            facing: match text_of(&settings, "facingMode").as_deref() {
                Some("user") => Some(Facing::Front),
                Some("environment") => Some(Facing::Rear),
                _ => None,
            },
            nth: nth.unwrap_or_default(),
            several: cameras.len() > 1,
            torch: part(&called(&track, "getCapabilities"), "torch").is_truthy(),
        }
    }

    /// Switches the light on or off, where there is one.
    pub(crate) fn light(&self, on: bool) {
        for track in self.tracks() {
            if let Ok(wish) = JSON::parse(&format!(r#"{{"advanced":[{{"torch":{on}}}]}}"#)) {
                // A light that cannot be switched stays as it is.
                let _ = track.apply_constraints_with_constraints(wish.unchecked_ref());
            }
        }
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

async fn ask(lens: Lens) -> Result<MediaStream, JsValue> {
    let (which, wish) = match lens {
        Lens::Front => ("facingMode", "user".to_owned()),
        Lens::Rear => ("facingMode", "environment".to_owned()),
        Lens::Nth(nth) => {
            let cameras = cameras().await?;
            let id = cameras.get(usize::from(nth) % cameras.len().max(1)).cloned();
            ("deviceId", id.unwrap_or_default())
        }
    };
    // Enough pixels for the photo. A camera that has fewer gives what it has, and a device without such a camera gives another.
    let wishes = format!(
        r#"{{"audio":false,"video":{{"{which}":"{wish}","width":{{"ideal":1280}},"height":{{"ideal":720}}}}}}"#
    );
    let wishes: MediaStreamConstraints = JSON::parse(&wishes)?.unchecked_into();
    JsFuture::from(devices()?.get_user_media_with_constraints(&wishes)?).await?.dyn_into()
}

/// Pages without encryption have no media devices: reading them throws, or gives something that cannot be asked.
fn devices() -> Result<MediaDevices, JsValue> {
    let devices = web_sys::window().ok_or(JsValue::NULL)?.navigator().media_devices()?;
    if devices.is_undefined() { Err(JsValue::NULL) } else { Ok(devices) }
}

/// The names of the device's cameras; empty ones before the camera was allowed.
async fn cameras() -> Result<Vec<String>, JsValue> {
    let found: Array = JsFuture::from(devices()?.enumerate_devices()?).await?.dyn_into()?;
    let cameras = found.iter().filter(|device| text_of(device, "kind").as_deref() == Some("videoinput"));
    Ok(cameras.filter_map(|device| text_of(&device, "deviceId")).collect())
}

fn part(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn text_of(of: &JsValue, name: &str) -> Option<String> {
    part(of, name).as_string()
}

/// What a method gives that not every browser has.
fn called(on: &JsValue, method: &str) -> JsValue {
    part(on, method).dyn_ref::<Function>().and_then(|method| method.call0(on).ok()).unwrap_or_default()
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
