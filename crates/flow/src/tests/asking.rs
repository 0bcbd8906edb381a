use domain::{
    instant::{Group, Situation},
    outlet::OutletId,
    region::BankId,
    service::Service,
    wire::OutletStock,
};

use crate::{
    Call, Event, Place, Reply, Target,
    fixtures::{Conversation, outlet},
    instant::{self, Answer, Step},
};

fn asked(kiosk: bool) -> Conversation {
    Conversation::opened(Target::Service(Service::InstantCard), kiosk)
}

fn says(talk: &mut Conversation, event: instant::Event) -> &mut Conversation {
    talk.says(Event::Instant(event))
}

fn step(talk: &Conversation) -> &Step {
    match talk.flow.place() {
        Place::Instant(instant) => &instant.step,
        other => panic!("not asking but at {other:?}"),
    }
}

fn answer(talk: &Conversation) -> &Answer {
    match step(talk) {
        Step::Answer(answer) => answer,
        other => panic!("no answer but {other:?}"),
    }
}

fn printing(id: &str, free: u32) -> OutletStock {
    let mut stock = outlet(id, 30.0, free);
    stock.outlet.prints = Some(BankId("lanwan".into()));
    stock
}

#[test]
fn three_questions_lead_to_the_outlets_that_print_and_nobody_signs_in() {
    let mut talk = asked(true);
    assert_eq!(step(&talk), &Step::Situation);
    says(&mut talk, instant::Event::SituationChosen(Some(Situation::Health)));
    says(&mut talk, instant::Event::GroupChosen(Some(Group::EmergencyInpatient)));
    assert_eq!(step(&talk), &Step::Before(Situation::Health, Group::EmergencyInpatient));
    says(&mut talk, instant::Event::Printed(false));
    assert!(matches!(talk.calls()[..], [Call::ListOutlets(_)]));
    assert_eq!(
        (answer(&talk).group, answer(&talk).printed_before),
        (Some(Group::EmergencyInpatient), Some(false))
    );
    talk.hears(Reply::Outlets(vec![printing("a", 2), printing("b", 0), outlet("c", 30.0, 9)]));
    let places = answer(&talk).places.as_ref().unwrap();
    let places: Vec<_> = places.iter().map(|stock| &stock.outlet.id).collect();
    assert_eq!(places, [&OutletId("a".into())], "it prints, and has blanks");
    assert!(talk.flow.session().person.is_none());
}

#[test]
fn whoever_lost_a_card_is_not_asked_whether_there_was_one() {
    let mut talk = asked(true);
    says(&mut talk, instant::Event::SituationChosen(Some(Situation::Standing)));
    says(&mut talk, instant::Event::GroupChosen(Some(Group::LossAndReissue)));
    assert!(answer(&talk).applies() && answer(&talk).printed_before.is_none());
    talk.says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::Group(Situation::Standing));
}

#[test]
fn whoever_belongs_to_no_group_is_told_at_once_and_can_ask_anew() {
    let mut talk = asked(false);
    says(&mut talk, instant::Event::SituationChosen(None));
    assert!(talk.calls().is_empty());
    assert_eq!(answer(&talk).group, None);
    says(&mut talk, instant::Event::BegunAnew);
    says(&mut talk, instant::Event::SituationChosen(Some(Situation::Health)));
    says(&mut talk, instant::Event::GroupChosen(None));
    assert_eq!(answer(&talk).group, None);
}

#[test]
fn back_goes_through_the_questions_and_then_home() {
    let mut talk = asked(false);
    says(&mut talk, instant::Event::SituationChosen(Some(Situation::Away)));
    says(&mut talk, instant::Event::GroupChosen(Some(Group::RetiredElsewhere)));
    says(&mut talk, instant::Event::Printed(true));
    talk.says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::Before(Situation::Away, Group::RetiredElsewhere));
    talk.says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::Group(Situation::Away));
    talk.says(Event::BackPressed);
    assert_eq!(step(&talk), &Step::Situation);
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home);
}
