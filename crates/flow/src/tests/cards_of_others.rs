use domain::{
    application::{Another, HolderConsent, HolderName, Relation},
    card::{CardStatus, Halves},
    id_number::IdNumber,
    problem::ErrorCode,
    service::Service,
    wire::{CardStanding, CoreWord, HolderKnown, LossKind, LossReport, NamedForCard},
};

use crate::fixtures::{
    CHILD_ID, Conversation, HOLDER_ID, agreed_for_card, at_card, at_card_code, at_whose_card, card, mother,
    named_for_card, problem,
};
use crate::{
    Call, CardOf, Event, Failure, Place, Reply, Target, activate,
    holder::{self, Step as Where},
    identify,
    loss::{self, Act, Step},
};

const LOSS: Service = Service::ReportLoss;

fn at(talk: &Conversation) -> &Where {
    talk.flow.place().asking_whom().expect("it is asked whose card it is")
}

fn named() -> Call {
    let another = Another {
        relation: Relation::Parent,
        name: HolderName::try_from("王桂兰".to_owned()).unwrap(),
        id_number: IdNumber::try_from(HOLDER_ID.to_owned()).unwrap(),
        consent: HolderConsent::Code,
    };
    Call::ActFor(Box::new(NamedForCard { service: LOSS, another }))
}

fn stands(status: CardStatus) -> Reply {
    Reply::Card(Box::new(card(status)))
}

#[test]
fn a_mothers_card_is_reported_lost_by_her_code() {
    let mut talk = at_card_code(false, LOSS);
    talk.says(Event::Holder(holder::Event::CodeGiven("123456".into())));
    talk.hears(Reply::HolderKnown(HolderKnown { name: mother().name }));
    assert_eq!(talk.calls(), [&named()]);
    talk.hears(Reply::ActsFor(mother()));
    let key = Some(mother().key);
    assert_eq!(talk.calls(), [&Call::ShowCard(key)]);
    talk.hears(stands(CardStatus::Active));
    assert!(talk.flow.is_for_another());
    let own = talk.flow.session().person.as_ref().and_then(|person| person.person.card_status);
    talk.says(Event::Loss(loss::Event::Chosen(Act::ForATime))).says(Event::Loss(loss::Event::Confirmed));
    let report = LossReport { kind: LossKind::ForATime, version: card(CardStatus::Active).version };
    assert_eq!(talk.calls(), [&Call::ReportLoss(key, report)]);
    talk.hears(stands(CardStatus::TempLost));
    assert_eq!(talk.losing(), &Step::Done(Act::ForATime, card(CardStatus::TempLost)));
    let after = talk.flow.session().person.as_ref().and_then(|person| person.person.card_status);
    assert_eq!(own, after, "one's own card stands as it did");
}

#[test]
fn for_oneself_nothing_more_is_asked() {
    let talk = at_card(false, CardStatus::Active);
    assert!(!talk.flow.is_for_another());
    assert_eq!(talk.losing(), &Step::Standing(card(CardStatus::Active)));
    // Whoever meant themselves goes on with their own.
    let mut talk = at_whose_card(false, LOSS);
    assert_eq!(at(&talk), &Where::Whom);
    talk.says(Event::Holder(holder::Event::OneselfChosen));
    assert_eq!(talk.calls(), [&Call::ShowCard(None)]);
    talk.hears(stands(CardStatus::Active));
    assert!(!talk.flow.is_for_another());
}

#[test]
fn who_has_no_code_to_give_is_told_whom_to_call() {
    let mut talk = named_for_card(true, LOSS, Relation::Parent, HOLDER_ID);
    let kind = domain::application::DocumentKind::Authority;
    talk.says(Event::Holder(holder::Event::PaperAsked(kind)));
    assert!(matches!(at(&talk), Where::Consent(_)), "no paper is looked at in the night");
    talk.says(Event::Holder(holder::Event::NoCodeSaid));
    assert!(matches!(at(&talk), Where::NoCode(_)));
    talk.says(Event::BackPressed);
    assert!(matches!(at(&talk), Where::Consent(_)));
    let mut talk = at_card_code(false, LOSS);
    talk.says(Event::Holder(holder::Event::NoCodeSaid));
    assert!(matches!(at(&talk), Where::NoCode(_)), "nor when the code does not come");
    // A child has none.
    let mut talk = named_for_card(false, LOSS, Relation::Child, CHILD_ID);
    assert!(matches!(at(&talk), Where::NoCode(named) if named.child));
    talk.says(Event::BackPressed);
    assert!(matches!(at(&talk), Where::Number(_)));
}

#[test]
fn a_name_that_is_not_theirs_is_asked_again_and_no_code() {
    let mut talk = at_card_code(false, LOSS);
    talk.says(Event::Holder(holder::Event::CodeGiven("123456".into())));
    talk.hears(Reply::HolderKnown(HolderKnown { name: mother().name }));
    talk.fails(problem(ErrorCode::HolderName));
    assert!(matches!(at(&talk), Where::Name(_)));
    talk.says(Event::Holder(holder::Event::NameGiven("王桂兰".into())));
    let number = holder::Event::NumberGiven { typed: HOLDER_ID.into(), today: crate::fixtures::today() };
    talk.says(Event::Holder(number));
    assert_eq!(talk.calls(), [&named()]);
}

#[test]
fn a_code_that_counts_no_longer_leads_to_another_one() {
    let expired = |talk: &mut Conversation| {
        assert_eq!(talk.calls(), [&named()]);
        talk.fails(problem(ErrorCode::CodeExpired));
        assert!(matches!(at(talk), Where::Consent(_)));
        assert!(talk.flow.trouble().is_some(), "it says why");
        talk.says(Event::Holder(holder::Event::CodeAsked));
        assert!(matches!(talk.calls()[..], [Call::AskHolder(LOSS, _)]));
    };
    let mut talk = at_card_code(false, LOSS);
    talk.says(Event::Holder(holder::Event::CodeGiven("123456".into())));
    talk.hears(Reply::HolderKnown(HolderKnown { name: mother().name }));
    expired(&mut talk);
    // A name was mended meanwhile.
    let mut talk = at_card_code(false, LOSS);
    talk.says(Event::Holder(holder::Event::CodeGiven("123456".into())));
    talk.hears(Reply::HolderKnown(HolderKnown { name: mother().name }));
    talk.fails(problem(ErrorCode::HolderName));
    talk.says(Event::Holder(holder::Event::NameGiven("王桂兰".into())));
    let number = || {
        let today = crate::fixtures::today();
        Event::Holder(holder::Event::NumberGiven { typed: HOLDER_ID.into(), today })
    };
    talk.says(number());
    expired(&mut talk);
    talk.fails(Failure::Unreachable).says(Event::BackPressed).says(number());
    assert!(talk.calls().is_empty(), "the old code is not tried again");
    assert!(matches!(at(&talk), Where::Consent(_)));
}

#[test]
fn what_was_done_stays_on_the_screen_when_the_permission_ends() {
    for code in [ErrorCode::CodeExpired, ErrorCode::NotFound] {
        let mut talk = agreed_for_card(false, LOSS);
        talk.hears(stands(CardStatus::Active)).says(Event::Loss(loss::Event::Chosen(Act::ForATime)));
        let awaited = CardStanding { core: CoreWord::Awaited, ..card(CardStatus::TempLost) };
        talk.says(Event::Loss(loss::Event::Confirmed)).hears(Reply::Card(Box::new(awaited.clone())));
        talk.says(Event::Identify(identify::Event::PollDue));
        let key = Some(mother().key);
        assert_eq!(talk.calls(), [&Call::ShowCard(key)]);
        talk.fails(problem(code));
        assert_eq!(talk.losing(), &Step::Done(Act::ForATime, awaited));
        assert_eq!((talk.flow.trouble(), &talk.effects[..]), (None, &[][..]), "it is not looked at again");
        // What is done next is still about the same person, and the server refuses it.
        talk.says(Event::Loss(loss::Event::StandingAsked));
        talk.says(Event::Loss(loss::Event::Chosen(Act::TakeBack))).says(Event::Loss(loss::Event::Confirmed));
        assert!(matches!(talk.calls()[..], [Call::TakeLossBack(of, _)] if *of == key));
        talk.fails(problem(code));
        assert_eq!(at(&talk), &Where::Whom);
    }
}

#[test]
fn a_permission_that_ended_is_asked_for_again_and_so_is_one_of_a_visit_that_ended() {
    for code in [ErrorCode::CodeExpired, ErrorCode::NotFound] {
        let mut talk = agreed_for_card(false, LOSS);
        talk.hears(stands(CardStatus::Active)).says(Event::Loss(loss::Event::Chosen(Act::ForATime)));
        talk.says(Event::Loss(loss::Event::Confirmed)).fails(problem(code));
        assert_eq!(at(&talk), &Where::Whom);
        assert!(talk.flow.trouble().is_some(), "it says why");
    }
    let mut talk = agreed_for_card(false, LOSS);
    talk.fails(problem(ErrorCode::NotSignedIn));
    assert!(matches!(talk.losing(), Step::Identify(_)));
    crate::fixtures::identifies(&mut talk);
    assert_eq!(at(&talk), &Where::Whom);
    assert_eq!(talk.flow.place().card_of(), Some(&CardOf::Another(None)));
}

#[test]
fn back_leads_from_question_to_question_and_to_the_overview() {
    let mut talk = at_whose_card(false, LOSS);
    talk.says(Event::Holder(holder::Event::Chosen(Relation::Other))).says(Event::BackPressed);
    assert_eq!(at(&talk), &Where::Whom);
    talk.says(Event::BackPressed);
    assert_eq!(talk.losing(), &Step::Overview);
    talk.says(Event::Loss(loss::Event::Begun));
    assert_eq!(talk.calls(), [&Call::ShowCard(None)], "begun for oneself, it is for oneself");
}

#[test]
fn whoever_has_no_card_can_still_report_anothers() {
    let mut talk = Conversation::opened(Target::Service(LOSS), false);
    talk.says(Event::Loss(loss::Event::Begun));
    crate::fixtures::identifies(&mut talk);
    talk.fails(problem(ErrorCode::NoCard));
    talk.says(Event::Loss(loss::Event::ForAnotherAsked));
    assert_eq!(at(&talk), &Where::Whom);
}

#[test]
fn anothers_social_half_is_made_ready() {
    let mut talk = agreed_for_card(false, Service::Activate);
    let key = Some(mother().key);
    assert_eq!(talk.calls(), [&Call::ShowHalves(key)]);
    talk.hears(Reply::Halves(Halves { social: false, bank: false }));
    talk.says(Event::Activate(activate::Event::ActivationAsked));
    assert_eq!(talk.calls(), [&Call::Activate(key)]);
    talk.fails(Failure::Unreachable).says(Event::RetryAsked).fails(problem(ErrorCode::CodeExpired));
    assert_eq!(at(&talk), &Where::Whom);
    talk.says(Event::BackPressed);
    assert!(
        matches!(talk.flow.place(), Place::Activate(activate) if activate.step == activate::Step::Overview)
    );
}

#[test]
fn anothers_card_that_is_lost_leads_to_whose_it_is_and_not_to_ones_own() {
    let lost = |mut talk: Conversation| {
        talk.fails(problem(ErrorCode::WrongStep)).says(Event::Went(Target::Service(LOSS)));
        assert!(talk.calls().is_empty());
        talk
    };
    let mut talk = lost(agreed_for_card(false, Service::Activate));
    assert_eq!(at(&talk), &Where::Whom);
    assert_eq!(
        talk.flow.place().card_of(),
        Some(&CardOf::Another(None)),
        "it is another's until said otherwise"
    );
    talk.says(Event::BackPressed);
    assert_eq!(talk.losing(), &Step::Overview);
    let mut own = Conversation::opened(Target::Service(Service::Activate), false);
    own.says(Event::Activate(activate::Event::Begun));
    crate::fixtures::identifies(&mut own);
    assert_eq!(lost(own).losing(), &Step::Overview);
}
