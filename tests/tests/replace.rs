//! Replacing a card, from the first screen to the handover.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Insured, Language, Person, XIULAN, YAN, ZHIMING},
    world::World,
};

const FACE: Webcam = Webcam::Shows("face");

/// A region without a fee.
async fn free(who: Insured, device: Device, language: Language) -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, who, device, FACE, language).await?;
    let reference = person.applies().await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    person.sees("under-review").await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.chooses_the_nearest_outlet().await?;
    person.sees("ready").await?;
    let code = person.pickup_code().await?;
    clerk.hands_over(&reference, &code, who).await?;
    person.sees("collected").await
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_without_a_fee() -> Result<()> {
    free(XIULAN, Device::Kiosk, Language::Chinese).await
}

#[tokio::test]
async fn on_a_phone_in_english_with_a_rare_name() -> Result<()> {
    free(YAN, Device::Phone, Language::English).await
}

#[tokio::test]
async fn on_a_phone_where_the_fee_is_paid_at_the_counter() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, ZHIMING, Device::Phone, FACE, Language::Chinese).await?;
    let reference = person.applies().await?;
    person.presses("done.follow").await?;

    let clerk = Clerk::signs_in(&world, "zhao").await?;
    clerk.takes_up(&reference).await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.chooses_the_nearest_outlet().await?;
    person.sees("fee-due").await?;
    clerk.settles(&reference).await?;
    person.sees("ready").await?;
    let code = person.pickup_code().await?;
    clerk.hands_over(&reference, &code, ZHIMING).await?;
    person.sees("collected").await
}
