//! A first card for somebody else, from question to question: no screen takes the agent for the holder.

use domain::{
    application::{Contact, DocumentKind, Status},
    photo::{Hint, PhotoReport},
    problem::{ErrorCode, Problem},
    service::Service,
    wire::{ApplicationView, DraftView, PhotoSource, Submitted},
};
use flow::{
    Event, Failure, Flow, Reply, apply,
    camera::{Facing, View},
    capture::{self, Shot},
    fixtures::{
        Conversation, another, application, applying_first, document, full_new_draft, handed_in_for,
        household as division, photo,
    },
    papers,
};

pub(crate) fn household(kiosk: bool) -> Flow {
    with(kiosk, begun()).flow
}

pub(crate) fn register(kiosk: bool) -> Flow {
    with(kiosk, DraftView { household: Some(division()), ..begun() }).flow
}

pub(crate) fn register_kept(kiosk: bool) -> Flow {
    let mut talk = with(kiosk, DraftView { household: Some(division()), ..begun() });
    talk.says(Event::Papers(papers::Event::Chosen(Shot(1))));
    talk.hears(Reply::Document(document(DocumentKind::Register)));
    talk.flow
}

pub(crate) fn mobile(kiosk: bool) -> Flow {
    with(kiosk, DraftView { mobile: None, email: None, address: None, ..full() }).flow
}

pub(crate) fn email(kiosk: bool) -> Flow {
    with(kiosk, DraftView { email: None, address: None, ..full() }).flow
}

pub(crate) fn address(kiosk: bool) -> Flow {
    with(kiosk, DraftView { address: None, ..full() }).flow
}

pub(crate) fn bank(kiosk: bool) -> Flow {
    let chosen = full().bank;
    let mut talk = with(kiosk, DraftView { bank: None, ..full() });
    if let Some(bank) = chosen {
        talk.says(Event::Apply(apply::Event::BankChosen { bank, agreed: false }));
    }
    talk.flow
}

pub(crate) fn intro(kiosk: bool) -> Flow {
    at_intro(kiosk).flow
}

pub(crate) fn cannot(kiosk: bool) -> Flow {
    makes(at_intro(kiosk), capture::Event::CannotSaid).flow
}

pub(crate) fn live(kiosk: bool) -> Flow {
    let view = View { facing: Some(Facing::Rear).filter(|_| !kiosk), nth: 0, several: true, torch: false };
    makes(at_camera(kiosk), capture::Event::CameraOpened(view)).flow
}

pub(crate) fn refused(kiosk: bool) -> Flow {
    let mut talk = taken(kiosk);
    talk.fails(Failure::Problem(Box::new(Problem::from(ErrorCode::PhotoTooSmall))));
    talk.flow
}

pub(crate) fn finished(kiosk: bool) -> Flow {
    let mut talk = taken(kiosk);
    let report = PhotoReport { measures: Vec::new(), hint: Hint::Ready };
    let finished = domain::wire::PhotoView { report, ..photo(PhotoSource::Camera) };
    talk.hears(Reply::Photo(Box::new(finished)));
    talk.flow
}

pub(crate) fn check(kiosk: bool) -> Flow {
    with(kiosk, full()).flow
}

pub(crate) fn done(kiosk: bool) -> Flow {
    handed_in(kiosk, false)
}

pub(crate) fn done_open(kiosk: bool) -> Flow {
    handed_in(kiosk, true)
}

fn handed_in(kiosk: bool, already_open: bool) -> Flow {
    let mut talk = with(kiosk, full());
    talk.says(Event::Apply(apply::Event::SubmitAsked { declared_true: true }));
    let case = handed_in_for(application(Status::Submitted, Vec::new()));
    let application = ApplicationView { service: Service::NewCard, ..case };
    talk.hears(Reply::Submitted(Box::new(Submitted { application, already_open })));
    talk.flow
}

/// Named and agreed, with nothing else answered.
fn begun() -> DraftView {
    DraftView { version: 1, holder: Some(another(Some(DocumentKind::Relation))), ..DraftView::default() }
}

fn full() -> DraftView {
    let mut given = full_new_draft(7);
    // What is on file is the agent's.
    given.address = Some(Contact::New(domain::masked::Masked::keep("海晏路6号", 3, 0)));
    DraftView { holder: begun().holder, ..given }
}

fn with(kiosk: bool, draft: DraftView) -> Conversation {
    applying_first(kiosk, Some(draft))
}

fn at_intro(kiosk: bool) -> Conversation {
    with(kiosk, DraftView { photo: None, ..full() })
}

fn at_camera(kiosk: bool) -> Conversation {
    makes(at_intro(kiosk), capture::Event::CameraAsked)
}

fn taken(kiosk: bool) -> Conversation {
    makes(makes(at_camera(kiosk), capture::Event::ShutterPressed), capture::Event::Captured(Shot(1)))
}

fn makes(mut talk: Conversation, event: capture::Event) -> Conversation {
    talk.says(Event::Capture(event));
    talk
}
