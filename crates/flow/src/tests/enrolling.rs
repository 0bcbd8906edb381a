use domain::{kiosk::KioskId, problem::ErrorCode, wire::EnrolCode};

use crate::{
    Call, Effect, Event, Failure, Place, Reply, Target,
    enrol::{self, Enrol},
    fixtures::{Conversation, problem, setting},
    help, identify,
};

fn code() -> EnrolCode {
    EnrolCode::try_from("ABCDEFGH".to_owned()).unwrap()
}

/// A kiosk that the server refuses as it opens.
fn refused(why: ErrorCode) -> Conversation {
    let mut talk = Conversation::begun(Target::Home, true);
    talk.hears(setting(true)).fails(problem(why));
    talk
}

#[test]
fn a_kiosk_without_a_key_asks_for_a_code_and_then_waits_for_someone() {
    let mut talk = refused(ErrorCode::KioskRefused);
    assert_eq!(talk.flow.enrol(), Some(Enrol::Wanted));
    talk.says(Event::Went(Target::Track));
    assert_eq!(talk.flow.place(), &Place::Attract, "nobody begins anything");
    talk.says(Event::Enrol(enrol::Event::Given(code())));
    assert_eq!(talk.calls(), [&Call::Enrol(KioskId("demo".into()), code())]);
    talk.fails(problem(ErrorCode::WrongCode));
    assert_eq!(talk.flow.trouble().and_then(Failure::code), Some(ErrorCode::WrongCode));
    talk.says(Event::Enrol(enrol::Event::Given(code()))).hears(Reply::Enrolled);
    talk.fails(problem(ErrorCode::NotSignedIn));
    assert_eq!((talk.flow.enrol(), talk.flow.place()), (None, &Place::Attract));
    assert_eq!(talk.says(Event::Enrol(enrol::Event::Given(code()))).calls(), [] as [&Call; 0]);
}

#[test]
fn a_kiosk_whose_key_was_revoked_says_so() {
    for (why, shown) in
        [(ErrorCode::KioskRevoked, Enrol::Revoked), (ErrorCode::KioskClock, Enrol::WrongClock)]
    {
        assert_eq!(refused(why).flow.enrol(), Some(shown));
    }
    let mut talk = Conversation::opened(Target::Home, true);
    talk.says(Event::Enrol(enrol::Event::Refused(Enrol::Revoked)));
    assert_eq!(talk.flow.enrol(), Some(Enrol::Revoked), "nobody was here");
}

#[test]
fn nothing_of_a_visit_stays_on_a_kiosk_that_is_refused() {
    let mut talk = Conversation::opened(Target::Home, true);
    talk.says(Event::Went(Target::Home)).says(Event::Enrol(enrol::Event::Refused(Enrol::Revoked)));
    assert_eq!(talk.flow.place(), &Place::Ending);
    assert!(talk.effects.contains(&Effect::StartAnew), "{:?}", talk.effects);

    let mut talk = Conversation::opened(Target::Home, true);
    talk.says(Event::Went(Target::Home)).says(Event::VisitEnded).fails(problem(ErrorCode::KioskRevoked));
    assert!(talk.effects.contains(&Effect::StartAnew), "it does not ask for ever");
}

#[test]
fn a_kiosk_that_cannot_sign_says_why_and_tries_again_by_itself() {
    let Reply::Setting(mut here) = setting(true) else { panic!("a setting") };
    here.kiosk.as_mut().unwrap().demo = false;
    let mut talk = Conversation::begun(Target::Home, true);
    talk.hears(Reply::Setting(here)).fails(problem(ErrorCode::Internal));
    assert_eq!((talk.effects.as_slice(), talk.flow.opening()), (&[Effect::PollSoon][..], true));
    assert_eq!(talk.flow.trouble().and_then(Failure::code), Some(ErrorCode::Internal));
    talk.says(Event::Identify(identify::Event::PollDue));
    assert_eq!(talk.calls(), [&Call::ShowVisit]);
}

#[test]
fn help_over_a_kiosk_without_a_key_shows_numbers() {
    let mut talk = refused(ErrorCode::KioskRefused);
    talk.says(Event::Help(help::Event::Asked));
    assert!(talk.flow.help().open && talk.effects.is_empty());
    talk.says(Event::Help(help::Event::Closed));
    assert!(!talk.flow.help().open);
}
