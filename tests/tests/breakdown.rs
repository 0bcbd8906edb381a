//! The app panics: it says so, tells where and nothing about anybody, and stands again. Without JavaScript or Wasm there is a page too.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    person::{Language, Person, XIULAN},
    world::World,
};

/// Notes what is sent when the page breaks, across the reload.
const LISTEN: &str = "const send = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (address, body) => { body.text().then(text => sessionStorage.setItem('sent', address + ' ' + text)); return send(address, body) }";

#[tokio::test]
async fn a_panic_starts_the_app_again_and_tells_nothing_personal() -> Result<()> {
    let world = World::start().await?;
    let browser = Browser::open(Device::Phone, Webcam::Absent).await?;
    browser.page.goto(&format!("{}/gallery/breaking?lang=zh-CN", world.app)).await?;
    browser.at("breaking").await?;
    browser.run(LISTEN, vec![]).await?;
    browser.run("window.before = true", vec![]).await?;
    browser.press("[data-testid=panic]").await?;
    browser.reads("正在重新开始").await?;
    browser.picture("phone-starting-again").await?;
    browser.reloaded().await?;
    browser.at("breaking").await?;
    let sent = browser.run("return sessionStorage.getItem('sent')", vec![]).await?;
    let sent = sent.as_str().unwrap_or_default();
    ensure!(sent.starts_with("/api/reports ") && sent.contains("src/gallery/breaking.rs:"), "told: {sent}");
    ensure!(!sent.contains("11010519491231002X"), "a panic's message was told: {sent}");
    Ok(())
}

#[tokio::test]
async fn a_visit_goes_on_after_a_panic() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Absent, Language::English).await?;
    person.wants_a_new_card().await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    person.at("apply.reason").await?;
    let browser = &person.browser;
    browser.page.goto(&format!("{}/gallery/breaking?lang=en", world.app)).await?;
    browser.at("breaking").await?;
    browser.press("[data-testid=panic]").await?;
    browser.page.goto(&format!("{}/replace-card?lang=en", world.app)).await?;
    person.at("apply.reason").await
}

#[tokio::test]
async fn without_wasm_there_are_numbers_to_call() -> Result<()> {
    let world = World::start().await?;
    let browser = Browser::open(Device::Phone, Webcam::Absent).await?;
    browser.before_each_page("delete window.WebAssembly").await?;
    browser.page.goto(&world.app).await?;
    browser.reads("这个浏览器太旧").await?;
    browser.reads("12393").await?;
    browser.picture("phone-without-wasm").await
}

#[tokio::test]
async fn without_javascript_there_are_numbers_to_call() -> Result<()> {
    let world = World::start().await?;
    let browser = Browser::open(Device::Phone, Webcam::Absent).await?;
    browser.without_scripts().await?;
    browser.page.goto(&world.app).await?;
    let page = browser.page.source().await?;
    ensure!(page.contains("12393") && page.contains("tel:12333"), "no numbers on the page");
    browser.picture("phone-without-scripts").await
}
