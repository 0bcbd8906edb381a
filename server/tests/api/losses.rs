//! Cards reported lost and found again, from the first tap to the new card.

use domain::{
    application::{Contact, DraftAnswer, Status},
    card::{CardEvent, CardStatus, Lapse},
    machine::Actor,
    moment::Moment,
    problem::{ErrorCode, Problem},
    service::Service,
    wire::{
        Answered, CardStanding, CoreWord, LossKind, LossReport, LossTakenBack, Nothing, ReportLoss,
        SaveAnswer, ShowCard, ShowVisit, Stage, TakeLossBack,
        staff::{HandOver, Handover},
    },
};
use sandbox::people::{ANLAN, Person, YUNLING};
use server::store::{CardHistoryRecord, CardRecord};

use crate::{
    browser::Browser,
    journey::{apply, approve, choose, identify, reaches, sign_in},
    world::{World, until},
};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// A browser in which the person is identified.
pub(crate) async fn come(world: &World, person: &Person, at: &str) -> Browser {
    let browser = world.browser();
    identify(&browser, &world.outside, person, at).await;
    browser
}

pub(crate) async fn show(browser: &Browser) -> CardStanding {
    browser.call(ShowCard, "", &Nothing {}).await.unwrap()
}

pub(crate) async fn report(browser: &Browser, kind: LossKind) -> Result<CardStanding, Problem> {
    let version = show(browser).await.version;
    browser.call(ReportLoss, "", &LossReport { kind, version }).await
}

pub(crate) async fn take_back(browser: &Browser) -> Result<CardStanding, Problem> {
    let version = show(browser).await.version;
    browser.call(TakeLossBack, "", &LossTakenBack { version }).await
}

/// Waits until the bureau's system has confirmed how the card stands.
pub(crate) async fn confirmed(browser: &Browser) -> CardStanding {
    until("the core's word", async || {
        Some(show(browser).await).filter(|standing| standing.core == CoreWord::Confirmed)
    })
    .await
}

/// The person's card as it is stored, with what happened to it.
pub(crate) async fn stored(world: &World, person: &Person) -> (CardRecord, Vec<CardHistoryRecord>) {
    let app = &world.server.app;
    let index = app.sealer.blind_index(person.id_number.reveal());
    let card = app.store.card_of(&index).await.unwrap().unwrap();
    let history = app.store.card_history(card.id).await.unwrap();
    (card, history)
}

pub(crate) fn told(history: &[CardHistoryRecord]) -> Vec<(Option<CardEvent>, Actor)> {
    history.iter().map(|line| (line.event, line.actor)).collect()
}

/// Waits until the newest message to the person says this.
async fn hears(world: &World, person: &Person, words: &str) {
    let mobile = person.mobile.as_deref().unwrap();
    until(words, async || {
        world.outside.inbox(mobile).await.iter().any(|message| message.text.contains(words)).then_some(())
    })
    .await;
}

/// What the core itself says when it is told by telephone what became of a card.
pub(crate) async fn telephones(world: &World, person: &Person, sequence: u32, state: &str) {
    let request = serde_json::json!({
        "infno": "loss", "msgid": format!("TELEPHONE12320261125090000{sequence:04}"), "mdtrtarea_admvs": ANLAN,
        "insuplc_admdvs": "", "infver": "V1.0", "inf_time": "2026-11-25 09:00:00",
        "fixmedins_code": "TELEPHONE123", "fixmedins_name": "医保热线", "opter_type": "1", "opter": "T1",
        "opter_name": "热线", "recer_sys_code": "MEDCARD",
        "input": {
            "data": { "mdtrt_cert_type": "02", "mdtrt_cert_no": person.id_number.reveal() },
            "loss": { "notice_no": format!("call-{sequence}"), "card_stas": state, "since": world.server.app.now() },
        },
    });
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let address = format!("http://{}/core", world.outside.address);
    let answer: serde_json::Value =
        client.post(address).json(&request).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["infcode"], 0, "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_reported_lost_at_three_in_the_night_and_found_in_the_morning() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    world.clock.advance(17 * HOUR);
    let browser = come(&world, &person, ANLAN).await;
    let before = show(&browser).await;
    assert_eq!((before.version, before.status, before.since), (0, CardStatus::Active, None));

    world.outside.knob("loss_down", true).await;
    let lost = report(&browser, LossKind::ForATime).await.unwrap();
    let reported = lost.since.unwrap();
    assert_eq!(reported.in_china().hour(), 3);
    assert_eq!((lost.version, lost.status, lost.core), (1, CardStatus::TempLost, CoreWord::Awaited));
    let ends = lost.ends.unwrap();
    assert_eq!((ends.at, ends.then), (reported.plus_seconds(7 * DAY), Lapse::Active));
    assert_eq!((lost.rules.as_str(), lost.can_be_taken_back), ("2026-03", true));
    hears(&world, &person, "临时挂失，到 2026-12-01").await;
    assert_eq!(show(&browser).await.core, CoreWord::Awaited, "the core is not there to be told");

    world.outside.knob("loss_down", false).await;
    world.clock.advance(60);
    assert_eq!(confirmed(&browser).await.status, CardStatus::TempLost);
    // Whoever asks the core itself hears the same now.
    let again = come(&world, &person, ANLAN).await;
    assert_eq!(show(&again).await, show(&browser).await);

    let found = take_back(&browser).await.unwrap();
    assert_eq!((found.version, found.status, found.ends), (2, CardStatus::Active, None));
    hears(&world, &person, "解除挂失").await;
    assert_eq!(confirmed(&browser).await.status, CardStatus::Active);
    let (card, history) = stored(&world, &person).await;
    let events =
        [(Some(CardEvent::LossReported), Actor::Resident), (Some(CardEvent::Found), Actor::Resident)];
    assert_eq!(told(&history), events);
    let audit = world.server.app.store.audit_of(&card.id.0.to_string()).await.unwrap();
    let actions: Vec<_> = audit.iter().map(|line| line.entry.action.as_str()).collect();
    assert_eq!(actions, ["loss-reported", "found"]);
}

/// Lets a report for a time run out: the warning `warn` days before the end, and what is said then.
async fn lapses(name: &str, at: &str, days: i64, warn: i64, words: [&str; 2]) -> (World, Person) {
    let world = World::new().await;
    let person = world.outside.person(name);
    let browser = come(&world, &person, at).await;
    report(&browser, LossKind::ForATime).await.unwrap();
    confirmed(&browser).await;
    let mobile = person.mobile.as_deref().unwrap();
    let messages = world.outside.message(mobile, 2).await;
    assert!(!messages.text.contains(words[0]));

    world.clock.advance((days - warn) * DAY - HOUR);
    let early = come(&world, &person, at).await;
    assert_eq!(show(&early).await.status, CardStatus::TempLost);
    let (card, _) = stored(&world, &person).await;
    assert!(!card.warned, "an hour too early");

    world.clock.advance(HOUR);
    hears(&world, &person, words[0]).await;
    let (card, history) = stored(&world, &person).await;
    assert_eq!((card.status, card.warned, history.len()), (CardStatus::TempLost, true, 1));
    assert_eq!(card.version, 1, "a warning outdates nothing that a person sees");

    world.clock.advance(warn * DAY);
    hears(&world, &person, words[1]).await;
    (world, person)
}

#[tokio::test(flavor = "multi_thread")]
async fn in_anlan_a_report_for_a_time_ends_after_seven_days_and_the_card_is_in_use_again() {
    let words = ["到期后卡恢复使用", "医保卡恢复使用"];
    let (world, person) = lapses("张秀兰", ANLAN, 7, 2, words).await;
    let browser = come(&world, &person, ANLAN).await;
    let standing = confirmed(&browser).await;
    assert_eq!((standing.status, standing.ends), (CardStatus::Active, None));
    let (_, history) = stored(&world, &person).await;
    assert_eq!(told(&history)[1], (Some(CardEvent::ReportEnded), Actor::Timer));
    // Still lost: it is reported again, and for good from the start.
    let gone = report(&browser, LossKind::ForGood).await.unwrap();
    assert_eq!((gone.status, gone.can_be_taken_back), (CardStatus::FormalLost, true));
    assert_eq!(take_back(&browser).await.unwrap().status, CardStatus::Active);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_yunling_a_report_for_a_time_becomes_one_for_good_after_fifteen_days() {
    let words = ["到期后转为正式挂失", "已转为正式挂失"];
    let (world, person) = lapses("和志明", YUNLING, 15, 3, words).await;
    let browser = come(&world, &person, YUNLING).await;
    let standing = confirmed(&browser).await;
    assert_eq!((standing.status, standing.can_be_taken_back), (CardStatus::FormalLost, false));
    let (_, history) = stored(&world, &person).await;
    assert_eq!(told(&history)[1], (Some(CardEvent::ReportKept), Actor::Timer));
    assert_eq!(take_back(&browser).await.unwrap_err().code, ErrorCode::WrongStep);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_counts_on_the_version_that_was_seen_and_only_where_the_card_stands() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let browser = come(&world, &person, ANLAN).await;
    assert_eq!(take_back(&browser).await.unwrap_err().code, ErrorCode::WrongStep);
    let first = LossReport { kind: LossKind::ForATime, version: 0 };
    browser.call(ReportLoss, "", &first).await.unwrap();
    let stale = browser.call(ReportLoss, "", &first).await.unwrap_err();
    assert_eq!(stale.code, ErrorCode::StaleVersion, "a second tap reports nothing twice");
    assert_eq!(report(&browser, LossKind::ForATime).await.unwrap_err().code, ErrorCode::WrongStep);
    assert_eq!(stored(&world, &person).await.1.len(), 1);

    let other = world.browser();
    assert_eq!(other.call(ShowCard, "", &Nothing {}).await.unwrap_err().code, ErrorCode::NotSignedIn);
    let unknown = serde_json::json!({ "kind": "for-ever", "version": 1 });
    let request = browser.request(reqwest::Method::POST, "/api/card/loss").json(&unknown);
    assert_eq!(browser.send(request).await.status(), 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_reports_at_once_one_counts() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let browser = come(&world, &person, ANLAN).await;
    let first = LossReport { kind: LossKind::ForATime, version: 0 };
    let (one, other) =
        tokio::join!(browser.call(ReportLoss, "", &first), browser.call(ReportLoss, "", &first));
    let refused = if one.is_ok() { other } else { one };
    assert_eq!(refused.unwrap_err().code, ErrorCode::StaleVersion);
    assert_eq!(stored(&world, &person).await.1.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_without_a_card_reports_none() {
    let world = World::new().await;
    let person = world.outside.person("林㼆");
    let browser = come(&world, &person, ANLAN).await;
    assert_eq!(browser.call(ShowCard, "", &Nothing {}).await.unwrap_err().code, ErrorCode::NoCard);
    let first = LossReport { kind: LossKind::ForATime, version: 0 };
    assert_eq!(browser.call(ReportLoss, "", &first).await.unwrap_err().code, ErrorCode::NoCard);
    let app = &world.server.app;
    let index = app.sealer.blind_index(person.id_number.reveal());
    assert_eq!(app.store.card_of(&index).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_reported_by_telephone_is_shown_and_gone_on_with() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    telephones(&world, &person, 1, "2").await;
    let browser = come(&world, &person, ANLAN).await;
    let standing = show(&browser).await;
    assert_eq!((standing.status, standing.core), (CardStatus::TempLost, CoreWord::Theirs));
    assert_eq!((standing.since, standing.ends), (None, None), "when it ends is not ours to say");
    let gone = report(&browser, LossKind::ForGood).await.unwrap();
    assert_eq!((gone.version, gone.status), (2, CardStatus::FormalLost), "their step, and the person's");
    confirmed(&browser).await;
    let (_, history) = stored(&world, &person).await;
    let theirs = (Some(CardEvent::LossReported), Actor::Core);
    assert_eq!(told(&history), [theirs, (Some(CardEvent::LossConfirmed), Actor::Resident)]);

    // Found, by telephone again: ours says so too.
    world.clock.advance(60);
    telephones(&world, &person, 2, "1").await;
    let standing = show(&browser).await;
    assert_eq!((standing.status, standing.core), (CardStatus::Active, CoreWord::Theirs));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_lost_for_good_by_telephone_can_be_asked_for_anew() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let answered = |version| Answered {
        service: Service::Reissue,
        version,
        answer: DraftAnswer::Mobile(Contact::OnFile),
    };
    telephones(&world, &person, 1, "2").await;
    let browser = come(&world, &person, ANLAN).await;
    let refused = browser.call(SaveAnswer, "", &answered(0)).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::CardNotLost, "for a time is not for good");
    world.clock.advance(60);
    telephones(&world, &person, 2, "3").await;
    browser.call(SaveAnswer, "", &answered(0)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_found_by_telephone_does_not_become_lost_for_good_by_itself() {
    let world = World::new().await;
    let person = world.outside.person("和志明");
    let browser = come(&world, &person, YUNLING).await;
    report(&browser, LossKind::ForATime).await.unwrap();
    confirmed(&browser).await;
    world.clock.advance(60);
    telephones(&world, &person, 1, "1").await;
    world.clock.advance(16 * DAY);
    let (card, history) = until("the card in use", async || {
        Some(stored(&world, &person).await).filter(|(card, _)| card.status == CardStatus::Active)
    })
    .await;
    assert_eq!(told(&history)[1], (Some(CardEvent::Found), Actor::Core));
    assert_eq!(card.timer(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_a_card_is_handed_over_the_lost_one_is_void_and_the_new_one_in_use() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let browser = world.browser();
    let reference = apply(&browser, &world, &person, ANLAN).await.reference;
    report(&browser, LossKind::ForGood).await.unwrap();
    confirmed(&browser).await;
    let (old, _) = stored(&world, &person).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &reference).await;
    choose(&browser, &reference, "anlan-01").await.unwrap();
    let ready = reaches(&browser, &reference, Status::Ready).await;
    assert_eq!(stored(&world, &person).await.0.status, CardStatus::FormalLost, "until it is handed over");
    let shown =
        Handover { reference, pickup_code: ready.pickup_code.unwrap(), id_number: person.id_number.clone() };
    desk.call(HandOver, "", &shown.compared()).await.unwrap();

    let store = &world.server.app.store;
    let old = store.card(old.id).await.unwrap().unwrap();
    assert_eq!(old.status, CardStatus::Void);
    let (line, clerk) = (Some(CardEvent::Replaced), Some("wang".to_owned()));
    let last = store.card_history(old.id).await.unwrap().pop().unwrap();
    assert_eq!((last.event, last.actor, last.clerk), (line, Actor::Clerk, clerk));
    let (new, history) = stored(&world, &person).await;
    assert_eq!(
        (new.status, new.version, told(&history)),
        (CardStatus::Active, 1, vec![(None, Actor::Clerk)])
    );
    assert!(new.application.is_some() && new.id != old.id);
    assert_eq!(confirmed(&browser).await.status, CardStatus::Active, "the core knows of the new card");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_sees_how_their_card_stands_and_a_restart_forgets_no_deadline() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let browser = come(&world, &person, ANLAN).await;
    report(&browser, LossKind::ForATime).await.unwrap();
    match browser.call(ShowVisit, "", &Nothing {}).await.unwrap().stage {
        Stage::Identified(identified) => {
            assert_eq!(identified.person.card_status, Some(CardStatus::TempLost));
        }
        other => panic!("{other:?}"),
    }
    let at: Moment = stored(&world, &person).await.0.timer().unwrap();
    world.clock.advance(at.plus_seconds(1).seconds_until(at) + 8 * DAY);
    let world = world.restart().await;
    let (card, _) = until("the lapse", async || {
        Some(stored(&world, &person).await).filter(|(card, _)| card.status == CardStatus::Active)
    })
    .await;
    assert_eq!(card.reported_at, None);
}
