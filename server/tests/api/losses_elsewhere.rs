//! What happens to a card elsewhere, by telephone or at a counter, and a core that is slow to say so.

use std::time::Duration;

use domain::{
    application::DraftAnswer,
    card::{CardEvent, CardStatus},
    machine::Actor,
    problem::ErrorCode,
    service::Service,
    wire::{CoreWord, Declaration, LossKind, LossReport, LossTakenBack, ReportLoss, Submit, TakeLossBack},
};
use sandbox::people::{ANLAN, Person, YUNLING};

use server::{
    jobs::{self, Kind, SendSms},
    store::{BlindIndex, CardId, CardRecord, Change},
};

use crate::{
    browser::Browser,
    journey::{declared, photograph},
    losses::{come, confirmed, report, show, stored, telephones, told},
    services::{answer, reissue},
    world::{World, serve_with, until},
};

const DAY: i64 = 24 * 60 * 60;

/// Somebody who has just reported a card lost for a time, which the core has confirmed.
async fn loses_a_card(world: &World, name: &str, region: &str) -> (Person, Browser) {
    let person = world.outside.person(name);
    let browser = come(world, &person, region).await;
    report(&browser, LossKind::ForATime).await.unwrap();
    confirmed(&browser).await;
    (person, browser)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_elsewhere_is_a_line_of_the_history_when_a_new_card_is_asked_for() {
    let world = World::new().await;
    let (person, browser) = loses_a_card(&world, "张秀兰", ANLAN).await;
    world.clock.advance(60);
    telephones(&world, &person, 1, "3").await;
    let answers: [DraftAnswer; 5] = reissue(photograph(&browser).await);
    let version = answer(&browser, Service::Reissue, &answers).await;
    assert_eq!(stored(&world, &person).await.1.len(), 1, "who only looks changes nothing");
    let declaration = Declaration { service: Service::Reissue, ..declared(version) };
    browser.call(Submit, "", &declaration).await.unwrap();

    let (card, history) = stored(&world, &person).await;
    assert_eq!((card.status, card.version, card.told), (CardStatus::FormalLost, 2, true));
    assert_eq!((card.lapses_at, card.timer()), (None, None), "it ends by itself no more");
    let reported = (Some(CardEvent::LossReported), Actor::Resident);
    assert_eq!(told(&history), [reported, (Some(CardEvent::LossConfirmed), Actor::Core)]);
    let audit = world.server.app.store.audit_of(&card.id.0.to_string()).await.unwrap();
    let last = audit.last().unwrap();
    assert_eq!((last.entry.actor.as_str(), last.entry.action.as_str()), ("core", "loss-confirmed"));
    assert_eq!(show(&browser).await.core, CoreWord::Confirmed);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_moved_elsewhere_after_it_was_seen_is_looked_at_anew_before_a_step() {
    let world = World::new().await;
    let (person, browser) = loses_a_card(&world, "张秀兰", ANLAN).await;
    let seen = show(&browser).await;
    world.clock.advance(60);
    telephones(&world, &person, 1, "1").await;
    let for_good = LossReport { kind: LossKind::ForGood, version: seen.version };
    let refused = browser.call(ReportLoss, "", &for_good).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::StaleVersion);
    let back = LossTakenBack { version: seen.version };
    assert_eq!(browser.call(TakeLossBack, "", &back).await.unwrap_err().code, ErrorCode::StaleVersion);
    assert_eq!(stored(&world, &person).await.1.len(), 1, "nothing happened to the card");

    let now = show(&browser).await;
    assert_eq!((now.status, now.core, now.version), (CardStatus::Active, CoreWord::Theirs, 2));
    let gone = report(&browser, LossKind::ForGood).await.unwrap();
    assert_eq!((gone.status, gone.version), (CardStatus::FormalLost, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_lost_for_good_by_telephone_is_not_in_use_again_when_its_report_ends() {
    let world = World::new().await;
    let (person, _) = loses_a_card(&world, "张秀兰", ANLAN).await;
    world.clock.advance(60);
    telephones(&world, &person, 1, "3").await;
    world.clock.advance(8 * DAY);
    let (card, history) = until("the core's word", async || {
        Some(stored(&world, &person).await).filter(|(card, _)| card.status != CardStatus::TempLost)
    })
    .await;
    assert_eq!((card.status, card.timer()), (CardStatus::FormalLost, None));
    assert_eq!(told(&history)[1], (Some(CardEvent::LossConfirmed), Actor::Core));
    let later = come(&world, &person, ANLAN).await;
    let standing = show(&later).await;
    assert_eq!((standing.status, standing.core), (CardStatus::FormalLost, CoreWord::Confirmed));
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_core_is_silent_a_lost_card_stays_lost_and_is_in_use_again_once_it_was_heard() {
    let world = World::new().await;
    let (person, _) = loses_a_card(&world, "张秀兰", ANLAN).await;
    world.outside.knob("core_down", true).await;
    world.clock.advance(8 * DAY);
    let app = &world.server.app;
    until("the card put off", async || {
        app.store.due_cards(app.now(), 1).await.unwrap().is_empty().then_some(())
    })
    .await;
    assert_eq!(stored(&world, &person).await.0.status, CardStatus::TempLost);

    world.outside.knob("core_down", false).await;
    world.clock.advance(60);
    let (_, history) = until("the report's end", async || {
        Some(stored(&world, &person).await).filter(|(card, _)| card.status == CardStatus::Active)
    })
    .await;
    assert_eq!(told(&history)[1], (Some(CardEvent::ReportEnded), Actor::Timer));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_report_stays_it_becomes_one_for_good_whether_or_not_the_core_is_heard() {
    let world = World::new().await;
    let (person, _) = loses_a_card(&world, "和志明", YUNLING).await;
    world.outside.knob("core_down", true).await;
    world.clock.advance(16 * DAY);
    let (_, history) = until("the report's end", async || {
        Some(stored(&world, &person).await).filter(|(card, _)| card.status == CardStatus::FormalLost)
    })
    .await;
    assert_eq!(told(&history)[1], (Some(CardEvent::ReportKept), Actor::Timer));
}

/// A core that takes every call and answers none.
async fn mute() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut calls = Vec::new();
        while let Ok((call, _)) = listener.accept().await {
            calls.push(call);
        }
    });
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_core_holds_up_no_message() {
    let world = World::new().await;
    let (person, _) = loses_a_card(&world, "张秀兰", ANLAN).await;
    let app = &world.server.app;
    let (card, _) = stored(&world, &person).await;
    let details = app.open_card(&card).unwrap();
    for number in 0..12 {
        let id = CardId(app.entropy.id(app.now()).unwrap());
        let person = BlindIndex([number; 32]);
        let details = app.seal_card(id, &details).unwrap();
        let lost = CardRecord { id, version: 0, person, details, ..card.clone() };
        app.commit(vec![Change::PutCard { card: Box::new(lost), history: None }]).await.unwrap();
    }
    let World { server, outside, clock, data, .. } = world;
    server.stop().await;
    clock.advance(8 * DAY);
    let server = serve_with(&outside, &clock, &data, &["--core", &mute().await]).await;
    let to = person.mobile.clone().unwrap().try_into().unwrap();
    let message = SendSms { to, text: "still here".into() };
    let now = server.app.now();
    let job = jobs::job(&server.app, Kind::SendSms, "still-here".into(), &message, now).unwrap();
    server.app.commit(vec![Change::Enqueue(job)]).await.unwrap();
    let mobile = person.mobile.as_deref().unwrap();
    let sent = until("the message", async || {
        outside.inbox(mobile).await.iter().any(|message| message.text == "still here").then_some(())
    });
    tokio::time::timeout(Duration::from_secs(10), sent).await.expect("the cards do not come first");
}
