//! Acting for another: whom, how they agree, and what agent and holder see of it.

use domain::{
    application::{Ask, DocumentKind, Relation, Status},
    masked::Masked,
    problem::ErrorCode,
    wire::{ApplicationSummary, DraftView, HolderKnown},
};
use flow::{
    Event, Flow, Reply,
    capture::Shot,
    fixtures::{
        CHILD_ID, Conversation, HOLDER_ID, another, anothers_application, application, at_holder_code,
        at_name, at_person, at_whom, document, full_draft, handed_in_for, identified, mother, named, problem,
        reference, signed_in, summary, with_draft,
    },
    holder, identify, papers, track,
};

pub(crate) fn whom(kiosk: bool) -> Flow {
    at_whom(kiosk).flow
}

pub(crate) fn name(kiosk: bool) -> Flow {
    at_person(kiosk, Relation::Parent).flow
}

pub(crate) fn name_empty(kiosk: bool) -> Flow {
    let mut talk = at_person(kiosk, Relation::Parent);
    says(&mut talk, holder::Event::NameGiven(String::new()));
    talk.flow
}

pub(crate) fn number(kiosk: bool) -> Flow {
    let mut talk = at_person(kiosk, Relation::Parent);
    says(&mut talk, holder::Event::NameGiven("王桂兰".into()));
    talk.flow
}

/// The agent gave their own number.
pub(crate) fn number_own(kiosk: bool) -> Flow {
    let mut talk = named(kiosk, Relation::Parent, "李晓梅", HOLDER_ID);
    says(&mut talk, holder::Event::CodeAsked);
    talk.fails(problem(ErrorCode::HolderIsAgent));
    talk.flow
}

pub(crate) fn consent(kiosk: bool) -> Flow {
    named(kiosk, Relation::Parent, "王桂兰", HOLDER_ID).flow
}

pub(crate) fn code(kiosk: bool) -> Flow {
    at_holder_code(kiosk).flow
}

pub(crate) fn code_wrong(kiosk: bool) -> Flow {
    let mut talk = at_holder_code(kiosk);
    says(&mut talk, holder::Event::CodeGiven("123456".into()));
    talk.fails(problem(ErrorCode::WrongCode));
    talk.flow
}

/// The code was right, and the name another.
pub(crate) fn name_wrong(kiosk: bool) -> Flow {
    let mut talk = at_holder_code(kiosk);
    says(&mut talk, holder::Event::CodeGiven("123456".into()));
    talk.hears(Reply::HolderKnown(HolderKnown { name: Masked::name("王桂兰") }));
    talk.fails(problem(ErrorCode::HolderName));
    talk.flow
}

pub(crate) fn authority(kiosk: bool) -> Flow {
    let mut talk = named(kiosk, Relation::Other, "王桂兰", HOLDER_ID);
    says(&mut talk, holder::Event::PaperAsked(DocumentKind::Authority));
    talk.flow
}

pub(crate) fn child(kiosk: bool) -> Flow {
    at_child(kiosk).flow
}

/// One answer for whatever stands in the way.
pub(crate) fn not_served(kiosk: bool) -> Flow {
    let mut talk = at_child(kiosk);
    talk.says(Event::Papers(papers::Event::Chosen(Shot(1))));
    talk.hears(Reply::Document(document(DocumentKind::Relation)));
    talk.says(Event::Papers(papers::Event::Accepted)).fails(problem(ErrorCode::HolderNotServed));
    talk.flow
}

pub(crate) fn on_file(kiosk: bool) -> Flow {
    with_draft(kiosk, DraftView { photo: None, ..for_another(None) }).flow
}

pub(crate) fn check_code(kiosk: bool) -> Flow {
    with_draft(kiosk, for_another(None)).flow
}

pub(crate) fn check_paper(kiosk: bool) -> Flow {
    with_draft(kiosk, for_another(Some(DocumentKind::Authority))).flow
}

pub(crate) fn list(kiosk: bool) -> Flow {
    let mut talk = at_name(kiosk, domain::wire::Insurance::Here);
    let others = ApplicationSummary { holder: Some(mother()), ..summary(Status::UnderReview) };
    talk.says(Event::Identify(identify::Event::NameConfirmed));
    talk.hears(identified(full_draft(3), vec![others, summary(Status::Collected)]));
    talk.says(Event::Went(flow::Target::Track));
    talk.flow
}

pub(crate) fn case(kiosk: bool) -> Flow {
    following(kiosk, Status::UnderReview, Vec::new()).flow
}

pub(crate) fn case_ready(kiosk: bool) -> Flow {
    following(kiosk, Status::Ready, Vec::new()).flow
}

/// A clerk asked for the proof of relation again.
pub(crate) fn relation_again(kiosk: bool) -> Flow {
    let mut talk = following(kiosk, Status::NeedsInfo, vec![Ask::Relation]);
    talk.says(Event::Track(track::Event::AnswerAsked));
    talk.flow
}

fn following(kiosk: bool, status: Status, asks: Vec<Ask>) -> Conversation {
    let mut talk = signed_in(kiosk, status);
    let mut case =
        if asks.is_empty() { anothers_application(status) } else { handed_in_for(application(status, asks)) };
    case.pickup_code = (status == Status::Ready).then(|| "482915".to_owned());
    talk.says(Event::Track(track::Event::CaseChosen(reference()))).hears(Reply::Application(Box::new(case)));
    talk
}

fn at_child(kiosk: bool) -> Conversation {
    named(kiosk, Relation::Child, "李小满", CHILD_ID)
}

fn for_another(paper: Option<DocumentKind>) -> DraftView {
    DraftView { holder: Some(another(paper)), ..full_draft(5) }
}

fn says(talk: &mut Conversation, event: holder::Event) {
    talk.says(Event::Holder(event));
}
