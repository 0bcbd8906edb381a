//! Consent, number, code, name.

use domain::{
    problem::ErrorCode,
    service::Service,
    wire::{CodeSent, Insurance, Stage, Vouching},
};
use flow::{
    Event, Flow, Target, apply,
    fixtures::{
        Conversation, ID, at_code, at_name, at_number, insured_far_away, insured_in_yunling, problem, today,
        visit,
    },
    identify,
};

use crate::clock;

pub(crate) fn consent(kiosk: bool) -> Flow {
    begun(kiosk).flow
}

pub(crate) fn consent_busy(kiosk: bool) -> Flow {
    says(begun(kiosk), identify::Event::Agreed { language: "zh-CN".into() }).flow
}

pub(crate) fn number(kiosk: bool) -> Flow {
    at_number(kiosk).flow
}

pub(crate) fn number_short(kiosk: bool) -> Flow {
    numbered(at_number(kiosk), "1101051949").flow
}

pub(crate) fn number_mistyped(kiosk: bool) -> Flow {
    numbered(at_number(kiosk), "110105194912310021").flow
}

pub(crate) fn number_locked(kiosk: bool) -> Flow {
    let mut talk = numbered(at_number(kiosk), ID);
    talk.fails(problem(ErrorCode::Locked));
    talk.flow
}

pub(crate) fn number_signed_out(kiosk: bool) -> Flow {
    let mut talk = numbered(at_number(kiosk), ID);
    talk.fails(problem(ErrorCode::NotSignedIn));
    talk.flow
}

pub(crate) fn code(kiosk: bool) -> Flow {
    just_sent(kiosk).flow
}

pub(crate) fn code_malformed(kiosk: bool) -> Flow {
    says(just_sent(kiosk), identify::Event::CodeGiven("12".into())).flow
}

pub(crate) fn code_wrong(kiosk: bool) -> Flow {
    code_fails(kiosk, ErrorCode::WrongCode)
}

pub(crate) fn code_locked(kiosk: bool) -> Flow {
    code_fails(kiosk, ErrorCode::Locked)
}

/// It was sent in another century.
pub(crate) fn code_expired(kiosk: bool) -> Flow {
    at_code(kiosk).flow
}

pub(crate) fn vouching(kiosk: bool) -> Flow {
    vouched(kiosk, false)
}

pub(crate) fn vouching_declined(kiosk: bool) -> Flow {
    vouched(kiosk, true)
}

pub(crate) fn name(kiosk: bool) -> Flow {
    at_name(kiosk, Insurance::Here).flow
}

pub(crate) fn elsewhere(kiosk: bool) -> Flow {
    not_here(kiosk, insured_far_away())
}

pub(crate) fn served_elsewhere(kiosk: bool) -> Flow {
    not_here(kiosk, insured_in_yunling())
}

pub(crate) fn not_in_force(kiosk: bool) -> Flow {
    not_here(kiosk, Insurance::NotInForce)
}

fn begun(kiosk: bool) -> Conversation {
    let mut talk = Conversation::opened(Target::Service(Service::ReplaceCard), kiosk);
    talk.says(Event::Apply(apply::Event::Begun));
    talk
}

fn just_sent(kiosk: bool) -> Conversation {
    let mut talk = numbered(at_number(kiosk), ID);
    let now = clock::now();
    let sent = CodeSent { again_at: now.plus_seconds(3_600), valid_until: now.plus_seconds(7_200) };
    talk.hears(visit(Stage::CodeSent(sent)));
    talk
}

fn code_fails(kiosk: bool, code: ErrorCode) -> Flow {
    let mut talk = says(just_sent(kiosk), identify::Event::CodeGiven("123456".into()));
    talk.fails(problem(code));
    talk.flow
}

fn vouched(kiosk: bool, declined: bool) -> Flow {
    let mut talk = says(just_sent(kiosk), identify::Event::VouchAsked);
    talk.hears(visit(Stage::Vouching(Vouching { code: "204081".into(), declined })));
    talk.flow
}

fn not_here(kiosk: bool, insurance: Insurance) -> Flow {
    says(at_name(kiosk, insurance), identify::Event::NameConfirmed).flow
}

fn numbered(talk: Conversation, typed: &str) -> Conversation {
    says(talk, identify::Event::NumberGiven { typed: typed.into(), today: today() })
}

fn says(mut talk: Conversation, event: identify::Event) -> Conversation {
    talk.says(Event::Identify(event));
    talk
}
