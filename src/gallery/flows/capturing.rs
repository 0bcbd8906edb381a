//! The photo.

use domain::{
    application::PhotoException,
    photo::{Check, Hint, Level, Measure, PhotoReport},
    problem::{ErrorCode, Problem},
    wire::{DraftView, PhotoSource, PhotoView},
};
use flow::{
    Event, Failure, Flow, Reply,
    capture::{self, CameraTrouble, Shot},
    fixtures::{Conversation, full_draft, photo, with_draft},
};

pub(crate) fn intro(kiosk: bool) -> Flow {
    at_intro(kiosk).flow
}

pub(crate) fn intro_exception(kiosk: bool) -> Flow {
    let talk = says(at_intro(kiosk), capture::Event::CannotSaid);
    says(talk, capture::Event::ExceptionChosen(PhotoException::Eyes)).flow
}

pub(crate) fn loading(kiosk: bool) -> Flow {
    at_camera(kiosk).flow
}

pub(crate) fn hint(kiosk: bool) -> Flow {
    let seen = report(Hint::ComeCloser, &[Check::Size, Check::Centred], Level::Fault);
    says(at_camera(kiosk), capture::Event::HintChanged(seen)).flow
}

pub(crate) fn ready(kiosk: bool) -> Flow {
    says(at_camera(kiosk), capture::Event::HintChanged(report(Hint::Ready, &[], Level::Pass))).flow
}

pub(crate) fn denied(kiosk: bool) -> Flow {
    troubled(kiosk, CameraTrouble::Denied)
}

pub(crate) fn absent(kiosk: bool) -> Flow {
    troubled(kiosk, CameraTrouble::Absent)
}

pub(crate) fn in_use(kiosk: bool) -> Flow {
    troubled(kiosk, CameraTrouble::InUse)
}

pub(crate) fn lost(kiosk: bool) -> Flow {
    troubled(kiosk, CameraTrouble::Lost)
}

pub(crate) fn unsupported(kiosk: bool) -> Flow {
    troubled(kiosk, CameraTrouble::Unsupported)
}

pub(crate) fn cannot(kiosk: bool) -> Flow {
    says(at_intro(kiosk), capture::Event::CannotSaid).flow
}

pub(crate) fn judging(kiosk: bool) -> Flow {
    sent(kiosk).flow
}

pub(crate) fn unsent(kiosk: bool) -> Flow {
    let mut talk = sent(kiosk);
    talk.fails(Failure::Unreachable);
    talk.flow
}

pub(crate) fn refused(kiosk: bool) -> Flow {
    let mut talk = taken(at_camera(kiosk));
    talk.fails(refusal());
    talk.flow
}

pub(crate) fn refused_file(kiosk: bool) -> Flow {
    let mut talk = sent(kiosk);
    talk.fails(refusal());
    talk.flow
}

pub(crate) fn refused_thrice(kiosk: bool) -> Flow {
    let mut talk = at_camera(kiosk);
    for _ in 0..2 {
        talk = taken(talk);
        talk.fails(refusal());
        talk = says(talk, capture::Event::RetakeAsked);
    }
    talk = taken(talk);
    talk.fails(refusal());
    talk.flow
}

pub(crate) fn finished(kiosk: bool) -> Flow {
    judged(kiosk, report(Hint::Ready, &[], Level::Pass))
}

pub(crate) fn finished_advice(kiosk: bool) -> Flow {
    judged(kiosk, report(Hint::MoreLight, &[Check::UnderExposed], Level::Advice))
}

fn at_intro(kiosk: bool) -> Conversation {
    with_draft(kiosk, DraftView { photo: None, ..full_draft(5) })
}

fn at_camera(kiosk: bool) -> Conversation {
    says(at_intro(kiosk), capture::Event::CameraAsked)
}

fn troubled(kiosk: bool, trouble: CameraTrouble) -> Flow {
    says(at_camera(kiosk), capture::Event::CameraTroubled(trouble)).flow
}

fn sent(kiosk: bool) -> Conversation {
    says(at_intro(kiosk), capture::Event::FileChosen(Shot(1)))
}

fn taken(talk: Conversation) -> Conversation {
    says(says(talk, capture::Event::ShutterPressed), capture::Event::Captured(Shot(1)))
}

fn judged(kiosk: bool, report: PhotoReport) -> Flow {
    let mut talk = taken(at_camera(kiosk));
    talk.hears(Reply::Photo(Box::new(PhotoView { report, ..photo(PhotoSource::Camera) })));
    talk.flow
}

fn refusal() -> Failure {
    let checks = vec![Check::EyesOpen, Check::UnderExposed];
    Failure::Problem(Box::new(Problem { checks, ..Problem::from(ErrorCode::PhotoRefused) }))
}

/// All checks, of which some failed.
fn report(hint: Hint, failed: &[Check], level: Level) -> PhotoReport {
    let measure = |check: Check| {
        let (raw, score, level) =
            if failed.contains(&check) { (0.0, 20, level) } else { (1.0, 95, Level::Pass) };
        Measure { check, raw, score, level }
    };
    PhotoReport { measures: Check::ALL.map(measure).to_vec(), hint }
}

fn says(mut talk: Conversation, event: capture::Event) -> Conversation {
    talk.says(Event::Capture(event));
    talk
}
