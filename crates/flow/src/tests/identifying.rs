use domain::{
    id_number::IdError,
    problem::ErrorCode,
    service::Service,
    wire::{DraftView, Insurance, Stage, Vouching},
};

use crate::fixtures::{
    Conversation, ID, at_code, at_number, identified, problem, recognised, sent, today, visit,
};
use crate::{
    Call, Effect, Event, Place, Target, apply,
    identify::{self, Step},
};

fn number(typed: &str) -> Event {
    Event::Identify(identify::Event::NumberGiven { typed: typed.into(), today: today() })
}

fn code(typed: &str) -> Event {
    Event::Identify(identify::Event::CodeGiven(typed.into()))
}

fn check(talk: &Conversation, expected: &Step) {
    let apply::Step::Identify(identify) = talk.applying() else { panic!("identified already") };
    assert_eq!(&identify.step, expected);
}

#[test]
fn nothing_personal_is_asked_before_the_consent_is_recorded() {
    let mut talk = Conversation::opened(Target::Service(Service::ReplaceCard), false);
    talk.says(Event::Apply(apply::Event::Begun));
    check(&talk, &Step::Consent);
    talk.says(number(ID));
    assert!(talk.effects.is_empty());
    talk.says(Event::Identify(identify::Event::Agreed { language: "en".into() }));
    assert!(
        matches!(talk.calls()[..], [Call::BeginVisit(consent)] if consent.version == "1" && consent.language == "en")
    );
    check(&talk, &Step::Consent);
}

#[test]
fn a_mistyped_number_never_reaches_the_server() {
    let mut talk = at_number(false);
    talk.says(number("12"));
    check(&talk, &Step::Number { typed: "12".into(), refusal: Some(IdError::Length { found: 2 }) });
    assert!(talk.effects.is_empty());
}

#[test]
fn a_second_tap_asks_for_no_second_code() {
    let mut talk = at_number(false);
    talk.says(number(ID));
    assert_eq!(talk.calls().len(), 1);
    talk.says(number(ID));
    assert!(talk.effects.is_empty());
}

#[test]
fn a_code_of_the_wrong_form_stays_here_and_a_wrong_one_says_so() {
    let mut talk = at_code(false);
    talk.says(code("12"));
    check(&talk, &Step::Code { sent: sent(), malformed: true });
    talk.says(code("１２３ 456"));
    assert_eq!(talk.calls(), [&Call::GiveCode("123456".into())]);
    talk.fails(problem(ErrorCode::WrongCode));
    check(&talk, &Step::Code { sent: sent(), malformed: false });
    assert_eq!(talk.flow.trouble(), Some(&problem(ErrorCode::WrongCode)));
}

#[test]
fn the_masked_name_is_confirmed_before_anything_is_shown() {
    let mut talk = at_code(false);
    talk.says(code("123456")).hears(recognised(Insurance::Here));
    assert!(talk.flow.session().person.is_none());
    talk.says(Event::Identify(identify::Event::NameConfirmed))
        .hears(identified(DraftView::default(), Vec::new()));
    assert_eq!(talk.applying(), &apply::Step::Holder(crate::holder::Step::Whom));
    assert!(talk.flow.session().person.is_some());
}

#[test]
fn whoever_is_not_insured_here_learns_where_to_turn() {
    let mut talk = at_code(false);
    talk.says(code("123456")).hears(recognised(Insurance::NotInForce));
    talk.says(Event::Identify(identify::Event::NameConfirmed));
    check(&talk, &Step::NotHere(Insurance::NotInForce));
    talk.says(Event::BackPressed);
    assert_eq!(talk.calls(), [&Call::EndVisit]);
}

#[test]
fn back_from_a_strangers_name_ends_the_visit() {
    let mut talk = at_code(false);
    talk.says(code("123456")).hears(recognised(Insurance::Here)).says(Event::BackPressed);
    assert_eq!(talk.calls(), [&Call::EndVisit]);
    talk.fails(crate::Failure::Unreachable);
    assert_eq!(talk.effects, [Effect::PollSoon], "nobody goes on before the visit has ended");
    talk.says(Event::Went(Target::Home));
    assert_eq!(talk.flow.place(), &Place::Ending);
    talk.says(Event::Identify(identify::Event::PollDue));
    assert_eq!(talk.calls(), [&Call::EndVisit]);
    talk.hears(crate::Reply::Ended);
    assert_eq!(talk.effects, [Effect::StartAnew]);
}

#[test]
fn a_clerk_vouches_at_a_kiosk_only() {
    let vouching = Vouching { code: "204081".into(), declined: false };
    let mut phone = at_code(false);
    phone.says(Event::Identify(identify::Event::VouchAsked));
    assert!(phone.effects.is_empty());
    let mut kiosk = at_code(true);
    kiosk.says(Event::Identify(identify::Event::VouchAsked)).hears(visit(Stage::Vouching(vouching.clone())));
    assert_eq!(kiosk.effects, [Effect::PollSoon]);
    kiosk.says(Event::Identify(identify::Event::PollDue)).fails(crate::Failure::Unreachable);
    assert_eq!(kiosk.effects, [Effect::PollSoon], "a lost answer does not end the waiting");
    kiosk.says(Event::Identify(identify::Event::PollDue)).hears(recognised(Insurance::Here));
    kiosk
        .says(Event::Identify(identify::Event::NameConfirmed))
        .hears(identified(DraftView::default(), Vec::new()));
    assert_eq!(kiosk.applying(), &apply::Step::Holder(crate::holder::Step::Whom));
}

#[test]
fn whoever_is_locked_out_of_codes_still_reaches_a_clerk() {
    for code in [ErrorCode::Locked, ErrorCode::TooManyCodes] {
        let mut kiosk = at_number(true);
        kiosk.says(number(ID)).fails(problem(code));
        kiosk.says(Event::Identify(identify::Event::VouchAsked));
        assert!(matches!(kiosk.calls()[..], [Call::AskVouching(_)]), "{code:?}");
    }
}

#[test]
fn a_late_answer_is_dropped() {
    let mut talk = at_number(false);
    talk.says(number(ID));
    let late = talk.attempt();
    talk.says(Event::BackPressed);
    let before = talk.flow.clone();
    talk.says(Event::Replied(late, Ok(visit(Stage::CodeSent(sent())))));
    assert_eq!(talk.flow, before);
    assert!(matches!(talk.flow.place(), Place::Apply(_)));
}
