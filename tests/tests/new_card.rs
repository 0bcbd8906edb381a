//! A first card, from the list of materials to the outlet.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam, film},
    clerk::Clerk,
    person::{Language, Person, TUAN, XIULAN},
    world::World,
};

const FACE: Webcam = Webcam::Shows("face");

/// A picture that can be taken for a page.
fn page(folder: &tempfile::TempDir) -> Result<PathBuf> {
    let file = folder.path().join("page.png");
    film("face", &file)?;
    Ok(file)
}

/// Looks at the picture that the server keeps.
async fn sees_the_page(person: &Person<'_>) -> Result<()> {
    person.at("paper.kept").await?;
    let shown = "const picture = document.querySelector('main img'); await picture.decode(); return picture.naturalWidth";
    let script = format!("return (async () => {{ {shown} }})()");
    ensure!(person.browser.run(&script, vec![]).await?.as_u64() > Some(400), "the page is not shown");
    person.stands("paper.kept").await
}

/// From the household to the photo.
async fn answers(person: &Person<'_>) -> Result<()> {
    person.at("household.here").await?;
    person.stands("household.here").await?;
    person.browser.press("main label:has([value='339925'])").await?;
    person.goes_on().await?;
    person.at("paper.asked").await?;
    person.stands("paper.asked").await
}

async fn contacts(person: &Person<'_>) -> Result<()> {
    person.at("contact.mobile").await?;
    person.goes_on().await?;
    person.at("contact.email").await?;
    person.presses("apply.email.skip").await?;
    person.at("contact.address").await?;
    person.presses("apply.contact.use").await?;
    person.chooses_a_bank().await?;
    person.at("capture.intro").await?;
    person.photographs().await
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_for_oneself_up_to_the_outlet() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, TUAN, Device::Kiosk, FACE, Language::Chinese).await?;
    person.wants("/new-card").await?;
    person.reads("materials.register").await?;
    person.stands("apply.overview").await?;
    person.goes_on().await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    answers(&person).await?;
    person.goes_on().await?;
    person.at("paper.live").await?;
    person.stands("paper.live").await?;
    person.goes_on().await?;
    sees_the_page(&person).await?;
    person.goes_on().await?;
    contacts(&person).await?;
    person.reads("check.household").await?;
    person.browser.reads("月港县社会保险服务中心").await?;
    person.stands("apply.check").await?;
    let reference = person.hands_in().await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.browser.reads("月港县社会保险服务中心").await?;
    clerk.browser.press("[data-testid=papers] button").await?;
    clerk.stands("staff.queue", "zh-CN-papers").await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.chooses_the_nearest_outlet().await?;
    person.sees("ready").await
}

#[tokio::test]
async fn on_a_phone_in_english_the_page_is_asked_for_again() -> Result<()> {
    let world = World::start().await?;
    let folder = tempfile::tempdir()?;
    let person = Person::arrives(&world, TUAN, Device::Phone, FACE, Language::English).await?;
    person.wants("/new-card").await?;
    person.goes_on().await?;
    person.at("identify.consent").await?;
    person.reads("identify.consent.register").await?;
    person.reads("identify.consent.bank").await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    person.at("household.here").await?;
    person.presses("apply.household.other").await?;
    person.at("household.outside").await?;
    person.browser.reads("Yunlu District, Xuequan District").await?;
    person.browser.press("main label:has([value='539902'])").await?;
    person.goes_on().await?;
    person.at("household.elsewhere").await?;
    person.browser.reads("Yunling Medical Insurance Office").await?;
    person.stands("household.elsewhere").await?;
    for step in ["household.outside", "household.here"] {
        person.presses("action.back").await?;
        person.at(step).await?;
    }
    answers(&person).await?;
    let text = folder.path().join("page.jpg");
    std::fs::write(&text, "这不是照片".repeat(1_000))?;
    person.browser.chooses_file(&text).await?;
    person.reads("failure.photo_unreadable").await?;
    person.browser.chooses_file(&page(&folder)?).await?;
    sees_the_page(&person).await?;
    person.goes_on().await?;
    contacts(&person).await?;
    let reference = person.hands_in().await?;
    person.presses("done.follow").await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.asks_for(&["register"]).await?;
    person.sees("needs-info").await?;
    person.goes_on().await?;
    person.at("paper.asked").await?;
    person.browser.chooses_file(&page(&folder)?).await?;
    sees_the_page(&person).await?;
    person.goes_on().await?;
    person.sees("under-review").await?;
    clerk.sees("under-review").await
}

#[tokio::test]
async fn whoever_has_a_card_is_led_to_replacing_it() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::Chinese).await?;
    person.wants("/new-card").await?;
    person.goes_on().await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    person.at("apply.has-card").await?;
    person.stands("apply.has-card").await?;
    person.goes_on().await?;
    person.at("apply.overview").await?;
    person.reads("service.replace.title").await
}
