use domain::{
    application::{Contact, DocumentKind, DraftAnswer, Gap, GroupChoice, Status},
    instant::{Evidence, Group, Situation},
    problem::ErrorCode,
    region::BankId,
    service::Service,
    wire::{ApplicationView, DraftView, EvidenceView, HolderView, OutletStock},
};

use crate::fixtures::{Conversation, application, at_case, document, in_a_hurry, outlet, problem, setting};
use crate::{
    Call, Event, Place, Reply, Target,
    apply::{self, ContactQuestion, ContactStep, Step},
    instant::{self, Step as Asking},
    papers::{self, Papers},
    track,
};

const CHOICE: GroupChoice = GroupChoice { group: Group::EmergencyInpatient, printed_before: false };
const PAPER: DocumentKind = DocumentKind::AdmissionNotice;

fn says(talk: &mut Conversation, event: instant::Event) -> &mut Conversation {
    talk.says(Event::Instant(event))
}

/// A draft for oneself, with the group, and its paper or without.
fn grouped(version: u32, kept: bool) -> DraftView {
    let (kept, missing) =
        if kept { (vec![document(PAPER)], vec![]) } else { (vec![], vec![Evidence::AdmissionNotice]) };
    DraftView {
        version,
        holder: Some(HolderView::Oneself),
        group: Some(CHOICE),
        evidence: Some(EvidenceView { kept, missing }),
        ..DraftView::default()
    }
}

/// The answer to the three questions.
fn answered(printed_before: bool) -> Conversation {
    let mut talk = Conversation::begun(Target::Service(Service::InstantCard), false);
    talk.hears(setting(false)).hears(in_a_hurry(None));
    says(&mut talk, instant::Event::SituationChosen(Some(Situation::Health)));
    says(&mut talk, instant::Event::GroupChosen(Some(Group::EmergencyInpatient)));
    says(&mut talk, instant::Event::Printed(printed_before)).hears(Reply::Outlets(vec![]));
    talk
}

/// Somebody with a draft who opens the service.
fn resumed(draft: DraftView) -> Conversation {
    let mut talk = Conversation::begun(Target::Service(Service::InstantCard), false);
    talk.hears(setting(false)).hears(in_a_hurry(Some(draft)));
    talk
}

#[test]
fn what_was_asked_before_is_brought_over_and_saved_once_it_is_known_for_whom() {
    let mut talk = answered(false);
    says(&mut talk, instant::Event::ApplyAsked);
    assert!(matches!(talk.applying(), Step::Holder(_)), "first of all: for whom");
    assert!(talk.calls().is_empty());
    talk.says(crate::fixtures::oneself());
    talk.hears(Reply::Draft(Box::new(DraftView {
        version: 1,
        holder: Some(HolderView::Oneself),
        ..DraftView::default()
    })));
    assert_eq!(talk.calls(), [&Call::SaveAnswer(Service::InstantCard, 1, DraftAnswer::Group(CHOICE))]);
    talk.hears(Reply::Draft(Box::new(grouped(2, false))));
    assert_eq!(talk.applying(), &Step::Papers(Papers::new(PAPER)), "nobody is asked twice");
}

#[test]
fn whoever_had_a_card_before_begins_nothing_here() {
    let mut talk = answered(true);
    says(&mut talk, instant::Event::ApplyAsked);
    assert!(matches!(talk.flow.place(), Place::Instant(_)));
    assert!(talk.effects.is_empty());
}

#[test]
fn a_paper_is_an_answer_of_its_own_and_the_mobile_follows_the_last() {
    let mut talk = resumed(grouped(2, false));
    talk.says(Event::Papers(papers::Event::Chosen(crate::capture::Shot(1))));
    talk.hears(Reply::Document(document(PAPER))).says(Event::Papers(papers::Event::Accepted));
    let answer = DraftAnswer::Evidence(document(PAPER).id);
    assert_eq!(talk.calls(), [&Call::SaveAnswer(Service::InstantCard, 2, answer)]);
    talk.hears(Reply::Draft(Box::new(grouped(3, true))));
    let mobile = Step::Contact(ContactStep { question: ContactQuestion::Mobile, refusal: None });
    assert_eq!(talk.applying(), &mobile);
    talk.says(Event::BackPressed);
    assert_eq!(talk.applying(), &Step::Papers(Papers::with(document(PAPER))));
}

#[test]
fn the_group_is_changed_by_the_same_questions_and_the_check_comes_back() {
    let full = DraftView {
        mobile: Some(Contact::OnFile),
        bank: Some(BankId("lanwan".into())),
        photo: crate::fixtures::full_draft(1).photo,
        ..grouped(6, true)
    };
    let mut talk = resumed(full);
    assert!(matches!(talk.applying(), Step::Check { .. }));
    talk.says(Event::Apply(apply::Event::PaperAsked(document(PAPER))));
    assert_eq!(talk.applying(), &Step::Papers(Papers::with(document(PAPER))));
    talk.says(Event::BackPressed);
    assert!(matches!(talk.applying(), Step::Check { .. }));
    talk.says(Event::Apply(apply::Event::ChangeAsked(Gap::Group)));
    says(&mut talk, instant::Event::SituationChosen(Some(Situation::Health)));
    says(&mut talk, instant::Event::GroupChosen(Some(Group::EmergencyInpatient)));
    assert!(matches!(talk.applying(), Step::Group(asking) if matches!(asking.step, Asking::Before(..))));
    talk.says(Event::BackPressed).says(Event::BackPressed).says(Event::BackPressed);
    assert!(matches!(talk.applying(), Step::Check { .. }));
    talk.says(Event::Apply(apply::Event::ChangeAsked(Gap::Group)));
    says(&mut talk, instant::Event::SituationChosen(Some(Situation::Health)));
    says(&mut talk, instant::Event::GroupChosen(Some(Group::EmergencyInpatient)));
    says(&mut talk, instant::Event::Printed(false));
    assert_eq!(talk.calls(), [&Call::SaveAnswer(Service::InstantCard, 6, DraftAnswer::Group(CHOICE))]);
}

#[test]
fn a_lost_card_is_reported_before_it_is_printed_anew() {
    let lost = GroupChoice { group: Group::LossAndReissue, printed_before: false };
    let talk = resumed(DraftView { group: Some(lost), ..grouped(2, false) });
    assert_eq!(talk.applying(), &Step::NotLost);
}

#[test]
fn only_outlets_that_print_the_banks_cards_are_shown() {
    let mut talk = at_case(false, Status::Approved, vec![]);
    let case = ApplicationView {
        service: Service::InstantCard,
        bank: Some(BankId("lanwan".into())),
        ..application(Status::Approved, vec![])
    };
    talk.says(Event::Track(track::Event::CaseChanged)).hears(Reply::Application(Box::new(case)));
    talk.says(Event::Track(track::Event::OutletsAsked));
    let printing = |id: &str, bank: Option<&str>| {
        let mut stock = outlet(id, 30.0, 3);
        stock.outlet.prints = bank.map(|bank| BankId(bank.into()));
        stock
    };
    let all = vec![printing("a", None), printing("b", Some("lanwan")), printing("c", Some("haiyan"))];
    talk.hears(Reply::Outlets(all));
    let track::Step::Outlets(outlets) = talk.following() else { panic!("not choosing") };
    let shown: Vec<_> =
        outlets.outlets.iter().flatten().map(|stock: &OutletStock| &stock.outlet.id.0).collect();
    assert_eq!(shown, ["b"]);
}

#[test]
fn the_server_says_first_that_the_card_is_not_lost() {
    let mut talk = resumed(grouped(2, false));
    talk.says(Event::Papers(papers::Event::Chosen(crate::capture::Shot(1))));
    talk.hears(Reply::Document(document(PAPER))).says(Event::Papers(papers::Event::Accepted));
    talk.fails(problem(ErrorCode::CardNotLost));
    assert_eq!(talk.applying(), &Step::NotLost);
}
