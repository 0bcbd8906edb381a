//! A first card: what it takes, where the household is, and its page.

use domain::{
    application::{Ask, DocumentKind, Status},
    problem::ErrorCode,
    region::RegionCode,
    service::Service,
    wire::DraftView,
};
use flow::{
    Event, Flow, Reply, Target, apply,
    capture::{CameraTrouble, Shot},
    fixtures::{
        Conversation, applying_first, at_case, document, full_new_draft, household, newcomer, oneself,
        problem, setting,
    },
    household as place, papers, track,
};

pub(crate) fn overview(kiosk: bool) -> Flow {
    Conversation::opened(Target::Service(Service::NewCard), kiosk).flow
}

pub(crate) fn has_card(kiosk: bool) -> Flow {
    let mut talk = Conversation::begun(Target::Service(Service::NewCard), kiosk);
    talk.hears(setting(kiosk)).hears(newcomer(true, None)).says(oneself());
    talk.flow
}

pub(crate) fn here(kiosk: bool) -> Flow {
    applying_first(kiosk, None).flow
}

pub(crate) fn outside(kiosk: bool) -> Flow {
    chooses(kiosk, &[place::Event::NoneSaid])
}

pub(crate) fn elsewhere(kiosk: bool) -> Flow {
    let far = RegionCode::try_from("539902".to_owned()).map(place::Event::Chosen);
    chooses(kiosk, &[Some(place::Event::NoneSaid), far.ok()].into_iter().flatten().collect::<Vec<_>>())
}

pub(crate) fn unknown(kiosk: bool) -> Flow {
    chooses(kiosk, &[place::Event::NoneSaid, place::Event::NoneSaid])
}

pub(crate) fn paper(kiosk: bool) -> Flow {
    at_paper(kiosk).flow
}

pub(crate) fn paper_refused(kiosk: bool) -> Flow {
    let mut talk = at_paper(kiosk);
    talk.says(Event::Papers(papers::Event::Chosen(Shot(1)))).fails(problem(ErrorCode::PhotoTooSmall));
    talk.flow
}

pub(crate) fn paper_live(kiosk: bool) -> Flow {
    let mut talk = at_paper(kiosk);
    talk.says(Event::Papers(papers::Event::CameraAsked));
    talk.flow
}

pub(crate) fn paper_no_camera(kiosk: bool) -> Flow {
    let mut talk = at_paper(kiosk);
    talk.says(Event::Papers(papers::Event::CameraAsked));
    talk.says(Event::Papers(papers::Event::CameraTroubled(CameraTrouble::Absent)));
    talk.flow
}

pub(crate) fn paper_kept(kiosk: bool) -> Flow {
    let mut talk = at_paper(kiosk);
    talk.says(Event::Papers(papers::Event::Chosen(Shot(1))));
    talk.hears(Reply::Document(document(DocumentKind::Register)));
    talk.flow
}

pub(crate) fn check(kiosk: bool) -> Flow {
    applying_first(kiosk, Some(full_new_draft(6))).flow
}

/// A clerk asked for the page again.
pub(crate) fn paper_again(kiosk: bool) -> Flow {
    let mut talk = at_case(kiosk, Status::NeedsInfo, vec![Ask::Register]);
    talk.says(Event::Track(track::Event::AnswerAsked));
    talk.flow
}

fn chooses(kiosk: bool, events: &[place::Event]) -> Flow {
    let mut talk = applying_first(kiosk, None);
    for event in events {
        talk.says(Event::Apply(apply::Event::Household(event.clone())));
    }
    talk.flow
}

fn at_paper(kiosk: bool) -> Conversation {
    applying_first(
        kiosk,
        Some(DraftView { version: 1, household: Some(household()), ..DraftView::default() }),
    )
}
