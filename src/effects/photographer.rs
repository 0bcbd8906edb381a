//! Making the photo: camera and worker together, told to the flow.
//!
//! **Invariant:** letting go of a [`Photographer`] stops camera and worker. The flow hears of changes, never of frames.

use std::{cell::Cell, rc::Rc, time::Duration};

use domain::photo::FromStudio;
use flow::{
    Event,
    camera::{Lens, View},
    capture::{self, CameraTrouble},
    guidance::{self, Guidance},
};
use js_sys::{Array, ArrayBuffer, JSON, Reflect};
use leptos::prelude::*;
use web_sys::Blob;

use super::{address, camera::Camera, lookout::Lookout, shots::Picture, studio::Studio};
use crate::{dispatch::Dispatch, reading::capturing};

/// An open camera and the worker that watches it.
pub(super) struct Photographer {
    camera: Camera,
    studio: Studio,
    _lookout: Option<Lookout>,
}

impl Photographer {
    /// Asks for the camera, then begins guiding. Whatever fails is told to the flow.
    pub(super) async fn begin(lens: Lens, dispatch: Dispatch) {
        // A phone opens one camera at a time.
        end(dispatch);
        let opening = next_opening(dispatch);
        let opened = Self::open(lens, dispatch).await;
        let view = match &opened {
            Ok(photographer) => photographer.camera.view().await,
            Err(_) => View::default(),
        };
        // Who left while the browser asked does not want the camera any more.
        if dispatch.world(|world| world.openings) != opening {
            return;
        }
        match opened {
            Ok(photographer) => {
                dispatch.send(Event::Capture(capture::Event::CameraOpened(view)));
                dispatch.viewfinder().set(Some(photographer.camera.stream()));
                dispatch.world(|world| world.photographer = Some(photographer));
            }
            Err(trouble) => tell(dispatch, capture::Event::CameraTroubled(trouble)),
        }
    }

    async fn open(lens: Lens, dispatch: Dispatch) -> Result<Self, CameraTrouble> {
        let profile = dispatch.flow().with_untracked(|flow| {
            let rules = flow.photo_rules()?.clone();
            Some(rules.excepting(capturing(flow)?.exception))
        });
        let (profile, folder) = profile.zip(folder()).ok_or(CameraTrouble::Unsupported)?;
        let lost = move || tell(dispatch, capture::Event::CameraTroubled(CameraTrouble::Lost));
        let camera = Camera::open(lens, lost).await?;
        let mut guidance = Guidance::new(address::is_marked("data-mode", "elder"));
        let faceless = Rc::new(Cell::new(true));
        let looked = faceless.clone();
        let heard = move |message, files: Vec<ArrayBuffer>, text: &str| match message {
            FromStudio::Taken { .. } => take(dispatch, &files, text),
            message => hear(dispatch, &mut guidance, &looked, message),
        };
        let studio = Studio::start(&folder, profile, heard).map_err(|_| CameraTrouble::Unsupported)?;
        studio.watch(camera.video());
        let found = move |trouble| tell(dispatch, capture::Event::CameraTroubled(trouble));
        let lookout = Lookout::begin(camera.video(), faceless, found);
        Ok(Self { camera, studio, _lookout: lookout })
    }
}

/// Releases the shutter.
pub(super) fn capture(dispatch: Dispatch) {
    let asked = dispatch.world(|world| world.photographer.as_ref().map(|open| open.studio.capture(0)));
    if asked.flatten().is_none() {
        tell(dispatch, capture::Event::CaptureFailed);
    }
}

/// Switches the camera's light.
pub(super) fn light(on: bool, dispatch: Dispatch) {
    dispatch.world(|world| world.photographer.as_ref().map(|open| open.camera.light(on)));
}

/// Stops camera and worker, also those that are still being opened.
pub(super) fn end(dispatch: Dispatch) {
    next_opening(dispatch);
    dispatch.viewfinder().set(None);
    dispatch.tilt().set(None);
    drop(dispatch.world(|world| (world.photographer.take(), world.paper_camera.take())));
}

pub(super) fn next_opening(dispatch: Dispatch) -> Option<u32> {
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

fn hear(dispatch: Dispatch, guidance: &mut Guidance, faceless: &Cell<bool>, message: FromStudio) {
    match message {
        FromStudio::Seen { report, roll, face, .. } => {
            faceless.set(face.is_none());
            let shown = dispatch.tilt().get_untracked();
            let tilt = guidance::tilt(shown, roll);
            if tilt != shown {
                dispatch.tilt().set(tilt);
            }
            let guided = guidance.take(report, now());
            if let Some(report) = guided.show {
                tell(dispatch, capture::Event::HintChanged(report));
            }
            if guided.held {
                tell(dispatch, capture::Event::Held);
            }
        }
        FromStudio::Refused { .. } => {
            guidance.again();
            tell(dispatch, capture::Event::CaptureFailed);
        }
        FromStudio::Failed { .. } => {
            tell(dispatch, capture::Event::CameraTroubled(CameraTrouble::NotLoaded));
        }
        FromStudio::Awake | FromStudio::Ready | FromStudio::Skipped { .. } | FromStudio::Taken { .. } => {}
    }
}

/// Keeps a picture and the report that the worker wrote of it, as it wrote it.
fn take(dispatch: Dispatch, files: &[ArrayBuffer], message: &str) {
    let said = JSON::parse(message).and_then(|said| Reflect::get(&said, &"report".into()));
    let report = said.and_then(|report| JSON::stringify(&report)).ok().map(String::from);
    let preview = files.get(1).and_then(blob);
    let picture = files.first().and_then(blob).map(|original| Picture { original, report, preview });
    let shot = picture.and_then(|picture| dispatch.world(|world| world.shots.keep(picture)));
    tell(dispatch, shot.map_or(capture::Event::CaptureFailed, capture::Event::Captured));
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
