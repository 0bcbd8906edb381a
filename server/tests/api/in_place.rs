//! A new card in place of a lost one: of a reissue and an instant card one is open, and while it is, the loss is not taken back.

use domain::{
    application::{Contact, DraftAnswer},
    instant::Group,
    problem::ErrorCode,
    service::Service,
    wire::{Answered, Declaration, LossKind, SaveAnswer, Submit},
};
use sandbox::people::ANLAN;

use crate::{
    browser::Browser,
    instant::{group, save, submit},
    journey::{declared, photograph},
    losses::{come, report, show, take_back},
    services::{answer, bank, reissue},
    world::World,
};

/// A browser whose person has lost the card for good.
async fn lost(world: &World) -> Browser {
    let browser = come(world, &world.outside.person("张秀兰"), ANLAN).await;
    let standing = report(&browser, LossKind::ForGood).await.unwrap();
    assert!(standing.can_be_taken_back, "nothing is asked for yet");
    browser
}

/// Answers everything that an instant card for a lost one asks.
async fn at_once(browser: &Browser) -> u32 {
    let answers = [
        group(Group::LossAndReissue),
        DraftAnswer::Mobile(Contact::OnFile),
        bank("lanwan", "2026-03"),
        DraftAnswer::Photo(photograph(browser).await),
    ];
    answer(browser, Service::InstantCard, &answers).await
}

async fn issue_again(browser: &Browser, version: u32) -> Result<(), ErrorCode> {
    let declaration = Declaration { service: Service::Reissue, ..declared(version) };
    browser.call(Submit, "", &declaration).await.map(drop).map_err(|problem| problem.code)
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_card_is_printed_in_its_place_a_lost_one_is_not_taken_back_nor_issued_again() {
    let world = World::new().await;
    let browser = lost(&world).await;
    let again = answer(&browser, Service::Reissue, &reissue(photograph(&browser).await)).await;
    let version = at_once(&browser).await;
    submit(&browser, ANLAN, version).await.unwrap();

    assert!(!show(&browser).await.can_be_taken_back);
    assert_eq!(take_back(&browser).await.unwrap_err().code, ErrorCode::WrongStep);
    assert_eq!(issue_again(&browser, again).await, Err(ErrorCode::CardAskedFor));
    let answered =
        Answered { service: Service::Reissue, version: again, answer: DraftAnswer::Email(Contact::None) };
    assert_eq!(browser.call(SaveAnswer, "", &answered).await.unwrap_err().code, ErrorCode::CardAskedFor);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_card_is_issued_again_none_is_printed_at_once_in_its_place() {
    let world = World::new().await;
    let browser = lost(&world).await;
    let version = at_once(&browser).await;
    let again = answer(&browser, Service::Reissue, &reissue(photograph(&browser).await)).await;
    issue_again(&browser, again).await.unwrap();

    assert_eq!(submit(&browser, ANLAN, version).await.unwrap_err().code, ErrorCode::CardAskedFor);
    let refused = save(&browser, version, group(Group::LossAndReissue)).await.unwrap_err();
    assert_eq!(refused, ErrorCode::CardAskedFor);
    save(&browser, version, group(Group::EmergencyInpatient)).await.unwrap();
}
