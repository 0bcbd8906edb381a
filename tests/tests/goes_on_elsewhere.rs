//! A visit that ends midway at a kiosk and goes on at a phone: nothing is asked twice, and one application comes of it.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Language, Person, XIULAN},
    world::World,
};

const FACE: Webcam = Webcam::Shows("face");
/// Seconds until another code can be sent.
const BETWEEN_CODES: u64 = 120;
/// Whether a photo that the server keeps can be seen.
const SHOWS_A_PHOTO: &str =
    "return [...document.images].some(e => /api.photos/.test(e.src) && e.naturalWidth > 0)";

/// At a kiosk, up to the first question; the code that was given.
async fn begins_at_a_kiosk(world: &World) -> Result<(Person<'_>, String)> {
    let person = Person::arrives(world, XIULAN, Device::Kiosk, FACE, Language::Chinese).await?;
    person.wants_a_new_card().await?;
    let code = person.identifies_after(None).await?;
    Ok((person, code))
}

/// At a phone, once another code can be sent; up to the first question that has no answer yet.
async fn goes_on_at_a_phone<'w>(world: &'w World, before: &str) -> Result<(Person<'w>, String)> {
    world.moves_on(BETWEEN_CODES)?;
    let person = Person::arrives(world, XIULAN, Device::Phone, FACE, Language::Chinese).await?;
    person.wants_a_new_card().await?;
    let code = person.identifies_after(Some(before)).await?;
    Ok((person, code))
}

#[tokio::test]
async fn after_a_power_cut_at_a_kiosk_the_phone_asks_what_is_missing_and_no_more() -> Result<()> {
    let world = World::start().await?;
    let (person, code) = begins_at_a_kiosk(&world).await?;
    person.is_for_oneself().await?;
    person.at("apply.reason").await?;
    person.presses("apply.reason.damaged").await?;
    person.goes_on().await?;
    person.at("contact.mobile").await?;
    person.goes_on().await?;
    person.at("contact.email").await?;
    person.presses("apply.email.skip").await?;
    person.at("contact.address").await?;
    drop(person);

    let (person, code) = goes_on_at_a_phone(&world, &code).await?;
    person.at("contact.address").await?;
    person.presses("apply.contact.use").await?;
    person.at("capture.intro").await?;
    person.photographs().await?;
    person.reads("apply.reason.short.damaged").await?;
    let reference = person.hands_in().await?;
    drop(person);

    // At the kiosk again it is the same application that is shown.
    world.moves_on(BETWEEN_CODES)?;
    let person = Person::arrives(&world, XIULAN, Device::Kiosk, FACE, Language::Chinese).await?;
    person.wants_a_new_card().await?;
    person.identifies_after(Some(&code)).await?;
    person.is_for_oneself().await?;
    person.at("apply.done").await?;
    person.reads("done.title.open").await?;
    ensure!(person.reference().await? == reference, "there are two applications");
    Ok(())
}

#[tokio::test]
async fn a_photo_made_at_a_kiosk_is_kept_for_the_phone_once_the_visit_was_ended() -> Result<()> {
    let world = World::start().await?;
    let (person, code) = begins_at_a_kiosk(&world).await?;
    person.answers().await?;
    person.photographs().await?;
    person.browser.run("window.before = true", vec![]).await?;
    person.browser.press("[data-testid=end]").await?;
    person.browser.reloaded().await?;
    person.at("attract").await?;

    let (phone, _) = goes_on_at_a_phone(&world, &code).await?;
    phone.at("apply.check").await?;
    phone.reads("apply.reason.short.damaged").await?;
    ensure!(phone.browser.run(SHOWS_A_PHOTO, vec![]).await? == true, "the photo is not shown");
    let reference = phone.hands_in().await?;
    phone.presses("done.follow").await?;
    phone.sees("submitted").await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.approves().await?;
    phone.sees("approved").await?;
    // Nothing of it came back to the kiosk.
    person.at("attract").await
}
