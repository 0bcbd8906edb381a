//! Every screen, in both languages, on kiosk and phone: axe finds nothing serious, targets are large enough, and a picture is kept.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Language, Person, XIULAN},
    world::World,
};

/// Walks every screen of replacing a card and checks each.
async fn all(device: Device, language: Language) -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, device, Webcam::Shows("face"), language).await?;
    before_identifying(&person).await?;
    identifying(&person, &world).await?;
    answering(&person).await?;
    photographing(&person).await?;
    after_handing_in(&person, &world).await
}

/// The key, as WebDriver names it.
const BACKSPACE: char = '\u{e003}';

async fn before_identifying(person: &Person<'_>) -> Result<()> {
    if person.browser.device == Device::Kiosk {
        person.stands("attract").await?;
        person.browser.press("main button").await?;
    }
    person.stands("home").await?;
    person.presses("service.lost.title").await?;
    person.stands("services").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("home").await?;
    person.presses("service.care.title").await?;
    person.at("services").await?;
    person.presses("service.claims.title").await?;
    person.at("identify.consent").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("home").await?;
    person.presses("service.replace.title").await?;
    person.stands("apply.overview").await?;
    person.goes_on().await
}

async fn identifying(person: &Person<'_>, world: &World) -> Result<()> {
    person.stands("identify.consent").await?;
    person.goes_on().await?;
    person.at("identify.number").await?;
    person.types("#id-number", "33").await?;
    person.goes_on().await?;
    person.reads("error.title").await?;
    person.stands("identify.number").await?;
    if person.browser.device == Device::Phone {
        // What was refused is typed once more on the way to the whole number, and nothing gets in between.
        person.types("#id-number", &format!("{BACKSPACE}{BACKSPACE}{}", XIULAN.id_number)).await?;
    } else {
        person.browser.page.refresh().await?;
        person.at("identify.number").await?;
        person.types("#id-number", XIULAN.id_number).await?;
    }
    person.goes_on().await?;
    person.stands("identify.code").await?;
    person.gives_code(&world.code_for(XIULAN.mobile, None).await?).await?;
    person.stands("identify.name").await?;
    person.goes_on().await
}

async fn answering(person: &Person<'_>) -> Result<()> {
    person.stands("holder.whom").await?;
    person.is_for_oneself().await?;
    person.stands("apply.reason").await?;
    person.presses("apply.reason.expired").await?;
    person.goes_on().await?;
    person.stands("contact.mobile").await?;
    person.presses("apply.contact.use").await?;
    person.stands("contact.email").await?;
    person.presses("apply.email.skip").await?;
    person.stands("contact.address").await?;
    person.presses("apply.contact.use").await
}

async fn photographing(person: &Person<'_>) -> Result<()> {
    person.stands("capture.intro").await?;
    person.presses("photo.cannot").await?;
    person.stands("capture.cannot").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("capture.intro").await?;
    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.reads("photo.hint.ready").await?;
    let device = if person.browser.device == Device::Kiosk { "kiosk" } else { "phone" };
    person.browser.picture(&format!("{device}-{}-capture.live", person.language.tag())).await?;
    person.stands("capture.finished").await?;
    person.presses("photo.use").await
}

async fn after_handing_in(person: &Person<'_>, world: &World) -> Result<()> {
    person.stands("apply.check").await?;
    let reference = person.hands_in().await?;
    person.stands("apply.done").await?;
    person.presses("done.follow").await?;
    person.stands("track.case").await?;
    let clerk = Clerk::signs_in(world, "wang").await?;
    clerk.browser.stands("staff.queue").await?;
    clerk.takes_up(&reference).await?;
    clerk.browser.stands("staff.queue").await?;
    clerk.browser.picture("desk-zh-CN-case").await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.goes_on().await?;
    person.stands("track.outlets").await?;
    person.browser.press("[data-testid=outlet]").await?;
    person.goes_on().await?;
    person.sees("ready").await?;
    person.stands("track.case").await?;
    person.browser.press("[data-testid=back]").await?;
    person.stands("track.list").await
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
    for place in ["handover", "vouch"] {
        clerk.browser.run(&format!("location.hash = '#{place}'"), vec![]).await?;
        clerk.browser.stands(&format!("staff.{place}")).await?;
    }
    Ok(())
}
