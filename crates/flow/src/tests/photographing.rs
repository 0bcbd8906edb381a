use domain::{
    application::{DraftAnswer, PhotoException},
    photo::{Fault, Hint, Level, PhotoPurpose},
    problem::{ErrorCode, Problem},
    service::Service,
    wire::{DraftView, PhotoSource},
};

use crate::fixtures::{Conversation, full_draft, photo, problem, report, with_draft};
use crate::{
    Call, Effect, Event, Failure, Place, Reply, Target, apply,
    camera::{Facing, Lens, View},
    capture::{self, CameraTrouble, Capture, Event as Said, Live, Shot, Step, Whose},
};

fn at_intro() -> Conversation {
    with_draft(false, DraftView { photo: None, ..full_draft(5) })
}

fn at_camera() -> Conversation {
    let mut talk = at_intro();
    says(&mut talk, Said::CameraAsked);
    talk
}

fn says(talk: &mut Conversation, event: capture::Event) -> &mut Conversation {
    talk.says(Event::Capture(event))
}

fn shown(talk: &Conversation) -> &Capture {
    match talk.applying() {
        apply::Step::Photo(capture) => capture,
        other => panic!("no photo but {other:?}"),
    }
}

#[test]
fn the_camera_opens_on_being_asked_and_closes_on_leaving() {
    let mut talk = at_intro();
    assert!(talk.effects.is_empty());
    says(&mut talk, Said::CameraAsked);
    assert_eq!(talk.effects, [Effect::OpenCamera(Lens::Front)]);
    talk.says(Event::BackPressed);
    assert_eq!(talk.effects, [Effect::CloseCamera]);
    says(&mut talk, Said::CameraAsked);
    talk.says(Event::Went(Target::Help));
    assert_eq!(talk.effects, [Effect::CloseCamera]);
}

#[test]
fn a_steady_second_or_the_shutter_takes_one_picture() {
    for release in [Said::Held, Said::ShutterPressed] {
        let mut talk = at_camera();
        says(&mut talk, release);
        assert_eq!(talk.effects, [Effect::Capture]);
        says(&mut talk, Said::ShutterPressed);
        assert!(talk.effects.is_empty(), "the shutter is released already");
        says(&mut talk, Said::Captured(Shot(1)));
        let call = Call::SendPhoto {
            shot: Shot(1),
            source: PhotoSource::Camera,
            exception: None,
            months_old: None,
            purpose: PhotoPurpose::Card,
            whose: Whose::Own,
        };
        assert_eq!(talk.calls(), [&call]);
        assert!(talk.effects.contains(&Effect::CloseCamera));
    }
}

#[test]
fn the_servers_verdict_counts_and_the_photo_is_saved_once_accepted() {
    let mut talk = at_camera();
    says(&mut talk, Said::ShutterPressed);
    says(&mut talk, Said::Captured(Shot(1))).hears(Reply::Photo(Box::new(photo(PhotoSource::Camera))));
    assert_eq!(shown(&talk).step, Step::Finished(Box::new(photo(PhotoSource::Camera))));
    says(&mut talk, Said::Accepted);
    assert_eq!(
        talk.calls(),
        [&Call::SaveAnswer(Service::ReplaceCard, 5, DraftAnswer::Photo(photo(PhotoSource::Camera).id))]
    );
    talk.hears(Reply::Draft(Box::new(full_draft(6))));
    assert_eq!(talk.applying(), &apply::Step::Check { undeclared: false, changed: false });
}

#[test]
fn a_refused_photo_says_why_and_is_taken_again() {
    let mut talk = at_camera();
    says(&mut talk, Said::ShutterPressed);
    let refused = Problem { faults: vec![Fault::NoFace], ..Problem::from(ErrorCode::PhotoRefused) };
    says(&mut talk, Said::Captured(Shot(1))).fails(Failure::Problem(Box::new(refused)));
    let why = ErrorCode::PhotoRefused;
    assert_eq!(
        shown(&talk).step,
        Step::Refused { shot: Shot(1), why, faults: vec![Fault::NoFace], source: PhotoSource::Camera }
    );
    assert_eq!(shown(&talk).tries, 1);
    assert_eq!(talk.flow.trouble(), None);
    says(&mut talk, Said::RetakeAsked);
    assert_eq!(talk.effects, [Effect::OpenCamera(Lens::Front)]);
    assert_eq!(shown(&talk).tries, 1, "one photo is one try");
}

#[test]
fn a_lost_connection_keeps_the_picture_and_sends_it_again() {
    let mut talk = at_intro();
    says(&mut talk, Said::FileChosen(Shot(2)));
    says(&mut talk, Said::Dated(Some(3))).fails(Failure::Unreachable);
    let (source, months_old) = (PhotoSource::Upload, Some(3));
    assert_eq!(shown(&talk).step, Step::Judging { shot: Shot(2), source, months_old });
    talk.says(Event::RetryAsked);
    assert!(matches!(talk.calls()[..], [Call::SendPhoto { shot: Shot(2), .. }]));
    talk.fails(Failure::Unreachable);
    says(&mut talk, Said::RetakeAsked);
    assert_eq!(shown(&talk).step, Step::Intro, "who has a file may have no camera");
}

#[test]
fn each_camera_trouble_has_its_screen_and_a_file_still_serves() {
    for trouble in [
        CameraTrouble::Denied,
        CameraTrouble::Absent,
        CameraTrouble::InUse,
        CameraTrouble::Lost,
        CameraTrouble::Stalled,
        CameraTrouble::Blank,
        CameraTrouble::NotLoaded,
        CameraTrouble::Unsupported,
    ] {
        let mut talk = at_camera();
        says(&mut talk, Said::CameraTroubled(trouble));
        assert_eq!(shown(&talk).step, Step::NoCamera(trouble));
        assert_eq!(talk.effects, [Effect::CloseCamera]);
        says(&mut talk, Said::FileChosen(Shot(1)));
        says(&mut talk, Said::Dated(Some(1)));
        assert_eq!(talk.calls().len(), 1);
    }
}

#[test]
fn a_file_is_sent_with_its_age_and_one_that_is_too_old_is_not_sent() {
    let mut talk = at_intro();
    says(&mut talk, Said::FileChosen(Shot(1)));
    assert_eq!(shown(&talk).step, Step::Dating(Shot(1)));
    assert!(talk.effects.is_empty(), "nothing is sent before it is dated");
    says(&mut talk, Said::Dated(None));
    let (why, source) = (ErrorCode::PhotoTooOld, PhotoSource::Upload);
    assert_eq!(shown(&talk).step, Step::Refused { shot: Shot(1), why, faults: vec![], source });
    assert!(talk.effects.is_empty());
    says(&mut talk, Said::FileChosen(Shot(2)));
    says(&mut talk, Said::Dated(Some(6)));
    let sent = Call::SendPhoto {
        shot: Shot(2),
        source,
        exception: None,
        months_old: Some(6),
        purpose: PhotoPurpose::Card,
        whose: Whose::Own,
    };
    assert_eq!(talk.calls(), [&sent]);
    talk.fails(problem(ErrorCode::PhotoKind));
    assert!(matches!(shown(&talk).step, Step::Refused { why: ErrorCode::PhotoKind, .. }));
    assert_eq!(shown(&talk).tries, 1, "what was not sent is no try");
}

#[test]
fn a_question_for_the_age_of_a_file_is_left_by_back() {
    let mut talk = at_intro();
    says(&mut talk, Said::FileChosen(Shot(1)));
    talk.says(Event::BackPressed);
    assert_eq!(shown(&talk).step, Step::Intro);
}

#[test]
fn somebody_else_is_photographed_with_the_rear_camera_until_the_front_one_is_wanted() {
    let mut talk = at_intro();
    says(&mut talk, Said::LensChosen(Lens::Rear));
    assert_eq!(talk.effects, [Effect::OpenCamera(Lens::Rear)]);
    let view = View { facing: Some(Facing::Rear), nth: 1, several: true, torch: true };
    says(&mut talk, Said::CameraOpened(view));
    assert_eq!(view.other(), Some(Lens::Front));
    says(&mut talk, Said::ShutterPressed);
    says(&mut talk, Said::LensChosen(Lens::Front));
    assert!(talk.effects.is_empty(), "no camera is changed while a picture is taken");
    says(&mut talk, Said::Captured(Shot(1))).hears(Reply::Photo(Box::new(photo(PhotoSource::Camera))));
    says(&mut talk, Said::RetakeAsked);
    assert_eq!(talk.effects, [Effect::OpenCamera(Lens::Rear)]);
    says(&mut talk, Said::LensChosen(Lens::Front));
    assert_eq!(talk.effects, [Effect::OpenCamera(Lens::Front)]);
    assert_eq!(shown(&talk).step, Step::Live(Live::default()));
}

#[test]
fn cameras_that_do_not_say_where_they_look_are_taken_in_turn() {
    let alone = View { nth: 2, ..View::default() };
    assert_eq!(alone.other(), None);
    assert_eq!(View { several: true, ..alone }.other(), Some(Lens::Nth(3)));
    assert!(!alone.is_of_another());
}

#[test]
fn a_camera_without_a_picture_can_be_changed_for_another() {
    let mut talk = at_camera();
    let view = View { facing: Some(Facing::Front), several: true, ..View::default() };
    says(&mut talk, Said::CameraOpened(view));
    says(&mut talk, Said::CameraTroubled(CameraTrouble::Stalled));
    assert_eq!(shown(&talk).view, Some(view));
    says(&mut talk, Said::LensChosen(Lens::Rear));
    assert_eq!(talk.effects, [Effect::OpenCamera(Lens::Rear)]);
}

#[test]
fn the_light_is_switched_on_and_off_and_is_off_in_a_new_picture() {
    let mut talk = at_camera();
    says(&mut talk, Said::TorchPressed);
    assert_eq!(talk.effects, [Effect::Light(true)]);
    says(&mut talk, Said::TorchPressed);
    assert_eq!(talk.effects, [Effect::Light(false)]);
    says(&mut talk, Said::TorchPressed);
    says(&mut talk, Said::LensChosen(Lens::Front));
    assert_eq!(shown(&talk).step, Step::Live(Live::default()));
}

#[test]
fn who_cannot_meet_a_rule_is_photographed_once_all_else_holds_and_a_clerk_decides() {
    let mut talk = at_camera();
    says(&mut talk, Said::CannotSaid);
    assert_eq!(talk.effects, [Effect::CloseCamera]);
    says(&mut talk, Said::ExceptionChosen(Some(PhotoException::Faith)));
    says(&mut talk, Said::CameraAsked);
    says(&mut talk, Said::Held);
    assert_eq!(talk.effects, [Effect::Capture]);
    says(&mut talk, Said::Captured(Shot(1)));
    let exception = Some(PhotoException::Faith);
    assert_eq!(
        talk.calls(),
        [&Call::SendPhoto {
            shot: Shot(1),
            source: PhotoSource::Camera,
            exception,
            months_old: None,
            purpose: PhotoPurpose::Card,
            whose: Whose::Own,
        }]
    );
}

#[test]
fn who_can_meet_all_rules_after_all_says_so() {
    let mut talk = at_camera();
    for exception in [Some(PhotoException::Head), None] {
        says(&mut talk, Said::CannotSaid);
        says(&mut talk, Said::ExceptionChosen(exception));
        assert_eq!((shown(&talk).exception, &shown(&talk).step), (exception, &Step::Intro));
    }
}

#[test]
fn a_picture_that_could_not_be_taken_leaves_the_live_view_on() {
    let mut talk = at_camera();
    says(&mut talk, Said::HintChanged(report(Hint::Ready, Level::Pass)));
    says(&mut talk, Said::ShutterPressed);
    says(&mut talk, Said::CaptureFailed);
    let report = Some(report(Hint::Ready, Level::Pass));
    assert_eq!(shown(&talk).step, Step::Live(Live { report, ..Live::default() }));
}

#[test]
fn a_visit_lost_at_the_camera_closes_it() {
    let mut talk = at_camera();
    says(&mut talk, Said::ShutterPressed);
    says(&mut talk, Said::Captured(Shot(1))).fails(problem(ErrorCode::NotSignedIn));
    assert!(
        matches!(talk.flow.place(), Place::Apply(apply) if matches!(apply.step, apply::Step::Identify(_)))
    );
}
