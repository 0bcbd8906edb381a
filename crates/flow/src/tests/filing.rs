//! Conversations about filing for care elsewhere.

use domain::{
    filing::{Area, FilingFault, FilingStatus, KindId},
    problem::ErrorCode,
    reference::Reference,
    region::RegionCode,
    service::Service,
    wire::{Filed, FilingList, FilingRuleView, FilingView, FilingWithdrawn, NewFiling},
};

use crate::fixtures::{
    Conversation, at_filed, at_filing, at_filing_question, at_filings, files, filing_answers, filing_key,
    filing_list, filing_rule, filing_view, identifies, problem, today,
};
use crate::{
    Call, Effect, Event, Failure, Place, Reply, Target,
    filing::{Ask, Event as Said, Fault, Filing, Question, Step, Told},
};

fn filing(talk: &Conversation) -> &Filing {
    match talk.flow.place() {
        Place::Filing(filing) => filing,
        other => panic!("not filing but at {other:?}"),
    }
}

fn code(digits: &str) -> RegionCode {
    digits.to_owned().try_into().unwrap()
}

fn hears(talk: &mut Conversation, told: Told) -> &mut Conversation {
    talk.hears(Reply::Filing(Box::new(told)))
}

fn asked(talk: &Conversation) -> Vec<&Ask> {
    let ask = |call: &&Call| matches!(call, Call::File(_));
    talk.calls()
        .into_iter()
        .filter(ask)
        .map(|call| if let Call::File(ask) = call { ask } else { unreachable!() })
        .collect()
}

/// The request under way.
fn request(talk: &Conversation) -> NewFiling {
    match asked(talk).as_slice() {
        [Ask::File(new)] => new.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_deep_link_begins_with_signing_in_and_leads_to_what_is_filed() {
    let talk = Conversation::opened(Target::at("/cross-region"), false);
    assert!(matches!(filing(&talk).step, Step::Identify(_)));
    assert_eq!(talk.flow.place().target(), Target::Service(Service::CrossRegion));
    let mut talk = at_filing(false);
    assert_eq!(asked(&talk), [&Ask::Rule(code("339900"))]);
    hears(&mut talk, Told::Rule(filing_rule()));
    assert_eq!(asked(&talk), [&Ask::List]);
    hears(&mut talk, Told::List(filing_list(true)));
    assert_eq!(filing(&talk).step, Step::List);
}

#[test]
fn one_question_follows_the_other_to_the_check_and_is_filed() {
    let mut talk = at_filings(true, filing_list(true));
    let steps = [
        Step::Kind,
        Step::Area,
        Step::Province(Area::East),
        Step::From(String::new()),
        Step::Until(String::new()),
        Step::Proof,
        Step::Check,
    ];
    for (event, step) in filing_answers(7).into_iter().zip(steps) {
        files(&mut talk, [event]);
        assert_eq!(filing(&talk).step, step);
    }
    files(&mut talk, [Said::Confirmed(filing_key(1))]);
    let new = request(&talk);
    assert_eq!((new.key, new.sought.place.as_str()), (filing_key(1), "310000"));
    assert!(
        filing_rule().rule.check(&new.sought, &code("339900"), &filing_rule().provinces, today()).is_ok()
    );
    let talk = at_filed(true, FilingStatus::Submitted, false);
    assert!(matches!(filing(&talk).step, Step::Done(_)));
    assert!(talk.effects.contains(&Effect::PollSoon));
}

#[test]
fn a_kind_without_an_end_is_not_asked_for_one() {
    let mut talk = at_filings(false, filing_list(true));
    files(&mut talk, [Said::FileAsked, Said::KindGiven(KindId("retired".into()), today())]);
    files(&mut talk, filing_answers(5).into_iter().skip(2));
    assert_eq!(filing(&talk).step, Step::Proof);
    files(&mut talk, [Said::ProofGiven(true), Said::Confirmed(filing_key(1))]);
    assert_eq!(request(&talk).sought.until, None);
}

#[test]
fn a_city_is_asked_for_where_there_are_some_and_ones_own_is_refused() {
    let mut talk = at_filing_question(false, 3);
    files(&mut talk, [Said::ProvinceGiven(code("330000"))]);
    assert_eq!(filing(&talk).step, Step::City(code("330000")));
    for own in ["330000", "339900"] {
        files(&mut talk, [Said::PlaceGiven(code(own))]);
        assert_eq!(filing(&talk).fault, Some(Fault::Rule(FilingFault::OwnPlace)), "{own}");
    }
    files(&mut talk, [Said::PlaceGiven(code("330100"))]);
    assert_eq!((filing(&talk).fault, &filing(&talk).step), (None, &Step::From(String::new())));
    talk.says(Event::BackPressed).says(Event::BackPressed);
    assert_eq!(filing(&talk).step, Step::Kind);
}

#[test]
fn days_that_cannot_be_are_refused_and_what_was_typed_stays() {
    let mut talk = at_filing_question(false, 4);
    for (typed, fault) in [
        ("", Fault::NoDay),
        ("2026 02 30", Fault::NoDay),
        ("2026-11", Fault::NoDay),
        ("tomorrow", Fault::NoDay),
    ] {
        files(&mut talk, [Said::FromGiven(typed.into(), today())]);
        assert_eq!(filing(&talk).fault, Some(fault), "{typed}");
        assert_eq!(filing(&talk).step, Step::From(typed.into()));
    }
    files(&mut talk, [Said::FromGiven("20261117".into(), today())]);
    assert!(matches!(filing(&talk).fault, Some(Fault::Rule(FilingFault::TooEarly(_)))));
    files(&mut talk, [Said::FromGiven("20270220".into(), today())]);
    assert!(matches!(filing(&talk).fault, Some(Fault::Rule(FilingFault::TooLate(_)))));
    files(&mut talk, [Said::FromGiven("20261118".into(), today()), Said::UntilGiven("20261117".into())]);
    assert_eq!(filing(&talk).fault, Some(Fault::Rule(FilingFault::EndsBefore)));
    files(&mut talk, [Said::UntilGiven("20270518".into())]);
    assert!(matches!(filing(&talk).fault, Some(Fault::Rule(FilingFault::TooLong(_)))));
    files(&mut talk, [Said::UntilGiven("20270517".into()), Said::ProofGiven(false)]);
    assert_eq!(filing(&talk).fault, Some(Fault::Rule(FilingFault::NotPromised)));
    assert_eq!(filing(&talk).step, Step::Proof);
}

#[test]
fn a_changed_answer_comes_back_to_the_check_and_takes_along_only_what_depends_on_it() {
    let mut talk = at_filing_question(false, 7);
    files(&mut talk, [Said::ChangeAsked(Question::From)]);
    assert_eq!(filing(&talk).step, Step::From("20261121".into()));
    talk.says(Event::BackPressed);
    assert_eq!(filing(&talk).step, Step::Check);
    files(&mut talk, [Said::ChangeAsked(Question::From), Said::FromGiven("20261201".into(), today())]);
    assert_eq!(filing(&talk).step, Step::Check, "the last day still fits");
    files(&mut talk, [Said::ChangeAsked(Question::Kind)]);
    files(&mut talk, [Said::KindGiven(KindId("emergency".into()), today())]);
    assert_eq!(filing(&talk).step, Step::Until(String::new()), "a month at most, and promised anew");
    let draft = &filing(&talk).draft;
    assert_eq!((draft.place.as_ref(), draft.promised), (Some(&code("310000")), false));
    files(&mut talk, [Said::UntilGiven("20261220".into()), Said::ProofGiven(true)]);
    assert_eq!(filing(&talk).step, Step::Check);
}

#[test]
fn a_second_tap_files_nothing_and_a_retry_is_the_same_request() {
    let mut talk = at_filing_question(true, 7);
    files(&mut talk, [Said::Confirmed(filing_key(1))]);
    let first = request(&talk);
    files(&mut talk, [Said::Confirmed(filing_key(2))]);
    assert!(talk.calls().is_empty());
    talk.says(Event::Went(Target::Home));
    assert!(matches!(talk.flow.place(), Place::Filing(_)), "nobody leaves while it is being filed");
    talk.fails(Failure::Unreachable);
    assert_eq!(filing(&talk).step, Step::Check);
    talk.says(Event::RetryAsked);
    assert_eq!(request(&talk), first);
}

#[test]
fn the_same_request_keeps_its_key_and_another_gets_its_own() {
    let mut talk = at_filing_question(true, 7);
    files(&mut talk, [Said::Confirmed(filing_key(1))]);
    let first = request(&talk);
    talk.fails(Failure::Unreachable);
    files(&mut talk, [Said::Confirmed(filing_key(2))]);
    assert_eq!(request(&talk), first, "the button again");
    talk.fails(Failure::Unreachable);
    talk.says(Event::BackPressed);
    files(&mut talk, [Said::ProofGiven(true), Said::Confirmed(filing_key(3))]);
    assert_eq!(request(&talk), first, "back and forth, with the same answers");
    talk.fails(problem(ErrorCode::NotSignedIn));
    identifies(&mut talk);
    hears(&mut talk, Told::Rule(filing_rule()));
    hears(&mut talk, Told::List(filing_list(false)));
    files(&mut talk, [Said::Confirmed(filing_key(4))]);
    assert_eq!(request(&talk), first, "signed in again");
    talk.fails(Failure::Unreachable);
    files(&mut talk, [Said::ChangeAsked(Question::From), Said::FromGiven("20261122".into(), today())]);
    files(&mut talk, [Said::Confirmed(filing_key(5))]);
    assert_eq!(request(&talk).key, filing_key(5), "something else is asked for");
    let mut talk = at_filed(true, FilingStatus::Submitted, false);
    talk.says(Event::BackPressed);
    files(&mut talk, filing_answers(7));
    files(&mut talk, [Said::Confirmed(filing_key(6))]);
    assert_eq!(request(&talk).key, filing_key(6), "the one before was answered");
}

/// The first filings of the list, after one step back.
fn listed_behind(talk: &mut Conversation) -> Vec<FilingView> {
    talk.says(Event::BackPressed);
    assert_eq!(filing(talk).step, Step::List);
    filing(talk).list.as_ref().unwrap().filings.clone()
}

#[test]
fn whoever_steps_back_finds_what_was_filed_or_taken_back_in_the_list() {
    let new = FilingView {
        reference: Some(Reference::from_number(11_112_222)),
        ..filing_view(FilingStatus::Granted)
    };
    let mut talk = at_filing_question(true, 7);
    files(&mut talk, [Said::Confirmed(filing_key(1))]);
    hears(&mut talk, Told::Filed(Filed { filing: new.clone(), already_open: false }));
    let list = listed_behind(&mut talk);
    assert_eq!((&list[0], list.len()), (&new, 4));
    // One that stood already is not listed twice.
    let mut talk = at_filed(true, FilingStatus::Granted, true);
    let list = listed_behind(&mut talk);
    assert_eq!((&list[0], list.len()), (&filing_view(FilingStatus::Granted), 3));
    let withdrawn = filing_view(FilingStatus::Withdrawn);
    files(&mut talk, [Said::Chosen(0), Said::WithdrawAsked, Said::WithdrawConfirmed]);
    hears(&mut talk, Told::Withdrawn(withdrawn.clone()));
    let list = listed_behind(&mut talk);
    assert_eq!((&list[0], list.len()), (&withdrawn, 3));
}

#[test]
fn a_place_that_is_refused_is_told_from_ones_own() {
    let refused = |region: &str| {
        let mut talk = at_filing_question(false, 7);
        files(&mut talk, [Said::Confirmed(filing_key(1))]);
        // The rule became another after the place was given.
        talk.fails(problem(ErrorCode::StaleVersion));
        hears(&mut talk, Told::Rule(FilingRuleView { region: code(region), ..filing_rule() }));
        files(&mut talk, [Said::Confirmed(filing_key(1))]);
        talk.fails(problem(ErrorCode::FilingPlace));
        assert_eq!((&filing(&talk).step, talk.flow.trouble()), (&Step::Area, None));
        talk
    };
    assert_eq!(filing(&refused("310100")).fault, Some(Fault::Rule(FilingFault::OwnPlace)));
    let mut talk = refused("339900");
    assert_eq!(filing(&talk).fault, Some(Fault::Rule(FilingFault::Place)));
    assert_eq!(asked(&talk), [&Ask::Rule(code("339900"))], "its places may be known no more");
    let mut rule = filing_rule();
    rule.provinces.retain(|province| province.code != code("310000"));
    hears(&mut talk, Told::Rule(rule));
    assert_eq!((&filing(&talk).step, talk.calls().len()), (&Step::Area, 0));
    files(&mut talk, [Said::AreaGiven(Area::East), Said::ProvinceGiven(code("310000"))]);
    assert_eq!(filing(&talk).fault, Some(Fault::Rule(FilingFault::Place)));
    files(&mut talk, [Said::ProvinceGiven(code("350000")), Said::PlaceGiven(code("350100"))]);
    assert_eq!(filing(&talk).step, Step::Check);
}

#[test]
fn what_the_server_refuses_leads_to_the_answer_it_is_about() {
    let mut talk = at_filing_question(false, 7);
    files(&mut talk, [Said::Confirmed(filing_key(1))]);
    talk.fails(problem(ErrorCode::FilingPlace));
    assert_eq!(filing(&talk).step, Step::Area);
    let mut talk = at_filing_question(false, 7);
    files(&mut talk, [Said::Confirmed(filing_key(1))]);
    talk.fails(problem(ErrorCode::StaleVersion));
    assert_eq!(asked(&talk), [&Ask::Rule(code("339900"))]);
    let mut other = filing_rule();
    other.rule.kinds.retain(|kind| kind.id.0 != "referred");
    hears(&mut talk, Told::Rule(other));
    assert_eq!(filing(&talk).step, Step::Kind);
    assert_eq!(filing(&talk).draft.place, Some(code("310000")), "nothing else is lost");
}

#[test]
fn a_filing_that_is_open_for_the_place_is_shown_with_the_way_to_take_it_back() {
    let refused = || {
        let mut talk = at_filing_question(false, 7);
        files(&mut talk, [Said::Confirmed(filing_key(1))]);
        talk.fails(problem(ErrorCode::FilingOpen));
        assert_eq!((&filing(&talk).step, asked(&talk)), (&Step::Check, vec![&Ask::List]));
        talk
    };
    let mut talk = refused();
    let open = FilingView { place: code("310000"), ..filing_view(FilingStatus::Granted) };
    let over = FilingView { status: FilingStatus::Withdrawn, ..open.clone() };
    let other = FilingView { place: code("440000"), ..open.clone() };
    let list = FilingList { filings: vec![over, other.clone(), open.clone()], ..filing_list(true) };
    hears(&mut talk, Told::List(list.clone()));
    assert_eq!(filing(&talk).step, Step::Shown(Box::new(open)));
    assert_eq!(filing(&talk).fault, Some(Fault::Open));
    files(&mut talk, [Said::WithdrawAsked]);
    assert!(matches!(filing(&talk).step, Step::Withdraw(_)));
    files(&mut talk, [Said::WithdrawConfirmed]);
    assert_eq!(filing(&talk).fault, None);

    let mut talk = refused();
    hears(&mut talk, Told::List(FilingList { filings: vec![other], ..list }));
    assert_eq!((&filing(&talk).step, filing(&talk).fault), (&Step::List, Some(Fault::Open)));
    files(&mut talk, [Said::Chosen(0), Said::ListAsked]);
    hears(&mut talk, Told::List(filing_list(true)));
    assert_eq!((&filing(&talk).step, filing(&talk).fault), (&Step::List, None));
}

#[test]
fn the_visit_ends_midway_and_goes_on_where_it_was() {
    let mut talk = at_filing_question(false, 7);
    files(&mut talk, [Said::Confirmed(filing_key(1))]);
    talk.fails(problem(ErrorCode::NotSignedIn));
    assert!(matches!(filing(&talk).step, Step::Identify(_)));
    identifies(&mut talk);
    hears(&mut talk, Told::Rule(filing_rule()));
    hears(&mut talk, Told::List(filing_list(false)));
    assert_eq!(filing(&talk).step, Step::Check);
}

#[test]
fn a_filing_made_here_is_taken_back_after_a_question() {
    let mut talk = at_filings(false, filing_list(true));
    files(&mut talk, [Said::Chosen(1), Said::WithdrawAsked]);
    assert!(matches!(filing(&talk).step, Step::Shown(_)), "made elsewhere");
    talk.says(Event::BackPressed);
    files(&mut talk, [Said::Chosen(0), Said::WithdrawAsked]);
    assert!(matches!(filing(&talk).step, Step::Withdraw(_)));
    files(&mut talk, [Said::WithdrawConfirmed]);
    let reference = filing_view(FilingStatus::Granted).reference.unwrap();
    assert_eq!(asked(&talk), [&Ask::Withdraw(reference, FilingWithdrawn { version: 2 })]);
    talk.fails(problem(ErrorCode::StaleVersion));
    assert_eq!(asked(&talk), [&Ask::List]);
    hears(&mut talk, Told::List(filing_list(true)));
    files(&mut talk, [Said::WithdrawAsked, Said::WithdrawConfirmed]);
    hears(&mut talk, Told::Withdrawn(filing_view(FilingStatus::Withdrawn)));
    assert_eq!(filing(&talk).step, Step::Shown(Box::new(filing_view(FilingStatus::Withdrawn))));
    files(&mut talk, [Said::WithdrawAsked]);
    assert!(matches!(filing(&talk).step, Step::Shown(_)));
}

#[test]
fn the_confirmation_looks_by_itself_what_was_decided() {
    let mut talk = at_filed(false, FilingStatus::Submitted, false);
    talk.says(Event::Identify(crate::identify::Event::PollDue));
    assert_eq!(asked(&talk), [&Ask::List]);
    let mut list = filing_list(true);
    list.filings[0] = filing_view(FilingStatus::Granted);
    hears(&mut talk, Told::List(list));
    let Step::Done(filed) = &filing(&talk).step else { panic!() };
    assert_eq!(filed.filing.status, FilingStatus::Granted);
    talk.says(Event::Identify(crate::identify::Event::PollDue));
    talk.fails(Failure::Unreachable);
    assert_eq!(talk.flow.trouble(), None, "a look by itself says nothing");
    files(&mut talk, [Said::ListAsked]);
    hears(&mut talk, Told::List(filing_list(true)));
    assert_eq!(filing(&talk).step, Step::List);
}
