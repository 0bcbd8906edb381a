//! Making the photo: camera and worker together, told to the flow.
//!
//! **Invariant:** letting go of a [`Photographer`] stops camera and worker. The flow hears of changes, never of frames.

use std::time::Duration;

use domain::photo::{FromStudio, Hint, Level, PhotoReport};
use flow::{
    Event,
    capture::{self, CameraTrouble},
};
use js_sys::{Array, ArrayBuffer};
use leptos::prelude::*;
use web_sys::Blob;

use super::{camera::Camera, studio::Studio};
use crate::dispatch::Dispatch;

/// How long all must be well until the shutter fires.
const HOLD_MS: f64 = 1_000.0;
/// How long another hint must stay until it is said: people read slower than cameras see.
const SETTLE_MS: f64 = 250.0;

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
                dispatch.viewfinder().set(Some(photographer.camera.stream().clone()));
                dispatch.world(|world| world.photographer = Some(photographer));
            }
            Err(trouble) => tell(dispatch, capture::Event::CameraTroubled(trouble)),
        }
    }

    async fn open(dispatch: Dispatch) -> Result<Self, CameraTrouble> {
        let profile = dispatch.flow().with_untracked(|flow| {
            flow.session().setting.as_ref().map(|setting| setting.region.photo.clone())
        });
        let (profile, folder) = profile.zip(folder()).ok_or(CameraTrouble::Unsupported)?;
        let lost = move || tell(dispatch, capture::Event::CameraTroubled(CameraTrouble::Lost));
        let camera = Camera::open(lost).await?;
        let mut watch = Watch::default();
        let heard = move |message, files: Vec<ArrayBuffer>| hear(dispatch, &mut watch, message, &files);
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

fn hear(dispatch: Dispatch, watch: &mut Watch, message: FromStudio, files: &[ArrayBuffer]) {
    match message {
        FromStudio::Seen { report, .. } => {
            watch.see(report, now()).into_iter().for_each(|event| tell(dispatch, event));
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

/// Turns frames into the few things the flow wants to know.
#[derive(Default)]
struct Watch {
    /// What was said last.
    said: Option<Said>,
    /// What differs from it, and since when.
    other: Option<(Said, f64)>,
    /// Since when all is well.
    well: Option<f64>,
    /// The shutter fired for this time of being well.
    fired: bool,
}

/// The part of a report that a screen shows.
type Said = (Hint, Vec<Level>);

impl Watch {
    /// What a frame's report means for the flow.
    fn see(&mut self, report: PhotoReport, now: f64) -> Vec<capture::Event> {
        let mut events = Vec::new();
        if report.level() < Level::Fault {
            let since = *self.well.get_or_insert(now);
            if now - since >= HOLD_MS && !self.fired {
                self.fired = true;
                events.push(capture::Event::Held);
            }
        } else {
            (self.well, self.fired) = (None, false);
        }
        if self.settled(&report, now) {
            events.insert(0, capture::Event::HintChanged(report));
        }
        events
    }

    /// Whether a report differs from what was said last, and has for a while.
    fn settled(&mut self, report: &PhotoReport, now: f64) -> bool {
        let seen: Said = (report.hint, report.measures.iter().map(|measure| measure.level).collect());
        if self.said.as_ref() == Some(&seen) {
            self.other = None;
            return false;
        }
        let since = match &self.other {
            Some((other, since)) if *other == seen => *since,
            Some(_) | None => now,
        };
        if self.said.is_some() && now - since < SETTLE_MS {
            self.other = Some((seen, since));
            return false;
        }
        (self.said, self.other) = (Some(seen), None);
        true
    }
}

#[cfg(test)]
mod tests {
    use domain::photo::{Check, Measure};

    use super::*;

    fn report(hint: Hint, level: Level) -> PhotoReport {
        PhotoReport { measures: vec![Measure { check: Check::OneFace, raw: 1.0, score: 100, level }], hint }
    }

    fn well() -> PhotoReport {
        report(Hint::Ready, Level::Pass)
    }

    fn dark() -> PhotoReport {
        report(Hint::MoreLight, Level::Fault)
    }

    #[test]
    fn the_shutter_fires_once_after_a_second_of_being_well() {
        let mut watch = Watch::default();
        assert_eq!(watch.see(well(), 0.0), [capture::Event::HintChanged(well())]);
        assert_eq!(watch.see(well(), 990.0), []);
        assert_eq!(watch.see(well(), 1_000.0), [capture::Event::Held]);
        assert_eq!(watch.see(well(), 1_100.0), []);
    }

    #[test]
    fn a_fault_begins_the_second_anew() {
        let mut watch = Watch::default();
        watch.see(well(), 0.0);
        watch.see(dark(), 900.0);
        watch.see(well(), 950.0);
        assert_eq!(watch.see(well(), 1_900.0), []);
        assert_eq!(watch.see(well(), 1_950.0), [capture::Event::Held]);
    }

    #[test]
    fn a_hint_that_flickers_is_not_said() {
        let mut watch = Watch::default();
        watch.see(well(), 0.0);
        assert_eq!(watch.see(dark(), 50.0), []);
        assert_eq!(watch.see(well(), 100.0), []);
        assert_eq!(watch.see(dark(), 150.0), []);
        assert_eq!(watch.see(dark(), 400.0), [capture::Event::HintChanged(dark())]);
    }
}
