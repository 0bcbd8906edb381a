//! Every screen, in both languages, on kiosk and phone: axe finds nothing serious, targets are large enough, and a picture is kept.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Language, Person, XIULAN},
    world::World,
};

/// Walks every screen and checks each.
async fn all(device: Device, language: Language) -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, device, Webcam::Shows("face"), language).await?;
    let name = |step: &str| {
        format!("{}-{}-{step}", if device == Device::Kiosk { "kiosk" } else { "phone" }, language.tag())
    };
    let stands = async |step: &str| -> Result<()> {
        person.browser.stands(step).await?;
        person.browser.picture(&name(step)).await
    };
    if device == Device::Kiosk {
        stands("attract").await?;
        person.browser.press("main button").await?;
    }
    stands("home").await?;
    person.presses("service.loss.title").await?;
    stands("coming").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("home").await?;
    person.presses("service.replace.title").await?;
    stands("replace.overview").await?;
    person.goes_on().await?;
    stands("identify.consent").await?;
    person.goes_on().await?;
    stands("identify.number").await?;
    person.types("#id-number", "12").await?;
    person.goes_on().await?;
    person.reads("error.title").await?;
    stands("identify.number").await?;
    person.browser.picture(&name("identify.number-error")).await?;
    Ok(())
}

#[tokio::test]
async fn a_kiosk_in_chinese() -> Result<()> {
    all(Device::Kiosk, Language::Chinese).await
}

#[tokio::test]
async fn a_kiosk_in_english() -> Result<()> {
    all(Device::Kiosk, Language::English).await
}

#[tokio::test]
async fn a_phone_in_chinese() -> Result<()> {
    all(Device::Phone, Language::Chinese).await
}

#[tokio::test]
async fn a_phone_in_english() -> Result<()> {
    all(Device::Phone, Language::English).await
}

#[tokio::test]
async fn the_console() -> Result<()> {
    let world = World::start().await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.browser.stands("staff.queue").await?;
    clerk.browser.picture("desk-zh-CN-queue").await
}
