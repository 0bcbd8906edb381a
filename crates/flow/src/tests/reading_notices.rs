//! Conversations about notices and what changed.

use domain::{
    benefit::{Editions, Figure},
    problem::ErrorCode,
    wire::NoticeId,
};
use uuid::Uuid;

use crate::fixtures::{
    Conversation, at_estimated_bill, at_policy, at_policy_list, at_settlement, benefit_editions, notice_list,
    problem,
};
use crate::{
    Call, Event, Place, Reply, Target,
    policy::{Event as Said, Policy, Step},
};

fn policy(talk: &Conversation) -> &Policy {
    let Place::Policy(policy) = talk.flow.place() else { panic!("in {:?}", talk.flow.place()) };
    policy
}

fn says(talk: &mut Conversation, event: Said) {
    talk.says(Event::Policy(event));
}

fn newest() -> String {
    benefit_editions().all().last().unwrap().version.clone()
}

#[test]
fn notices_and_editions_are_asked_for_one_after_the_other_without_signing_in() {
    let mut talk = at_policy(true);
    assert!(matches!(talk.calls()[..], [Call::ShowBenefitRule(_)]));
    talk.hears(Reply::Editions(Box::new(benefit_editions())));
    assert!(matches!(talk.calls()[..], [Call::ListNotices(_)]));
    talk.hears(Reply::Notices(Box::new(notice_list())));
    assert!(talk.calls().is_empty() && !talk.flow.busy());
    assert_eq!((&policy(&talk).step, policy(&talk).notices.is_some()), (&Step::List, true));
}

#[test]
fn a_notice_is_read_and_back_leads_to_the_list_and_home() {
    let mut talk = at_policy_list(false);
    let second = notice_list().notices[1].clone();
    says(&mut talk, Said::NoticeChosen(second.id));
    assert_eq!(policy(&talk).notice(), Some(&second));
    talk.says(Event::BackPressed);
    assert_eq!((&policy(&talk).step, policy(&talk).notice()), (&Step::List, None));
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home);
}

#[test]
fn an_edition_tells_what_it_changed_and_the_first_one_changed_nothing() {
    let mut talk = at_policy_list(true);
    let first = benefit_editions().all()[0].version.clone();
    says(&mut talk, Said::EditionChosen(first));
    assert_eq!(policy(&talk).step, Step::List);
    says(&mut talk, Said::EditionChosen(newest()));
    let (edition, changes) = policy(&talk).changed().unwrap();
    assert_eq!(edition.version, newest());
    assert_eq!(changes.first().map(|change| &change.figure), Some(&Figure::ClassB));
    talk.says(Event::BackPressed);
    assert_eq!(policy(&talk).changed(), None);
}

/// Goes to what changed, which the server tells.
fn goes(talk: &mut Conversation) {
    talk.says(Event::Went(Target::Policy));
    talk.hears(Reply::Editions(Box::new(benefit_editions())));
    talk.hears(Reply::Notices(Box::new(notice_list())));
}

#[test]
fn whoever_comes_from_help_goes_back_to_it_as_it_was() {
    let mut talk = Conversation::opened(Target::Help, true);
    let before = talk.flow.place().clone();
    goes(&mut talk);
    says(&mut talk, Said::EditionChosen(newest()));
    talk.says(Event::BackPressed);
    assert_eq!(policy(&talk).step, Step::List);
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &before);
    assert!(!talk.flow.busy());
    talk.says(Event::Went(Target::Policy));
    talk.says(Event::VisitEnded);
    assert_eq!(talk.flow.place(), &Place::Ending);
}

#[test]
fn whoever_asks_what_changed_below_an_explanation_sees_the_change_of_its_edition_and_goes_back_to_it() {
    for mut talk in [at_estimated_bill(false, true), at_settlement(true, false)] {
        let before = talk.flow.place().clone();
        goes(&mut talk);
        let (edition, _) = policy(&talk).changed().unwrap();
        assert_eq!(edition.version, newest());
        talk.says(Event::BackPressed);
        assert_eq!(talk.flow.place(), &before);
        assert!(!talk.flow.busy());
    }
}

#[test]
fn where_an_edition_changed_nothing_the_list_is_shown_and_left_as_ever() {
    let mut talk = at_settlement(false, false);
    let before = talk.flow.place().clone();
    talk.says(Event::Went(Target::Policy));
    let only = benefit_editions().all().last().unwrap().clone();
    talk.hears(Reply::Editions(Box::new(Editions::try_from(vec![only]).unwrap())));
    talk.hears(Reply::Notices(Box::new(notice_list())));
    assert_eq!(policy(&talk).step, Step::List);
    says(&mut talk, Said::NoticeChosen(notice_list().notices[0].id));
    talk.says(Event::BackPressed);
    assert_eq!(policy(&talk).step, Step::List);
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &before);
}

#[test]
fn what_is_not_there_cannot_be_chosen() {
    let mut talk = at_policy(false);
    says(&mut talk, Said::NoticeChosen(notice_list().notices[0].id));
    says(&mut talk, Said::EditionChosen(newest()));
    assert_eq!(policy(&talk).step, Step::List);
    talk.hears(Reply::Notices(Box::default()));
    let only = benefit_editions().all()[0].clone();
    talk.hears(Reply::Editions(Box::new(Editions::try_from(vec![only]).unwrap())));
    says(&mut talk, Said::NoticeChosen(NoticeId(Uuid::from_u128(1))));
    says(&mut talk, Said::EditionChosen(newest()));
    assert_eq!(policy(&talk).step, Step::List);
}

#[test]
fn what_came_stays_when_the_rest_fails_and_is_asked_for_again() {
    let mut talk = at_policy(false);
    talk.fails(problem(ErrorCode::Unavailable));
    talk.says(Event::RetryAsked);
    assert!(matches!(talk.calls()[..], [Call::ShowBenefitRule(_)]));
    talk.hears(Reply::Editions(Box::new(benefit_editions())));
    talk.fails(problem(ErrorCode::Unavailable));
    assert!(talk.flow.trouble().is_some() && policy(&talk).editions.is_some());
    talk.says(Event::RetryAsked);
    talk.hears(Reply::Notices(Box::new(notice_list())));
    assert!(talk.flow.trouble().is_none() && policy(&talk).notices.is_some());
}

#[test]
fn an_edition_can_be_read_while_the_notices_are_missing_and_they_are_asked_for_on_the_way_back() {
    let mut talk = at_policy(false);
    talk.hears(Reply::Editions(Box::new(benefit_editions())));
    talk.fails(problem(ErrorCode::Unavailable));
    says(&mut talk, Said::EditionChosen(newest()));
    assert!(policy(&talk).changed().is_some());
    talk.says(Event::BackPressed);
    assert!(matches!(talk.calls()[..], [Call::ListNotices(_)]));
}
