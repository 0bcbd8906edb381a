//! The photo.

use domain::{
    application::PhotoException,
    photo::{Check, Fault, Hint, Level, Measure, PhotoReport},
    problem::{ErrorCode, Problem},
    wire::{DraftView, PhotoSource, PhotoView},
};
use flow::{
    Event, Failure, Flow, Reply,
    camera::{Facing, View},
    capture::{self, CameraTrouble, Shot},
    fixtures::{Conversation, full_draft, photo, with_draft},
};

pub(crate) fn intro(kiosk: bool) -> Flow {
    at_intro(kiosk).flow
}

pub(crate) fn intro_exception(kiosk: bool) -> Flow {
    let talk = says(at_intro(kiosk), capture::Event::CannotSaid);
    says(talk, capture::Event::ExceptionChosen(Some(PhotoException::Eyes))).flow
}

pub(crate) fn loading(kiosk: bool) -> Flow {
    at_camera(kiosk).flow
}

pub(crate) fn hint(kiosk: bool) -> Flow {
    let seen = report(Hint::ComeCloser, &[Check::Size, Check::Centred], Level::Fault);
    says(at_camera(kiosk), capture::Event::HintChanged(seen)).flow
}

pub(crate) fn longest_hint(kiosk: bool) -> Flow {
    let seen = report(Hint::AvoidGlare, &[Check::NoGlare, Check::Background], Level::Fault);
    says(opened(kiosk, Facing::Front), capture::Event::HintChanged(seen)).flow
}

pub(crate) fn someone_else(kiosk: bool) -> Flow {
    let seen = report(Hint::MoveLeft, &[Check::Centred], Level::Fault);
    let talk = says(opened(kiosk, Facing::Rear), capture::Event::HintChanged(seen));
    says(talk, capture::Event::TorchPressed).flow
}

pub(crate) fn tilted(kiosk: bool) -> Flow {
    let seen = report(Hint::HeadUpright, &[Check::Roll], Level::Fault);
    says(opened(kiosk, Facing::Front), capture::Event::HintChanged(seen)).flow
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

pub(crate) fn stalled(kiosk: bool) -> Flow {
    let talk = opened(kiosk, Facing::Front);
    says(talk, capture::Event::CameraTroubled(CameraTrouble::Stalled)).flow
}

pub(crate) fn blank(kiosk: bool) -> Flow {
    troubled(kiosk, CameraTrouble::Blank)
}

pub(crate) fn not_loaded(kiosk: bool) -> Flow {
    troubled(kiosk, CameraTrouble::NotLoaded)
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

pub(crate) fn age(kiosk: bool) -> Flow {
    says(at_intro(kiosk), capture::Event::FileChosen(Shot(1))).flow
}

pub(crate) fn too_old(kiosk: bool) -> Flow {
    says(says(at_intro(kiosk), capture::Event::FileChosen(Shot(1))), capture::Event::Dated(None)).flow
}

pub(crate) fn refused_kind(kiosk: bool) -> Flow {
    let mut talk = sent(kiosk);
    talk.fails(Failure::Problem(Box::new(ErrorCode::PhotoKind.into())));
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
    judged(kiosk, report(Hint::NeutralFace, &[Check::Neutral, Check::ColouredTop], Level::Advice))
}

pub(crate) fn finished_halo(kiosk: bool) -> Flow {
    judged(kiosk, report(Hint::PlainWall, &[Check::WhiteBorder], Level::Advice))
}

pub(crate) fn finished_exception(kiosk: bool) -> Flow {
    let exception = Some(PhotoException::Faith);
    let talk =
        says(says(at_intro(kiosk), capture::Event::CannotSaid), capture::Event::ExceptionChosen(exception));
    let mut talk = taken(says(talk, capture::Event::CameraAsked));
    let report = report(Hint::MoreLight, &[Check::Brightness], Level::Fault);
    talk.hears(Reply::Photo(Box::new(PhotoView { report, exception, ..photo(PhotoSource::Camera) })));
    talk.flow
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
    says(says(at_intro(kiosk), capture::Event::FileChosen(Shot(1))), capture::Event::Dated(Some(1)))
}

/// A camera of two, with a light on the far side.
fn opened(kiosk: bool, facing: Facing) -> Conversation {
    let torch = facing == Facing::Rear;
    let view = View { facing: Some(facing).filter(|_| !kiosk), nth: 0, several: true, torch };
    says(at_camera(kiosk), capture::Event::CameraOpened(view))
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
    let faults = vec![Fault::EyesClosed, Fault::TooDark, Fault::HeadCovered];
    Failure::Problem(Box::new(Problem { faults, ..Problem::from(ErrorCode::PhotoRefused) }))
}

/// All checks, of which some failed.
fn report(hint: Hint, failed: &[Check], level: Level) -> PhotoReport {
    let measure = |check: Check| {
        let (raw, score, level, fault) = if failed.contains(&check) {
            (0.0, 20, level, Some(check.fault(true)))
        } else {
            (1.0, 95, Level::Pass, None)
        };
        Measure { check, raw, score, level, fault }
    };
    PhotoReport { measures: Check::ALL.map(measure).to_vec(), hint }
}

fn says(mut talk: Conversation, event: capture::Event) -> Conversation {
    talk.says(Event::Capture(event));
    talk
}
