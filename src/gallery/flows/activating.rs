//! Making a card ready for use.

use domain::{card::Halves, problem::ErrorCode, service::Service, wire::DraftView};
use flow::{
    Event, Flow, Reply, Target, activate,
    fixtures::{Conversation, identified, problem, setting},
};

pub(crate) fn overview(kiosk: bool) -> Flow {
    Conversation::opened(Target::Service(Service::Activate), kiosk).flow
}

pub(crate) fn neither(kiosk: bool) -> Flow {
    standing(kiosk, false, false)
}

pub(crate) fn social(kiosk: bool) -> Flow {
    standing(kiosk, true, false)
}

pub(crate) fn both(kiosk: bool) -> Flow {
    standing(kiosk, true, true)
}

pub(crate) fn lost(kiosk: bool) -> Flow {
    let mut talk = looked_up(kiosk);
    talk.hears(Reply::Halves(Halves { social: false, bank: false }));
    talk.says(Event::Activate(activate::Event::ActivationAsked)).fails(problem(ErrorCode::WrongStep));
    talk.flow
}

fn standing(kiosk: bool, social: bool, bank: bool) -> Flow {
    let mut talk = looked_up(kiosk);
    talk.hears(Reply::Halves(Halves { social, bank }));
    talk.flow
}

/// Identified, and the card is looked up.
fn looked_up(kiosk: bool) -> Conversation {
    let mut talk = Conversation::begun(Target::Service(Service::Activate), kiosk);
    talk.hears(setting(kiosk)).hears(identified(DraftView::default(), Vec::new()));
    talk
}
