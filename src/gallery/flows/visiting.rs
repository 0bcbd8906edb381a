//! Before, between and after journeys.

use domain::{
    application::Status,
    problem::ErrorCode,
    service::{ReplaceReason, ServiceGroup},
    wire::{DraftView, EnrolCode},
};
use flow::{
    Event, Failure, Flow, Target, enrol,
    fixtures::{Conversation, problem, setting, signed_in, with_draft},
};

pub(crate) fn opening(_: bool) -> Flow {
    Flow::new()
}

pub(crate) fn unreached(_: bool) -> Flow {
    let mut talk = Conversation::begun(Target::Home, false);
    talk.hears(setting(false)).fails(Failure::Unreachable);
    talk.flow
}

pub(crate) fn enrol(_: bool) -> Flow {
    refused(ErrorCode::KioskRefused).flow
}

pub(crate) fn enrol_wrong_code(_: bool) -> Flow {
    let mut talk = refused(ErrorCode::KioskRefused);
    if let Ok(code) = EnrolCode::try_from("ABCDEFGH".to_owned()) {
        talk.says(Event::Enrol(enrol::Event::Given(code))).fails(problem(ErrorCode::WrongCode));
    }
    talk.flow
}

pub(crate) fn revoked(_: bool) -> Flow {
    refused(ErrorCode::KioskRevoked).flow
}

pub(crate) fn wrong_clock(_: bool) -> Flow {
    refused(ErrorCode::KioskClock).flow
}

/// A kiosk that the server refuses as it opens.
fn refused(why: ErrorCode) -> Conversation {
    let mut talk = Conversation::begun(Target::Home, true);
    talk.hears(setting(true)).fails(problem(why));
    talk
}

pub(crate) fn attract(kiosk: bool) -> Flow {
    Conversation::opened(Target::Home, kiosk).flow
}

pub(crate) fn home(kiosk: bool) -> Flow {
    went(Conversation::opened(Target::Home, kiosk), Target::Home)
}

pub(crate) fn home_waiting(kiosk: bool) -> Flow {
    went(signed_in(kiosk, Status::NeedsInfo), Target::Home)
}

pub(crate) fn home_half_done(kiosk: bool) -> Flow {
    let draft = DraftView { version: 1, reason: Some(ReplaceReason::Damaged), ..DraftView::default() };
    went(with_draft(kiosk, draft), Target::Home)
}

pub(crate) fn lost(kiosk: bool) -> Flow {
    went(Conversation::opened(Target::Home, kiosk), Target::Services(ServiceGroup::Lost))
}

pub(crate) fn more(kiosk: bool) -> Flow {
    went(Conversation::opened(Target::Home, kiosk), Target::Services(ServiceGroup::More))
}

pub(crate) fn money(kiosk: bool) -> Flow {
    went(Conversation::opened(Target::Home, kiosk), Target::Services(ServiceGroup::Money))
}

pub(crate) fn care(kiosk: bool) -> Flow {
    went(Conversation::opened(Target::Home, kiosk), Target::Services(ServiceGroup::Care))
}

pub(crate) fn help(kiosk: bool) -> Flow {
    went(Conversation::opened(Target::Home, kiosk), Target::Help)
}

pub(crate) fn ending(kiosk: bool) -> Flow {
    let mut talk = with_draft(kiosk, DraftView::default());
    talk.says(Event::VisitEnded);
    talk.flow
}

pub(crate) fn ending_unreached(kiosk: bool) -> Flow {
    let mut talk = with_draft(kiosk, DraftView::default());
    talk.says(Event::VisitEnded).fails(Failure::Unreachable);
    talk.flow
}

fn went(mut talk: Conversation, target: Target) -> Flow {
    talk.says(Event::Went(target));
    talk.flow
}
