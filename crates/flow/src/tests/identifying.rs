use domain::{
    id_number::IdError,
    problem::ErrorCode,
    service::Service,
    wire::{DraftView, Insurance, Stage, Vouching},
};

use crate::fixtures::{
    Conversation, ID, account_view, at_code, at_number, identified, identified_uninsured, insured_far_away,
    insured_in_yunling, problem, recognised, sent, setting, today, visit, yunling,
};
use crate::{
    Call, Effect, Event, Own, Place, Reply, Target, apply,
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
fn whoever_learns_that_they_are_not_insured_any_more_goes_on_to_their_record() {
    let record = Event::Identify(identify::Event::RecordAsked);
    let mut talk = at_code(false);
    talk.says(record.clone());
    assert!(talk.calls().is_empty(), "nobody has said who they are");
    talk.says(code("123456")).hears(recognised(Insurance::NotInForce));
    talk.says(Event::Identify(identify::Event::NameConfirmed)).says(record.clone());
    assert_eq!(talk.calls(), [&Call::ConfirmName]);
    is_not_here(&talk);
    talk.fails(crate::Failure::Unreachable);
    talk.says(record.clone()).hears(identified_uninsured());
    assert_eq!(talk.flow.place().target(), Target::Service(Service::Account));
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Account)]);
    talk.hears(Reply::Account(Box::new(account_view(false))));
    // From another service they come back to it, without saying who they are again.
    talk.says(Event::Went(Target::Service(Service::Estimate))).says(record);
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Account)]);
}

#[test]
fn whoever_is_insured_elsewhere_has_no_record_here() {
    let mut talk = at_code(false);
    let elsewhere = Insurance::Elsewhere {
        region: "530100".to_owned().try_into().unwrap(),
        name: None,
        agency: None,
        phone: None,
    };
    talk.says(code("123456")).hears(recognised(elsewhere.clone()));
    talk.says(Event::Identify(identify::Event::NameConfirmed));
    talk.says(Event::Identify(identify::Event::RecordAsked));
    check(&talk, &Step::NotHere(elsewhere));
    assert!(talk.calls().is_empty());
}

#[test]
fn whoever_is_not_insured_any_more_sees_their_record_and_is_told_elsewhere_why_not() {
    let mut talk = Conversation::opened(Target::Service(Service::Account), false);
    talk.says(Event::Identify(identify::Event::Agreed { language: "en".into() }));
    talk.hears(visit(Stage::Consented)).says(number(ID)).hears(visit(Stage::CodeSent(sent())));
    talk.says(code("123456")).hears(recognised(Insurance::NotInForce));
    talk.says(Event::Identify(identify::Event::NameConfirmed));
    assert_eq!(talk.calls(), [&Call::ConfirmName]);
    talk.hears(identified_uninsured());
    assert_eq!(talk.calls(), [&Call::ShowOwn(Own::Account)]);
    talk.hears(Reply::Account(Box::new(account_view(false))));
    for service in [Service::Estimate, Service::CrossRegion] {
        talk.says(Event::Went(Target::Service(service)));
        is_not_here(&talk);
        assert!(talk.calls().is_empty());
    }
    talk.says(Event::Went(Target::Service(Service::ReplaceCard))).says(Event::Apply(apply::Event::Begun));
    check(&talk, &Step::NotHere(Insurance::NotInForce));
    assert!(talk.flow.session().person.is_some(), "and stays, until they end the visit");
}

#[test]
fn an_address_opened_by_whoever_is_not_insured_any_more_asks_nothing_of_a_service() {
    for service in [Service::CrossRegion, Service::Estimate] {
        let mut talk = Conversation::begun(Target::Service(service), false);
        talk.hears(setting(false)).hears(identified_uninsured());
        is_not_here(&talk);
    }
}

#[test]
fn whoever_is_insured_where_this_app_serves_too_goes_on_there_at_the_same_place() {
    for (service, ends) in [(Service::Account, true), (Service::ReplaceCard, true), (Service::Account, false)]
    {
        let mut talk = at_name_of(service, false);
        talk.says(Event::Identify(identify::Event::NameConfirmed));
        assert_eq!(talk.flow.region_elsewhere(), Some(&yunling()));
        talk.says(Event::RegionFollowed);
        assert_eq!((talk.flow.place(), talk.calls()), (&Place::Ending, vec![&Call::EndVisit]));
        if ends {
            talk.hears(Reply::Ended)
        } else {
            talk.fails(problem(ErrorCode::NotSignedIn))
        };
        assert_eq!(talk.calls(), [&Call::LoadSetting { kiosk: None, region: Some(yunling().code) }]);
        let Reply::Setting(mut there) = setting(false) else { panic!("a setting") };
        there.region.code = yunling().code;
        talk.hears(Reply::Setting(there)).fails(problem(ErrorCode::NotSignedIn));
        assert_eq!(talk.flow.place().target(), Target::Service(service));
        if service == Service::Account {
            talk.says(Event::Identify(identify::Event::Agreed { language: "en".into() }));
            assert!(
                matches!(talk.calls()[..], [Call::BeginVisit(consent)] if consent.region == yunling().code)
            );
        }
    }
}

#[test]
fn whoever_ends_the_visit_meanwhile_does_not_go_on_elsewhere() {
    let mut talk = at_name_of(Service::Account, false);
    talk.says(Event::Identify(identify::Event::NameConfirmed)).says(Event::RegionFollowed);
    talk.fails(crate::Failure::Unreachable);
    talk.says(Event::VisitEnded).hears(Reply::Ended);
    assert_eq!(talk.effects, [Effect::StartAnew]);
}

#[test]
fn a_kiosk_and_a_region_that_is_not_served_offer_nothing_elsewhere() {
    let mut kiosk = at_name_of(Service::Account, true);
    kiosk.says(Event::Identify(identify::Event::NameConfirmed));
    let mut phone = at_code(false);
    phone
        .says(code("123456"))
        .hears(recognised(insured_far_away()))
        .says(Event::Identify(identify::Event::NameConfirmed));
    for mut talk in [kiosk, phone] {
        assert_eq!(talk.flow.region_elsewhere(), None);
        let before = talk.flow.place().clone();
        talk.says(Event::RegionFollowed);
        assert_eq!((talk.flow.place(), talk.effects.len()), (&before, 0));
    }
}

/// Somebody insured in the other region gave the right code here.
fn at_name_of(service: Service, kiosk: bool) -> Conversation {
    let mut talk = Conversation::opened(Target::Service(service), kiosk);
    talk.says(Event::Apply(apply::Event::Begun));
    talk.says(Event::Identify(identify::Event::Agreed { language: "en".into() }));
    talk.hears(visit(Stage::Consented)).says(number(ID)).hears(visit(Stage::CodeSent(sent())));
    talk.says(code("123456")).hears(recognised(insured_in_yunling()));
    talk
}

/// The screen says that they are not insured here.
fn is_not_here(talk: &Conversation) {
    let mut place = talk.flow.place().clone();
    let step = place.identifying().map(|identify| identify.step.clone());
    assert_eq!(step, Some(Step::NotHere(Insurance::NotInForce)));
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
