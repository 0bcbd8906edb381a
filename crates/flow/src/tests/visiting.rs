use domain::{
    problem::ErrorCode,
    region::RegionCode,
    service::{Service, ServiceGroup},
    wire::{DraftView, Stage, VisitView},
};

use crate::fixtures::{Conversation, code, identified, problem, setting};
use crate::{Call, Effect, Event, Failure, Flow, Place, Reply, Target, identify};

#[test]
fn a_kiosk_waits_and_a_phone_shows_the_services() {
    assert_eq!(Conversation::opened(Target::Home, true).flow.place(), &Place::Attract);
    assert_eq!(Conversation::opened(Target::Home, false).flow.place(), &Place::Home);
    let mut kiosk = Conversation::opened(Target::Home, true);
    kiosk.says(Event::Went(Target::Home));
    assert_eq!(kiosk.flow.place(), &Place::Home);
}

#[test]
fn every_address_leads_to_its_place() {
    for target in Service::ALL
        .map(Target::Service)
        .into_iter()
        .chain(ServiceGroup::ALL.map(Target::Services))
        .chain([Target::Track, Target::Help, Target::Home])
    {
        assert_eq!(Target::at(target.path()), target);
        assert_eq!(Conversation::opened(target, false).flow.place().target(), target);
    }
    assert_eq!(Target::at("/nowhere"), Target::Home);
    assert_eq!(Target::at("/track/"), Target::Track);
}

#[test]
fn a_server_that_is_away_at_the_start_is_asked_again() {
    let mut flow = Flow::new();
    let effects = flow.update(Event::Started { target: Target::Track, kiosk: None });
    let [Effect::Call(attempt, _)] = &effects[..] else { panic!("the setting is asked for") };
    assert!(flow.update(Event::Replied(*attempt, Err(Failure::Unreachable))).is_empty());
    assert_eq!(flow.trouble(), Some(&Failure::Unreachable));
    let effects = flow.update(Event::RetryAsked);
    let [Effect::Call(attempt, _)] = &effects[..] else { panic!("it is asked again") };
    let effects = flow.update(Event::Replied(*attempt, Ok(setting(false))));
    let [Effect::Call(attempt, _)] = &effects[..] else { panic!("who is here is asked") };
    let _ = flow.update(Event::Replied(*attempt, Err(problem(ErrorCode::NotSignedIn))));
    assert!(matches!(flow.place(), Place::Track(_)));
}

#[test]
fn another_region_can_be_chosen_on_a_phone_by_nobody_in_particular() {
    let mut phone = Conversation::opened(Target::Home, false);
    phone.says(Event::RegionChosen(code()));
    assert_eq!(phone.calls().len(), 1);
    phone.hears(setting(false)).fails(problem(ErrorCode::NotSignedIn));
    assert_eq!(phone.flow.trouble(), None, "nobody was signed out");
    let mut kiosk = Conversation::opened(Target::Home, true);
    kiosk.says(Event::RegionChosen(code()));
    assert!(kiosk.effects.is_empty());
}

#[test]
fn a_visit_to_another_region_brings_its_rules_with_it() {
    let mut phone = Conversation::opened(Target::Home, false);
    phone.says(Event::Started { target: Target::Home, kiosk: None });
    phone.hears(setting(false));
    let elsewhere = RegionCode::try_from("539900".to_owned()).unwrap();
    let there = VisitView { region: elsewhere.clone(), stage: Stage::Consented };
    phone.hears(Reply::Visit(Box::new(there.clone())));
    assert_eq!(phone.calls(), [&Call::LoadSetting { kiosk: None, region: Some(elsewhere.clone()) }]);
    let Reply::Setting(mut other) = setting(false) else { panic!("a setting") };
    other.region.code = elsewhere;
    phone.hears(Reply::Setting(other));
    assert_eq!(phone.calls(), [&Call::ShowVisit]);
    phone.hears(Reply::Visit(Box::new(there)));
    assert!(phone.calls().is_empty());
}

#[test]
fn ending_revokes_the_visit_and_starts_anew() {
    let mut talk = Conversation::opened(Target::Home, false);
    talk.says(Event::Started { target: Target::Home, kiosk: None });
    talk.hears(setting(false)).hears(identified(DraftView::default(), Vec::new()));
    assert!(talk.flow.session().person.is_some());
    talk.says(Event::VisitEnded);
    assert_eq!(talk.calls(), [&Call::EndVisit]);
    assert!(talk.flow.session().person.is_none());
    talk.fails(problem(ErrorCode::NotSignedIn));
    assert_eq!(talk.effects, [Effect::StartAnew], "it had ended already");
}

#[test]
fn a_kiosk_ends_what_the_last_person_left_open() {
    let mut talk = Conversation::opened(Target::Home, true);
    talk.says(Event::Started { target: Target::Home, kiosk: None });
    talk.hears(setting(true)).hears(identified(DraftView::default(), Vec::new()));
    assert!(talk.flow.session().person.is_none());
    assert_eq!(talk.flow.place(), &Place::Ending);
    assert_eq!(talk.calls(), [&Call::EndVisit]);
}

#[test]
fn a_kiosk_that_cannot_tell_who_is_here_ends_the_visit_and_a_phone_asks_again() {
    let mut kiosk = Conversation::opened(Target::Home, true);
    kiosk.says(Event::Started { target: Target::Home, kiosk: None });
    kiosk.hears(setting(true)).fails(Failure::Unreachable);
    assert_eq!((kiosk.flow.place(), kiosk.calls()), (&Place::Ending, vec![&Call::EndVisit]));
    let mut phone = Conversation::opened(Target::Home, false);
    phone.says(Event::Started { target: Target::Home, kiosk: None });
    phone.hears(setting(false)).fails(Failure::Unreachable);
    assert!(phone.flow.opening());
    assert_eq!(phone.flow.trouble(), Some(&Failure::Unreachable));
    phone.says(Event::RetryAsked).hears(identified(DraftView::default(), Vec::new()));
    assert!(!phone.flow.opening() && phone.flow.session().person.is_some());
}

#[test]
fn a_kiosk_that_cannot_load_its_setting_tries_again_by_itself_and_a_phone_waits_to_be_asked() {
    let mut kiosk = Conversation::begun(Target::Home, true);
    kiosk.fails(Failure::Unreachable);
    assert_eq!(kiosk.effects, [Effect::PollSoon]);
    kiosk.says(Event::Identify(identify::Event::PollDue));
    assert!(matches!(kiosk.calls()[..], [Call::LoadSetting { kiosk: Some(_), .. }]));
    let mut phone = Conversation::begun(Target::Home, false);
    phone.fails(Failure::Unreachable);
    assert!(phone.effects.is_empty());
}

#[test]
fn a_kiosk_ends_a_visit_to_another_region() {
    let mut kiosk = Conversation::opened(Target::Home, true);
    kiosk.says(Event::Started { target: Target::Service(Service::ReplaceCard), kiosk: None });
    let elsewhere = RegionCode::try_from("539900".to_owned()).unwrap();
    kiosk
        .hears(setting(true))
        .hears(Reply::Visit(Box::new(VisitView { region: elsewhere, stage: Stage::Consented })));
    assert_eq!((kiosk.flow.place(), kiosk.calls()), (&Place::Ending, vec![&Call::EndVisit]));
}
