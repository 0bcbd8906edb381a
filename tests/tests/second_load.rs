//! The screens of the journeys load behind the home screen, and cannot be had: the person is told, and nothing hangs.

use anyhow::Result;
use journeys::{
    app_files::copy_without,
    browser::{Browser, Device, Webcam},
    person::{Language, Person, XIULAN},
    world::World,
};

#[tokio::test]
async fn on_a_phone() -> Result<()> {
    let files = tempfile::tempdir()?;
    copy_without("later", files.path())?;
    let world = World::serving(files.path().to_owned()).await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Absent, Language::English).await?;
    person.presses("service.replace.title").await?;
    person.at("missing").await?;
    person.reads("failure.unreachable").await?;
    person.stands("missing").await?;

    // The button loads the page anew, which helps once the server has its files again. What needs none of them still stands.
    person.browser.run("window.before = true", vec![]).await?;
    person.presses("action.retry").await?;
    person.browser.reloaded().await?;
    person.at("missing").await?;
    person.presses("places.home").await?;
    person.at("home").await?;
    person.presses("places.help").await?;
    person.at("help").await
}

/// A kiosk does not open without it: whoever stands there sees so at once, and not after three screens.
#[tokio::test]
async fn at_a_kiosk() -> Result<()> {
    let files = tempfile::tempdir()?;
    copy_without("later", files.path())?;
    let world = World::serving(files.path().to_owned()).await?;
    let browser = Browser::open(Device::Kiosk, Webcam::Absent).await?;
    browser.page.goto(&format!("{}/?kiosk=demo", world.app)).await?;
    browser.at("opening").await?;
    browser.reads("现在连不上网络").await?;
    browser.stands("opening").await?;
    browser.picture("kiosk-zh-CN-opening-unreached").await?;
    // The server may have another edition by now: the page is loaded anew, and says the same while it has not.
    browser.run("window.before = true", vec![]).await?;
    browser.press_named("再试一次").await?;
    browser.reloaded().await?;
    browser.at("opening").await?;
    browser.reads("现在连不上网络").await
}
