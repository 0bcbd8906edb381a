//! Photographing a paper: a register's page, a proof of relation, a letter.
//!
//! **Invariant:** what is shown back is what the server keeps. The camera is open in [`Step::Live`] and nowhere else. Pictures stay
//! outside; a [`Shot`] names one.

use domain::{application::DocumentKind, problem::ErrorCode, wire::DocumentView};

use crate::{
    Call, Effect, Failure,
    capture::{CameraTrouble, Shot},
    desk::Desk,
};

/// Where photographing a paper stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Papers {
    /// What the paper is.
    pub kind: DocumentKind,
    /// What is on the screen.
    pub step: Step,
    /// Why the last picture was not taken.
    pub refused: Option<ErrorCode>,
}

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What to photograph, and how.
    Asked,
    /// The camera's picture.
    Live {
        /// Whether the shutter was released.
        taking: bool,
    },
    /// There is no camera's picture.
    NoCamera(CameraTrouble),
    /// The picture the server keeps, to be looked at.
    Kept(DocumentView),
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The camera is wanted.
    CameraAsked,
    /// The camera does not serve.
    CameraTroubled(CameraTrouble),
    /// The shutter was pressed.
    ShutterPressed,
    /// A picture was taken by the camera.
    Captured(Shot),
    /// A picture was chosen.
    Chosen(Shot),
    /// Another picture is wanted.
    AgainAsked,
    /// This picture is to be used.
    Accepted,
}

impl Papers {
    /// Begins by asking for a picture.
    #[must_use]
    pub const fn new(kind: DocumentKind) -> Self {
        Self { kind, step: Step::Asked, refused: None }
    }

    /// Begins with a picture that is there already.
    #[must_use]
    pub const fn with(kept: DocumentView) -> Self {
        Self { kind: kept.kind, step: Step::Kept(kept), refused: None }
    }

    /// Applies one event; the picture that is to be used, once it is accepted.
    pub(crate) fn update(&mut self, event: Event, desk: &mut Desk) -> Option<DocumentView> {
        if desk.busy() {
            return None;
        }
        match (self.step, event) {
            (Step::Kept(kept), Event::Accepted) => return Some(kept),
            (Step::Asked | Step::NoCamera(_), Event::Chosen(shot))
            | (Step::Live { taking: true }, Event::Captured(shot)) => self.send(shot, desk),
            (Step::Asked | Step::NoCamera(_), Event::CameraAsked) => {
                self.go(Step::Live { taking: false }, desk);
            }
            (Step::Live { .. }, Event::CameraTroubled(trouble)) => self.go(Step::NoCamera(trouble), desk),
            (Step::Live { taking: false }, Event::ShutterPressed) => {
                self.step = Step::Live { taking: true };
                desk.ask(Effect::CapturePaper);
            }
            (Step::Kept(_), Event::AgainAsked) => self.go(Step::Asked, desk),
            (
                _,
                Event::CameraAsked
                | Event::CameraTroubled(_)
                | Event::ShutterPressed
                | Event::Captured(_)
                | Event::Chosen(_)
                | Event::AgainAsked
                | Event::Accepted,
            ) => {}
        }
        None
    }

    /// The server keeps the picture.
    pub(crate) fn taken(&mut self, document: DocumentView) {
        if document.kind == self.kind && self.step == Step::Asked {
            self.step = Step::Kept(document);
        }
    }

    /// The server did not take the picture. Anything but a word on the picture itself stays a trouble of the call.
    pub(crate) fn failed(&mut self, failure: &Failure, desk: &mut Desk) {
        let why = failure.code().filter(|code| {
            matches!(
                code,
                ErrorCode::PhotoUnreadable
                    | ErrorCode::PhotoTruncated
                    | ErrorCode::PhotoTooSmall
                    | ErrorCode::PhotoTooLarge
                    | ErrorCode::PhotoKind
                    | ErrorCode::BodyTooLarge
                    | ErrorCode::WrongMediaType
            )
        });
        if why.is_some() {
            desk.clear();
            self.refused = why;
        }
    }

    /// Steps back inside; `false` when the first step is shown.
    pub(crate) fn back(&mut self, desk: &mut Desk) -> bool {
        let inside = matches!(self.step, Step::Live { .. } | Step::NoCamera(_));
        if inside {
            self.go(Step::Asked, desk);
        }
        inside
    }

    /// Leaves the paper: whatever is open is closed.
    pub(crate) fn leave(&self, desk: &mut Desk) {
        if matches!(self.step, Step::Live { .. }) {
            desk.ask(Effect::CloseCamera);
        }
    }

    fn send(&mut self, shot: Shot, desk: &mut Desk) {
        self.go(Step::Asked, desk);
        desk.call(Call::SendDocument { shot, kind: self.kind });
    }

    /// Changes the step, and opens or closes the camera with it.
    fn go(&mut self, step: Step, desk: &mut Desk) {
        let (was, is) = [self.step, step].map(|step| matches!(step, Step::Live { .. })).into();
        desk.clear();
        (self.step, self.refused) = (step, None);
        if was && !is {
            desk.ask(Effect::CloseCamera);
        } else if is && !was {
            desk.ask(Effect::OpenPaperCamera);
        }
    }
}
