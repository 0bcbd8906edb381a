//! Acting for another: by their code, by papers, and everything that must not be done that way.

use domain::{
    application::{
        Another, Ask, Contact, DocumentId, DraftAnswer, Event, ForWhom, GroupChoice, HolderConsent,
        HolderName, PhotoId, RejectReason, Relation, Status, WithdrawReason,
    },
    id_number::IdNumber,
    instant::Group,
    problem::{ErrorCode, Problem},
    service::{ReplaceReason, Service},
    wire::{
        Answered, ApplicationView, AskHolder, Code, CodeSent, Declaration, DraftView, GiveHolderCode,
        HolderAsked, HolderKey, HolderKnown, Identified, Nothing, PHOTO, PHOTOS, SaveAnswer, ShowApplication,
        ShowForm, ShowVisit, Stage, Submit, Submitted, Track, TrackQuery, Withdraw, Withdrawn, path_with,
        staff::{Collector, Decision, HandOver, Handover, Wanted},
    },
};
use sandbox::people::{ANLAN, Person};

use crate::{
    browser::Browser,
    documents, files, holders,
    journey::{
        approve, case, choose, decide, declared, identify, photograph, reaches, sign_in, take_up, view,
    },
    pictures::nobody,
    services::bank,
    world::{World, digits},
};

pub(crate) const CARD: Service = Service::ReplaceCard;

/// A daughter who is identified, and her mother, who has a card.
pub(crate) async fn family() -> (World, Browser, Person) {
    let world = World::new().await;
    let daughter = world.browser();
    identify(&daughter, &world.outside, &world.outside.person("林㼆"), ANLAN).await;
    let mother = world.outside.person("张秀兰");
    (world, daughter, mother)
}

pub(crate) async fn save(
    browser: &Browser,
    service: Service,
    version: u32,
    answer: DraftAnswer,
) -> Result<DraftView, ErrorCode> {
    let answered = Answered { service, version, answer };
    browser.call(SaveAnswer, "", &answered).await.map_err(|problem| problem.code)
}

pub(crate) fn holder(person: &Person, relation: Relation, consent: HolderConsent) -> DraftAnswer {
    named(&person.name, person, relation, consent)
}

pub(crate) fn named(name: &str, person: &Person, relation: Relation, consent: HolderConsent) -> DraftAnswer {
    let name = HolderName::try_from(name.to_owned()).unwrap();
    let id_number = person.id_number.clone();
    DraftAnswer::Holder(ForWhom::Another(Box::new(Another { relation, name, id_number, consent })))
}

pub(crate) async fn ask(browser: &Browser, number: &IdNumber) -> Result<CodeSent, Problem> {
    ask_for(browser, CARD, number).await
}

/// Asks for a code that counts for this service.
pub(crate) async fn ask_for(
    browser: &Browser,
    service: Service,
    number: &IdNumber,
) -> Result<CodeSent, Problem> {
    browser.call(AskHolder, "", &HolderAsked { id_number: number.clone(), service }).await
}

pub(crate) async fn tell(browser: &Browser, code: &str) -> Result<HolderKnown, Problem> {
    browser.call(GiveHolderCode, "", &Code { code: code.to_owned() }).await
}

/// The other person is asked, and tells the code that came.
pub(crate) async fn agreed(world: &World, browser: &Browser, other: &Person) -> HolderKnown {
    agreed_to(world, browser, CARD, other).await
}

/// The same, to this service.
pub(crate) async fn agreed_to(
    world: &World,
    browser: &Browser,
    service: Service,
    other: &Person,
) -> HolderKnown {
    let mobile = other.mobile.as_deref().unwrap();
    let before = world.outside.inbox(mobile).await.len();
    ask_for(browser, service, &other.id_number).await.unwrap();
    let message = world.outside.message(mobile, before + 1).await;
    tell(browser, &digits(&message)).await.unwrap()
}

pub(crate) async fn paper(browser: &Browser, kind: &str) -> DocumentId {
    documents::send(browser, kind, "image/jpeg", nobody(900, 600)).await.unwrap().id
}

/// A photo of whom the draft is for.
pub(crate) async fn portrait(browser: &Browser, service: &str) -> PhotoId {
    let path = format!("{PHOTOS}?source=camera&exception=head&draft={service}");
    files::send_to(browser, &path, "image/jpeg", files::PORTRAIT.to_vec()).await.unwrap().id
}

/// The other answers to a replacement, after whom it is for.
pub(crate) async fn answer_rest(browser: &Browser, mut version: u32, photo: PhotoId) -> u32 {
    for answer in [
        DraftAnswer::Reason(ReplaceReason::Expired),
        DraftAnswer::Mobile(Contact::OnFile),
        DraftAnswer::Email(Contact::None),
        DraftAnswer::Address(Contact::New(holders::home())),
        DraftAnswer::Photo(photo),
    ] {
        version = save(browser, CARD, version, answer).await.unwrap().version;
    }
    version
}

pub(crate) async fn submit(browser: &Browser, version: u32) -> Result<Submitted, ErrorCode> {
    browser.call(Submit, "", &declared(version)).await.map_err(|problem| problem.code)
}

/// A replacement of the mother's card by her code, handed in.
pub(crate) async fn handed_in(world: &World, daughter: &Browser, mother: &Person) -> ApplicationView {
    agreed(world, daughter, mother).await;
    let draft = save(daughter, CARD, 0, holder(mother, Relation::Parent, HolderConsent::Code)).await.unwrap();
    let photo = portrait(daughter, "replace-card").await;
    let version = answer_rest(daughter, draft.version, photo).await;
    let mobile = mother.mobile.as_deref().unwrap();
    let before = world.outside.inbox(mobile).await.len();
    let application = submit(daughter, version).await.unwrap().application;
    // The mother is told.
    world.outside.message(mobile, before + 1).await;
    application
}

async fn here(browser: &Browser) -> Identified {
    match browser.call(ShowVisit, "", &Nothing {}).await.unwrap().stage {
        Stage::Identified(identified) => *identified,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_daughter_acts_by_her_mothers_code_and_collects_the_card() {
    let (world, daughter, mother) = family().await;
    let known = agreed(&world, &daughter, &mother).await;
    let shown = serde_json::to_string(&known).unwrap();
    assert!(!shown.contains("张秀兰") && shown.contains('张'), "{shown}");
    let draft =
        save(&daughter, CARD, 0, holder(&mother, Relation::Parent, HolderConsent::Code)).await.unwrap();
    let whole = serde_json::to_string(&draft).unwrap();
    for secret in [mother.id_number.reveal(), mother.mobile.as_deref().unwrap(), "海晏路", "张秀兰"] {
        assert!(!whole.contains(secret), "{secret} in {whole}");
    }
    let photo = portrait(&daughter, "replace-card").await;
    let version = answer_rest(&daughter, draft.version, photo).await;
    let application = submit(&daughter, version).await.unwrap().application;
    let reference = application.reference.clone();

    let list = here(&daughter).await.applications;
    assert!(list[0].holder.is_some() && list[0].reference == reference);
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let shown = case(&desk, &reference).await;
    let agent = shown.agent.clone().unwrap();
    assert!(agent.code_given.is_some() && agent.relation == Relation::Parent && !agent.child);
    assert_eq!(shown.row.name, domain::masked::Masked::name("张秀兰"));
    approve(&desk, &reference).await;
    // What is told is told to whoever acts.
    let hers = world.outside.message("15400000010", 2).await;
    assert!(hers.text.contains(&reference.grouped()));
    choose(&daughter, &reference, "anlan-01").await.unwrap();
    let code = reaches(&daughter, &reference, Status::Ready).await.pickup_code.unwrap();
    let at_counter = |id_number: &IdNumber| Handover {
        reference: reference.clone(),
        pickup_code: code.clone(),
        id_number: id_number.clone(),
    };
    let stranger = world.outside.person("龚䶮𠮷").id_number;
    let refused = desk.call(HandOver, "", &at_counter(&stranger).compared()).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::PickupMismatch);
    let agent = world.outside.person("林㼆").id_number;
    let handed = desk.call(HandOver, "", &at_counter(&agent).compared()).await.unwrap();
    assert_eq!(handed.collected_by, Some(Collector::Agent));
    assert!(handed.progress.history.iter().any(|line| line.event == Some(Event::HandedOver)));
    let told = world.outside.message(mother.mobile.as_deref().unwrap(), 3).await.text;
    assert!(told.contains('林') && told.contains("挂失") && !told.contains(&code), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_sees_what_was_asked_for_them_and_can_stop_or_collect_it() {
    let (world, daughter, mother) = family().await;
    let application = handed_in(&world, &daughter, &mother).await;
    let reference = application.reference;
    let hers = world.browser();
    let seen = identify(&hers, &world.outside, &mother, ANLAN).await;
    assert_eq!(seen.applications.len(), 1);
    assert_eq!(seen.applications[0].holder, None, "it is her own");
    assert!(view(&hers, &reference).await.agent.is_some());
    let form = hers.call(ShowForm, reference.as_str(), &Nothing {}).await.unwrap();
    assert_eq!((form.mobile, form.address), (None, None), "how the agent is reached is not hers to know");
    let form = daughter.call(ShowForm, reference.as_str(), &Nothing {}).await.unwrap();
    assert_eq!(form.mobile.as_deref(), Some("15400000010"));
    let version = view(&hers, &reference).await.version;
    let withdrawn = Withdrawn { version, reason: WithdrawReason::Mistake };
    let closed = hers.call(Withdraw, reference.as_str(), &withdrawn).await.unwrap();
    assert_eq!(closed.progress.status, Status::Withdrawn);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_sees_or_changes_an_agents_case() {
    let (world, daughter, mother) = family().await;
    let application = handed_in(&world, &daughter, &mother).await;
    let other = world.browser();
    identify(&other, &world.outside, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    let reference = application.reference.as_str();
    let read = other.call(ShowApplication, reference, &Nothing {}).await.unwrap_err();
    assert_eq!(read.code, ErrorCode::NotFound);
    let withdrawn = Withdrawn { version: application.version, reason: WithdrawReason::NotNeeded };
    assert_eq!(other.call(Withdraw, reference, &withdrawn).await.unwrap_err().code, ErrorCode::NotFound);
    let photo = path_with(PHOTO, &application.photo.0.to_string());
    assert_eq!(documents::read(&other, &photo).await, Err(ErrorCode::NotFound));
    let path = format!("{PHOTOS}?source=camera&exception=head&case={reference}");
    let made = files::send_to(&other, &path, "image/jpeg", files::PORTRAIT.to_vec()).await.unwrap_err();
    assert_eq!(made.code, ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_agent_is_not_told_that_somebody_asked_before() {
    let (world, daughter, mother) = family().await;
    handed_in(&world, &daughter, &mother).await;
    let second = world.browser();
    identify(&second, &world.outside, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    let letter = HolderConsent::Paper(paper(&second, "authority").await);
    let refused = save(&second, CARD, 0, holder(&mother, Relation::Other, letter)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::HolderNotServed);
    // The same as of somebody nobody knows.
    let nobody = Person { name: "无此人".into(), ..mother.clone() };
    let refused = save(&second, CARD, 0, holder(&nobody, Relation::Other, letter)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::HolderNotServed);
}

/// Tries again to hand in answers for this person that are handed in already.
async fn again(agent: &Browser, holder: Option<HolderKey>) -> Result<Submitted, ErrorCode> {
    let declaration = Declaration { holder, ..declared(6) };
    agent.call(Submit, "", &declaration).await.map_err(|problem| problem.code)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_leads_to_the_application_of_whom_it_was_for() {
    let (world, daughter, mother) = family().await;
    let hers = handed_in(&world, &daughter, &mother).await.reference;
    let letter = HolderConsent::Paper(paper(&daughter, "authority").await);
    let uncle = world.outside.person("龚䶮𠮷");
    let draft = save(&daughter, CARD, 0, holder(&uncle, Relation::Other, letter)).await.unwrap();
    let key = draft.another().unwrap().key;
    let photo = portrait(&daughter, "replace-card").await;
    let version = answer_rest(&daughter, draft.version, photo).await;
    let his = submit(&daughter, version).await.unwrap().application.reference;

    let lines = here(&daughter).await.applications;
    assert_eq!((&lines[0].reference, lines[0].holder.as_ref().map(|holder| holder.key)), (&his, Some(key)));
    for line in &lines {
        let open = again(&daughter, line.holder.as_ref().map(|holder| holder.key)).await.unwrap();
        assert_eq!((open.already_open, &open.application.reference), (true, &line.reference));
    }
    assert!(lines.iter().any(|line| line.reference == hers));
    // For oneself nothing was handed in, and nobody else's is the answer.
    assert_eq!(again(&daughter, None).await.unwrap_err(), ErrorCode::DraftIncomplete);
    // To another agent the same key names nobody.
    let stranger = world.browser();
    identify(&stranger, &world.outside, &mother, ANLAN).await;
    assert_eq!(again(&stranger, Some(key)).await.unwrap_err(), ErrorCode::DraftIncomplete);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_status_by_reference_is_the_holders_and_the_agents() {
    let (world, daughter, mother) = family().await;
    let reference = handed_in(&world, &daughter, &mother).await.reference;
    let passer_by = world.browser();
    let track = async |name: &str| {
        let id_number = world.outside.person(name).id_number;
        passer_by.call(Track, "", &TrackQuery { reference: reference.clone(), id_number }).await
    };
    for name in ["张秀兰", "林㼆"] {
        assert_eq!(track(name).await.unwrap().status, Status::Submitted, "{name}");
    }
    assert_eq!(track("龚䶮𠮷").await.unwrap_err().code, ErrorCode::NotFound);
}

/// An instant card for the mother by her code, every question answered.
pub(crate) async fn instant_answered(world: &World, daughter: &Browser, mother: &Person) -> u32 {
    let service = Service::InstantCard;
    agreed_to(world, daughter, service, mother).await;
    let code = HolderConsent::Code;
    let draft = save(daughter, service, 0, holder(mother, Relation::Parent, code)).await.unwrap();
    let photo = portrait(daughter, "instant-card").await;
    let notice = paper(daughter, "admission-notice").await;
    let mut version = draft.version;
    let group = GroupChoice { group: Group::EmergencyInpatient, printed_before: false };
    for answer in [
        DraftAnswer::Group(group),
        DraftAnswer::Evidence(notice),
        DraftAnswer::Mobile(Contact::OnFile),
        bank("lanwan", "2026-03"),
        DraftAnswer::Photo(photo),
    ] {
        version = save(daughter, service, version, answer).await.unwrap().version;
    }
    version
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_draft_for_one_holder_end_with_one_application() {
    let (world, daughter, mother) = family().await;
    let second = world.browser();
    identify(&second, &world.outside, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    let letter = HolderConsent::Paper(paper(&second, "authority").await);
    let draft = save(&second, CARD, 0, holder(&mother, Relation::Other, letter)).await.unwrap();
    let photo = portrait(&second, "replace-card").await;
    let version = answer_rest(&second, draft.version, photo).await;
    handed_in(&world, &daughter, &mother).await;
    assert_eq!(submit(&second, version).await.unwrap_err(), ErrorCode::HolderNotServed);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_persons_photo_is_nobody_elses() {
    let (world, daughter, mother) = family().await;
    agreed(&world, &daughter, &mother).await;
    let draft =
        save(&daughter, CARD, 0, holder(&mother, Relation::Parent, HolderConsent::Code)).await.unwrap();
    let hers = photograph(&daughter).await;
    let refused = save(&daughter, CARD, draft.version, DraftAnswer::Photo(hers)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::NotFound, "a photo of the daughter herself");
    let mothers = portrait(&daughter, "replace-card").await;
    let draft = save(&daughter, CARD, draft.version, DraftAnswer::Photo(mothers)).await.unwrap();
    let mobile = DraftAnswer::Mobile(Contact::New("13800001234".to_owned().try_into().unwrap()));
    let draft = save(&daughter, CARD, draft.version, mobile).await.unwrap();
    // For another person all begins anew, but for how the agent is reached.
    let letter = HolderConsent::Paper(paper(&daughter, "authority").await);
    let other = world.outside.person("龚䶮𠮷");
    let draft = save(&daughter, CARD, draft.version, holder(&other, Relation::Other, letter)).await.unwrap();
    assert!(draft.photo.is_none() && draft.mobile.is_some());
    let refused = save(&daughter, CARD, draft.version, DraftAnswer::Photo(mothers)).await;
    assert_eq!(refused.unwrap_err(), ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_for_another_waits_for_the_next_visit() {
    let (world, daughter, mother) = family().await;
    agreed(&world, &daughter, &mother).await;
    let draft =
        save(&daughter, CARD, 0, holder(&mother, Relation::Parent, HolderConsent::Code)).await.unwrap();
    let later = world.browser();
    let seen = identify(&later, &world.outside, &world.outside.person("林㼆"), ANLAN).await;
    assert_eq!(seen.drafts[&CARD].holder, draft.holder);
    let photo = portrait(&later, "replace-card").await;
    let version = answer_rest(&later, draft.version, photo).await;
    let application = submit(&later, version).await.unwrap().application;
    assert_eq!(application.agent.unwrap().relation, Relation::Parent);
    world.outside.message(mother.mobile.as_deref().unwrap(), 2).await;
    // The holder's own draft is another one.
    let hers = world.browser();
    assert!(identify(&hers, &world.outside, &mother, ANLAN).await.drafts.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_of_an_agent_are_asked_of_agents_only() {
    let world = World::new().await;
    let (_, _, application) = crate::journey::applied(&world).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &application.reference).await.unwrap();
    let wanted = Wanted { asks: vec![Ask::Authority], photo: Vec::new() };
    let refused = decide(&desk, &application.reference, Decision::AskFor(wanted)).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Malformed);
    let refusal = Decision::Reject(vec![RejectReason::NotAuthorised]);
    let refused = decide(&desk, &application.reference, refusal).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Malformed);
}
