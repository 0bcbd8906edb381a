use domain::{
    application::{BankChoice, Contact, DraftAnswer, Gap, Status},
    contact::ContactError,
    problem::ErrorCode,
    region::BankId,
    service::{ReplaceReason, Service},
    wire::{Declaration, DraftView, Insurance, PhotoSource, Submitted},
};

use crate::fixtures::{
    Conversation, application, at_code, for_oneself, full_draft, identified, oneself, person_with_photo,
    photo, problem, recognised, reference, setting, summary, with_draft,
};
use crate::{
    Call, Effect, Event, Failure, Place, Reply, Target,
    apply::{self, ContactQuestion, ContactStep, Step},
    capture::Capture,
    holder, identify, track,
};

fn says(talk: &mut Conversation, event: apply::Event) -> &mut Conversation {
    talk.says(Event::Apply(event))
}

fn asks(question: ContactQuestion) -> Step {
    Step::Contact(ContactStep { question, refusal: None })
}

const UNTOUCHED: Step = Step::Check { undeclared: false, changed: false };

#[test]
fn each_answer_is_saved_before_the_next_question() {
    let mut talk = with_draft(false, DraftView::default());
    let mut draft = DraftView { version: 1, reason: Some(ReplaceReason::Damaged), ..DraftView::default() };
    says(&mut talk, apply::Event::ReasonChosen(ReplaceReason::Damaged));
    assert_eq!(
        talk.calls(),
        [&Call::SaveAnswer(Service::ReplaceCard, 0, DraftAnswer::Reason(ReplaceReason::Damaged))]
    );
    assert_eq!(talk.applying(), &Step::Reason);
    talk.hears(Reply::Draft(Box::new(draft.clone())));
    assert_eq!(talk.applying(), &asks(ContactQuestion::Mobile));
    draft = DraftView { version: 2, mobile: Some(Contact::OnFile), ..draft };
    says(&mut talk, apply::Event::ContactGiven(Contact::OnFile)).hears(Reply::Draft(Box::new(draft.clone())));
    draft = DraftView { version: 3, email: Some(Contact::None), ..draft };
    says(&mut talk, apply::Event::ContactGiven(Contact::None)).hears(Reply::Draft(Box::new(draft.clone())));
    draft = DraftView { version: 4, address: Some(Contact::OnFile), ..draft };
    says(&mut talk, apply::Event::ContactGiven(Contact::OnFile)).hears(Reply::Draft(Box::new(draft)));
    assert_eq!(talk.applying(), &Step::Photo(Capture::new()));
}

#[test]
fn what_was_typed_wrong_is_kept_with_its_reason() {
    let mut talk = with_draft(
        false,
        DraftView { version: 1, reason: Some(ReplaceReason::Expired), ..DraftView::default() },
    );
    says(&mut talk, apply::Event::ContactGiven(Contact::New("1381".into())));
    let refusal = Some(("1381".to_owned(), ContactError::Mobile));
    assert_eq!(talk.applying(), &Step::Contact(ContactStep { question: ContactQuestion::Mobile, refusal }));
    assert!(talk.effects.is_empty());
}

#[test]
fn a_change_comes_back_to_the_summary_with_the_others_kept() {
    let mut talk = with_draft(false, full_draft(5));
    assert_eq!(talk.applying(), &UNTOUCHED);
    says(&mut talk, apply::Event::ChangeAsked(Gap::Reason));
    assert_eq!(talk.applying(), &Step::Reason);
    let draft = DraftView { reason: Some(ReplaceReason::Damaged), ..full_draft(6) };
    says(&mut talk, apply::Event::ReasonChosen(ReplaceReason::Damaged))
        .hears(Reply::Draft(Box::new(draft.clone())));
    assert_eq!(talk.applying(), &UNTOUCHED);
    let person = talk.flow.session().person.as_ref();
    assert_eq!(person.map(|person| person.draft(Service::ReplaceCard)), Some(&draft));
    says(&mut talk, apply::Event::ChangeAsked(Gap::Photo));
    assert_eq!(talk.applying(), &Step::Photo(Capture::with(photo(PhotoSource::Camera))));
    talk.says(Event::BackPressed).says(Event::BackPressed);
    assert_eq!(talk.applying(), &UNTOUCHED);
}

#[test]
fn an_answer_given_before_can_be_kept_without_typing_it_again() {
    let mut talk = with_draft(false, full_draft(5));
    says(&mut talk, apply::Event::ChangeAsked(Gap::Mobile));
    says(&mut talk, apply::Event::ContactKept);
    assert!(talk.effects.is_empty());
    assert_eq!(talk.applying(), &UNTOUCHED);
}

#[test]
fn nothing_is_kept_where_nothing_was_answered() {
    let mut talk = with_draft(
        false,
        DraftView { version: 1, reason: Some(ReplaceReason::Expired), ..DraftView::default() },
    );
    says(&mut talk, apply::Event::ContactKept);
    assert_eq!(talk.applying(), &asks(ContactQuestion::Mobile));
}

fn declaration(draft_version: u32) -> Declaration {
    let (service, rules) = (Service::ReplaceCard, "2026-03".into());
    Declaration { service, holder: None, draft_version, rules, declared_true: true }
}

#[test]
fn rules_that_changed_meanwhile_are_shown_before_anything_is_handed_in() {
    let mut talk = with_draft(false, full_draft(5));
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true })
        .fails(problem(ErrorCode::StaleVersion));
    assert!(matches!(talk.calls()[..], [Call::LoadSetting { region: Some(_), .. }]));
    talk.hears(crate::fixtures::setting(false)).hears(identified(full_draft(5), Vec::new()));
    assert_eq!(talk.applying(), &Step::Check { undeclared: false, changed: true });
}

#[test]
fn nothing_is_handed_in_undeclared_or_twice() {
    let mut talk = with_draft(false, full_draft(5));
    says(&mut talk, apply::Event::SubmitAsked { declared_true: false });
    assert!(talk.effects.is_empty());
    assert_eq!(talk.applying(), &Step::Check { undeclared: true, changed: false });
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true });
    assert_eq!(talk.calls(), [&Call::Submit(declaration(5))]);
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true });
    assert!(talk.effects.is_empty());
}

#[test]
fn a_server_gone_while_handing_in_loses_nothing() {
    let mut talk = with_draft(false, full_draft(5));
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true }).fails(Failure::Unreachable);
    assert_eq!(talk.applying(), &UNTOUCHED);
    assert_eq!(talk.flow.trouble(), Some(&Failure::Unreachable));
    talk.says(Event::RetryAsked);
    assert_eq!(talk.calls(), [&Call::Submit(declaration(5))]);
    let submitted =
        Submitted { application: application(Status::Submitted, Vec::new()), already_open: false };
    talk.hears(Reply::Submitted(Box::new(submitted.clone())));
    assert_eq!(talk.applying(), &Step::Done(Box::new(submitted)));
}

#[test]
fn an_open_application_is_shown_instead_of_a_second_one() {
    let mut talk = at_code(false);
    talk.says(Event::Identify(identify::Event::CodeGiven("123456".into())))
        .hears(recognised(Insurance::Here));
    talk.says(Event::Identify(identify::Event::NameConfirmed));
    talk.hears(identified(DraftView::default(), vec![summary(Status::UnderReview)])).says(oneself());
    assert_eq!(talk.calls(), [&Call::ShowApplication(reference())]);
    talk.hears(Reply::Application(Box::new(application(Status::UnderReview, Vec::new()))));
    assert!(matches!(talk.applying(), Step::Done(submitted) if submitted.already_open));
}

#[test]
fn a_finished_application_does_not_stand_in_the_way() {
    let mut talk = at_code(false);
    talk.says(Event::Identify(identify::Event::CodeGiven("123456".into())))
        .hears(recognised(Insurance::Here));
    talk.says(Event::Identify(identify::Event::NameConfirmed));
    talk.hears(identified(DraftView::default(), vec![summary(Status::Collected)]));
    for_oneself(&mut talk, DraftView::default());
    assert_eq!(talk.applying(), &Step::Reason);
}

#[test]
fn a_visit_that_ended_is_told_and_the_person_identifies_again() {
    let mut talk = with_draft(false, full_draft(5));
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true }).fails(problem(ErrorCode::NotSignedIn));
    assert!(matches!(talk.applying(), Step::Identify(_)));
    assert!(talk.flow.session().person.is_none());
    assert_eq!(talk.flow.trouble(), Some(&problem(ErrorCode::NotSignedIn)));
}

#[test]
fn an_answer_on_an_outdated_draft_loads_it_anew() {
    let mut talk = with_draft(false, DraftView::default());
    says(&mut talk, apply::Event::ReasonChosen(ReplaceReason::Damaged))
        .fails(problem(ErrorCode::StaleVersion));
    assert_eq!(talk.calls(), [&Call::ShowVisit]);
    talk.hears(identified(full_draft(9), Vec::new()));
    assert_eq!(talk.applying(), &Step::Check { undeclared: false, changed: true });
}

#[test]
fn the_confirmation_leads_to_following_the_application() {
    let mut talk = with_draft(false, full_draft(5));
    let case = application(Status::Submitted, Vec::new());
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true })
        .hears(Reply::Submitted(Box::new(Submitted { application: case.clone(), already_open: false })));
    talk.says(Event::Went(Target::Track));
    assert_eq!(talk.following(), &track::Step::Case(Box::new(case)));
    assert_eq!(talk.effects, [Effect::Follow(reference(), 4)]);
}

#[test]
fn a_reload_in_the_middle_finds_the_first_open_question() {
    let mut talk = Conversation::opened(Target::Home, false);
    talk.says(Event::Started { target: Target::Service(Service::ReplaceCard), kiosk: None });
    talk.hears(crate::fixtures::setting(false))
        .hears(identified(DraftView { photo: None, ..full_draft(5) }, Vec::new()));
    assert_eq!(talk.applying(), &Step::Photo(Capture::new()));
}

#[test]
fn back_walks_through_the_questions_and_then_home() {
    let mut talk = with_draft(false, DraftView { photo: None, ..full_draft(5) });
    for expected in [
        asks(ContactQuestion::Address),
        asks(ContactQuestion::Email),
        asks(ContactQuestion::Mobile),
        Step::Reason,
        Step::Holder(holder::Step::Whom),
    ] {
        talk.says(Event::BackPressed);
        assert_eq!(talk.applying(), &expected);
    }
    talk.says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home);
}

#[test]
fn nobody_leaves_while_an_answer_is_being_written() {
    let mut talk = with_draft(false, full_draft(5));
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true });
    talk.says(Event::BackPressed).says(Event::Went(Target::Home));
    assert_eq!(talk.applying(), &UNTOUCHED);
    talk.fails(Failure::Unreachable).says(Event::BackPressed);
    assert!(matches!(talk.applying(), Step::Photo(_)));
}

#[test]
fn what_came_to_be_although_its_answer_was_lost_is_not_called_someone_elses() {
    let mut talk = with_draft(false, full_draft(5));
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true }).fails(Failure::Unreachable);
    talk.says(Event::RetryAsked);
    let open = Submitted { application: application(Status::Submitted, Vec::new()), already_open: true };
    talk.hears(Reply::Submitted(Box::new(open)));
    assert!(matches!(talk.applying(), Step::Done(submitted) if !submitted.already_open));
}

#[test]
fn answers_that_changed_elsewhere_are_to_be_declared_anew() {
    let mut talk = with_draft(false, full_draft(5));
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true })
        .fails(problem(ErrorCode::StaleVersion));
    talk.hears(identified(full_draft(9), Vec::new()));
    assert_eq!(talk.applying(), &Step::Check { undeclared: false, changed: true });
}

/// A lost card is to be issued again by someone whose photo is on file.
fn reissuing(draft: Option<DraftView>) -> Conversation {
    let mut talk = Conversation::begun(Target::Service(Service::Reissue), false);
    talk.hears(setting(false)).hears(person_with_photo(Service::Reissue, draft));
    talk
}

#[test]
fn a_reissue_asks_for_no_reason_and_uses_the_photo_on_file() {
    let mut talk = reissuing(None);
    for_oneself(&mut talk, DraftView::default());
    assert_eq!(talk.applying(), &asks(ContactQuestion::Mobile));
    talk.says(Event::BackPressed).says(Event::BackPressed);
    assert_eq!(talk.flow.place(), &Place::Home, "nothing is asked before");

    let answered = DraftView { reason: None, photo: None, ..full_draft(2) };
    let mut talk = reissuing(Some(answered.clone()));
    assert_eq!(talk.applying(), &Step::Bank { unagreed: None });
    let lanwan = BankId("lanwan".into());
    says(&mut talk, apply::Event::BankChosen { bank: lanwan.clone(), agreed: false });
    assert!(talk.calls().is_empty(), "no account is opened without a consent of its own");
    assert_eq!(talk.applying(), &Step::Bank { unagreed: Some(lanwan.clone()) });
    says(&mut talk, apply::Event::BankChosen { bank: lanwan.clone(), agreed: true });
    let choice = BankChoice { bank: lanwan.clone(), consent: "1".into() };
    assert_eq!(talk.calls(), [&Call::SaveAnswer(Service::Reissue, 2, DraftAnswer::Bank(choice))]);
    let answered = DraftView { version: 3, bank: Some(lanwan), ..answered };
    talk.hears(Reply::Draft(Box::new(answered.clone())));
    assert_eq!(talk.applying(), &Step::PhotoOnFile);
    says(&mut talk, apply::Event::PhotoOnFile(true));
    let on_file = photo(PhotoSource::Camera);
    assert_eq!(talk.calls(), [&Call::SaveAnswer(Service::Reissue, 3, DraftAnswer::Photo(on_file.id))]);
    talk.hears(Reply::Draft(Box::new(DraftView { version: 4, photo: Some(on_file), ..answered })));
    assert_eq!(talk.applying(), &UNTOUCHED);
    says(&mut talk, apply::Event::SubmitAsked { declared_true: true });
    assert!(matches!(talk.calls()[..], [Call::Submit(Declaration { service: Service::Reissue, .. })]));
}

#[test]
fn a_new_photo_can_be_made_although_one_is_on_file_and_back_leads_to_that_choice() {
    let mut talk =
        reissuing(Some(DraftView { reason: None, bank: Some(BankId("lanwan".into())), ..full_draft(3) }));
    assert_eq!(talk.applying(), &UNTOUCHED);
    says(&mut talk, apply::Event::ChangeAsked(Gap::Photo));
    assert_eq!(talk.applying(), &Step::PhotoOnFile, "it is the one on file");
    says(&mut talk, apply::Event::PhotoOnFile(false));
    assert_eq!(talk.applying(), &Step::Photo(Capture::new()));
    talk.says(Event::BackPressed);
    assert_eq!(talk.applying(), &Step::PhotoOnFile);
    talk.says(Event::BackPressed);
    assert_eq!(talk.applying(), &UNTOUCHED);
}
