//! Something done with another's card: what differs from doing it with one's own.

use domain::{
    application::Relation,
    card::{CardStatus, Halves},
    problem::ErrorCode,
    service::Service,
};
use flow::{
    Event, Flow, Reply,
    fixtures::{
        CHILD_ID, Conversation, HOLDER_ID, agreed_for_card, at_card_code, at_whose_card, card,
        named_for_card, problem,
    },
    holder,
    loss::{Act, Event as Loss},
};

const LOSS: Service = Service::ReportLoss;

pub(crate) fn whom(kiosk: bool) -> Flow {
    at_whose_card(kiosk, LOSS).flow
}

pub(crate) fn consent(kiosk: bool) -> Flow {
    named_for_card(kiosk, LOSS, Relation::Parent, HOLDER_ID).flow
}

pub(crate) fn code(kiosk: bool) -> Flow {
    at_card_code(kiosk, LOSS).flow
}

pub(crate) fn no_code(kiosk: bool) -> Flow {
    without_code(kiosk, LOSS)
}

pub(crate) fn child(kiosk: bool) -> Flow {
    named_for_card(kiosk, LOSS, Relation::Child, CHILD_ID).flow
}

pub(crate) fn looking(kiosk: bool) -> Flow {
    agreed_for_card(kiosk, LOSS).flow
}

pub(crate) fn no_card(kiosk: bool) -> Flow {
    let mut talk = agreed_for_card(kiosk, LOSS);
    talk.fails(problem(ErrorCode::NoCard));
    talk.flow
}

pub(crate) fn report(kiosk: bool) -> Flow {
    stands(kiosk, CardStatus::Active).flow
}

pub(crate) fn standing(kiosk: bool) -> Flow {
    stands(kiosk, CardStatus::TempLost).flow
}

pub(crate) fn confirm_found(kiosk: bool) -> Flow {
    let mut talk = stands(kiosk, CardStatus::TempLost);
    talk.says(Event::Loss(Loss::Chosen(Act::TakeBack)));
    talk.flow
}

pub(crate) fn done(kiosk: bool) -> Flow {
    let mut talk = stands(kiosk, CardStatus::Active);
    talk.says(Event::Loss(Loss::Chosen(Act::ForATime))).says(Event::Loss(Loss::Confirmed));
    talk.hears(Reply::Card(Box::new(card(CardStatus::TempLost))));
    talk.flow
}

/// The holder took back what the agent had reported.
pub(crate) fn ended(kiosk: bool) -> Flow {
    let mut talk = stands(kiosk, CardStatus::Active);
    talk.says(Event::Loss(Loss::Chosen(Act::ForATime))).says(Event::Loss(Loss::Confirmed));
    talk.fails(problem(ErrorCode::CodeExpired));
    talk.flow
}

pub(crate) fn activate_no_code(kiosk: bool) -> Flow {
    without_code(kiosk, Service::Activate)
}

pub(crate) fn halves(kiosk: bool) -> Flow {
    let mut talk = agreed_for_card(kiosk, Service::Activate);
    talk.hears(Reply::Halves(Halves { social: false, bank: false }));
    talk.flow
}

fn without_code(kiosk: bool, service: Service) -> Flow {
    let mut talk = named_for_card(kiosk, service, Relation::Parent, HOLDER_ID);
    talk.says(Event::Holder(holder::Event::NoCodeSaid));
    talk.flow
}

fn stands(kiosk: bool, status: CardStatus) -> Conversation {
    let mut talk = agreed_for_card(kiosk, LOSS);
    talk.hears(Reply::Card(Box::new(card(status))));
    talk
}
