//! How a holder agrees: by the code that is sent to them, by a paper, and what a paper cannot do.

use domain::{
    application::{
        Ask, Contact, DocumentId, DocumentKind, DraftAnswer, ForWhom, Gap, HolderConsent, RejectReason,
        Relation, Status,
    },
    contact::Address,
    id_number::IdNumber,
    problem::ErrorCode,
    region::RegionCode,
    service::Service,
    wire::{
        ApplicationView, CodeSent, Declaration, GiveInfo, GivenInfo, Nothing, ShowForm, Submit,
        staff::{Decision, Wanted},
    },
};
use sandbox::people::{ANLAN, Person};

use crate::{
    agents::{
        CARD, agreed, answer_rest, ask, family, handed_in, holder, named, paper, portrait, save, submit, tell,
    },
    browser::Browser,
    documents::register,
    journey::{case, decide, declared, identify, sign_in, take_up, view},
    services::bank,
    world::{World, digits},
};

/// Where a holder lives, as their agent says.
pub(crate) fn home() -> Address {
    Address::try_from("望潮区听涛街 20 号".to_owned()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_cannot_be_made_up() {
    let (world, daughter, mother) = family().await;
    let code = HolderConsent::Code;
    let refused = save(&daughter, CARD, 0, holder(&mother, Relation::Parent, code)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::CodeExpired, "nobody was asked");
    agreed(&world, &daughter, &mother).await;
    let other = world.outside.person("龚䶮𠮷");
    let refused = save(&daughter, CARD, 0, holder(&other, Relation::Other, code)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::CodeExpired, "another's code");
    let refused = save(&daughter, CARD, 0, named("张秀芳", &mother, Relation::Parent, code)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::HolderName);
    let own = world.outside.person("林㼆");
    let refused = save(&daughter, CARD, 0, holder(&own, Relation::Other, code)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::HolderIsAgent);
    assert_eq!(ask(&daughter, &own.id_number).await.unwrap_err().code, ErrorCode::HolderIsAgent);
    for kind in ["register"] {
        let page = HolderConsent::Paper(paper(&daughter, kind).await);
        let refused = save(&daughter, CARD, 0, holder(&mother, Relation::Parent, page)).await;
        assert_eq!(refused.unwrap_err(), ErrorCode::NotFound, "{kind} is no consent");
    }
    // The paper of another visit.
    let other_visit = world.browser();
    identify(&other_visit, &world.outside, &other, ANLAN).await;
    let theirs = HolderConsent::Paper(paper(&other_visit, "authority").await);
    let refused = save(&daughter, CARD, 0, holder(&mother, Relation::Parent, theirs)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_lock_as_when_signing_in() {
    let (world, daughter, mother) = family().await;
    ask(&daughter, &mother.id_number).await.unwrap();
    let right = digits(&world.outside.message(mother.mobile.as_deref().unwrap(), 1).await);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    for left in (1..5).rev() {
        let refused = tell(&daughter, wrong).await.unwrap_err();
        assert_eq!((refused.code, refused.left), (ErrorCode::WrongCode, Some(left)));
    }
    assert_eq!(tell(&daughter, wrong).await.unwrap_err().code, ErrorCode::Locked);
    assert_eq!(tell(&daughter, &right).await.unwrap_err().code, ErrorCode::Locked, "the right one too");
    let refused = save(&daughter, CARD, 0, holder(&mother, Relation::Parent, HolderConsent::Code)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::CodeExpired);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_nobody_knows_gets_the_same_answer_and_no_message() {
    let (world, daughter, mother) = family().await;
    let known = ask(&daughter, &mother.id_number).await.unwrap();
    let wait = ask(&daughter, &world.outside.person("龚䶮𠮷").id_number).await.unwrap_err();
    assert_eq!(wait.code, ErrorCode::TooMany, "another person a minute later");
    world.clock.advance(61);
    let unknown = IdNumber::try_from("110105194912310021".to_owned());
    let unknown = unknown.unwrap_or_else(|_| IdNumber::try_from("11010519491231002X".to_owned()).unwrap());
    let sent = ask(&daughter, &unknown).await.unwrap();
    let span = |sent: CodeSent| sent.valid_until.0 - sent.again_at.0;
    assert_eq!(span(sent), span(known));
    assert_eq!(tell(&daughter, "123456").await.unwrap_err().code, ErrorCode::WrongCode);
}

/// A first card for the child, handed in with this paper.
pub(crate) async fn first_card(
    parent: &Browser,
    child: &Person,
    proof: DocumentId,
) -> Result<ApplicationView, ErrorCode> {
    let service = Service::NewCard;
    let consent = HolderConsent::Paper(proof);
    let draft = save(parent, service, 0, holder(child, Relation::Child, consent)).await?;
    let photo = portrait(parent, "new-card").await;
    let page = register(parent).await;
    let mut version = draft.version;
    for answer in [
        DraftAnswer::Household(RegionCode::try_from("339903".to_owned()).unwrap()),
        DraftAnswer::Register(page),
        DraftAnswer::Mobile(Contact::OnFile),
        DraftAnswer::Email(Contact::None),
        DraftAnswer::Address(Contact::New(home())),
        bank("lanwan", "2026-03"),
        DraftAnswer::Photo(photo),
    ] {
        version = save(parent, service, version, answer).await?.version;
    }
    let declaration = Declaration { service, ..declared(version) };
    parent.call(Submit, "", &declaration).await.map(|done| done.application).map_err(|problem| problem.code)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parent_with_a_card_asks_for_a_childs_first_one() {
    let world = World::new().await;
    let parent = world.browser();
    identify(&parent, &world.outside, &world.outside.person("张秀兰"), ANLAN).await;
    let child = world.outside.person("李小满");
    let own = DraftAnswer::Holder(ForWhom::Oneself);
    assert_eq!(save(&parent, Service::NewCard, 0, own).await.unwrap_err(), ErrorCode::HasCard);
    let proof = paper(&parent, "relation").await;
    let application = first_card(&parent, &child, proof).await.unwrap();
    let reference = application.reference;
    let form = parent.call(ShowForm, reference.as_str(), &Nothing {}).await.unwrap();
    assert_eq!(form.household.unwrap().zh, "澜江区", "where the household is registered");
    assert_eq!(form.bank.unwrap().consent, "2026-03");
    assert_eq!(form.agent.unwrap().paper, Some(DocumentKind::Relation));

    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let shown = take_up(&desk, &reference).await.unwrap();
    let agent = shown.agent.clone().unwrap();
    assert!(agent.child && agent.code_given.is_none());
    assert!(shown.documents.iter().any(|document| document.id == proof));
    let wanted = Wanted { asks: vec![Ask::Relation], photo: Vec::new() };
    decide(&desk, &reference, Decision::AskFor(wanted)).await.unwrap();

    let version = view(&parent, &reference).await.version;
    let bare = GivenInfo { version, ..GivenInfo::default() };
    assert_eq!(
        parent.call(GiveInfo, reference.as_str(), &bare).await.unwrap_err().code,
        ErrorCode::DraftIncomplete
    );
    let again = paper(&parent, "relation").await;
    let given = GivenInfo { relation: Some(again), ..bare };
    parent.call(GiveInfo, reference.as_str(), &given).await.unwrap();
    let shown = case(&desk, &reference).await;
    let relations = shown.documents.iter().filter(|document| document.id == proof || document.id == again);
    assert_eq!(relations.map(|document| document.id).collect::<Vec<_>>(), [again]);
    let refusal = Decision::Reject(vec![RejectReason::RelationNotShown]);
    let refused = decide(&desk, &reference, refusal).await.unwrap();
    assert_eq!(refused.row.status, Status::Rejected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_needs_a_proof_of_relation() {
    let (world, parent, _) = family().await;
    let child = world.outside.person("李小满");
    assert_eq!(ask(&parent, &child.id_number).await.unwrap_err().code, ErrorCode::Malformed);
    let code = holder(&child, Relation::Child, HolderConsent::Code);
    assert_eq!(save(&parent, Service::NewCard, 0, code).await.unwrap_err(), ErrorCode::Malformed);
    let letter = paper(&parent, "authority").await;
    assert_eq!(first_card(&parent, &child, letter).await.unwrap_err(), ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_stays_in_the_application_it_was_handed_in_with() {
    let (world, daughter, mother) = family().await;
    let letter = paper(&daughter, "authority").await;
    let by_letter = || holder(&mother, Relation::Parent, HolderConsent::Paper(letter));
    // Begun with the same letter, before it is handed in.
    let other = Service::ChangePhoto;
    let waiting = save(&daughter, other, 0, by_letter()).await.unwrap();
    let draft = save(&daughter, CARD, 0, by_letter()).await.unwrap();
    let photo = portrait(&daughter, "replace-card").await;
    let version = answer_rest(&daughter, draft.version, photo).await;
    let reference = submit(&daughter, version).await.unwrap().application.reference;

    let again = save(&daughter, other, waiting.version, by_letter()).await.unwrap_err();
    assert_eq!(again, ErrorCode::NotFound, "it was handed in");
    let photo = portrait(&daughter, "change-photo&purpose=on-file").await;
    let whole = save(&daughter, other, waiting.version, DraftAnswer::Photo(photo)).await.unwrap();
    let declaration = Declaration { service: other, ..declared(whole.version) };
    let refused = daughter.call(Submit, "", &declaration).await.unwrap_err();
    assert_eq!((refused.code, refused.gaps), (ErrorCode::DraftIncomplete, vec![Gap::Holder]));

    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let shown = take_up(&desk, &reference).await.unwrap();
    assert!(shown.documents.iter().any(|document| document.id == letter), "a clerk has it before them");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_and_lost_is_answered_again() {
    let (world, daughter, mother) = family().await;
    let mobile = mother.mobile.as_deref().unwrap();
    let sent = ask(&daughter, &mother.id_number).await.unwrap();
    world.clock.advance(10);
    assert_eq!(ask(&daughter, &mother.id_number).await.unwrap(), sent, "the code that is on its way");
    let right = digits(&world.outside.message(mobile, 1).await);
    let known = tell(&daughter, &right).await.unwrap();
    // The answer was lost: the same code is told again, and again after a wrong one.
    assert_eq!(tell(&daughter, &right).await.unwrap(), known);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    assert_eq!(tell(&daughter, wrong).await.unwrap_err().code, ErrorCode::WrongCode);
    assert_eq!(tell(&daughter, &right).await.unwrap(), known);
    let code = holder(&mother, Relation::Parent, HolderConsent::Code);
    save(&daughter, CARD, 0, code).await.unwrap();
    assert_eq!(world.outside.inbox(mobile).await.len(), 1, "one message");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_paper_few_are_named_in_a_day_known_or_not() {
    let (world, daughter, mother) = family().await;
    let letter = HolderConsent::Paper(paper(&daughter, "authority").await);
    let nobody = Person { name: "无此人".into(), ..mother.clone() };
    for person in [&nobody, &nobody, &nobody, &nobody, &nobody] {
        let refused = save(&daughter, CARD, 0, holder(person, Relation::Other, letter)).await;
        assert_eq!(refused.unwrap_err(), ErrorCode::HolderNotServed);
    }
    let draft = save(&daughter, CARD, 0, holder(&mother, Relation::Parent, letter)).await.unwrap();
    for person in [&nobody, &mother] {
        let refused = save(&daughter, CARD, draft.version, holder(person, Relation::Other, letter)).await;
        assert_eq!(refused.unwrap_err(), ErrorCode::TooMany, "the same for both");
    }
    // By a code it goes on.
    agreed(&world, &daughter, &mother).await;
    let code = holder(&mother, Relation::Parent, HolderConsent::Code);
    assert!(save(&daughter, CARD, draft.version, code).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_agent_lives_goes_into_nobody_elses_file() {
    let (world, daughter, mother) = family().await;
    let own = save(&daughter, CARD, 0, DraftAnswer::Holder(ForWhom::Oneself)).await.unwrap();
    let own = save(&daughter, CARD, own.version, DraftAnswer::Address(Contact::OnFile)).await.unwrap();
    assert_eq!(own.address, Some(Contact::OnFile));
    let letter = HolderConsent::Paper(paper(&daughter, "authority").await);
    let hers = save(&daughter, CARD, own.version, holder(&mother, Relation::Parent, letter)).await.unwrap();
    assert_eq!(hers.address, None, "it is asked anew");
    let on_file = DraftAnswer::Address(Contact::OnFile);
    assert_eq!(save(&daughter, CARD, hers.version, on_file).await, Err(ErrorCode::Malformed));
    let given = DraftAnswer::Address(Contact::New(home()));
    assert!(save(&daughter, CARD, hers.version, given).await.is_ok());
    drop(world);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_form_says_who_acts_for_whom_and_by_what_right() {
    let (world, daughter, mother) = family().await;
    let reference = handed_in(&world, &daughter, &mother).await.reference;
    let form = daughter.call(ShowForm, reference.as_str(), &Nothing {}).await.unwrap();
    assert_eq!(form.address.as_deref(), Some(home().reveal()));
    let (agent, own) = (form.agent.unwrap(), world.outside.person("林㼆").id_number);
    assert_eq!((agent.name.as_str(), agent.id_number.as_str()), ("林㼆", own.reveal()));
    assert!(agent.own_copy && agent.relation == Relation::Parent && agent.paper.is_none());

    let hers = world.browser();
    identify(&hers, &world.outside, &mother, ANLAN).await;
    let form = hers.call(ShowForm, reference.as_str(), &Nothing {}).await.unwrap();
    let agent = form.agent.unwrap();
    assert_eq!((agent.name, agent.id_number), ("林*".to_owned(), own.masked().to_string()), "as elsewhere");
    assert!(!agent.own_copy && form.address.is_none());
}
