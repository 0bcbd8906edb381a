//! Making the photo: camera and worker together, told to the flow.
//!
//! **Invariant:** letting go of a [`Photographer`] stops camera and worker. The flow hears of changes, never of frames.

use std::time::Duration;

use domain::photo::FromStudio;
use flow::{
    Event,
    capture::{self, CameraTrouble},
    guidance::Guidance,
};
use js_sys::{Array, ArrayBuffer};
use leptos::prelude::*;
use web_sys::Blob;

use super::{address, camera::Camera, studio::Studio};
use crate::dispatch::Dispatch;

/// An open camera and the worker that watches it.
pub(super) struct Photographer {
    camera: Camera,
    studio: Studio,
}

impl Photographer {
    /// Asks for the camera, then begins guiding. Whatever fails is told to the flow.
    pub(super) async fn begin(dispatch: Dispatch) {
        let opening = next_opening(dispatch);
        let opened = Self::open(dispatch).await;
        // Who left while the browser asked does not want the camera any more.
        if dispatch.world(|world| world.openings) != opening {
            return;
        }
        match opened {
            Ok(photographer) => {
                dispatch.viewfinder().set(Some(photographer.camera.stream()));
                dispatch.world(|world| world.photographer = Some(photographer));
            }
            Err(trouble) => tell(dispatch, capture::Event::CameraTroubled(trouble)),
        }
    }

    async fn open(dispatch: Dispatch) -> Result<Self, CameraTrouble> {
        let profile = dispatch
            .flow()
            .with_untracked(|flow| flow.session().person.as_ref().map(|person| person.photo_rules.clone()));
        let (profile, folder) = profile.zip(folder()).ok_or(CameraTrouble::Unsupported)?;
        let lost = move || tell(dispatch, capture::Event::CameraTroubled(CameraTrouble::Lost));
        let camera = Camera::open(lost).await?;
        let mut guidance = Guidance::new(address::is_marked("data-mode", "elder"));
        let heard = move |message, files: Vec<ArrayBuffer>| hear(dispatch, &mut guidance, message, &files);
        let studio = Studio::start(&folder, profile, heard).map_err(|_| CameraTrouble::Unsupported)?;
        studio.watch(camera.video());
        Ok(Self { camera, studio })
    }
}

/// Releases the shutter.
pub(super) fn capture(dispatch: Dispatch) {
    let asked = dispatch.world(|world| world.photographer.as_ref().map(|open| open.studio.capture(0)));
    if asked.flatten().is_none() {
        tell(dispatch, capture::Event::CaptureFailed);
    }
}

/// Stops camera and worker, also those that are still being opened.
pub(super) fn end(dispatch: Dispatch) {
    next_opening(dispatch);
    dispatch.viewfinder().set(None);
    drop(dispatch.world(|world| world.photographer.take()));
}

fn next_opening(dispatch: Dispatch) -> Option<u32> {
    dispatch.world(|world| {
        world.openings = world.openings.wrapping_add(1);
        world.openings
    })
}

/// The worker's versioned folder, as the build wrote it into the page.
fn folder() -> Option<String> {
    document().query_selector("meta[name=studio]").ok().flatten()?.get_attribute("content")
}

/// Tells the flow, a moment later: it may close camera and worker at once, and we may be called by one of them.
fn tell(dispatch: Dispatch, event: capture::Event) {
    set_timeout(move || dispatch.send(Event::Capture(event)), Duration::ZERO);
}

fn hear(dispatch: Dispatch, guidance: &mut Guidance, message: FromStudio, files: &[ArrayBuffer]) {
    match message {
        FromStudio::Seen { report, .. } => {
            let guided = guidance.take(&report, now());
            if guided.show {
                tell(dispatch, capture::Event::HintChanged(report));
            }
            if guided.held {
                tell(dispatch, capture::Event::Held);
            }
        }
        FromStudio::Taken { .. } => {
            let shot = files.first().and_then(blob);
            let shot = shot.and_then(|picture| dispatch.world(|world| world.shots.keep(picture)));
            tell(dispatch, shot.map_or(capture::Event::CaptureFailed, capture::Event::Captured));
        }
        FromStudio::Refused { .. } => tell(dispatch, capture::Event::CaptureFailed),
        FromStudio::Failed { .. } => {
            tell(dispatch, capture::Event::CameraTroubled(CameraTrouble::Unsupported));
        }
        FromStudio::Awake | FromStudio::Ready | FromStudio::Skipped { .. } => {}
    }
}

fn blob(file: &ArrayBuffer) -> Option<Blob> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("image/jpeg");
    Blob::new_with_buffer_source_sequence_and_options(&Array::of1(file), &options).ok()
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
