//! Words on the screens: all from the locale files, official ones explained, and the pseudo-language for whoever asks for it.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    world::World,
};
use serde_json::json;

/// Elements that say something without a bracket of the pseudo-language. Names and hours of places are the region's.
const STRAY: &str = "return [...document.querySelectorAll('h1, h2, button, summary, dt, dd, .c-page__hint, .c-service-tile__title')]
    .filter(e => e.checkVisibility() && !e.closest('.s-contacts, .s-region') && !/^\\[[^]*\\]$/.test(e.textContent.trim()))
    .map(e => e.textContent.trim()).filter(text => /[a-z]/i.test(text))";

#[tokio::test]
async fn the_pseudo_language_shows_that_every_word_is_from_a_locale_file() -> Result<()> {
    let world = World::start().await?;
    let browser = Browser::open(Device::Phone, Webcam::Absent).await?;
    for (path, step) in
        [("/", "home"), ("/help", "help"), ("/replace-card", "apply.overview"), ("/track", "track.ways")]
    {
        browser.page.goto(&format!("{}{path}?lang=pseudo", world.app)).await?;
        browser.at(step).await?;
        browser.picture(&format!("phone-pseudo-{step}")).await?;
        let stray = browser.run(STRAY, vec![]).await?;
        ensure!(stray == json!([]), "{step}: not from a locale file: {stray}");
    }
    let lang = browser.run("return document.documentElement.lang", vec![]).await?;
    ensure!(lang == "en-XA", "the page is said to be in {lang}");
    // It is never offered: the switch leads to real languages only.
    for language in ["zh-CN", "en", "zh-CN"] {
        browser.press(".c-top-control").await?;
        browser.gone(&format!("html:not([lang={language}])")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn help_explains_the_words_of_the_office() -> Result<()> {
    let world = World::start().await?;
    let browser = Browser::open(Device::Phone, Webcam::Absent).await?;
    browser.page.goto(&format!("{}/help?lang=zh-CN", world.app)).await?;
    browser.at("help").await?;
    browser.reads("这些词是什么意思").await?;
    browser.press("summary").await?;
    browser.reads("通知补正").await?;
    browser.reads("材料不够，请您补充。").await?;
    browser.run("document.querySelector('summary').scrollIntoView()", vec![]).await?;
    browser.picture("phone-zh-CN-help-words").await?;
    browser.stands("help").await
}
