//! A new card: the social half is made ready here, the bank half is left to the bank.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    person::{AILI, Language, Person, XIULAN},
    world::World,
};

/// From the first screen to how both halves stand.
async fn looks(person: &Person<'_>) -> Result<()> {
    if person.browser.device == Device::Kiosk {
        person.browser.press("main button").await?;
        person.at("home").await?;
    } else {
        person.chooses_the_region().await?;
    }
    person.presses("service.more.title").await?;
    person.presses("service.activate.title").await?;
    person.at("activate.overview").await?;
    person.goes_on().await?;
    person.at("identify.consent").await?;
    person.identifies().await?;
    person.at("activate.halves").await
}

#[tokio::test]
async fn on_a_phone_a_new_card_is_made_ready_for_doctors_and_the_bank_is_named() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, AILI, Device::Phone, Webcam::Absent, Language::English).await?;
    looks(&person).await?;
    person.reads("activate.title.social").await?;
    person.goes_on().await?;
    person.reads("activate.title.bank").await?;
    person.browser.reads("Xuequan Bank").await?;
    person.stands_in_both("activate.halves", "activate.halves").await?;
    person.goes_on().await?;
    person.at("home").await
}

#[tokio::test]
async fn at_a_kiosk_a_card_in_use_has_nothing_left_to_do_and_leaving_clears_it() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Kiosk, Webcam::Absent, Language::Chinese).await?;
    looks(&person).await?;
    person.reads("activate.title.done").await?;
    person.goes_on().await?;
    person.at("attract").await
}
