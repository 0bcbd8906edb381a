//! Nobody touches the screen any more: a warning, then nothing of the person is left.

use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    person::{Language, Person, XIULAN},
    traces::Seed,
    world::World,
};
use serde_json::json;

/// Lets the page's clock be set forward, so that nobody has to wait.
const CLOCK: &str = "const real = performance.now.bind(performance);
    window.skipped = 0; performance.now = () => real() + window.skipped * 1000";
const SKIP: &str = "window.skipped += arguments[0]";
const WARNED: &str = "return document.querySelector('dialog[open] [data-testid=stay]') !== null";

async fn passes(browser: &Browser, seconds: u32) -> Result<()> {
    browser.run(SKIP, vec![json!(seconds)]).await.map(drop)
}

async fn is_warned(browser: &Browser, warned: bool) -> Result<()> {
    let since = Instant::now();
    while browser.run(WARNED, vec![]).await? != json!(warned) {
        ensure!(since.elapsed() < journeys::world::PATIENCE, "the warning is not as it should be ({warned})");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Ok(())
}

/// What could be found of somebody, as it was typed and shown.
async fn seeds(person: &Person<'_>, code: &str, email: &str) -> Result<Vec<Seed>> {
    let photo = "const done = arguments[0], shown = [...document.images].find(e => /blob:|api.photos/.test(e.src));
        fetch(shown.src).then(answer => answer.arrayBuffer()).then(bytes => done([...new Uint8Array(bytes).slice(4000, 4040)]))";
    let photo = person.browser.page.execute_async(photo, vec![]).await?;
    let photo: Vec<u8> = serde_json::from_value(photo).context("the photo's bytes")?;
    ensure!(photo.len() == 40, "the photo is too short");
    let who = person.who();
    let text = |name, text: &str| (name, text.as_bytes().to_vec());
    Ok([
        Some(text("number", who.id_number)),
        Some(text("mobile", who.mobile)),
        Some(text("code", code)),
        (!email.is_empty()).then(|| text("email", email)),
        Some(("photo", photo)),
    ]
    .into_iter()
    .flatten()
    .collect())
}

/// Somebody arrives whose page lets the memory of its Wasm be searched.
async fn arrives(world: &World, device: Device, language: Language) -> Result<Person<'_>> {
    let person = Person::arrives(world, XIULAN, device, Webcam::Shows("face"), language).await?;
    person.browser.keeps_memories_in_sight().await?;
    person.browser.page.refresh().await?;
    person.at(if device == Device::Kiosk { "attract" } else { "home" }).await?;
    Ok(person)
}

/// Up to the check of the answers, photo included, with an email address typed on a phone.
async fn to_the_check(person: &Person<'_>, world: &World, email: &str) -> Result<String> {
    person.wants_a_new_card().await?;
    person.gives_number().await?;
    let code = world.code_for(XIULAN.mobile, None).await?;
    person.gives_code(&code).await?;
    person.at("identify.name").await?;
    let number = [("number", XIULAN.id_number.as_bytes().to_vec())];
    let known = person.browser.traces(&number).await?;
    ensure!(known == ["number in memory"], "the search finds nothing where it must: {known:?}");
    person.goes_on().await?;
    person.answers().await?;
    person.photographs().await?;
    if !email.is_empty() {
        person.browser.press(".c-summary-list__row:nth-of-type(5) button").await?;
        person.at("contact.email").await?;
        person.browser.type_into("#contact", email).await?;
        person.goes_on().await?;
        person.at("replace.check").await?;
    }
    Ok(code)
}

#[tokio::test]
async fn a_kiosk_warns_and_then_clears_everything() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Kiosk, Language::Chinese).await?;
    let code = to_the_check(&person, &world, "").await?;
    let seeds = seeds(&person, &code, "").await?;

    let browser = &person.browser;
    browser.run(CLOCK, vec![]).await?;
    passes(browser, 61).await?;
    is_warned(browser, true).await?;
    person.reads("staying.title").await?;
    person.stands_as("replace.check", "staying", Language::Chinese).await?;
    browser.press("[data-testid=stay]").await?;
    is_warned(browser, false).await?;
    person.at("replace.check").await?;

    passes(browser, 61).await?;
    is_warned(browser, true).await?;
    browser.run("window.before = true", vec![]).await?;
    passes(browser, 31).await?;
    browser.reloaded().await?;
    person.at("attract").await?;
    let after = browser.traces(&seeds).await?;
    ensure!(after.is_empty(), "left behind: {after:?}");
    let visit = "const done = arguments[0]; fetch('/api/visit').then(answer => done(answer.status))";
    ensure!(browser.page.execute_async(visit, vec![]).await? == 401, "the visit goes on");
    let left = person.into_browser().traces_on_disk(&seeds).await?;
    ensure!(left.is_empty(), "left on the disk: {left:?}");
    Ok(())
}

#[tokio::test]
async fn a_phone_forgets_what_was_typed_when_one_ends() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Phone, Language::English).await?;
    let email = "somebody.in.particular@example.com";
    let code = to_the_check(&person, &world, email).await?;
    let seeds = seeds(&person, &code, email).await?;
    person.browser.run("window.before = true", vec![]).await?;
    person.browser.press("[data-testid=end]").await?;
    person.browser.reloaded().await?;
    person.at("home").await?;
    let after = person.browser.traces(&seeds).await?;
    ensure!(after.is_empty(), "left behind: {after:?}");
    // Its owner's browser may offer them their own email address again; nothing else.
    let seeds: Vec<_> = seeds.into_iter().filter(|(name, _)| *name != "email").collect();
    let left = person.into_browser().traces_on_disk(&seeds).await?;
    ensure!(left.is_empty(), "left on the disk: {left:?}");
    Ok(())
}
