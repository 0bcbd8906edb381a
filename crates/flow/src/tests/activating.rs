use domain::{card::Halves, problem::ErrorCode, service::Service, wire::DraftView};

use crate::{
    Call, Event, Failure, Place, Reply, Target,
    activate::{self, Step},
    fixtures::{Conversation, identified, problem, setting},
};

const NEITHER: Halves = Halves { social: false, bank: false };

fn looked_up() -> Conversation {
    let mut talk = Conversation::begun(Target::Service(Service::Activate), false);
    talk.hears(setting(false)).hears(identified(DraftView::default(), Vec::new()));
    assert_eq!(talk.calls(), [&Call::ShowHalves(None)]);
    talk
}

fn step(talk: &Conversation) -> &Step {
    match talk.flow.place() {
        Place::Activate(activate) => &activate.step,
        other => panic!("not activating but at {other:?}"),
    }
}

fn asks(talk: &mut Conversation) -> &mut Conversation {
    talk.says(Event::Activate(activate::Event::ActivationAsked))
}

#[test]
fn the_social_half_is_made_ready_once_and_the_banks_is_left_to_the_bank() {
    let mut talk = looked_up();
    talk.hears(Reply::Halves(NEITHER));
    asks(&mut talk);
    assert_eq!(talk.calls(), [&Call::Activate(None)]);
    talk.says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::Halves(NEITHER), "nobody leaves while it is being done");
    let ready = Halves { social: true, bank: false };
    talk.hears(Reply::Halves(ready));
    assert_eq!(step(&talk), &Step::Halves(ready));
    assert!(asks(&mut talk).calls().is_empty());
}

#[test]
fn a_lost_card_and_no_card_are_told_and_nothing_is_tried_again() {
    for (code, found) in [(ErrorCode::NoCard, Step::NoCard), (ErrorCode::WrongStep, Step::Lost)] {
        let mut talk = looked_up();
        talk.fails(problem(code));
        assert_eq!(step(&talk), &found);
        assert!(talk.flow.trouble().is_none());
    }
}

#[test]
fn a_bureau_that_does_not_answer_leaves_the_card_as_it_was_shown() {
    let mut talk = looked_up();
    talk.hears(Reply::Halves(NEITHER));
    asks(&mut talk).fails(Failure::Unreachable);
    assert_eq!(step(&talk), &Step::Halves(NEITHER));
    assert!(talk.flow.trouble().is_some());
    talk.says(Event::RetryAsked);
    assert_eq!(talk.calls(), [&Call::Activate(None)]);
}

#[test]
fn whoever_was_signed_out_says_again_who_they_are() {
    let mut talk = looked_up();
    talk.fails(problem(ErrorCode::NotSignedIn));
    assert!(matches!(step(&talk), Step::Identify(_)));
    assert!(talk.flow.session().person.is_none());
    talk.says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::Overview);
}
