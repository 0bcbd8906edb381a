//! Reporting a card lost, and found again.

use domain::{
    card::CardStatus,
    problem::ErrorCode,
    service::Service,
    wire::{CardStanding, CoreWord, DraftView},
};
use flow::{
    Event, Failure, Flow, Reply, Target, apply,
    fixtures::{Conversation, at_card, card, identified, problem, setting},
    loss::{Act, Event as Loss},
};

pub(crate) fn overview(kiosk: bool) -> Flow {
    Conversation::opened(Target::Service(Service::ReportLoss), kiosk).flow
}

pub(crate) fn looking(kiosk: bool) -> Flow {
    at_looking(kiosk).flow
}

pub(crate) fn looking_unreached(kiosk: bool) -> Flow {
    fails(at_looking(kiosk), Failure::Unreachable)
}

pub(crate) fn no_card(kiosk: bool) -> Flow {
    fails(at_looking(kiosk), problem(ErrorCode::NoCard))
}

pub(crate) fn report(kiosk: bool) -> Flow {
    at_card(kiosk, CardStatus::Active).flow
}

pub(crate) fn report_found(kiosk: bool) -> Flow {
    stands(kiosk, CardStanding { core: CoreWord::Theirs, since: None, ..card(CardStatus::Active) })
}

pub(crate) fn confirm(kiosk: bool) -> Flow {
    chosen(kiosk, CardStatus::Active, Act::ForATime).flow
}

pub(crate) fn confirm_good(kiosk: bool) -> Flow {
    chosen(kiosk, CardStatus::TempLost, Act::ForGood).flow
}

pub(crate) fn confirm_found(kiosk: bool) -> Flow {
    chosen(kiosk, CardStatus::TempLost, Act::TakeBack).flow
}

pub(crate) fn done(kiosk: bool) -> Flow {
    let awaited = CardStanding { core: CoreWord::Awaited, ..card(CardStatus::TempLost) };
    hears(confirmed(kiosk, CardStatus::Active, Act::ForATime), awaited)
}

pub(crate) fn done_confirmed(kiosk: bool) -> Flow {
    hears(confirmed(kiosk, CardStatus::Active, Act::ForATime), card(CardStatus::TempLost))
}

pub(crate) fn done_good(kiosk: bool) -> Flow {
    hears(confirmed(kiosk, CardStatus::TempLost, Act::ForGood), card(CardStatus::FormalLost))
}

pub(crate) fn done_found(kiosk: bool) -> Flow {
    hears(confirmed(kiosk, CardStatus::TempLost, Act::TakeBack), card(CardStatus::Active))
}

pub(crate) fn not_done(kiosk: bool) -> Flow {
    fails(confirmed(kiosk, CardStatus::Active, Act::ForATime), Failure::Unreachable)
}

pub(crate) fn standing(kiosk: bool) -> Flow {
    at_card(kiosk, CardStatus::TempLost).flow
}

pub(crate) fn standing_theirs(kiosk: bool) -> Flow {
    stands(
        kiosk,
        CardStanding { core: CoreWord::Theirs, since: None, ends: None, ..card(CardStatus::TempLost) },
    )
}

pub(crate) fn standing_good(kiosk: bool) -> Flow {
    at_card(kiosk, CardStatus::FormalLost).flow
}

pub(crate) fn standing_stays(kiosk: bool) -> Flow {
    stands(kiosk, CardStanding { can_be_taken_back: false, ..card(CardStatus::FormalLost) })
}

pub(crate) fn reissue_not_lost(kiosk: bool) -> Flow {
    let mut talk = at_card(kiosk, CardStatus::TempLost);
    talk.says(Event::Went(Target::Service(Service::Reissue))).says(Event::Apply(apply::Event::Begun));
    talk.flow
}

fn at_looking(kiosk: bool) -> Conversation {
    let mut talk = Conversation::begun(Target::Service(Service::ReportLoss), kiosk);
    talk.hears(setting(kiosk)).hears(identified(DraftView::default(), Vec::new()));
    talk
}

fn stands(kiosk: bool, standing: CardStanding) -> Flow {
    hears(at_looking(kiosk), standing)
}

fn chosen(kiosk: bool, status: CardStatus, act: Act) -> Conversation {
    let mut talk = at_card(kiosk, status);
    talk.says(Event::Loss(Loss::Chosen(act)));
    talk
}

fn confirmed(kiosk: bool, status: CardStatus, act: Act) -> Conversation {
    let mut talk = chosen(kiosk, status, act);
    talk.says(Event::Loss(Loss::Confirmed));
    talk
}

fn hears(mut talk: Conversation, standing: CardStanding) -> Flow {
    talk.hears(Reply::Card(Box::new(standing)));
    talk.flow
}

fn fails(mut talk: Conversation, failure: Failure) -> Flow {
    talk.fails(failure);
    talk.flow
}
