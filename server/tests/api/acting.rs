//! Who may see and stop what, when somebody acts for another.

use domain::{
    application::{
        Ask, Contact, DraftAnswer, Gap, HolderConsent, PhotoReason, RejectReason, Relation, Status,
        WithdrawReason,
    },
    problem::ErrorCode,
    service::Service,
    wire::{
        Declaration, GiveInfo, GivenInfo, Nothing, PHOTO, ShowForm, Submit, Withdraw, Withdrawn, path_with,
        staff::{Decision, Wanted},
    },
};
use sandbox::people::ANLAN;
use server::store::{Change, DraftRecord};

use crate::{
    agents::{
        CARD, agreed, agreed_to, answer_rest, family, handed_in, holder, instant_answered, paper, portrait,
        save, submit,
    },
    browser::Browser,
    documents,
    holders::first_card,
    journey::{apply, approve, decide, declared, identify, photograph, sign_in, take_up, view},
};

const BY_CODE: HolderConsent = HolderConsent::Code;
const AGENTS: &str = "15400000010";
const HOLDERS_OWN: &str = "15400000077";

/// A holder takes back what somebody handed in for them.
async fn withdraw(hers: &Browser, reference: &domain::reference::Reference) {
    let version = view(hers, reference).await.version;
    let given = Withdrawn { version, reason: WithdrawReason::Mistake };
    hers.call(Withdraw, reference.as_str(), &given).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_those_of_whoever_gave_them() {
    let (world, daughter, mother) = family().await;
    let reference = handed_in(&world, &daughter, &mother).await.reference;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &reference).await.unwrap();
    let wanted = Wanted { asks: vec![Ask::Mobile, Ask::Address], photo: Vec::new() };
    decide(&desk, &reference, Decision::AskFor(wanted)).await.unwrap();
    let hers = world.browser();
    identify(&hers, &world.outside, &mother, ANLAN).await;
    let given = GivenInfo {
        version: view(&hers, &reference).await.version,
        address: Some("望潮区听涛街 77 号".to_owned().try_into().unwrap()),
        mobile: Some(HOLDERS_OWN.to_owned().try_into().unwrap()),
        ..GivenInfo::default()
    };
    let answered = hers.call(GiveInfo, reference.as_str(), &given).await.unwrap();
    assert_eq!(answered.progress.status, Status::UnderReview);
    let agents = daughter.call(ShowForm, reference.as_str(), &Nothing {}).await.unwrap();
    assert_eq!(agents.mobile.as_deref(), Some(AGENTS));
    let shown = format!("{}{:?}", serde_json::to_string(&agents).unwrap(), view(&daughter, &reference).await);
    assert!(!shown.contains("0077") && !shown.contains("听涛街 77"), "{shown}");
    let own = hers.call(ShowForm, reference.as_str(), &Nothing {}).await.unwrap();
    assert_eq!(
        (own.mobile.as_deref(), own.address.as_deref()),
        (Some(HOLDERS_OWN), Some("望潮区听涛街 77 号"))
    );
    assert_eq!(own.email, None);
    // News goes to both: each by what they gave.
    let before = world.outside.inbox(AGENTS).await.len();
    approve(&desk, &reference).await;
    let news = world.outside.message(AGENTS, before + 1).await.text;
    assert_eq!(world.outside.message(HOLDERS_OWN, 1).await.text, news);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_is_told_who_hands_in_for_them_by_a_paper_too() {
    let (world, daughter, mother) = family().await;
    let letter = HolderConsent::Paper(paper(&daughter, "authority").await);
    let draft = save(&daughter, CARD, 0, holder(&mother, Relation::Parent, letter)).await.unwrap();
    let photo = portrait(&daughter, "replace-card").await;
    let version = answer_rest(&daughter, draft.version, photo).await;
    let reference = submit(&daughter, version).await.unwrap().application.reference;
    let told = world.outside.message(mother.mobile.as_deref().unwrap(), 1).await.text;
    assert!(told.contains('林') && told.contains("换领医保卡") && told.contains("撤回"), "{told}");
    assert!(told.contains("12393"), "{told}");
    assert!(!told.contains(&reference.grouped()) && !told.contains("张秀兰"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_counts_for_one_service_and_one_handing_in() {
    let (world, daughter, mother) = family().await;
    agreed(&world, &daughter, &mother).await;
    let code = world.outside.inbox(mother.mobile.as_deref().unwrap()).await.remove(0).text;
    assert!(code.contains("换领医保卡"), "{code}");
    let named = holder(&mother, Relation::Parent, BY_CODE);
    for service in [Service::ChangePhoto, Service::InstantCard] {
        let refused = save(&daughter, service, 0, named.clone()).await;
        assert_eq!(refused.unwrap_err(), ErrorCode::CodeExpired, "{service:?}");
    }
    world.clock.advance(61);
    let reference = handed_in(&world, &daughter, &mother).await.reference;
    let hers = world.browser();
    identify(&hers, &world.outside, &mother, ANLAN).await;
    withdraw(&hers, &reference).await;
    assert_eq!(save(&daughter, CARD, 0, named).await.unwrap_err(), ErrorCode::CodeExpired);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_holder_takes_back_ends_every_consent_of_that_agent() {
    let (world, daughter, mother) = family().await;
    let service = Service::InstantCard;
    let draft_version = instant_answered(&world, &daughter, &mother).await;
    world.clock.advance(61);
    let reference = handed_in(&world, &daughter, &mother).await.reference;
    world.clock.advance(61);
    agreed_to(&world, &daughter, Service::ChangePhoto, &mother).await;
    let hers = world.browser();
    identify(&hers, &world.outside, &mother, ANLAN).await;
    world.clock.advance(1);
    withdraw(&hers, &reference).await;
    let named = holder(&mother, Relation::Parent, BY_CODE);
    let refused = save(&daughter, Service::ChangePhoto, 0, named.clone()).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::CodeExpired, "in the visit");
    let declaration = Declaration { service, ..declared(draft_version) };
    let refused = daughter.call(Submit, "", &declaration).await.unwrap_err();
    assert_eq!((refused.code, refused.gaps), (ErrorCode::DraftIncomplete, vec![Gap::Holder]), "in a draft");
    // Asked anew, she can agree again.
    world.clock.advance(61);
    agreed_to(&world, &daughter, service, &mother).await;
    save(&daughter, service, draft_version, named).await.unwrap();
    let again = Declaration { service, ..declared(draft_version + 1) };
    daughter.call(Submit, "", &again).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_keeps_no_child_from_its_card() {
    let (world, stranger, _) = family().await;
    let child = world.outside.person("李小满");
    let proof = paper(&stranger, "relation").await;
    let blocking = first_card(&stranger, &child, proof).await.unwrap().reference;
    let parent = world.browser();
    identify(&parent, &world.outside, &world.outside.person("张秀兰"), ANLAN).await;
    let proof = paper(&parent, "relation").await;
    let refused = first_card(&parent, &child, proof).await.unwrap_err();
    assert_eq!(refused, ErrorCode::ChildNotServed, "to the desk with the papers");
    let nobody = sandbox::people::Person { name: "无此人".into(), ..child.clone() };
    let refused = first_card(&parent, &nobody, proof).await.unwrap_err();
    assert_eq!(refused, ErrorCode::ChildNotServed, "the same whatever the reason");
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &blocking).await.unwrap();
    decide(&desk, &blocking, Decision::Reject(vec![RejectReason::RelationNotShown])).await.unwrap();
    first_card(&parent, &child, proof).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_does_not_keep_the_photo_that_a_code_let_choose() {
    let (world, daughter, mother) = family().await;
    let hers = world.browser();
    let before = apply(&hers, &world, &mother, ANLAN).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &before.reference).await;
    world.outside.message(mother.mobile.as_deref().unwrap(), 2).await;
    let service = Service::InstantCard;
    agreed_to(&world, &daughter, service, &mother).await;
    let draft = save(&daughter, service, 0, holder(&mother, Relation::Parent, BY_CODE)).await.unwrap();
    let on_file = draft.another().unwrap().photo_on_file.unwrap();
    let draft = save(&daughter, service, draft.version, DraftAnswer::Photo(on_file)).await.unwrap();
    assert!(draft.photo.is_some());
    let letter = HolderConsent::Paper(paper(&daughter, "authority").await);
    let named = holder(&mother, Relation::Parent, letter);
    let draft = save(&daughter, service, draft.version, named.clone()).await.unwrap();
    assert_eq!(draft.photo, None);
    // One that was taken for it stays.
    let taken = portrait(&daughter, "instant-card").await;
    let draft = save(&daughter, service, draft.version, DraftAnswer::Photo(taken)).await.unwrap();
    assert!(save(&daughter, service, draft.version, named).await.unwrap().photo.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_sees_the_photo_of_their_own_application() {
    let (world, daughter, mother) = family().await;
    let application = handed_in(&world, &daughter, &mother).await;
    let hers = world.browser();
    identify(&hers, &world.outside, &mother, ANLAN).await;
    let id = application.photo.0.to_string();
    assert!(documents::read(&hers, &path_with(PHOTO, &id)).await.is_ok());
    let audit = world.server.app.store.audit_of(&id).await.unwrap();
    assert!(audit.is_empty(), "{audit:?}");
    // A photo that is in no application is the agent's alone.
    let other = portrait(&daughter, "replace-card").await;
    let path = path_with(PHOTO, &other.0.to_string());
    assert_eq!(documents::read(&hers, &path).await, Err(ErrorCode::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_sees_what_is_on_file_of_them_whoever_took_it() {
    let (world, daughter, mother) = family().await;
    let service = Service::ChangePhoto;
    agreed_to(&world, &daughter, service, &mother).await;
    let draft = save(&daughter, service, 0, holder(&mother, Relation::Parent, BY_CODE)).await.unwrap();
    let taken = portrait(&daughter, "change-photo&purpose=on-file").await;
    let version = save(&daughter, service, draft.version, DraftAnswer::Photo(taken)).await.unwrap().version;
    let declaration = Declaration { service, ..declared(version) };
    let reference = daughter.call(Submit, "", &declaration).await.unwrap().application.reference;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &reference).await;
    let hers = world.browser();
    let on_file = identify(&hers, &world.outside, &mother, ANLAN).await.photo_on_file.unwrap().id;
    assert_ne!(on_file, taken, "the same picture in the form of a card");
    assert!(documents::read(&hers, &path_with(PHOTO, &on_file.0.to_string())).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_holder_took_is_not_their_agents() {
    let (world, daughter, mother) = family().await;
    let reference = handed_in(&world, &daughter, &mother).await.reference;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &reference).await.unwrap();
    let wanted = Wanted { asks: vec![Ask::NewPhoto], photo: vec![PhotoReason::Background] };
    decide(&desk, &reference, Decision::AskFor(wanted)).await.unwrap();
    let hers = world.browser();
    identify(&hers, &world.outside, &mother, ANLAN).await;
    let photo = Some(photograph(&hers).await);
    let version = view(&hers, &reference).await.version;
    let given = GivenInfo { version, photo, ..GivenInfo::default() };
    let answered = hers.call(GiveInfo, reference.as_str(), &given).await.unwrap();
    let path = path_with(PHOTO, &answered.photo.0.to_string());
    assert!(documents::read(&hers, &path).await.is_ok());
    assert_eq!(documents::read(&daughter, &path).await, Err(ErrorCode::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_draft_for_another_does_not_take_the_agents_address_for_the_holders() {
    let (world, daughter, mother) = family().await;
    agreed(&world, &daughter, &mother).await;
    save(&daughter, CARD, 0, holder(&mother, Relation::Parent, BY_CODE)).await.unwrap();
    let app = &world.server.app;
    let agent = app.sealer.blind_index(world.outside.person("林㼆").id_number.reveal());
    let draft = app.store.draft(&agent, CARD).await.unwrap().unwrap();
    let mut answers = app.open_answers(&draft).unwrap();
    (answers.mobile, answers.address) = (Some(Contact::OnFile), Some(Contact::OnFile));
    let sealed = app.seal_answers(&agent, CARD, &answers).unwrap();
    app.commit(vec![Change::PutDraft(DraftRecord { answers: sealed, ..draft })]).await.unwrap();
    let later = world.browser();
    let seen = identify(&later, &world.outside, &world.outside.person("林㼆"), ANLAN).await;
    let draft = &seen.drafts[&CARD];
    assert_eq!((draft.mobile.clone(), draft.address.clone()), (Some(Contact::OnFile), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instant_card_is_asked_for_another_too() {
    let (world, daughter, mother) = family().await;
    let service = Service::InstantCard;
    let version = instant_answered(&world, &daughter, &mother).await;
    let declaration = Declaration { service, ..declared(version) };
    let application = daughter.call(Submit, "", &declaration).await.unwrap().application;
    world.outside.message(mother.mobile.as_deref().unwrap(), 2).await;
    assert_eq!(application.agent.unwrap().relation, Relation::Parent);
    let hers = world.browser();
    let seen = identify(&hers, &world.outside, &mother, ANLAN).await;
    assert_eq!((seen.applications[0].service, &seen.applications[0].holder), (service, &None));
}
