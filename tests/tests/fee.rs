//! The fee of a card, paid where the case is followed: the card is made then.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    payer::Payer,
    person::{Language, Person, ZHIMING},
    world::World,
};

const FACE: Webcam = Webcam::Shows("face");

/// Up to the fee that is due.
async fn comes_to_the_fee(world: &World, device: Device, language: Language) -> Result<(Person<'_>, String)> {
    let person = Person::arrives(world, ZHIMING, device, FACE, language).await?;
    let reference = person.applies().await?;
    person.presses("done.follow").await?;
    let clerk = Clerk::signs_in(world, "zhao").await?;
    clerk.takes_up(&reference).await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.chooses_the_nearest_outlet().await?;
    person.sees("fee-due").await?;
    Ok((person, reference))
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_the_fee_is_paid_at_once_and_the_card_is_made() -> Result<()> {
    let world = World::start().await?;
    let (person, reference) = comes_to_the_fee(&world, Device::Kiosk, Language::Chinese).await?;
    person.stands_as("track.case", "track.fee-due", person.language).await?;
    person.goes_on().await?;
    person.at("pay.waiting").await?;
    person.browser.reads("¥ 25.00").await?;
    person.stands_as("pay.waiting", "pay.waiting-fee", person.language).await?;
    let payer = Payer::scans(&person.browser).await?;
    payer.browser.reads("¥25.00").await?;
    person.reads("pay.waiting.scanned").await?;
    payer.pays().await?;
    person.at("pay.done").await?;
    person.reads("payments.then.fee").await?;
    person.stands_as("pay.done", "pay.done-fee", person.language).await?;
    person.presses("pay.done.case").await?;
    person.at("track.case").await?;
    person.sees("ready").await?;
    let code = person.pickup_code().await?;
    let clerk = Clerk::signs_in(&world, "zhao").await?;
    clerk.hands_over(&reference, &code, ZHIMING).await?;
    person.sees("collected").await
}

#[tokio::test]
async fn on_a_phone_in_english_a_fee_that_was_left_goes_on_with_the_same_code() -> Result<()> {
    let world = World::start().await?;
    let (person, _) = comes_to_the_fee(&world, Device::Phone, Language::English).await?;
    person.stands_as("track.case", "track.fee-due", person.language).await?;
    person.goes_on().await?;
    person.at("pay.waiting").await?;
    let link = person.browser.code_on_screen().await?;
    person.browser.press("[data-testid=end]").await?;
    person.at("pay.leaving").await?;
    person.stands("pay.leaving").await?;
    person.goes_on().await?;
    person.at("home").await?;
    person.presses("home.open").await?;
    person.sees("fee-due").await?;
    person.reads("track.case.paying").await?;
    person.goes_on().await?;
    person.at("pay.waiting").await?;
    anyhow::ensure!(person.browser.code_on_screen().await? == link, "it is another code");
    Payer::opens(&link).await?.pays().await?;
    person.at("pay.done").await?;
    person.goes_on().await?;
    person.sees("ready").await
}
