//! Somebody who is not insured here learns where to turn to; help is at hand on the way.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    person::{Insured, Language, Person, SIYUAN, WENJING},
    world::World,
};

/// Identifies, and is told that the card is not replaced here.
async fn turned_away(person: &Person<'_>, because: &str, picture: &str) -> Result<()> {
    person.wants_a_new_card().await?;
    person.identifies().await?;
    person.at("identify.not-here").await?;
    person.reads(because).await?;
    person.reads("identify.not_here.bring").await?;
    person.stands_in_both("identify.not-here", picture).await
}

async fn arrives(world: &World, who: Insured, device: Device) -> Result<Person<'_>> {
    Person::arrives(world, who, device, Webcam::Absent, Language::Chinese).await
}

/// Help opens over the screen and leaves it as it was.
async fn help_is_at_hand(person: &Person<'_>) -> Result<()> {
    person.browser.press("[data-testid=help]").await?;
    person.reads("help.title").await?;
    person.stands_as("identify.not-here", "help-dialog", Language::Chinese).await?;
    person.presses("action.close").await?;
    person.browser.gone("dialog[open]").await?;
    person.at("identify.not-here").await
}

#[tokio::test]
async fn insured_elsewhere_on_a_phone() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, SIYUAN, Device::Phone).await?;
    person.presses("places.help").await?;
    person.stands_in_both("help", "help").await?;
    person.presses("places.home").await?;
    person.at("home").await?;
    turned_away(&person, "identify.not_here.hint", "identify.not-here").await?;
    help_is_at_hand(&person).await
}

#[tokio::test]
async fn insurance_paused_at_a_kiosk() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, WENJING, Device::Kiosk).await?;
    turned_away(&person, "identify.not_here.hint.lapsed", "identify.not-here-lapsed").await?;
    help_is_at_hand(&person).await?;
    person.browser.press("[data-testid=end]").await?;
    person.at("attract").await
}
