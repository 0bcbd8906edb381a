//! The voice: reads what is written, from clips or by the device's own speech; silent while it is off, and never anything personal.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    person::{Language, Person, XIULAN},
    speech::SPEECH,
    world::World,
};
use serde_json::{Value, json};

/// The clips that were asked for, oldest first.
const CLIPS: &str =
    "const clips = () => performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)
    .filter(path => path.startsWith('/voice/'));";

/// Waits until `script` gives true.
async fn until(browser: &Browser, script: &str, argument: Value) -> Result<bool> {
    let waiting = format!(
        "{CLIPS} const asked = arguments[0], begun = Date.now(), holds = () => {{ {script} }};
        return new Promise(done => {{
            const look = () => holds() || Date.now() - begun > 15000 ? done(holds()) : setTimeout(look, 50);
            look();
        }})"
    );
    Ok(browser.run(&waiting, vec![argument]).await? == true)
}

/// The clips of these keys are asked for, in this order.
async fn hears(browser: &Browser, language: Language, keys: &[&str]) -> Result<()> {
    let wanted: Vec<_> = keys.iter().map(|key| format!("/voice/{}/{key}.mp3", language.tag())).collect();
    let script = "return JSON.stringify(clips().slice(-asked.length)) === JSON.stringify(asked)";
    let heard = until(browser, script, json!(wanted)).await?;
    let clips = browser.run(&format!("{CLIPS} return clips()"), vec![]).await?;
    ensure!(heard, "{wanted:?} should be heard last: {clips}");
    Ok(())
}

#[tokio::test]
async fn clips_are_heard_once_a_screen_at_a_kiosk_and_none_while_the_voice_is_off() -> Result<()> {
    let (world, language) = (World::start().await?, Language::Chinese);
    let person = Person::arrives(&world, XIULAN, Device::Kiosk, Webcam::Absent, language).await?;
    let browser = &person.browser;
    person.wants_a_new_card().await?;
    let silent = browser.run(&format!("{CLIPS} return clips()"), vec![]).await?;
    ensure!(silent == json!([]), "heard although nobody asked for it: {silent}");

    browser.press("[data-testid=voice]").await?;
    hears(browser, language, &["identify.consent.title", "identify.consent.hint"]).await?;
    person.goes_on().await?;
    person.at("identify.number").await?;
    hears(browser, language, &["identify.number.title", "identify.number.hint"]).await?;
    person.goes_on().await?;
    hears(browser, language, &["identify.id.empty"]).await?;

    let twice = "const all = clips(); return all.filter((clip, at) => all.indexOf(clip) !== at)";
    let twice = browser.run(&format!("{CLIPS} {twice}"), vec![]).await?;
    ensure!(twice == json!([]), "heard twice: {twice}");
    browser.press("[data-testid=voice]").await?;
    person.types("#id-number", XIULAN.id_number).await?;
    person.goes_on().await?;
    person.at("identify.code").await?;
    let after = browser.run(&format!("{CLIPS} return clips().pop()"), vec![]).await?;
    ensure!(after == json!("/voice/zh-CN/identify.id.empty.mp3"), "heard while off: {after}");
    Ok(())
}

#[tokio::test]
async fn a_device_that_speaks_is_handed_whole_sentences_of_ours_and_nothing_else() -> Result<()> {
    let world = World::start().await?;
    let person =
        Person::arrives(&world, XIULAN, Device::Phone, Webcam::Shows("face"), Language::Chinese).await?;
    let browser = &person.browser;
    browser.run(SPEECH, vec![]).await?;
    browser.press("[data-testid=voice]").await?;
    let title = json!(person.words("home.title")?);
    ensure!(
        until(browser, "return window.said.includes(asked)", title).await?,
        "the home screen is not read"
    );
    person.applies().await?;
    let done = json!(person.words("done.title")?);
    ensure!(until(browser, "return window.said.includes(asked)", done).await?, "the end is not read");

    let said = browser.run("return window.said", vec![]).await?;
    let said: Vec<String> = serde_json::from_value(said)?;
    for key in ["identify.number.hint", "identify.name.hint", "check.title"] {
        ensure!(
            said.iter().any(|sentence| person.words(key).is_ok_and(|words| words == sentence)),
            "{key}: {said:?}"
        );
    }
    for sentence in &said {
        ensure!(person.says(sentence), "no sentence of ours: {sentence}");
    }
    let clips = browser.run(&format!("{CLIPS} return clips()"), vec![]).await?;
    ensure!(clips == json!([]), "clips although the device speaks: {clips}");
    Ok(())
}
