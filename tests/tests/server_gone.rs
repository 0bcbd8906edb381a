//! The server goes away and comes back: the person is told, and loses nothing.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    person::{Language, Person, XIULAN},
    world::World,
};
use serde_json::json;

#[tokio::test]
async fn a_server_gone_during_submit_and_back_again_loses_nothing() -> Result<()> {
    let mut world = World::start().await?;
    let app = world.app.clone();
    let submitted = {
        let person =
            Person::arrives(&world, XIULAN, Device::Phone, Webcam::Shows("face"), Language::Chinese).await?;
        person.comes_to_the_photo().await?;
        person.photographs().await?;
        person.into_browser()
    };
    world.kill_server();
    submitted.press("main input[type=checkbox], main [role=checkbox], main label").await?;
    submitted.press("[data-testid=primary]").await?;
    submitted.reads("现在连不上网络").await?;
    submitted.at("apply.check").await?;
    world.start_server().await?;
    submitted.press_named("再试一次").await?;
    submitted.at("apply.done").await?;

    // A reload, and a second try, find the same application.
    submitted.page.goto(&format!("{app}/replace-card?lang=zh-CN")).await?;
    submitted.at("holder.whom").await?;
    submitted.press("[data-testid=me]").await?;
    submitted.at("apply.done").await?;
    let count = submitted.run("return fetch('/api/visit').then(answer => answer.json()).then(visit => visit.stage.identified.applications.length)", vec![]).await?;
    ensure!(count == 1, "one application, not {count}");
    Ok(())
}

/// The camera's worker makes the photo by itself; only the verdict waits for the server.
#[tokio::test]
async fn a_server_gone_while_the_photo_is_taken_shows_the_photo_and_asks_again() -> Result<()> {
    let mut world = World::start().await?;
    let browser = at_the_photo(&world).await?;
    browser.press_named("打开摄像头").await?;
    browser.reads("画面里只能有一个人").await?;
    world.kill_server();
    browser.press("[data-testid=primary]").await?;
    browser.at("capture.judging").await?;
    browser.reads("现在连不上网络").await?;
    let size = "const picture = document.querySelector('.c-photo-frame__picture');
        return [picture.naturalWidth, picture.naturalHeight]";
    let size = browser.run(size, vec![]).await?;
    ensure!(size == json!([358, 441]), "the photo is not shown while it waits: {size}");
    world.start_server().await?;
    browser.press_named("再试一次").await?;
    browser.at("capture.refused").await
}

#[tokio::test]
async fn a_server_gone_before_the_photo_check_is_loaded_is_said_so() -> Result<()> {
    let mut world = World::start().await?;
    let browser = at_the_photo(&world).await?;
    world.kill_server();
    browser.press_named("打开摄像头").await?;
    browser.at("capture.no-camera").await?;
    browser.reads("拍照检查没有加载成功").await?;
    world.start_server().await?;
    browser.press_named("再试一次").await?;
    browser.at("capture.live").await?;
    browser.reads("画面里只能有一个人").await
}

async fn at_the_photo(world: &World) -> Result<Browser> {
    let webcam = Webcam::Shows("two");
    let person = Person::arrives(world, XIULAN, Device::Phone, webcam, Language::Chinese).await?;
    person.comes_to_the_photo().await?;
    Ok(person.into_browser())
}
