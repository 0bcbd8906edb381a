//! Firefox: a phone's journey with a photo from a file.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device},
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
    person.wants_a_new_card().await?;
    person.identifies().await?;
    person.answers().await?;
    person.presses("photo.open").await?;
    person.at("capture.no-camera").await?;
    person.reads("photo.trouble.denied").await?;
    person
        .browser
        .chooses_file(&PathBuf::from("../crates/photo/tests/faces/obama.jpg").canonicalize()?)
        .await?;
    person.at("capture.finished").await?;
    person.presses("photo.use").await?;
    person.at("replace.check").await?;
    person.browser.fits("replace.check").await?;
    person.browser.picture("firefox-replace.check").await?;
    person.hands_in().await?;
    person.browser.picture("firefox-replace.done").await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await
}
