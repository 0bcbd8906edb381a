//! One open filing for a place: the same one is told, any other stands in the way, wherever it was made.

use domain::{
    filing::{FilingStatus, RefuseReason, Sought},
    problem::ErrorCode,
    wire::{FilingKey, NewFiling},
};
use sandbox::people::{ANLAN, YUNLING};
use server::core::FilingNotice;
use uuid::Uuid;

use crate::{
    filings::{file, list, promised, region, sought, stands, withdraw},
    losses::come,
    world::{World, until},
};

fn new(number: u128, sought: Sought) -> NewFiling {
    NewFiling { key: FilingKey(Uuid::from_u128(number)), sought }
}

/// For the place that 和志明 has filed for elsewhere, on days of that filing.
fn at_the_same_place() -> NewFiling {
    new(1, sought("own-choice", "510100", "2026-11-25", Some("2026-12-10")))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_filed_elsewhere_stands_in_the_way_of_another_for_its_place() {
    let world = World::new().await;
    let person = world.outside.person("和志明");
    let browser = come(&world, &person, YUNLING).await;
    let refused = file(&browser, &at_the_same_place()).await.unwrap_err();
    assert_eq!((refused.code, refused.filing), (ErrorCode::FilingOpen, None));
    let core = world.server.app.core.filings(&region(YUNLING), &person.id_number).await.unwrap();
    assert_eq!(core.len(), 1);
    let city = new(2, Sought { place: region("110000"), ..at_the_same_place().sought });
    assert!(!file(&browser, &city).await.unwrap().already_open);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_that_was_filed_elsewhere_is_told_as_what_it_is() {
    let world = World::new().await;
    let person = world.outside.person("龚䶮𠮷");
    let browser = come(&world, &person, ANLAN).await;
    let Sought { kind, place, from, until, .. } = promised().sought;
    let elsewhere = FilingNotice { key: "T1".to_owned(), kind: kind.0, promised: true, place, from, until };
    world.server.app.core.file(&region(ANLAN), &person.id_number, &elsewhere).await.unwrap();
    let told = file(&browser, &promised()).await.unwrap();
    assert!(told.already_open);
    assert_eq!((told.filing.reference.clone(), told.filing.status), (None, FilingStatus::Granted));
    assert_eq!(list(&browser).await.filings, [told.filing]);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_core_is_silent_it_decides_later() {
    let world = World::new().await;
    let browser = come(&world, &world.outside.person("和志明"), YUNLING).await;
    world.outside.knob("core_down", true).await;
    let filed = file(&browser, &at_the_same_place()).await.unwrap();
    assert_eq!((filed.already_open, filed.filing.status), (false, FilingStatus::Submitted));
    world.outside.knob("core_down", false).await;
    world.clock.advance(120);
    assert_eq!(stands(&browser, FilingStatus::Refused).await.refusal, Some(RefuseReason::Overlaps));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_kind_and_other_days_are_not_taken_for_the_one_that_is_open() {
    let world = World::new().await;
    let browser = come(&world, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    let filed = file(&browser, &promised()).await.unwrap().filing;
    let granted = stands(&browser, FilingStatus::Granted).await;
    let others = [
        sought("household", "110000", "2026-11-25", None),
        sought("referred", "110000", "2026-11-23", Some("2026-12-10")),
        sought("referred", "110000", "2027-01-01", Some("2027-01-10")),
    ];
    for (number, other) in (20..).zip(others) {
        let refused = file(&browser, &new(number, other)).await.unwrap_err();
        assert_eq!((refused.code, &refused.filing), (ErrorCode::FilingOpen, &filed.reference));
    }
    withdraw(&browser, &granted).await.unwrap();
    let later = new(30, sought("household", "110000", "2026-11-25", None));
    assert!(!file(&browser, &later).await.unwrap().already_open);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_while_the_core_was_silent_is_not_in_the_way_of_the_next() {
    let world = World::new().await;
    let browser = come(&world, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    file(&browser, &promised()).await.unwrap();
    let granted = stands(&browser, FilingStatus::Granted).await;
    world.outside.knob("core_down", true).await;
    withdraw(&browser, &granted).await.unwrap();
    let next = file(&browser, &new(40, promised().sought)).await.unwrap().filing;
    world.outside.knob("core_down", false).await;
    world.clock.advance(120);
    let store = &world.server.app.store;
    let status = until("the core's word", async || {
        let found = store.filing_by_reference(next.reference.as_ref().unwrap()).await.unwrap().unwrap();
        (found.status != FilingStatus::Submitted).then_some(found.status)
    })
    .await;
    assert_eq!(status, FilingStatus::Granted);
}
