use domain::{
    card::CardStatus,
    problem::ErrorCode,
    service::Service,
    wire::{CoreWord, DraftView, LossKind, LossReport, LossTakenBack},
};

use crate::fixtures::{
    Conversation, at_card, card, for_oneself, identified, oneself, person_with_photo, problem,
};
use crate::loss::{Act, Event as Loss, Step};
use crate::{Call, Effect, Event, Failure, Place, Reply, Target, apply, identify};

fn says(talk: &mut Conversation, event: Loss) -> &mut Conversation {
    talk.says(Event::Loss(event))
}

fn stands(status: CardStatus) -> Reply {
    Reply::Card(Box::new(card(status)))
}

fn report(kind: LossKind) -> Call {
    Call::ReportLoss(None, LossReport { kind, version: card(CardStatus::Active).version })
}

#[test]
fn two_taps_after_identifying_a_card_is_reported_lost() {
    let mut talk = at_card(false, CardStatus::Active);
    assert_eq!(talk.losing(), &Step::Standing(card(CardStatus::Active)));
    says(&mut talk, Loss::Chosen(Act::ForATime));
    assert!(talk.calls().is_empty(), "nothing is reported before it is confirmed");
    says(&mut talk, Loss::Confirmed);
    assert_eq!(talk.calls(), [&report(LossKind::ForATime)]);
    talk.hears(stands(CardStatus::TempLost));
    assert_eq!(talk.losing(), &Step::Done(Act::ForATime, card(CardStatus::TempLost)));
    let status = talk.flow.session().person.as_ref().and_then(|person| person.person.card_status);
    assert_eq!(status, Some(CardStatus::TempLost));
}

#[test]
fn a_found_card_is_taken_back_and_one_that_is_gone_reported_for_good() {
    for (act, call, status) in [
        (
            Act::TakeBack,
            Call::TakeLossBack(None, LossTakenBack { version: card(CardStatus::TempLost).version }),
            CardStatus::Active,
        ),
        (Act::ForGood, report(LossKind::ForGood), CardStatus::FormalLost),
    ] {
        let mut talk = at_card(false, CardStatus::TempLost);
        says(&mut talk, Loss::Chosen(act));
        says(&mut talk, Loss::Confirmed);
        assert_eq!(talk.calls(), [&call]);
        talk.hears(stands(status));
        assert_eq!(talk.losing(), &Step::Done(act, card(status)));
        says(&mut talk, Loss::StandingAsked);
        assert_eq!(talk.losing(), &Step::Standing(card(status)));
    }
}

#[test]
fn what_a_card_does_not_allow_does_nothing() {
    let mut fixed = card(CardStatus::FormalLost);
    fixed.can_be_taken_back = false;
    for (standing, act) in [
        (card(CardStatus::Active), Act::TakeBack),
        (card(CardStatus::TempLost), Act::ForATime),
        (fixed, Act::TakeBack),
        (card(CardStatus::Void), Act::ForGood),
    ] {
        assert!(!Act::possible(&standing).contains(&act), "{act:?} with {:?}", standing.status);
        let mut talk = at_card(false, CardStatus::Active);
        talk.says(Event::BackPressed).says(Event::Went(Target::Service(Service::ReportLoss)));
        says(&mut talk, Loss::Begun).hears(Reply::Card(Box::new(standing.clone())));
        says(&mut talk, Loss::Chosen(act));
        assert_eq!(talk.losing(), &Step::Standing(standing));
    }
}

#[test]
fn a_report_without_an_answer_is_said_not_to_be_made_and_made_again_by_a_tap_only() {
    let mut talk = at_card(false, CardStatus::Active);
    says(&mut talk, Loss::Chosen(Act::ForATime));
    says(&mut talk, Loss::Confirmed).fails(Failure::Unreachable);
    assert_eq!(talk.losing(), &Step::NotDone(Act::ForATime, card(CardStatus::Active)));
    assert!(talk.effects.is_empty(), "nothing is sent again by itself: {:?}", talk.effects);
    talk.says(Event::Identify(identify::Event::PollDue));
    assert!(talk.calls().is_empty(), "nor by and by");
    talk.says(Event::RetryAsked);
    assert_eq!(talk.calls(), [&report(LossKind::ForATime)]);
    // The first one had come to be: then the card says so.
    talk.fails(problem(ErrorCode::StaleVersion));
    assert_eq!(talk.calls(), [&Call::ShowCard(None)]);
    talk.hears(stands(CardStatus::TempLost));
    assert_eq!(talk.losing(), &Step::Standing(card(CardStatus::TempLost)));
}

#[test]
fn whether_the_bureau_was_told_is_looked_up_by_itself_and_holds_up_no_tap() {
    let awaited = |status| {
        let mut standing = card(status);
        standing.core = CoreWord::Awaited;
        Reply::Card(Box::new(standing))
    };
    let mut talk = at_card(false, CardStatus::Active);
    says(&mut talk, Loss::Chosen(Act::ForATime));
    says(&mut talk, Loss::Confirmed).hears(awaited(CardStatus::TempLost));
    assert_eq!(talk.effects, [Effect::PollSoon]);
    let look = Event::Identify(identify::Event::PollDue);
    talk.says(look.clone());
    assert_eq!(talk.calls(), [&Call::ShowCard(None)]);
    talk.fails(Failure::Unreachable);
    assert_eq!(talk.flow.trouble(), None, "what was done stays done");
    let mut talk = at_card(false, CardStatus::Active);
    says(&mut talk, Loss::Chosen(Act::ForATime));
    says(&mut talk, Loss::Confirmed).hears(awaited(CardStatus::TempLost));
    says(&mut talk, Loss::StandingAsked);
    talk.says(look);
    says(&mut talk, Loss::Chosen(Act::TakeBack));
    says(&mut talk, Loss::Confirmed);
    assert_eq!(talk.calls().len(), 1, "the tap counts although it was being looked up");
    for _ in 0..9 {
        talk.hears(awaited(CardStatus::Active));
        if talk.effects.is_empty() {
            return;
        }
        talk.says(Event::Identify(identify::Event::PollDue));
    }
    panic!("it is looked up for ever");
}

#[test]
fn nobody_without_a_card_reports_one() {
    let mut talk = Conversation::opened(Target::Service(Service::ReportLoss), false);
    says(&mut talk, Loss::Begun);
    assert!(matches!(talk.losing(), Step::Identify(_)));
    let mut talk = at_card(false, CardStatus::Active);
    talk.says(Event::BackPressed).says(Event::Went(Target::Service(Service::ReportLoss)));
    says(&mut talk, Loss::Begun);
    assert_eq!(talk.losing(), &Step::LookingUp);
    talk.fails(problem(ErrorCode::NoCard));
    assert_eq!((talk.losing(), talk.flow.trouble()), (&Step::NoCard, None));
}

#[test]
fn back_leads_from_the_confirmation_to_the_standing_and_then_home() {
    let mut talk = at_card(false, CardStatus::Active);
    says(&mut talk, Loss::Chosen(Act::ForATime));
    talk.says(Event::BackPressed);
    assert_eq!(talk.losing(), &Step::Standing(card(CardStatus::Active)));
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home);
}

#[test]
fn signed_out_meanwhile_one_says_again_who_one_is_and_nothing_was_reported() {
    let mut talk = at_card(false, CardStatus::Active);
    says(&mut talk, Loss::Chosen(Act::ForATime));
    says(&mut talk, Loss::Confirmed).fails(problem(ErrorCode::NotSignedIn));
    assert!(matches!(talk.losing(), Step::Identify(_)));
    assert_eq!(talk.flow.session().person, None);
}

#[test]
fn nobody_leaves_while_a_report_is_being_written() {
    let mut talk = at_card(false, CardStatus::Active);
    says(&mut talk, Loss::Chosen(Act::ForATime));
    says(&mut talk, Loss::Confirmed);
    talk.says(Event::Went(Target::Home)).says(Event::BackPressed);
    assert_eq!(talk.losing(), &Step::Confirm(Act::ForATime, card(CardStatus::Active)));
}

#[test]
fn a_card_is_issued_again_only_after_it_was_reported_lost_for_good() {
    let reissue = Target::Service(Service::Reissue);
    let mut talk = at_card(false, CardStatus::TempLost);
    talk.says(Event::Went(reissue)).says(Event::Apply(apply::Event::Begun)).says(oneself());
    assert_eq!(talk.applying(), &apply::Step::NotLost);
    let mut talk = at_card(false, CardStatus::FormalLost);
    talk.says(Event::Went(reissue)).says(Event::Apply(apply::Event::Begun));
    for_oneself(&mut talk, DraftView::default());
    assert_ne!(talk.applying(), &apply::Step::NotLost);
    talk.says(Event::Apply(apply::Event::ContactGiven(domain::application::Contact::OnFile)))
        .fails(problem(ErrorCode::CardNotLost));
    assert_eq!((talk.applying(), talk.flow.trouble()), (&apply::Step::NotLost, None));
}

#[test]
fn opened_by_its_address_it_goes_on_with_whoever_is_here() {
    let mut talk = Conversation::begun(Target::Service(Service::ReportLoss), false);
    talk.hears(crate::fixtures::setting(false)).hears(identified(DraftView::default(), Vec::new()));
    assert_eq!(talk.calls(), [&Call::ShowCard(None)]);
    let mut talk = Conversation::begun(Target::Service(Service::Reissue), false);
    talk.hears(crate::fixtures::setting(false)).hears(person_with_photo(Service::Reissue, None));
    assert_ne!(talk.applying(), &apply::Step::NotLost, "the fixture's card is lost");
}
