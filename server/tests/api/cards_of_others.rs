//! Another's card reported lost, found again and made ready, by their code, in one visit.

use domain::{
    application::{Another, HolderConsent, HolderName, Relation},
    card::{CardEvent, CardStatus, Halves, Occasion},
    machine::Actor,
    problem::ErrorCode,
    service::Service,
    wire::{
        ActFor, Activate, ActivateHolders, CardStanding, Code, EndVisit, Endpoint, GiveHolderCode, HolderKey,
        HolderSummary, LossKind, LossReport, LossTakenBack, NamedForCard, Nothing, ReportHoldersLoss,
        ShowCard, ShowHalves, ShowHoldersCard, ShowHoldersHalves, TakeHoldersLossBack, path_with,
        staff::{CardSought, FindCard},
    },
};
use sandbox::people::{ANLAN, Person, YUNLING};
use server::store::{BlindIndex, CardHistoryRecord};

use crate::{
    agents::{agreed, agreed_to, ask_for, family, paper},
    browser::Browser,
    journey::{identify, sign_in},
    losses::{report, show, stored, take_back},
    world::World,
};

const LOSS: Service = Service::ReportLoss;

async fn act_for(
    browser: &Browser,
    service: Service,
    person: &Person,
    consent: HolderConsent,
) -> Result<HolderSummary, ErrorCode> {
    let name = HolderName::try_from(person.name.clone()).unwrap();
    let (relation, id_number) = (Relation::Parent, person.id_number.clone());
    let another = Another { relation, name, id_number, consent };
    let named = NamedForCard { service, another };
    browser.call(ActFor, "", &named).await.map_err(|problem| problem.code)
}

/// The other person agrees by their code, and is named.
async fn acts_for(world: &World, browser: &Browser, service: Service, other: &Person) -> HolderKey {
    agreed_to(world, browser, service, other).await;
    act_for(browser, service, other, HolderConsent::Code).await.unwrap().key
}

/// Asks about the card of whoever has this key.
async fn of<E: Endpoint>(
    browser: &Browser,
    endpoint: E,
    key: HolderKey,
    request: &E::Request,
) -> Result<E::Reply, ErrorCode> {
    browser.call(endpoint, &key.0.to_string(), request).await.map_err(|problem| problem.code)
}

async fn stands(browser: &Browser, key: HolderKey) -> CardStanding {
    of(browser, ShowHoldersCard, key, &Nothing {}).await.unwrap()
}

async fn reports(browser: &Browser, key: HolderKey, kind: LossKind) -> Result<CardStanding, ErrorCode> {
    let version = stands(browser, key).await.version;
    of(browser, ReportHoldersLoss, key, &LossReport { kind, version }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_daughter_reports_her_mothers_card_lost_by_her_code_and_says_it_was_found() {
    let (world, daughter, mother) = family().await;
    agreed_to(&world, &daughter, LOSS, &mother).await;
    let mobile = mother.mobile.as_deref().unwrap();
    let code = world.outside.message(mobile, 1).await.text;
    assert!(code.contains("林*") && code.contains("挂失"), "{code}");
    let summary = act_for(&daughter, LOSS, &mother, HolderConsent::Code).await.unwrap();
    assert_eq!(summary.name.as_str(), "张*兰");
    let key = summary.key;

    let lost = reports(&daughter, key, LossKind::ForATime).await.unwrap();
    assert_eq!((lost.version, lost.status), (1, CardStatus::TempLost));
    let told = world.outside.message(mobile, 2).await.text;
    assert!(told.contains("林* 代您挂失") && told.contains("临时挂失") && told.contains("12393"), "{told}");
    let shown = serde_json::to_string(&(&summary, &lost)).unwrap();
    for secret in [mother.id_number.reveal(), mobile, "张秀兰"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    // Her own card is another matter: she has none.
    assert_eq!(daughter.call(ShowCard, "", &Nothing {}).await.unwrap_err().code, ErrorCode::NoCard);

    let back = LossTakenBack { version: lost.version };
    let found = of(&daughter, TakeHoldersLossBack, key, &back).await.unwrap();
    assert_eq!(found.status, CardStatus::Active);
    let told = world.outside.message(mobile, 3).await.text;
    assert!(told.contains("林* 代您解除了挂失"), "{told}");
    let gone = reports(&daughter, key, LossKind::ForGood).await.unwrap();
    assert_eq!(gone.status, CardStatus::FormalLost);
    assert!(world.outside.message(mobile, 4).await.text.contains("正式挂失，可以申请补领"));
    is_on_record(&world, &mother).await;
}

/// A person as the audit names them.
fn hex(index: &BlindIndex) -> String {
    index.0.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// History, audit and console name the agent of each of the three steps.
async fn is_on_record(world: &World, mother: &Person) {
    let app = &world.server.app;
    let (card, history) = stored(world, mother).await;
    let agent = app.sealer.blind_index(world.outside.person("林㼆").id_number.reveal());
    let by_her = |line: &CardHistoryRecord| {
        line.actor == Actor::Resident && line.agent.as_ref().is_some_and(|by| by.person == agent)
    };
    assert!(history.len() == 3 && history.iter().all(by_her), "{history:?}");
    let audit = app.store.audit_of(&card.id.0.to_string()).await.unwrap();
    let name = hex(&agent);
    let acted = audit.iter().filter(|line| line.entry.action == "acted-for" && line.entry.detail == name);
    assert_eq!(acted.count(), 3, "{audit:?}");

    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let sought = CardSought { id_number: mother.id_number.clone(), occasion: Occasion::Question };
    let lines = desk.call(FindCard, "", &sought).await.unwrap().history;
    let agents: Vec<_> = lines.into_iter().map(|line| line.agent.unwrap()).collect();
    let own = world.outside.person("林㼆").id_number.masked();
    assert!(agents.iter().all(|agent| agent.name.as_str() == "林*" && agent.id_number == own));
    assert!(agents.iter().all(|agent| agent.code_given.is_some() && agent.relation == Relation::Parent));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_code_nothing_is_done_with_anothers_card() {
    let (world, daughter, mother) = family().await;
    let by_code = async || act_for(&daughter, LOSS, &mother, HolderConsent::Code).await;
    assert_eq!(by_code().await, Err(ErrorCode::CodeExpired), "none was asked for");
    ask_for(&daughter, LOSS, &mother.id_number).await.unwrap();
    assert_eq!(by_code().await, Err(ErrorCode::CodeExpired), "none was told");
    let letter = HolderConsent::Paper(paper(&daughter, "authority").await);
    let papers = act_for(&daughter, LOSS, &mother, letter).await;
    assert_eq!(papers, Err(ErrorCode::Malformed), "nobody looks at a paper in the night");
    // A code for something else.
    world.clock.advance(61);
    agreed(&world, &daughter, &mother).await;
    assert_eq!(by_code().await, Err(ErrorCode::CodeExpired));
    let card = act_for(&daughter, Service::ReplaceCard, &mother, HolderConsent::Code).await;
    assert_eq!(card, Err(ErrorCode::Malformed), "what is applied for is not done at once");
    world.clock.advance(61);
    agreed_to(&world, &daughter, LOSS, &mother).await;
    let other = Person { name: "张秀英".into(), ..mother.clone() };
    let misnamed = act_for(&daughter, LOSS, &other, HolderConsent::Code).await;
    assert_eq!(misnamed, Err(ErrorCode::HolderName));
    let uncle = world.outside.person("龚䶮𠮷");
    let another = act_for(&daughter, LOSS, &uncle, HolderConsent::Code).await;
    assert_eq!(another, Err(ErrorCode::CodeExpired));
    let index = world.server.app.sealer.blind_index(mother.id_number.reveal());
    assert!(world.server.app.store.card_of(&index).await.unwrap().is_none());
}

/// Every route of another's card is closed, with these codes.
async fn closed(world: &World, browser: &Browser, key: HolderKey, code: ErrorCode) {
    let seen = world.server.app.store.audit_of(&key.0.to_string()).await.unwrap().len();
    let lost = LossReport { kind: LossKind::ForATime, version: 0 };
    let back = LossTakenBack { version: 0 };
    assert_eq!(of(browser, ShowHoldersCard, key, &Nothing {}).await.unwrap_err(), code);
    assert_eq!(of(browser, ReportHoldersLoss, key, &lost).await.unwrap_err(), code);
    assert_eq!(of(browser, TakeHoldersLossBack, key, &back).await.unwrap_err(), code);
    assert_eq!(of(browser, ShowHoldersHalves, key, &Nothing {}).await.unwrap_err(), ErrorCode::NotFound);
    assert_eq!(of(browser, ActivateHolders, key, &Nothing {}).await.unwrap_err(), ErrorCode::NotFound);
    let audit = world.server.app.store.audit_of(&key.0.to_string()).await.unwrap();
    let asked = audit.iter().filter(|line| line.entry.action == "asked-for-anothers");
    assert_eq!(asked.count(), seen + 5, "{audit:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permission_is_one_visits_and_one_services() {
    let (world, daughter, mother) = family().await;
    let key = acts_for(&world, &daughter, LOSS, &mother).await;
    assert_eq!(stands(&daughter, key).await.status, CardStatus::Active);
    // To a stranger, and to the mother herself, the key names nobody.
    for name in ["龚䶮𠮷", "张秀兰"] {
        let other = world.browser();
        identify(&other, &world.outside, &world.outside.person(name), ANLAN).await;
        closed(&world, &other, key, ErrorCode::NotFound).await;
    }
    // Asking somebody else ends it.
    world.clock.advance(61);
    let uncle = acts_for(&world, &daughter, LOSS, &world.outside.person("龚䶮𠮷")).await;
    closed(&world, &daughter, key, ErrorCode::NotFound).await;
    assert_eq!(stands(&daughter, uncle).await.status, CardStatus::Active);
    // So does the end of the visit.
    daughter.call(EndVisit, "", &Nothing {}).await.unwrap();
    let again = world.browser();
    identify(&again, &world.outside, &world.outside.person("林㼆"), ANLAN).await;
    closed(&world, &again, uncle, ErrorCode::NotFound).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_holder_takes_back_ends_the_permission() {
    let (world, daughter, mother) = family().await;
    let key = acts_for(&world, &daughter, LOSS, &mother).await;
    reports(&daughter, key, LossKind::ForATime).await.unwrap();
    let hers = world.browser();
    identify(&hers, &world.outside, &mother, ANLAN).await;
    assert_eq!(show(&hers).await.status, CardStatus::TempLost);
    world.clock.advance(61);
    take_back(&hers).await.unwrap();
    closed(&world, &daughter, key, ErrorCode::CodeExpired).await;
    let refused = act_for(&daughter, LOSS, &mother, HolderConsent::Code).await;
    assert_eq!(refused, Err(ErrorCode::CodeExpired), "the same code is not enough");
    world.clock.advance(1);
    let key = acts_for(&world, &daughter, LOSS, &mother).await;
    assert_eq!(reports(&daughter, key, LossKind::ForGood).await.unwrap().status, CardStatus::FormalLost);
    let (_, history) = stored(&world, &mother).await;
    let events: Vec<_> = history.iter().map(|line| (line.event.unwrap(), line.agent.is_some())).collect();
    let expected =
        [(CardEvent::LossReported, true), (CardEvent::Found, false), (CardEvent::LossConfirmed, true)];
    assert_eq!(events, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_holder_loses_again_is_not_found_again_by_the_same_code() {
    let (world, daughter, mother) = family().await;
    let hers = world.browser();
    identify(&hers, &world.outside, &mother, ANLAN).await;
    let lost = report(&hers, LossKind::ForATime).await.unwrap();
    let key = acts_for(&world, &daughter, LOSS, &mother).await;
    let back = LossTakenBack { version: lost.version };
    of(&daughter, TakeHoldersLossBack, key, &back).await.unwrap();
    report(&hers, LossKind::ForATime).await.unwrap();
    closed(&world, &daughter, key, ErrorCode::CodeExpired).await;
    assert_eq!(show(&hers).await.status, CardStatus::TempLost);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_holder_reports_themselves_ends_nothing() {
    let (world, daughter, mother) = family().await;
    let key = acts_for(&world, &daughter, LOSS, &mother).await;
    let hers = world.browser();
    identify(&hers, &world.outside, &mother, ANLAN).await;
    report(&hers, LossKind::ForATime).await.unwrap();
    take_back(&hers).await.unwrap();
    let lost = reports(&daughter, key, LossKind::ForATime).await.unwrap();
    assert_eq!(lost.version, 3);
    let stale = LossReport { kind: LossKind::ForGood, version: 1 };
    let refused = of(&daughter, ReportHoldersLoss, key, &stale).await.unwrap_err();
    assert_eq!(refused, ErrorCode::StaleVersion);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_mobile_gets_no_code_and_nobody_is_told_so() {
    let (world, daughter, _) = family().await;
    let old = world.outside.person("李大山");
    let sent = ask_for(&daughter, LOSS, &old.id_number).await.unwrap();
    assert!(sent.valid_until > sent.again_at, "the answer is that of everybody");
    let guess = Code { code: "000000".to_owned() };
    let refused = daughter.call(GiveHolderCode, "", &guess).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::WrongCode);
    let child = world.outside.person("李小满");
    let refused = ask_for(&daughter, LOSS, &child.id_number).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Malformed, "a child has no code");
}

#[tokio::test(flavor = "multi_thread")]
async fn anothers_social_half_is_made_ready_and_they_are_told() {
    let world = World::new().await;
    let agent = world.browser();
    identify(&agent, &world.outside, &world.outside.person("和志明"), YUNLING).await;
    let friend = world.outside.person("买买提·艾力");
    let key = acts_for(&world, &agent, Service::Activate, &friend).await;
    let halves = of(&agent, ShowHoldersHalves, key, &Nothing {}).await.unwrap();
    assert_eq!(halves, Halves { social: false, bank: false });
    for _ in 0..2 {
        let ready = of(&agent, ActivateHolders, key, &Nothing {}).await.unwrap();
        assert_eq!(ready, Halves { social: true, bank: false });
    }
    let mobile = friend.mobile.as_deref().unwrap();
    let told = world.outside.message(mobile, 2).await.text;
    assert!(told.contains("和*明 代您激活"), "{told}");
    assert_eq!(world.outside.inbox(mobile).await.len(), 2, "once");
    let index = hex(&world.server.app.sealer.blind_index(friend.id_number.reveal()));
    let audit = world.server.app.store.audit_of(&index).await.unwrap();
    assert_eq!(audit.iter().filter(|line| line.entry.action == "acted-for").count(), 1);
    // The code was for this alone.
    assert_eq!(of(&agent, ShowHoldersCard, key, &Nothing {}).await.unwrap_err(), ErrorCode::NotFound);
    // The agent's own card stays as it is.
    let own = agent.call(ShowHalves, "", &Nothing {}).await.unwrap();
    assert_eq!(agent.call(Activate, "", &Nothing {}).await.unwrap().bank, own.bank);
    assert!(path_with(ActivateHolders::PATH, "x").ends_with("/x/card/activation"));
}

/// What the audit says of whoever has this card.
async fn noted(world: &World, person: &Person, action: &str) -> usize {
    let app = &world.server.app;
    let lines = app.store.audit_of(&hex(&app.sealer.blind_index(person.id_number.reveal()))).await.unwrap();
    lines.iter().filter(|line| line.entry.action == action).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_made_ready_by_a_core_that_was_not_heard_is_told_of_when_it_is_looked_at_again() {
    let world = World::new().await;
    let agent = world.browser();
    identify(&agent, &world.outside, &world.outside.person("和志明"), YUNLING).await;
    let friend = world.outside.person("买买提·艾力");
    let key = acts_for(&world, &agent, Service::Activate, &friend).await;
    world.outside.knob("activation_unanswered", true).await;
    let unheard = of(&agent, ActivateHolders, key, &Nothing {}).await.unwrap_err();
    assert_eq!(unheard, ErrorCode::Unavailable);
    assert_eq!(noted(&world, &friend, "activates").await, 1, "who asked is known in any case");
    assert_eq!(noted(&world, &friend, "activated").await, 0);
    for _ in 0..2 {
        let ready = of(&agent, ActivateHolders, key, &Nothing {}).await.unwrap();
        assert_eq!(ready, Halves { social: true, bank: false });
    }
    assert!(of(&agent, ShowHoldersHalves, key, &Nothing {}).await.unwrap().social);
    let mobile = friend.mobile.as_deref().unwrap();
    let told = world.outside.message(mobile, 2).await.text;
    assert!(told.contains("和*明 代您激活"), "{told}");
    for action in ["activates", "activated", "acted-for"] {
        assert_eq!(noted(&world, &friend, action).await, 1, "{action}");
    }
    assert_eq!(world.outside.inbox(mobile).await.len(), 2, "once");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_taps_at_once_make_anothers_card_ready_once() {
    let world = World::new().await;
    let agent = world.browser();
    identify(&agent, &world.outside, &world.outside.person("和志明"), YUNLING).await;
    let friend = world.outside.person("买买提·艾力");
    let key = acts_for(&world, &agent, Service::Activate, &friend).await;
    let tap = || of(&agent, ActivateHolders, key, &Nothing {});
    let (one, two, three) = tokio::join!(tap(), tap(), tap());
    for ready in [one, two, three] {
        assert_eq!(ready, Ok(Halves { social: true, bank: false }));
    }
    for action in ["activates", "activated", "acted-for"] {
        assert_eq!(noted(&world, &friend, action).await, 1, "{action}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_was_ready_before_is_told_of_by_nobody() {
    let world = World::new().await;
    let agent = world.browser();
    identify(&agent, &world.outside, &world.outside.person("和志明"), YUNLING).await;
    let friend = world.outside.person("买买提·艾力");
    let key = acts_for(&world, &agent, Service::Activate, &friend).await;
    let own = world.browser();
    identify(&own, &world.outside, &friend, YUNLING).await;
    own.call(Activate, "", &Nothing {}).await.unwrap();
    assert!(of(&agent, ActivateHolders, key, &Nothing {}).await.unwrap().social);
    assert_eq!(noted(&world, &friend, "activated").await, 1);
    assert_eq!(noted(&world, &friend, "acted-for").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_in_which_a_code_is_asked_for_late_goes_on_from_there() {
    const MINUTE: i64 = 60;
    let (world, daughter, mother) = family().await;
    world.clock.advance(12 * MINUTE);
    agreed_to(&world, &daughter, LOSS, &mother).await;
    world.clock.advance(4 * MINUTE);
    act_for(&daughter, LOSS, &mother, HolderConsent::Code).await.unwrap();
    world.clock.advance(14 * MINUTE);
    let none = daughter.call(ShowCard, "", &Nothing {}).await.unwrap_err();
    assert_eq!(none.code, ErrorCode::NoCard, "she is still signed in");
    world.clock.advance(15 * MINUTE + 1);
    let over = daughter.call(ShowCard, "", &Nothing {}).await.unwrap_err();
    assert_eq!(over.code, ErrorCode::NotSignedIn);
}
