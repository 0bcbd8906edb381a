//! Replacing a card, apart from saying who one is and from the photo.

use domain::{
    application::{Contact, Status},
    money::Fen,
    problem::ErrorCode,
    region::{BankId, FeeRule, PaymentMethod},
    service::{ReplaceReason, Service},
    wire::{DraftView, Submitted},
};
use flow::{
    Event, Failure, Flow, Reply, Target, apply,
    fixtures::{
        Conversation, application, full_draft, identified, person_with_photo, problem, setting, with_draft,
    },
};

/// Twenty yuan.
const FEE: Fen = Fen(2_000);

pub(crate) fn overview(kiosk: bool) -> Flow {
    Conversation::opened(Target::Service(Service::ReplaceCard), kiosk).flow
}

pub(crate) fn overview_fee(kiosk: bool) -> Flow {
    let mut talk = Conversation::begun(Target::Service(Service::ReplaceCard), kiosk);
    talk.hears(with_fee(kiosk)).fails(problem(ErrorCode::NotSignedIn));
    talk.flow
}

pub(crate) fn reason(kiosk: bool) -> Flow {
    with_draft(kiosk, DraftView::default()).flow
}

pub(crate) fn reason_busy(kiosk: bool) -> Flow {
    says(with_draft(kiosk, DraftView::default()), apply::Event::ReasonChosen(ReplaceReason::Damaged)).flow
}

pub(crate) fn mobile(kiosk: bool) -> Flow {
    at_mobile(kiosk).flow
}

pub(crate) fn mobile_wrong(kiosk: bool) -> Flow {
    gives(at_mobile(kiosk), "1381234")
}

pub(crate) fn email(kiosk: bool) -> Flow {
    at_email(kiosk).flow
}

pub(crate) fn email_wrong(kiosk: bool) -> Flow {
    gives(at_email(kiosk), "xiulan@example")
}

pub(crate) fn address(kiosk: bool) -> Flow {
    at_address(kiosk).flow
}

pub(crate) fn address_empty(kiosk: bool) -> Flow {
    gives(at_address(kiosk), " ")
}

/// A lost card is asked for again, and the photo on file can be used.
pub(crate) fn on_file(kiosk: bool) -> Flow {
    let bank = Some(BankId("lanwan".into()));
    let answered = DraftView { reason: None, bank, photo: None, ..full_draft(3) };
    let mut talk = Conversation::begun(Target::Service(Service::Reissue), kiosk);
    talk.hears(setting(kiosk)).hears(person_with_photo(Service::Reissue, Some(answered)));
    talk.flow
}

pub(crate) fn bank(kiosk: bool) -> Flow {
    at_bank(kiosk).flow
}

pub(crate) fn bank_unagreed(kiosk: bool) -> Flow {
    let chosen = apply::Event::BankChosen { bank: BankId("lanwan".into()), agreed: false };
    says(at_bank(kiosk), chosen).flow
}

fn at_bank(kiosk: bool) -> Conversation {
    let answered = DraftView { reason: None, photo: None, ..full_draft(3) };
    let mut talk = Conversation::begun(Target::Service(Service::Reissue), kiosk);
    talk.hears(setting(kiosk)).hears(person_with_photo(Service::Reissue, Some(answered)));
    talk
}

pub(crate) fn overview_reissue(kiosk: bool) -> Flow {
    Conversation::opened(Target::Service(Service::Reissue), kiosk).flow
}

pub(crate) fn check(kiosk: bool) -> Flow {
    at_check(kiosk).flow
}

pub(crate) fn check_fee(kiosk: bool) -> Flow {
    let mut talk = Conversation::begun(Target::Service(Service::ReplaceCard), kiosk);
    talk.hears(with_fee(kiosk)).hears(identified(full_draft(5), Vec::new()));
    talk.flow
}

pub(crate) fn check_undeclared(kiosk: bool) -> Flow {
    says(at_check(kiosk), apply::Event::SubmitAsked { declared_true: false }).flow
}

pub(crate) fn check_changed(kiosk: bool) -> Flow {
    let mut talk = says(at_check(kiosk), apply::Event::SubmitAsked { declared_true: true });
    talk.fails(problem(ErrorCode::StaleVersion))
        .hears(setting(kiosk))
        .hears(identified(full_draft(9), Vec::new()));
    talk.flow
}

pub(crate) fn check_unreached(kiosk: bool) -> Flow {
    submitting_fails(kiosk, Failure::Unreachable)
}

pub(crate) fn check_broken(kiosk: bool) -> Flow {
    submitting_fails(kiosk, problem(ErrorCode::Internal))
}

pub(crate) fn done(kiosk: bool) -> Flow {
    handed_in(kiosk, false)
}

pub(crate) fn done_open(kiosk: bool) -> Flow {
    handed_in(kiosk, true)
}

fn at_mobile(kiosk: bool) -> Conversation {
    with_draft(kiosk, DraftView { mobile: None, email: None, address: None, photo: None, ..full_draft(2) })
}

fn at_email(kiosk: bool) -> Conversation {
    with_draft(kiosk, DraftView { email: None, address: None, photo: None, ..full_draft(3) })
}

fn at_address(kiosk: bool) -> Conversation {
    with_draft(kiosk, DraftView { address: None, photo: None, ..full_draft(4) })
}

fn at_check(kiosk: bool) -> Conversation {
    with_draft(kiosk, full_draft(5))
}

fn submitting_fails(kiosk: bool, failure: Failure) -> Flow {
    let mut talk = says(at_check(kiosk), apply::Event::SubmitAsked { declared_true: true });
    talk.fails(failure);
    talk.flow
}

fn handed_in(kiosk: bool, already_open: bool) -> Flow {
    let mut talk = says(at_check(kiosk), apply::Event::SubmitAsked { declared_true: true });
    let submitted = Submitted { application: application(Status::Submitted, Vec::new()), already_open };
    talk.hears(Reply::Submitted(Box::new(submitted)));
    talk.flow
}

/// The region, when it charges something.
fn with_fee(kiosk: bool) -> Reply {
    match setting(kiosk) {
        Reply::Setting(mut setting) => {
            setting.region.fees.replace_card = FeeRule { amount: FEE, methods: vec![PaymentMethod::Counter] };
            Reply::Setting(setting)
        }
        other => other,
    }
}

fn gives(talk: Conversation, typed: &str) -> Flow {
    says(talk, apply::Event::ContactGiven(Contact::New(typed.into()))).flow
}

fn says(mut talk: Conversation, event: apply::Event) -> Conversation {
    talk.says(Event::Apply(event));
    talk
}
