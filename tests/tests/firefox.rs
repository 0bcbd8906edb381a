//! Firefox: a phone's journey with a photo from a file.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device, film},
    person::{Language, Person, XIULAN},
    world::World,
};

#[tokio::test]
async fn a_phone_replaces_a_card_with_a_photo_from_a_file() -> Result<()> {
    let world = World::start().await?;
    let browser = Browser::open_firefox(Device::Phone).await?;
    let person = Person::arrives_in(browser, &world, XIULAN, Language::Chinese, "").await?;
    let wide = person.browser.run("return innerWidth", vec![]).await?;
    ensure!(wide == 390, "the window is {wide} wide");
    person.comes_to_the_photo().await?;
    person.presses("photo.open").await?;
    person.at("capture.no-camera").await?;
    person.reads("photo.trouble.denied").await?;
    let folder = tempfile::tempdir()?;
    let portrait = folder.path().join("portrait.png");
    film("face", &portrait)?;
    person.uploads(&portrait).await?;
    person.at("capture.finished").await?;
    person.presses("photo.use").await?;
    person.at("apply.check").await?;
    person.browser.fits("apply.check").await?;
    person.browser.picture("firefox-apply.check").await?;
    person.hands_in().await?;
    person.browser.picture("firefox-apply.done").await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await
}
