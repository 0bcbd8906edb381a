//! Following an application.

use domain::{
    application::{Ask, PhotoReason, RejectReason, Status, WithdrawReason},
    money::Fen,
    problem::ErrorCode,
    service::Service,
    wire::{ApplicationView, OutletStock},
};
use flow::{
    Event, Flow, Reply, Target,
    fixtures::{
        Conversation, ID, application, at_case, both, outlet, problem, reference, signed_in, today, tracked,
    },
    track,
};

pub(crate) fn ways(kiosk: bool) -> Flow {
    Conversation::opened(Target::Track, kiosk).flow
}

pub(crate) fn query(kiosk: bool) -> Flow {
    at_query(kiosk).flow
}

pub(crate) fn query_wrong(kiosk: bool) -> Flow {
    says(at_query(kiosk), asked("4827 391", "1101051949")).flow
}

pub(crate) fn query_not_found(kiosk: bool) -> Flow {
    let mut talk = says(at_query(kiosk), asked(&reference().grouped(), ID));
    talk.fails(problem(ErrorCode::NotFound));
    talk.flow
}

pub(crate) fn status(kiosk: bool) -> Flow {
    let mut talk = says(at_query(kiosk), asked(&reference().grouped(), ID));
    talk.hears(Reply::Tracked(Box::new(tracked(Status::UnderReview, Vec::new()))));
    talk.flow
}

pub(crate) fn list(kiosk: bool) -> Flow {
    signed_in(kiosk, Status::Approved).flow
}

pub(crate) fn submitted(kiosk: bool) -> Flow {
    case(kiosk, Status::Submitted)
}

pub(crate) fn under_review(kiosk: bool) -> Flow {
    case(kiosk, Status::UnderReview)
}

pub(crate) fn needs_info(kiosk: bool) -> Flow {
    at_case(kiosk, Status::NeedsInfo, vec![Ask::NewPhoto, Ask::Address]).flow
}

pub(crate) fn expired(kiosk: bool) -> Flow {
    case(kiosk, Status::Expired)
}

pub(crate) fn approved(kiosk: bool) -> Flow {
    case(kiosk, Status::Approved)
}

pub(crate) fn rejected(kiosk: bool) -> Flow {
    changed(kiosk, Status::Rejected, |case| {
        case.progress.reject_reasons = vec![RejectReason::PhotoNotThePerson, RejectReason::DetailsDoNotMatch];
    })
}

pub(crate) fn outlet_chosen(kiosk: bool) -> Flow {
    changed(kiosk, Status::OutletChosen, collected_there)
}

pub(crate) fn fee_due(kiosk: bool) -> Flow {
    changed(kiosk, Status::FeeDue, |case| {
        collected_there(case);
        case.fee = Fen(2_000);
    })
}

pub(crate) fn paid(kiosk: bool) -> Flow {
    changed(kiosk, Status::Paid, collected_there)
}

pub(crate) fn in_production(kiosk: bool) -> Flow {
    changed(kiosk, Status::InProduction, collected_there)
}

pub(crate) fn in_transit(kiosk: bool) -> Flow {
    changed(kiosk, Status::InTransit, collected_there)
}

pub(crate) fn ready(kiosk: bool) -> Flow {
    changed(kiosk, Status::Ready, |case| {
        collected_there(case);
        case.pickup_code = Some("204081".into());
        case.collect_by = Some(today());
    })
}

pub(crate) fn second_review(kiosk: bool) -> Flow {
    case(kiosk, Status::SecondReview)
}

pub(crate) fn returned(kiosk: bool) -> Flow {
    changed(kiosk, Status::Returned, collected_there)
}

pub(crate) fn withdrawn(kiosk: bool) -> Flow {
    changed(kiosk, Status::Withdrawn, |case| {
        case.progress.withdrawal = Some(WithdrawReason::NotNeeded);
    })
}

pub(crate) fn withdraw_why(kiosk: bool) -> Flow {
    withdrawing(kiosk).flow
}

pub(crate) fn withdraw_confirm(kiosk: bool) -> Flow {
    says(withdrawing(kiosk), track::Event::WithdrawReasonChosen(WithdrawReason::Mistake)).flow
}

pub(crate) fn photo_refused(kiosk: bool) -> Flow {
    changed(kiosk, Status::NeedsInfo, |case| {
        of_photo(case);
        case.progress.asks = vec![Ask::NewPhoto];
        case.progress.photo_reasons = vec![PhotoReason::TooDark, PhotoReason::EyesClosed];
    })
}

pub(crate) fn photo_assisted(kiosk: bool) -> Flow {
    changed(kiosk, Status::AssistedCapture, of_photo)
}

pub(crate) fn photo_accepted(kiosk: bool) -> Flow {
    changed(kiosk, Status::Accepted, of_photo)
}

fn withdrawing(kiosk: bool) -> Conversation {
    says(at_case(kiosk, Status::Submitted, Vec::new()), track::Event::WithdrawAsked)
}

fn of_photo(case: &mut ApplicationView) {
    case.service = Service::ChangePhoto;
    case.progress.service = Service::ChangePhoto;
    case.reason = None;
}

pub(crate) fn collected(kiosk: bool) -> Flow {
    changed(kiosk, Status::Collected, collected_there)
}

pub(crate) fn outlets(kiosk: bool) -> Flow {
    listed(kiosk).flow
}

pub(crate) fn outlets_unlocated(kiosk: bool) -> Flow {
    says(listed(kiosk), track::Event::Located(None)).flow
}

pub(crate) fn outlets_gone(kiosk: bool) -> Flow {
    let first = stock().swap_remove(0).outlet.id;
    let mut talk = says(listed(kiosk), track::Event::OutletChosen(first));
    talk.fails(problem(ErrorCode::OutOfStock));
    talk.flow
}

pub(crate) fn outlets_none(kiosk: bool) -> Flow {
    let mut talk = says(at_case(kiosk, Status::Approved, Vec::new()), track::Event::OutletsAsked);
    let empty = stock().into_iter().map(|stock| OutletStock { free: 0, ..stock });
    talk.hears(Reply::Outlets(empty.collect()));
    talk.flow
}

pub(crate) fn answer_address(kiosk: bool) -> Flow {
    says(at_case(kiosk, Status::NeedsInfo, vec![Ask::Address]), track::Event::AnswerAsked).flow
}

pub(crate) fn answer_mobile_wrong(kiosk: bool) -> Flow {
    let talk = says(at_case(kiosk, Status::NeedsInfo, vec![Ask::Mobile]), track::Event::AnswerAsked);
    says(talk, track::Event::ContactGiven("1381234".into())).flow
}

fn at_query(kiosk: bool) -> Conversation {
    says(Conversation::opened(Target::Track, kiosk), track::Event::ByReferenceAsked)
}

fn asked(reference: &str, id_number: &str) -> track::Event {
    track::Event::QueryGiven { reference: reference.into(), id_number: id_number.into(), today: today() }
}

fn case(kiosk: bool, status: Status) -> Flow {
    at_case(kiosk, status, Vec::new()).flow
}

/// A case with more to it than its status.
fn changed(kiosk: bool, status: Status, change: fn(&mut ApplicationView)) -> Flow {
    let mut talk = says(at_case(kiosk, status, Vec::new()), track::Event::CaseChanged);
    let mut case = application(status, Vec::new());
    change(&mut case);
    talk.hears(Reply::Application(Box::new(case)));
    talk.flow
}

fn collected_there(case: &mut ApplicationView) {
    case.outlet = Some(stock().swap_remove(0).outlet);
}

fn listed(kiosk: bool) -> Conversation {
    let mut talk = says(at_case(kiosk, Status::Approved, Vec::new()), track::Event::OutletsAsked);
    talk.hears(Reply::Outlets(stock()));
    talk
}

/// Seven outlets, one of them without a blank card.
fn stock() -> Vec<OutletStock> {
    let names = [
        "Haiyan Road",
        "Old Harbour",
        "Lotus Lane",
        "North Gate",
        "Tea Market",
        "Willow Bridge",
        "West Lake",
    ];
    let places = names.into_iter().zip([
        (30.001, 4),
        (30.02, 2),
        (30.05, 9),
        (30.08, 1),
        (30.1, 3),
        (30.2, 5),
        (30.03, 0),
    ]);
    places
        .map(|(name, (latitude, free))| {
            let mut stock = outlet(name, latitude, free);
            stock.outlet.name = both(&format!("{name} Outlet"));
            stock
        })
        .collect()
}

fn says(mut talk: Conversation, event: track::Event) -> Conversation {
    talk.says(Event::Track(event));
    talk
}
