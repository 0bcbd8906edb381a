//! Replacing a card with a finger alone and with the keys alone. Each screen on the way is in order for whoever hears it.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    hands::Hand,
    person::{Language, Person, XIULAN, YAN},
    world::World,
};

/// From the first screen to the reference.
async fn applies(device: Device, language: Language, hand: Hand) -> Result<()> {
    let world = World::start().await?;
    let who = if language == Language::Chinese { XIULAN } else { YAN };
    let person = Person::arrives(&world, who, device, Webcam::Shows("face"), language).await?;
    person.browser.uses(hand);
    person.applies().await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await
}

#[tokio::test]
async fn a_finger_at_a_kiosk() -> Result<()> {
    applies(Device::Kiosk, Language::Chinese, Hand::Finger).await
}

#[tokio::test]
async fn a_finger_on_a_phone() -> Result<()> {
    applies(Device::Phone, Language::English, Hand::Finger).await
}

#[tokio::test]
async fn the_keys_at_a_kiosk() -> Result<()> {
    applies(Device::Kiosk, Language::English, Hand::Keys).await
}

#[tokio::test]
async fn the_keys_on_a_screen_of_a_phones_size() -> Result<()> {
    applies(Device::Phone, Language::Chinese, Hand::Keys).await
}
