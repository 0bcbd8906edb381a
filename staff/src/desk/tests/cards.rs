use domain::{
    card::{CardEvent, CardStatus, Occasion},
    id_number::IdNumber,
    masked::Masked,
    problem::ErrorCode,
    wire::{
        CardStanding, CoreWord,
        staff::{CardSought, CardStep, FoundCard, Role},
    },
};

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::fixtures::{Talk, problem};
use crate::desk::{Call, CardsEvent, ConsoleEvent, Effect, Focus, Place, Reply};

fn sought() -> CardSought {
    let id_number = IdNumber::try_from("11010519491231002X".to_owned()).unwrap();
    CardSought { id_number, occasion: Occasion::Counter }
}

fn found(status: CardStatus, version: u32, steps: &[CardEvent]) -> Reply {
    Reply::Card(Box::new(FoundCard {
        name: Masked::name("张小兰"),
        id_number: Masked::keep("11010519491231002X", 3, 4),
        mobile: None,
        standing: CardStanding {
            version,
            status,
            since: None,
            core: CoreWord::Confirmed,
            ends: None,
            rules: "2026-03".to_owned(),
            can_be_taken_back: false,
        },
        steps: steps.to_vec(),
        history: vec![],
        banks: vec![],
    }))
}

fn cards(talk: &mut Talk, event: CardsEvent) {
    talk.work(ConsoleEvent::Cards(event));
}

/// Looking at a card in use that may be reported lost.
fn looking() -> Talk {
    let mut talk = Talk::at_queue(&[]);
    cards(&mut talk, CardsEvent::Sought(sought()));
    assert_eq!(talk.calls(), [Call::FindCard(sought())]);
    talk.answer(Ok(found(CardStatus::Active, 4, &[CardEvent::LossReported])));
    assert_eq!(talk.effects, [Effect::Focus(Focus::Title)]);
    talk
}

#[test]
fn a_step_is_asked_once_more_and_counts_at_the_version_that_is_shown() {
    let mut talk = looking();
    cards(&mut talk, CardsEvent::Confirmed);
    assert_eq!(talk.calls(), [], "nothing was chosen");
    cards(&mut talk, CardsEvent::Asked(CardEvent::Found));
    assert_eq!(talk.console().cards.asked, None, "not offered");
    cards(&mut talk, CardsEvent::Asked(CardEvent::LossReported));
    assert_eq!(talk.calls(), []);
    cards(&mut talk, CardsEvent::Cancelled);
    assert_eq!(talk.console().cards.asked, None);
    cards(&mut talk, CardsEvent::Asked(CardEvent::LossReported));
    cards(&mut talk, CardsEvent::Confirmed);
    let step = CardStep { of: sought(), event: CardEvent::LossReported, version: 4 };
    assert_eq!(talk.calls(), [Call::StepCard(step)]);
    cards(&mut talk, CardsEvent::Confirmed);
    assert_eq!(talk.calls(), [], "a second press does nothing");
    talk.answer(Ok(found(CardStatus::TempLost, 5, &[])));
    let desk = &talk.console().cards;
    assert_eq!((desk.done, desk.asked, desk.busy), (Some(CardEvent::LossReported), None, false));
}

#[test]
fn when_another_was_faster_that_is_said_and_the_card_is_looked_at_anew() {
    let mut talk = looking();
    cards(&mut talk, CardsEvent::Asked(CardEvent::LossReported));
    cards(&mut talk, CardsEvent::Confirmed);
    talk.answer(Err(problem(ErrorCode::StaleVersion)));
    assert_eq!(talk.calls(), [Call::FindCard(sought())]);
    talk.answer(Ok(found(CardStatus::TempLost, 5, &[CardEvent::Found])));
    let desk = &talk.console().cards;
    assert_eq!(desk.trouble, Some(problem(ErrorCode::StaleVersion)));
    assert_eq!(desk.done, None);
    assert_eq!(desk.found.as_ref().map(|found| found.standing.version), Some(5));
}

#[test]
fn nothing_of_the_last_person_is_left_for_the_next() {
    let mut talk = looking();
    cards(&mut talk, CardsEvent::Left);
    assert_eq!(talk.console().cards, crate::desk::CardsDesk::default());
    let mut talk = Talk::at_queue(&[]);
    cards(&mut talk, CardsEvent::Sought(sought()));
    cards(&mut talk, CardsEvent::Left);
    talk.answer(Ok(found(CardStatus::Active, 4, &[])));
    assert!(talk.console().cards.found.is_none(), "a late answer is dropped");
}

#[test]
fn whoever_is_not_found_can_be_sought_again() {
    let mut talk = Talk::at_queue(&[]);
    cards(&mut talk, CardsEvent::Sought(sought()));
    talk.answer(Err(problem(ErrorCode::NotFound)));
    assert_eq!(talk.console().cards.trouble, Some(problem(ErrorCode::NotFound)));
    assert_eq!(talk.calls(), [], "nobody else's change is the reason");
    cards(&mut talk, CardsEvent::Sought(sought()));
    assert_eq!(talk.calls(), [Call::FindCard(sought())]);
}

#[test]
fn lost_cards_are_a_clerks_and_have_an_address() {
    assert!(Place::of(Role::Clerk).contains(&Place::Cards));
    assert!(!Place::of(Role::Admin).contains(&Place::Cards));
    assert_eq!(Place::at(Place::Cards.hash()), Place::Cards);
}
