//! Handing a card over: code and number first, then the clerk's word that the person was compared.

use domain::{
    application::Status,
    problem::ErrorCode,
    wire::{
        path_with,
        staff::{CASE_PHOTO_BEFORE, CheckHandover, Collector, HandOver, Handover, Released},
    },
};
use reqwest::Method;
use sandbox::people::ANLAN;

use crate::{
    browser::{Browser, problem},
    journey::{applied, apply, approve, case, choose, reaches, sign_in},
    world::World,
};

/// A card that lies ready, and what its owner shows.
pub(crate) async fn ready(world: &World) -> (Browser, Handover) {
    let (browser, person, application) = applied(world).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &application.reference).await;
    choose(&browser, &application.reference, "anlan-01").await.unwrap();
    let there = reaches(&browser, &application.reference, Status::Ready).await;
    let pickup_code = there.pickup_code.unwrap();
    (desk, Handover { reference: application.reference, pickup_code, id_number: person.id_number })
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_handed_over_without_the_clerks_word() {
    let world = World::new().await;
    let (desk, shown) = ready(&world).await;
    let reference = shown.reference.clone();
    for (same_person, id_seen) in [(false, false), (true, false), (false, true)] {
        let released = Released { shown: shown.clone(), same_person, id_seen };
        let refused = desk.call(HandOver, "", &released).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotCompared);
    }
    let bare = desk.request(Method::POST, "/api/handover").json(&shown);
    assert_eq!(problem(desk.send(bare).await).await.code, ErrorCode::Malformed, "it cannot be left out");
    assert_eq!(case(&desk, &reference).await.row.status, Status::Ready);
    let handed = desk.call(HandOver, "", &shown.compared()).await.unwrap();
    assert_eq!(handed.row.status, Status::Collected);
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_the_card_is_for_is_shown_after_the_code_and_audited() {
    let world = World::new().await;
    let (desk, shown) = ready(&world).await;
    let audited = async || {
        let lines = world.server.app.store.audit_of(shown.reference.as_str()).await.unwrap();
        lines.iter().filter(|line| line.entry.action == "handover-checked").count()
    };
    let guessed = Handover { pickup_code: "00000x".to_owned(), ..shown.clone() };
    let refused = desk.call(CheckHandover, "", &guessed).await.unwrap_err();
    assert_eq!((refused.code, audited().await), (ErrorCode::PickupMismatch, 0));
    let check = desk.call(CheckHandover, "", &shown).await.unwrap();
    assert_eq!((&*check.name, &check.id_number), ("张秀兰", &shown.id_number));
    assert_eq!((check.collector, audited().await), (Collector::Holder, 1));
    assert!(!format!("{check:?}").contains("张秀兰"), "it is in no log");
    let path = path_with(CASE_PHOTO_BEFORE, shown.reference.as_str());
    let before = desk.send(desk.request(Method::GET, &path)).await;
    assert_eq!((check.photo_before, problem(before).await.code), (false, ErrorCode::NotFound));

    for _ in 0..4 {
        assert!(desk.call(CheckHandover, "", &guessed).await.is_err());
    }
    let locked = desk.call(CheckHandover, "", &guessed).await.unwrap_err();
    assert_eq!(locked.code, ErrorCode::PickupMismatch, "what fitted forgave the tries before");
    let locked = desk.call(HandOver, "", &shown.clone().compared()).await.unwrap_err();
    assert_eq!(locked.code, ErrorCode::Locked, "both count together");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_photo_on_file_stands_beside_the_new_one() {
    let world = World::new().await;
    let (desk, shown) = ready(&world).await;
    desk.call(HandOver, "", &shown.clone().compared()).await.unwrap();
    let browser = world.browser();
    let person = world.outside.person("张秀兰");
    let again = apply(&browser, &world, &person, ANLAN).await;
    approve(&desk, &again.reference).await;
    choose(&browser, &again.reference, "anlan-01").await.unwrap();
    let there = reaches(&browser, &again.reference, Status::Ready).await;
    let shown = Handover {
        reference: again.reference.clone(),
        pickup_code: there.pickup_code.unwrap(),
        id_number: person.id_number,
    };
    assert!(desk.call(CheckHandover, "", &shown).await.unwrap().photo_before);
    let path = path_with(CASE_PHOTO_BEFORE, again.reference.as_str());
    let before = desk.send(desk.request(Method::GET, &path)).await;
    assert_eq!(
        (before.status().as_u16(), &before.headers()["content-type"]),
        (200, &"image/jpeg".parse().unwrap())
    );
}
