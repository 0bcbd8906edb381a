//! Making the photo: by the camera, from a file, or as an exception that a clerk decides.
//!
//! **Invariant:** the camera is open in [`Step::Live`] and nowhere else. Pictures stay outside; a [`Shot`] names one.

use domain::{
    application::PhotoException,
    photo::{Fault, PhotoPurpose, PhotoReport},
    problem::ErrorCode,
    reference::Reference,
    service::Service,
    wire::{PhotoSource, PhotoView},
};

use crate::{
    Call, Effect, Failure,
    camera::{Lens, View},
    desk::Desk,
};

/// A picture that the shell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shot(pub u32);

/// Whom a photo shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Whoever is here.
    #[default]
    Own,
    /// Whom the half-done answers for this service are for.
    Draft(Service),
    /// Whom this application is for.
    Case(Reference),
}

/// Why there is no picture from the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraTrouble {
    /// The visitor or the device's rules say no.
    Denied,
    /// There is none.
    Absent,
    /// Another program has it.
    InUse,
    /// It was taken away while it was open.
    Lost,
    /// It is open, and no new picture comes.
    Stalled,
    /// Its picture has one colour only: covered, or broken.
    Blank,
    /// What looks at its pictures could not be loaded, or did not start.
    NotLoaded,
    /// This browser cannot.
    Unsupported,
}

/// Where making the photo stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Capture {
    /// What is on the screen.
    pub step: Step,
    /// The rule that the person cannot meet.
    pub exception: Option<PhotoException>,
    /// What the photo is for.
    pub purpose: PhotoPurpose,
    /// Whom it shows.
    pub whose: Whose,
    /// How many photos were refused or taken again; after three a person is offered.
    pub tries: u8,
    /// The camera that is wanted.
    pub lens: Lens,
    /// The camera that was opened last.
    pub view: Option<View>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// What the camera is for, before the browser asks.
    Intro,
    /// The camera's picture with its guide.
    Live(Live),
    /// There is no camera's picture: what to do.
    NoCamera(CameraTrouble),
    /// Which rule cannot be met.
    Cannot,
    /// When the chosen photo was taken.
    Dating(Shot),
    /// The server looks at the picture.
    Judging {
        /// Which one.
        shot: Shot,
        /// How it was made.
        source: PhotoSource,
        /// At most so many months ago it was taken, when it is a file.
        months_old: Option<u8>,
    },
    /// A counter would refuse it: what to do.
    Refused {
        /// Which one.
        shot: Shot,
        /// Why.
        why: ErrorCode,
        /// What is wrong with it, when that is why.
        faults: Vec<Fault>,
        /// How it was made.
        source: PhotoSource,
    },
    /// The finished photo.
    Finished(Box<PhotoView>),
}

/// The camera's picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Live {
    /// What is seen now; absent until the first frame was looked at.
    pub report: Option<PhotoReport>,
    /// Whether the shutter was released.
    pub taking: bool,
    /// Whether the camera's light is on.
    pub lit: bool,
}

/// What can happen while making the photo.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The camera is wanted.
    CameraAsked,
    /// This camera is wanted.
    LensChosen(Lens),
    /// The camera is open.
    CameraOpened(View),
    /// The camera's light is to be switched.
    TorchPressed,
    /// The camera does not serve.
    CameraTroubled(CameraTrouble),
    /// What is seen changed.
    HintChanged(PhotoReport),
    /// All checks held for a second.
    Held,
    /// The shutter was pressed.
    ShutterPressed,
    /// A picture was taken.
    Captured(Shot),
    /// No picture could be taken; the live view goes on.
    CaptureFailed,
    /// A file was chosen.
    FileChosen(Shot),
    /// It was taken at most so many months ago; longer ago without a number.
    Dated(Option<u8>),
    /// "I cannot do this."
    CannotSaid,
    /// Which rule cannot be met; none after all.
    ExceptionChosen(Option<PhotoException>),
    /// Another photo is wanted.
    RetakeAsked,
    /// This photo is to be used.
    Accepted,
}

impl Capture {
    /// Begins by saying what the camera is for.
    #[must_use]
    pub const fn new() -> Self {
        let (exception, purpose) = (None, PhotoPurpose::Card);
        let (step, lens, whose) = (Step::Intro, Lens::Front, Whose::Own);
        Self { step, exception, purpose, whose, tries: 0, lens, view: None }
    }

    /// The same for this.
    #[must_use]
    pub fn made_for(self, purpose: PhotoPurpose) -> Self {
        Self { purpose, ..self }
    }

    /// The same of this person: by the camera that looks at them.
    #[must_use]
    pub fn showing(self, whose: Whose) -> Self {
        let lens = if whose == Whose::Own { Lens::Front } else { Lens::Rear };
        Self { whose, lens, ..self }
    }

    /// The same of a person who cannot meet this rule, as they said before.
    #[must_use]
    pub fn excepting(self, exception: Option<PhotoException>) -> Self {
        Self { exception, ..self }
    }

    /// Begins with a photo that is there already.
    #[must_use]
    pub fn with(photo: PhotoView) -> Self {
        Self { exception: photo.exception, step: Step::Finished(Box::new(photo)), ..Self::new() }
    }

    /// Applies one event; the photo that is to be used, once it is accepted.
    pub(crate) fn update(&mut self, event: Event, desk: &mut Desk) -> Option<PhotoView> {
        match (&mut self.step, event) {
            (Step::Judging { .. }, _) if desk.busy() => {}
            (Step::Live(_), event) => self.watch(event, desk),
            (Step::Finished(photo), Event::Accepted) => return Some((**photo).clone()),
            (
                Step::Intro | Step::NoCamera(_) | Step::Refused { .. } | Step::Judging { .. },
                Event::FileChosen(shot),
            ) => self.go(Step::Dating(shot), desk),
            (Step::Dating(shot), Event::Dated(Some(months))) => {
                let shot = *shot;
                self.send(shot, PhotoSource::Upload, Some(months), desk);
            }
            (Step::Dating(shot), Event::Dated(None)) => {
                let (shot, why) = (*shot, ErrorCode::PhotoTooOld);
                self.go(Step::Refused { shot, why, faults: Vec::new(), source: PhotoSource::Upload }, desk);
            }
            (Step::Intro | Step::NoCamera(_) | Step::Judging { .. }, Event::CameraAsked) => {
                self.open(self.lens, desk);
            }
            (Step::Intro | Step::NoCamera(_), Event::LensChosen(lens)) => self.open(lens, desk),
            (Step::Refused { .. } | Step::Finished(_) | Step::Judging { .. }, Event::RetakeAsked) => {
                self.retake(desk);
            }
            (Step::Intro | Step::NoCamera(_) | Step::Refused { .. }, Event::CannotSaid) => {
                self.go(Step::Cannot, desk);
            }
            (Step::Cannot, Event::ExceptionChosen(exception)) => {
                self.exception = exception;
                self.go(Step::Intro, desk);
            }
            (
                _,
                Event::CameraAsked
                | Event::LensChosen(_)
                | Event::CameraOpened(_)
                | Event::TorchPressed
                | Event::CameraTroubled(_)
                | Event::HintChanged(_)
                | Event::Held
                | Event::ShutterPressed
                | Event::Captured(_)
                | Event::CaptureFailed
                | Event::FileChosen(_)
                | Event::Dated(_)
                | Event::CannotSaid
                | Event::ExceptionChosen(_)
                | Event::RetakeAsked
                | Event::Accepted,
            ) => {}
        }
        None
    }

    /// Applies one event while the camera's picture is shown.
    fn watch(&mut self, event: Event, desk: &mut Desk) {
        let Step::Live(live) = &mut self.step else { return };
        match event {
            Event::HintChanged(report) => live.report = Some(report),
            Event::ShutterPressed | Event::Held => live.release(desk),
            Event::CaptureFailed => live.taking = false,
            Event::TorchPressed => live.switch(desk),
            Event::Captured(shot) if live.taking => self.send(shot, PhotoSource::Camera, None, desk),
            Event::CameraOpened(view) => self.view = Some(view),
            Event::CameraTroubled(trouble) => self.go(Step::NoCamera(trouble), desk),
            Event::LensChosen(lens) if !live.taking => {
                self.open(lens, desk);
                desk.ask(Effect::OpenCamera(lens));
            }
            Event::FileChosen(shot) => self.go(Step::Dating(shot), desk),
            Event::CannotSaid => self.go(Step::Cannot, desk),
            Event::CameraAsked
            | Event::LensChosen(_)
            | Event::Captured(_)
            | Event::Dated(_)
            | Event::ExceptionChosen(_)
            | Event::RetakeAsked
            | Event::Accepted => {}
        }
    }

    /// The server took the photo.
    pub(crate) fn judged(&mut self, photo: PhotoView) {
        if matches!(self.step, Step::Judging { .. }) {
            self.step = Step::Finished(Box::new(photo));
        }
    }

    /// The server refused the photo. Anything but a word on the photo itself stays a trouble of the call.
    pub(crate) fn failed(&mut self, failure: &Failure, desk: &mut Desk) {
        let (Step::Judging { shot, source, .. }, Failure::Problem(problem)) = (&self.step, failure) else {
            return;
        };
        match problem.code {
            ErrorCode::PhotoRefused
            | ErrorCode::PhotoUnreadable
            | ErrorCode::PhotoTruncated
            | ErrorCode::PhotoTooSmall
            | ErrorCode::PhotoTooLarge
            | ErrorCode::PhotoKind
            | ErrorCode::PhotoTooOld
            | ErrorCode::PhotoUndated
            | ErrorCode::PhotoNotFitting
            | ErrorCode::BodyTooLarge
            | ErrorCode::WrongMediaType => {
                let (shot, source, faults) = (*shot, *source, problem.faults.clone());
                self.tries = self.tries.saturating_add(1);
                self.go(Step::Refused { shot, why: problem.code, faults, source }, desk);
            }
            _ => {}
        }
    }

    /// Steps back inside; `false` when the first step is shown.
    pub(crate) fn back(&mut self, desk: &mut Desk) -> bool {
        if self.step == Step::Intro && self.exception.is_none() {
            return false;
        }
        self.exception = None;
        self.go(Step::Intro, desk);
        true
    }

    /// Leaves the photo: whatever is open is closed.
    pub(crate) fn leave(&self, desk: &mut Desk) {
        if matches!(self.step, Step::Live(_)) {
            desk.ask(Effect::CloseCamera);
        }
    }

    /// Shows this camera's picture.
    fn open(&mut self, lens: Lens, desk: &mut Desk) {
        self.lens = lens;
        self.go(Step::Live(Live::default()), desk);
    }

    fn retake(&mut self, desk: &mut Desk) {
        // A photo that was refused was counted then.
        self.tries = self.tries.saturating_add(u8::from(matches!(self.step, Step::Finished(_))));
        let source = match &self.step {
            Step::Refused { source, .. } | Step::Judging { source, .. } => *source,
            Step::Finished(photo) => photo.source,
            _ => PhotoSource::Camera,
        };
        let by_file = source == PhotoSource::Upload;
        self.go(if by_file { Step::Intro } else { Step::Live(Live::default()) }, desk);
    }

    fn send(&mut self, shot: Shot, source: PhotoSource, months_old: Option<u8>, desk: &mut Desk) {
        self.go(Step::Judging { shot, source, months_old }, desk);
        let (exception, purpose, whose) = (self.exception, self.purpose, self.whose.clone());
        desk.call(Call::SendPhoto { shot, source, exception, months_old, purpose, whose });
    }

    /// Changes the step, and opens or closes the camera with it.
    fn go(&mut self, step: Step, desk: &mut Desk) {
        let (was, is) = (matches!(self.step, Step::Live(_)), matches!(step, Step::Live(_)));
        desk.clear();
        self.step = step;
        if was && !is {
            desk.ask(Effect::CloseCamera);
        } else if is && !was {
            desk.ask(Effect::OpenCamera(self.lens));
        }
    }
}

impl Default for Capture {
    fn default() -> Self {
        Self::new()
    }
}

impl Live {
    fn release(&mut self, desk: &mut Desk) {
        if !self.taking {
            self.taking = true;
            desk.ask(Effect::Capture);
        }
    }

    fn switch(&mut self, desk: &mut Desk) {
        self.lit = !self.lit;
        desk.ask(Effect::Light(self.lit));
    }
}
