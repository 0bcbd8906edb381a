use domain::{
    application::{
        Another, Ask, Contact, DocumentKind, DraftAnswer, ForWhom, Gap, HolderConsent, HolderName, NameError,
        Relation, Status,
    },
    id_number::{IdError, IdNumber},
    masked::Masked,
    problem::ErrorCode,
    reference::Reference,
    service::{ReplaceReason, Service},
    wire::{ApplicationSummary, DraftView, HolderKey, HolderKnown, HolderSummary, HolderView},
};
use uuid::Uuid;

use crate::fixtures::{
    CHILD_ID, Conversation, HOLDER_ID, another, anothers_application, application, at_case, at_holder_code,
    at_person, at_whom, document, full_draft, handed_in_for, identified, mother, named, problem, summary,
    with_draft,
};
use crate::{
    Call, Event, Reply,
    apply::{self, Step},
    camera::Lens,
    capture::{self, Capture, Whose},
    holder::{self, Step as Where},
    identify,
    papers::{self, Papers},
    track,
};

fn says(talk: &mut Conversation, event: holder::Event) -> &mut Conversation {
    talk.says(Event::Holder(event))
}

fn at(talk: &Conversation) -> &Where {
    match talk.applying() {
        Step::Holder(step) => step,
        other => panic!("not asking for whom but at {other:?}"),
    }
}

fn answer(name: &str, id_number: &str, relation: Relation, consent: HolderConsent) -> DraftAnswer {
    let name = HolderName::try_from(name.to_owned()).unwrap();
    let id_number = IdNumber::try_from(id_number.to_owned()).unwrap();
    DraftAnswer::Holder(ForWhom::Another(Box::new(Another { relation, name, id_number, consent })))
}

fn saved(version: u32, answer: DraftAnswer) -> Call {
    Call::SaveAnswer(Service::ReplaceCard, version, answer)
}

#[test]
fn for_oneself_it_is_one_tap_and_nobody_is_asked_twice() {
    let mut talk = crate::fixtures::at_name(false, domain::wire::Insurance::Here);
    talk.says(Event::Identify(identify::Event::NameConfirmed))
        .hears(identified(DraftView::default(), Vec::new()));
    assert_eq!(at(&talk), &Where::Whom);
    says(&mut talk, holder::Event::OneselfChosen);
    assert_eq!(talk.calls(), [&saved(0, DraftAnswer::Holder(ForWhom::Oneself))]);
    let begun = DraftView { version: 1, holder: Some(HolderView::Oneself), ..DraftView::default() };
    talk.hears(Reply::Draft(Box::new(begun.clone())));
    assert_eq!(talk.applying(), &Step::Reason);

    // Whoever has answered goes on.
    assert_eq!(with_draft(false, begun).applying(), &Step::Reason);
    // Whoever began before it was asked began for themselves.
    let before = DraftView { version: 3, ..DraftView::default() };
    let mut talk = with_draft(false, before);
    talk.says(Event::BackPressed);
    says(&mut talk, holder::Event::OneselfChosen);
    assert!(talk.calls().is_empty(), "it is known already");
    assert_eq!(talk.applying(), &Step::Reason);
}

#[test]
fn ones_own_open_application_is_in_nobody_elses_way() {
    let mut talk = crate::fixtures::at_name(false, domain::wire::Insurance::Here);
    let open = vec![summary(Status::UnderReview)];
    talk.says(Event::Identify(identify::Event::NameConfirmed)).hears(identified(DraftView::default(), open));
    assert_eq!(at(&talk), &Where::Whom);
    says(&mut talk, holder::Event::Chosen(Relation::Parent));
    assert!(matches!(at(&talk), Where::Name(_)));
    talk.says(Event::BackPressed);
    says(&mut talk, holder::Event::OneselfChosen);
    assert!(matches!(talk.calls()[..], [Call::ShowApplication(_)]));
}

#[test]
fn what_was_handed_in_for_another_is_not_shown_as_ones_own() {
    let mut talk = crate::fixtures::at_name(false, domain::wire::Insurance::Here);
    let others = ApplicationSummary { holder: Some(mother()), ..summary(Status::UnderReview) };
    talk.says(Event::Identify(identify::Event::NameConfirmed)).hears(identified(full_draft(5), vec![others]));
    assert!(matches!(talk.applying(), Step::Check { .. }));
}

/// Two applications that were handed in for others, the mother's last.
fn for_two() -> Vec<ApplicationSummary> {
    let father = HolderSummary { key: HolderKey(Uuid::from_u128(59)), ..mother() };
    let of = |holder, last: u32| ApplicationSummary {
        reference: Reference::from_number(last),
        holder: Some(holder),
        ..summary(Status::UnderReview)
    };
    vec![of(father, 1), of(mother(), 2)]
}

#[test]
fn half_done_answers_for_another_are_gone_on_with_whatever_else_is_open() {
    let draft = |version| DraftView { holder: Some(another(None)), ..full_draft(version) };
    let mut talk = with_draft(false, draft(5));
    talk.says(Event::Apply(apply::Event::ChangeAsked(Gap::Reason)))
        .says(Event::Apply(apply::Event::ReasonChosen(ReplaceReason::Damaged)))
        .fails(problem(ErrorCode::StaleVersion));
    let mut others = for_two();
    others.pop();
    talk.hears(identified(draft(6), others));
    assert_eq!(talk.applying(), &Step::Check { undeclared: false, changed: true });
}

#[test]
fn a_lost_answer_leads_to_the_application_of_whom_it_was_for() {
    let holder = Some(another(None));
    let mut talk = with_draft(false, DraftView { holder, ..full_draft(5) });
    talk.says(Event::Apply(apply::Event::SubmitAsked { declared_true: true }));
    let named = |call: &Call| matches!(call, Call::Submit(said) if said.holder == Some(mother().key));
    assert!(matches!(talk.calls()[..], [call] if named(call)));
    talk.fails(problem(ErrorCode::StaleVersion)).hears(crate::fixtures::setting(false));
    talk.hears(identified(DraftView::default(), for_two()));
    assert_eq!(talk.calls(), [&Call::ShowApplication(Reference::from_number(2))]);
}

#[test]
fn a_mistyped_person_never_reaches_the_server() {
    let talk = named(false, Relation::Parent, " ", HOLDER_ID);
    let Where::Name(asked) = at(&talk) else { panic!("{:?}", at(&talk)) };
    assert_eq!(asked.name_error, Some(NameError::Empty));
    let talk = named(false, Relation::Parent, "1234", HOLDER_ID);
    let Where::Name(asked) = at(&talk) else { panic!("{:?}", at(&talk)) };
    assert_eq!(asked.name_error, Some(NameError::Letterless), "a number is no name, and no missing one");
    let talk = named(false, Relation::Parent, "王桂兰", "12");
    let Where::Number(asked) = at(&talk) else { panic!("{:?}", at(&talk)) };
    assert_eq!(asked.id_error, Some(IdError::Length { found: 2 }));
    assert!(talk.effects.is_empty());
}

#[test]
fn a_parent_agrees_by_a_code_to_their_own_mobile() {
    let mut talk = named(true, Relation::Parent, "王桂兰", HOLDER_ID);
    assert!(matches!(at(&talk), Where::Consent(_)));
    assert!(talk.effects.is_empty(), "nobody is asked before it is said how they agree");
    says(&mut talk, holder::Event::CodeAsked);
    let number = IdNumber::try_from(HOLDER_ID.to_owned()).unwrap();
    assert_eq!(talk.calls(), [&Call::AskHolder(Service::ReplaceCard, number)]);
    talk.hears(Reply::HolderAsked(crate::fixtures::sent()));
    says(&mut talk, holder::Event::CodeGiven("12".into()));
    assert!(matches!(at(&talk), Where::Code { malformed: true, .. }));
    says(&mut talk, holder::Event::CodeGiven("123 456".into()));
    assert_eq!(talk.calls(), [&Call::GiveHolderCode("123456".into())]);
    talk.hears(Reply::HolderKnown(HolderKnown { name: Masked::name("王桂兰") }));
    let given = answer("王桂兰", HOLDER_ID, Relation::Parent, HolderConsent::Code);
    assert_eq!(talk.calls(), [&saved(1, given)]);
    let draft = DraftView { version: 2, holder: Some(another(None)), ..DraftView::default() };
    talk.hears(Reply::Draft(Box::new(draft)));
    assert_eq!(talk.applying(), &Step::Reason);
}

#[test]
fn a_wrong_name_is_mended_without_another_code() {
    let mut talk = at_holder_code(false);
    says(&mut talk, holder::Event::CodeGiven("123456".into()))
        .hears(Reply::HolderKnown(HolderKnown { name: Masked::name("王桂兰") }));
    talk.fails(problem(ErrorCode::HolderName));
    assert!(matches!(at(&talk), Where::Name(_)));
    assert!(talk.flow.trouble().is_some(), "why is shown");
    let today = crate::fixtures::today();
    says(&mut talk, holder::Event::NameGiven("张秀蓝".into()));
    says(&mut talk, holder::Event::NumberGiven { typed: HOLDER_ID.into(), today });
    let again = answer("张秀蓝", HOLDER_ID, Relation::Parent, HolderConsent::Code);
    assert_eq!(talk.calls(), [&saved(1, again)]);
}

#[test]
fn a_code_that_counts_no_longer_is_not_tried_again() {
    let number = || {
        let today = crate::fixtures::today();
        holder::Event::NumberGiven { typed: HOLDER_ID.into(), today }
    };
    let mut talk = at_holder_code(false);
    says(&mut talk, holder::Event::CodeGiven("123456".into()))
        .hears(Reply::HolderKnown(HolderKnown { name: Masked::name("王桂兰") }))
        .fails(problem(ErrorCode::HolderName));
    says(&mut talk, holder::Event::NameGiven("张秀蓝".into()));
    says(&mut talk, number()).fails(problem(ErrorCode::CodeExpired));
    assert!(matches!(at(&talk), Where::Consent(_)));
    assert!(talk.flow.trouble().is_some(), "why is shown");
    talk.says(Event::BackPressed);
    says(&mut talk, number());
    assert!(talk.calls().is_empty());
    says(&mut talk, holder::Event::CodeAsked);
    assert!(matches!(talk.calls()[..], [Call::AskHolder(Service::ReplaceCard, _)]));
}

#[test]
fn a_child_has_no_code_and_the_relation_is_photographed() {
    let mut talk = named(false, Relation::Child, "李小满", CHILD_ID);
    assert_eq!(talk.flow.place().paper(), Some(&Papers::new(DocumentKind::Relation)));
    says(&mut talk, holder::Event::CodeAsked);
    assert!(talk.effects.is_empty());
    talk.says(Event::Papers(papers::Event::Chosen(capture::Shot(1))));
    assert!(matches!(talk.calls()[..], [Call::SendDocument { kind: DocumentKind::Relation, .. }]));
    let paper = document(DocumentKind::Relation);
    talk.hears(Reply::Document(paper)).says(Event::Papers(papers::Event::Accepted));
    let given = answer("李小满", CHILD_ID, Relation::Child, HolderConsent::Paper(paper.id));
    assert_eq!(talk.calls(), [&saved(1, given)]);
    talk.fails(problem(ErrorCode::HolderNotServed));
    assert!(talk.flow.place().paper().is_some(), "nothing is lost");
}

#[test]
fn back_leads_through_what_was_said() {
    let mut talk = at_holder_code(false);
    talk.says(Event::BackPressed);
    assert!(matches!(at(&talk), Where::Consent(_)));
    says(&mut talk, holder::Event::PaperAsked(DocumentKind::Authority));
    talk.says(Event::BackPressed);
    assert!(matches!(at(&talk), Where::Consent(_)));
    talk.says(Event::BackPressed);
    let Where::Number(asked) = at(&talk) else { panic!("{:?}", at(&talk)) };
    assert_eq!((asked.name.as_str(), asked.id_number.as_str()), ("王桂兰", HOLDER_ID));
    talk.says(Event::BackPressed).says(Event::BackPressed);
    assert_eq!(at(&talk), &Where::Whom);
    assert_eq!(at(&at_person(false, Relation::Other)), at(&at_person(true, Relation::Other)));
    assert_eq!(at(&at_whom(false)), &Where::Whom);
}

#[test]
fn a_holders_photo_is_made_by_their_rules_and_used_again_by_their_code_only() {
    let at_photo = |paper| {
        let holder = Some(another(paper));
        with_draft(false, DraftView { holder, photo: None, ..full_draft(5) })
    };
    assert_eq!(at_photo(None).applying(), &Step::PhotoOnFile);
    let mut talk = at_photo(Some(DocumentKind::Authority));
    let whose = Whose::Draft(Service::ReplaceCard);
    assert_eq!(talk.applying(), &Step::Photo(Capture::new().showing(whose.clone())));
    talk.says(Event::Capture(capture::Event::FileChosen(capture::Shot(1))))
        .says(Event::Capture(capture::Event::Dated(Some(1))));
    assert!(matches!(talk.calls()[..], [Call::SendPhoto { whose: sent, .. }] if *sent == whose));
}

#[test]
fn papers_that_are_asked_for_again_are_photographed_one_after_another() {
    let mut talk = at_case(false, Status::NeedsInfo, vec![Ask::Relation, Ask::Authority]);
    talk.says(Event::Track(track::Event::AnswerAsked));
    for kind in [DocumentKind::Relation, DocumentKind::Authority] {
        assert_eq!(talk.flow.place().paper(), Some(&Papers::new(kind)));
        talk.says(Event::Papers(papers::Event::Chosen(capture::Shot(1))))
            .hears(Reply::Document(document(kind)))
            .says(Event::Papers(papers::Event::Accepted));
    }
    let id = document(DocumentKind::Relation).id;
    let given = |call: &Call| matches!(call, Call::GiveInfo(_, given) if given.relation == Some(id) && given.authority == Some(id));
    assert!(matches!(talk.calls()[..], [call] if given(call)));
}

#[test]
fn another_photo_in_an_agents_case_is_the_holders() {
    let mut talk = crate::fixtures::signed_in(false, Status::NeedsInfo);
    let case = handed_in_for(application(Status::NeedsInfo, vec![Ask::NewPhoto]));
    let reference = case.reference.clone();
    talk.says(Event::Track(track::Event::CaseChosen(reference.clone())))
        .hears(Reply::Application(Box::new(case)))
        .says(Event::Track(track::Event::AnswerAsked));
    assert_eq!(talk.flow.place().capture().map(|capture| &capture.whose), Some(&Whose::Case(reference)));
}

#[test]
fn the_list_tells_whose_a_new_application_is() {
    let mut talk = with_draft(false, DraftView { holder: Some(another(None)), ..full_draft(5) });
    let application = anothers_application(Status::Submitted);
    talk.says(Event::Apply(apply::Event::SubmitAsked { declared_true: true }))
        .hears(Reply::Submitted(Box::new(domain::wire::Submitted { application, already_open: false })));
    let person = talk.flow.session().person.as_ref().unwrap();
    assert_eq!(person.applications[0].holder, Some(mother()));
}

#[test]
fn where_the_agent_lives_is_not_where_the_holder_does() {
    let at_address =
        |holder| with_draft(false, DraftView { holder, address: None, photo: None, ..full_draft(5) });
    let on_file = || Event::Apply(apply::Event::ContactGiven(Contact::OnFile));
    let mut talk = at_address(Some(HolderView::Oneself));
    talk.says(on_file());
    assert_eq!(talk.calls(), [&saved(5, DraftAnswer::Address(Contact::OnFile))]);

    let mut talk = at_address(Some(another(None)));
    assert!(talk.flow.is_for_another());
    talk.says(on_file());
    assert!(talk.calls().is_empty(), "what is on file is the agent's");
    talk.says(Event::Apply(apply::Event::ContactGiven(Contact::New("海晏路 6 号".into()))));
    assert!(matches!(talk.calls()[..], [Call::SaveAnswer(_, 5, DraftAnswer::Address(Contact::New(_)))]));
}

#[test]
fn another_is_photographed_by_the_camera_that_looks_away() {
    let opened = |holder| {
        let mut talk = with_draft(false, DraftView { holder, photo: None, ..full_draft(5) });
        talk.says(Event::Capture(capture::Event::CameraAsked));
        talk.effects.clone()
    };
    let by = |lens| vec![crate::Effect::OpenCamera(lens)];
    assert_eq!(opened(Some(HolderView::Oneself)), by(Lens::Front));
    assert_eq!(opened(Some(another(Some(DocumentKind::Authority)))), by(Lens::Rear));
}
