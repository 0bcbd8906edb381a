//! A card that is printed at once, from "apply now" to the card in hand.

use domain::{
    application::{DocumentKind, Event as Happened, GroupChoice, HistoryEntry, Status},
    instant::{Evidence, Group, Situation},
    machine::Actor,
    moment::Moment,
    money::Fen,
    region::BankId,
    service::Service,
    wire::{ApplicationView, DraftView, EvidenceView, HolderView, InHandsOf, OutletStock},
};
use flow::{
    Event, Flow, Reply, Target, apply,
    fixtures::{
        Conversation, application, at_case, both, document, full_draft, in_a_hurry, outlet, setting, today,
    },
    instant, track,
};

/// Two hours after the case began.
const KEPT_UNTIL: Moment = Moment(1_795_145_400_000_000);

pub(crate) fn yes(kiosk: bool) -> Flow {
    let mut talk = Conversation::opened(Target::Service(Service::InstantCard), kiosk);
    for event in [
        instant::Event::SituationChosen(Some(Situation::Health)),
        instant::Event::GroupChosen(Some(Group::EmergencyInpatient)),
        instant::Event::Printed(false),
    ] {
        talk.says(Event::Instant(event));
    }
    talk.hears(Reply::Outlets(printing()));
    talk.flow
}

pub(crate) fn overview(kiosk: bool) -> Flow {
    let mut talk = in_draft(kiosk, &[]);
    talk.says(Event::BackPressed).says(Event::Went(Target::Service(Service::InstantCard)));
    talk.flow
}

pub(crate) fn group(kiosk: bool) -> Flow {
    let mut talk = in_draft(kiosk, &[DocumentKind::AdmissionNotice]);
    talk.says(Event::Apply(apply::Event::ChangeAsked(domain::application::Gap::Group)));
    talk.flow
}

pub(crate) fn paper(kiosk: bool) -> Flow {
    in_draft(kiosk, &[]).flow
}

pub(crate) fn check(kiosk: bool) -> Flow {
    in_draft(kiosk, &[DocumentKind::AdmissionNotice]).flow
}

pub(crate) fn approved(kiosk: bool) -> Flow {
    changed(kiosk, Status::Approved, |_| {})
}

pub(crate) fn lapsed(kiosk: bool) -> Flow {
    changed(kiosk, Status::Approved, |case| {
        (case.fee, case.paid) = (Fen(3_000), true);
        happened(case, Happened::HoldLapsed, Actor::Timer);
    })
}

pub(crate) fn outlets(kiosk: bool) -> Flow {
    let mut talk = following(kiosk, Status::Approved, |_| {});
    talk.says(Event::Track(track::Event::OutletsAsked)).hears(Reply::Outlets(printing()));
    talk.flow
}

pub(crate) fn outlet_chosen(kiosk: bool) -> Flow {
    changed(kiosk, Status::OutletChosen, there)
}

pub(crate) fn fee_due(kiosk: bool) -> Flow {
    changed(kiosk, Status::FeeDue, |case| {
        there(case);
        case.fee = Fen(3_000);
    })
}

pub(crate) fn paid(kiosk: bool) -> Flow {
    changed(kiosk, Status::Paid, |case| {
        there(case);
        (case.fee, case.paid) = (Fen(3_000), true);
    })
}

pub(crate) fn printed(kiosk: bool) -> Flow {
    changed(kiosk, Status::Printing, |case| {
        there(case);
        case.held_until = None;
        happened(case, Happened::CardSpoiled, Actor::Clerk);
    })
}

pub(crate) fn trouble(kiosk: bool) -> Flow {
    changed(kiosk, Status::PrintTrouble, |case| {
        there(case);
        case.held_until = None;
        happened(case, Happened::CardSpoiled, Actor::Clerk);
    })
}

pub(crate) fn verified(kiosk: bool) -> Flow {
    changed(kiosk, Status::Verified, |case| {
        there(case);
        case.held_until = None;
        case.collect_by = Some(today());
    })
}

/// Applying, with everything answered but the papers that are not among these.
fn in_draft(kiosk: bool, kept: &[DocumentKind]) -> Conversation {
    let missing = if kept.is_empty() { vec![Evidence::AdmissionNotice] } else { Vec::new() };
    let draft = DraftView {
        reason: None,
        holder: Some(HolderView::Oneself),
        group: Some(GroupChoice { group: Group::EmergencyInpatient, printed_before: false }),
        evidence: Some(EvidenceView { kept: kept.iter().copied().map(document).collect(), missing }),
        bank: Some(BankId("lanwan".into())),
        ..full_draft(6)
    };
    let mut talk = Conversation::begun(Target::Service(Service::InstantCard), kiosk);
    talk.hears(setting(kiosk)).hears(in_a_hurry(Some(draft)));
    talk
}

fn changed(kiosk: bool, status: Status, change: fn(&mut ApplicationView)) -> Flow {
    following(kiosk, status, change).flow
}

fn following(kiosk: bool, status: Status, change: fn(&mut ApplicationView)) -> Conversation {
    let mut talk = at_case(kiosk, status, Vec::new());
    talk.says(Event::Track(track::Event::CaseChanged));
    let mut case = application(status, Vec::new());
    (case.service, case.progress.service, case.reason) = (Service::InstantCard, Service::InstantCard, None);
    case.progress.in_hands_of = InHandsOf::of(Service::InstantCard, status);
    case.bank = Some(BankId("lanwan".into()));
    change(&mut case);
    talk.hears(Reply::Application(Box::new(case)));
    talk
}

fn happened(case: &mut ApplicationView, event: Happened, actor: Actor) {
    let line = HistoryEntry::new(KEPT_UNTIL, Some(event), case.progress.status, actor);
    case.progress.history.push(line);
}

fn there(case: &mut ApplicationView) {
    case.outlet = printing().into_iter().next().map(|stock| stock.outlet);
    case.held_until = Some(KEPT_UNTIL);
    case.pickup_code = Some("204081".into());
}

/// Two outlets that print.
fn printing() -> Vec<OutletStock> {
    [("Haiyan Road", 30.01, 12), ("Old Harbour", 30.03, 3)]
        .map(|(name, latitude, free)| {
            let mut stock = outlet(name, latitude, free);
            stock.outlet.name = both(&format!("{name} Outlet"));
            stock.outlet.prints = Some(BankId("lanwan".into()));
            stock
        })
        .to_vec()
}
