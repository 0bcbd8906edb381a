//! Rules that change while the server runs.

use domain::{
    problem::ErrorCode,
    region::Terms,
    wire::{Declaration, Nothing, ShowRegion, Submit},
};
use sandbox::people::ANLAN;

use crate::{
    browser::Browser,
    journey::{answer_all, declared, identify, photograph},
    world::{World, until},
};

async fn terms(browser: &Browser) -> Terms {
    browser.call(ShowRegion, ANLAN, &Nothing {}).await.unwrap().terms
}

#[tokio::test]
async fn a_changed_region_counts_without_a_restart_and_nobody_hands_in_under_the_old_rules_unseen() {
    let world = World::with_regions(|_| {}).await;
    let browser = world.browser();
    let person = world.outside.person("张秀兰");
    identify(&browser, &world.outside, &person, ANLAN).await;
    let version = answer_all(&browser, photograph(&browser).await).await;
    assert_eq!(terms(&browser).await.review_days, 3);

    world.change_rules(|region| {
        region["version"] = "2026-12".into();
        region["terms"]["review_days"] = 9.into();
    });
    until("the new rules", async || (terms(&browser).await.review_days == 9).then_some(())).await;
    let unseen = browser.call(Submit, "", &declared(version)).await.unwrap_err();
    assert_eq!(unseen.code, ErrorCode::StaleVersion);
    let seen = Declaration { rules: "2026-12".into(), ..declared(version) };
    let submitted = browser.call(Submit, "", &seen).await.unwrap().application;
    assert_eq!(submitted.rules, "2026-12");
}
