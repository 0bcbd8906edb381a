//! Asking whether a card can be had today.

use domain::{
    instant::{Group, Situation},
    region::BankId,
    service::Service,
    wire::OutletStock,
};
use flow::{
    Event, Flow, Reply, Target,
    fixtures::{Conversation, outlet},
    instant,
};

pub(crate) fn situation(kiosk: bool) -> Flow {
    begun(kiosk).flow
}

pub(crate) fn group(kiosk: bool) -> Flow {
    in_situation(kiosk, Situation::Away).flow
}

pub(crate) fn before(kiosk: bool) -> Flow {
    of_group(kiosk, Situation::Health, Group::EmergencyInpatient).flow
}

pub(crate) fn yes(kiosk: bool) -> Flow {
    answered(kiosk, true, vec![printing("a", 30.01, 12), printing("b", 30.03, 3)])
}

pub(crate) fn yes_nowhere(kiosk: bool) -> Flow {
    answered(kiosk, false, vec![printing("a", 30.01, 0)])
}

pub(crate) fn no_group(kiosk: bool) -> Flow {
    says(begun(kiosk), instant::Event::SituationChosen(None)).flow
}

pub(crate) fn not_here(kiosk: bool) -> Flow {
    let talk = of_group(kiosk, Situation::Away, Group::HouseholdElsewhere);
    says(talk, instant::Event::Printed(false)).flow
}

fn begun(kiosk: bool) -> Conversation {
    Conversation::opened(Target::Service(Service::InstantCard), kiosk)
}

fn in_situation(kiosk: bool, situation: Situation) -> Conversation {
    says(begun(kiosk), instant::Event::SituationChosen(Some(situation)))
}

fn of_group(kiosk: bool, situation: Situation, group: Group) -> Conversation {
    says(in_situation(kiosk, situation), instant::Event::GroupChosen(Some(group)))
}

fn answered(kiosk: bool, printed_before: bool, outlets: Vec<OutletStock>) -> Flow {
    let talk = of_group(kiosk, Situation::Health, Group::EmergencyInpatient);
    let mut talk = says(talk, instant::Event::Printed(printed_before));
    talk.hears(Reply::Outlets(outlets));
    talk.flow
}

fn printing(id: &str, lat: f64, free: u32) -> OutletStock {
    let mut stock = outlet(id, lat, free);
    stock.outlet.prints = Some(BankId("lanwan".into()));
    stock
}

fn says(mut talk: Conversation, event: instant::Event) -> Conversation {
    talk.says(Event::Instant(event));
    talk
}
