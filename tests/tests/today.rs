//! "Can I get it today?": the same answers in two regions, and the rule that says so. Nobody signs in.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    person::{Language, Person, XIULAN, ZHIMING},
    world::World,
};
use serde_json::json;

/// The outlets that are shown.
const PLACES: &str = "return document.querySelectorAll('[data-testid=place]').length";

/// From the first screen to the first question.
async fn asks(person: &Person<'_>) -> Result<()> {
    if person.browser.device == Device::Kiosk {
        person.browser.press("main button").await?;
        person.at("home").await?;
    } else {
        person.chooses_the_region().await?;
    }
    person.presses("service.more.title").await?;
    person.at("services").await?;
    person.presses("service.instant.title").await?;
    person.at("instant.situation").await
}

/// Says that the household is registered in another province, and that no card was made before.
async fn answers(person: &Person<'_>) -> Result<()> {
    person.goes_on().await?;
    person.reads("question.missing").await?;
    person.presses("instant.situation.away").await?;
    person.goes_on().await?;
    person.at("instant.group").await?;
    person.presses("instant.group.household").await?;
    person.goes_on().await?;
    person.at("instant.before").await?;
    person.presses("instant.before.no").await?;
    person.goes_on().await
}

#[tokio::test]
async fn a_region_that_has_the_group_says_yes_with_papers_and_places() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Kiosk, Webcam::Absent, Language::Chinese).await?;
    asks(&person).await?;
    answers(&person).await?;
    person.at("instant.yes").await?;
    person.reads("instant.evidence.register").await?;
    person.browser.reads("安澜市即时制卡办法（演示），2026-03").await?;
    person.stands_in_both("instant.yes", "instant.yes").await?;
    let places = person.browser.run(PLACES, vec![]).await?;
    ensure!(places == json!(3), "{places} outlets are shown");
    person.presses("action.print").await?;
    person.goes_on().await?;
    person.at("identify.consent").await
}

#[tokio::test]
async fn another_region_says_no_by_its_own_rule_and_shows_the_usual_way() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, ZHIMING, Device::Phone, Webcam::Absent, Language::English).await?;
    asks(&person).await?;
    answers(&person).await?;
    person.at("instant.no").await?;
    person
        .browser
        .reads("The rules of Yunling do not include: Household registered in another province")
        .await?;
    person.browser.reads("Yunling procedure for instant cards (demo), edition 2026-01").await?;
    person.stands_in_both("instant.no", "instant.no").await?;
    person.goes_on().await?;
    person.at("apply.overview").await
}
