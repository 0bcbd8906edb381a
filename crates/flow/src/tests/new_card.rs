use domain::{
    application::{DocumentKind, DraftAnswer, Gap},
    problem::ErrorCode,
    region::RegionCode,
    service::Service,
    wire::DraftView,
};

use crate::fixtures::{
    Conversation, applying_first, document, full_new_draft, household, newcomer, oneself, problem, setting,
};
use crate::{
    Call, Effect, Event, Failure, Place, Reply, Target,
    apply::{self, ContactQuestion, ContactStep, Step},
    capture::{CameraTrouble, Shot},
    household::{self as place, Step as Where},
    papers::{self, Papers},
};

fn chooses(talk: &mut Conversation, event: place::Event) -> &mut Conversation {
    talk.says(Event::Apply(apply::Event::Household(event)))
}

fn code(digits: &str) -> RegionCode {
    RegionCode::try_from(digits.to_owned()).unwrap()
}

/// The draft once the household is answered.
fn placed() -> DraftView {
    DraftView { version: 1, household: Some(household()), ..DraftView::default() }
}

const ASKED: Step = Step::Papers(Papers::new(DocumentKind::Register));

#[test]
fn the_household_is_asked_first_and_saved_before_the_register() {
    let mut talk = applying_first(false, None);
    assert_eq!(talk.applying(), &Step::Household(Where::Here));
    chooses(&mut talk, place::Event::Chosen(household()));
    let answer = DraftAnswer::Household(household());
    assert_eq!(talk.calls(), [&Call::SaveAnswer(Service::NewCard, 0, answer)]);
    talk.hears(Reply::Draft(Box::new(placed())));
    assert_eq!(talk.applying(), &ASKED);
}

#[test]
fn another_regions_household_is_no_answer_and_its_agency_is_named() {
    let mut talk = applying_first(false, None);
    chooses(&mut talk, place::Event::NoneSaid);
    assert_eq!(talk.applying(), &Step::Household(Where::Outside));
    chooses(&mut talk, place::Event::Chosen(code("539902")));
    assert_eq!(talk.applying(), &Step::Household(Where::Elsewhere(code("539902"))));
    assert!(talk.effects.is_empty(), "nothing is asked of the server");
    talk.says(Event::BackPressed);
    chooses(&mut talk, place::Event::NoneSaid);
    assert_eq!(talk.applying(), &Step::Household(Where::Unknown));
    for expected in [Where::Outside, Where::Here] {
        talk.says(Event::BackPressed);
        assert_eq!(talk.applying(), &Step::Household(expected));
    }
    talk.says(Event::BackPressed).says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home);
}

#[test]
fn a_division_that_nobody_offered_changes_nothing() {
    let mut talk = applying_first(false, None);
    chooses(&mut talk, place::Event::Chosen(code("110101")));
    assert_eq!(talk.applying(), &Step::Household(Where::Here));
    assert!(talk.effects.is_empty());
}

#[test]
fn a_page_is_sent_shown_back_and_taken_again_until_it_is_accepted() {
    let mut talk = applying_first(false, Some(placed()));
    let register = document(DocumentKind::Register);
    let send = |shot| Call::SendDocument { shot: Shot(shot), kind: DocumentKind::Register };
    talk.says(Event::Papers(papers::Event::Chosen(Shot(1))));
    assert_eq!(talk.calls(), [&send(1)]);
    talk.fails(problem(ErrorCode::PhotoTooSmall));
    let refused = Papers { refused: Some(ErrorCode::PhotoTooSmall), ..Papers::new(DocumentKind::Register) };
    assert_eq!((talk.applying(), talk.flow.trouble()), (&Step::Papers(refused), None));
    talk.says(Event::Papers(papers::Event::Chosen(Shot(2)))).hears(Reply::Document(register));
    assert_eq!(talk.applying(), &Step::Papers(Papers::with(register)));
    talk.says(Event::Papers(papers::Event::AgainAsked));
    assert_eq!(talk.applying(), &ASKED);
    talk.says(Event::Papers(papers::Event::Chosen(Shot(3)))).hears(Reply::Document(register));
    talk.says(Event::Papers(papers::Event::Accepted));
    let answer = DraftAnswer::Register(register.id);
    assert_eq!(talk.calls(), [&Call::SaveAnswer(Service::NewCard, 1, answer)]);
    talk.hears(Reply::Draft(Box::new(DraftView { version: 2, register: Some(register), ..placed() })));
    let mobile = ContactStep { question: ContactQuestion::Mobile, refusal: None };
    assert_eq!(talk.applying(), &Step::Contact(mobile));
    talk.says(Event::BackPressed);
    assert_eq!(talk.applying(), &Step::Papers(Papers::with(register)), "what was given is shown back");
}

#[test]
fn a_server_gone_while_a_page_is_sent_loses_nothing() {
    let mut talk = applying_first(false, Some(placed()));
    talk.says(Event::Papers(papers::Event::Chosen(Shot(1)))).fails(Failure::Unreachable);
    assert_eq!((talk.applying(), talk.flow.trouble()), (&ASKED, Some(&Failure::Unreachable)));
    talk.says(Event::RetryAsked);
    let send = Call::SendDocument { shot: Shot(1), kind: DocumentKind::Register };
    assert_eq!(talk.calls(), [&send]);
}

#[test]
fn the_camera_is_open_while_its_picture_is_shown_and_closed_with_the_shot() {
    let mut talk = applying_first(true, Some(placed()));
    talk.says(Event::Papers(papers::Event::CameraAsked));
    assert_eq!(talk.effects, [Effect::OpenPaperCamera]);
    talk.says(Event::Papers(papers::Event::ShutterPressed));
    assert_eq!(talk.effects, [Effect::CapturePaper]);
    talk.says(Event::Papers(papers::Event::ShutterPressed));
    assert!(talk.effects.is_empty(), "once is enough");
    talk.says(Event::Papers(papers::Event::Captured(Shot(1))));
    assert_eq!(talk.effects[0], Effect::CloseCamera);
    let send = Call::SendDocument { shot: Shot(1), kind: DocumentKind::Register };
    assert_eq!(talk.calls(), [&send]);

    let mut talk = applying_first(true, Some(placed()));
    talk.says(Event::Papers(papers::Event::CameraAsked));
    talk.says(Event::Papers(papers::Event::CameraTroubled(CameraTrouble::Absent)));
    assert_eq!(talk.effects, [Effect::CloseCamera]);
    talk.says(Event::BackPressed);
    assert_eq!(talk.applying(), &ASKED);
}

#[test]
fn nothing_is_accepted_that_is_not_shown() {
    let mut talk = applying_first(false, Some(placed()));
    talk.says(Event::Papers(papers::Event::Accepted));
    assert!(talk.effects.is_empty());
    assert_eq!(talk.applying(), &ASKED);
}

#[test]
fn the_page_and_the_household_can_be_changed_from_the_summary() {
    let mut talk = applying_first(false, Some(full_new_draft(6)));
    for (gap, question) in [
        (Gap::Household, Step::Household(Where::Here)),
        (Gap::Register, Step::Papers(Papers::with(document(DocumentKind::Register)))),
    ] {
        talk.says(Event::Apply(apply::Event::ChangeAsked(gap)));
        assert_eq!(talk.applying(), &question);
        talk.says(Event::BackPressed);
        assert!(matches!(talk.applying(), Step::Check { .. }));
    }
}

#[test]
fn whoever_has_a_card_is_led_to_replacing_it() {
    let mut talk = Conversation::begun(Target::Service(Service::NewCard), false);
    talk.hears(setting(false)).hears(newcomer(true, None)).says(oneself());
    assert_eq!(talk.applying(), &Step::HasCard);
    talk.says(Event::Went(Target::Service(Service::ReplaceCard)));
    assert!(matches!(talk.flow.place(), Place::Apply(apply) if apply.service == Service::ReplaceCard));
    // The server knows it before the page does.
    let mut talk = applying_first(false, Some(full_new_draft(6)));
    talk.says(Event::Apply(apply::Event::SubmitAsked { declared_true: true }));
    talk.fails(problem(ErrorCode::HasCard));
    assert_eq!((talk.applying(), talk.flow.trouble()), (&Step::HasCard, None));
}
