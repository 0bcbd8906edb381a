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

/// Who is insured under the number; shown masked.
const NAME: &str = "张秀兰";
/// What is typed with a kiosk's keys.
const ADDRESS: &str = "8624号7栋301室";
/// Lets the page's clock be set forward, so that nobody has to wait.
const CLOCK: &str = "const real = performance.now.bind(performance);
    window.skipped = 0; performance.now = () => real() + window.skipped * 1000;
    const stamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp').get;
    Object.defineProperty(Event.prototype, 'timeStamp', { get() { return stamp.call(this) + window.skipped * 1000; } });";
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
async fn seeds(person: &Person<'_>, code: &str, typed: (&'static str, &str)) -> Result<Vec<Seed>> {
    let photo = "const done = arguments[0], shown = [...document.images].find(e => /blob:|api.photos/.test(e.src));
        fetch(shown.src).then(answer => answer.arrayBuffer()).then(bytes => done([...new Uint8Array(bytes).slice(4000, 4040)]))";
    let photo = person.browser.page.execute_async(photo, vec![]).await?;
    let photo: Vec<u8> = serde_json::from_value(photo).context("the photo's bytes")?;
    ensure!(photo.len() == 40, "the photo is too short");
    let who = person.who();
    let text = |name, text: &str| (name, text.as_bytes().to_vec());
    Ok(vec![
        text("number", who.id_number),
        text("mobile", who.mobile),
        text("name", NAME),
        text("code", code),
        text(typed.0, typed.1),
        ("photo", photo),
    ])
}

/// Somebody arrives whose page lets the memory of its Wasm be searched.
async fn arrives(world: &World, device: Device, language: Language) -> Result<Person<'_>> {
    let person = Person::arrives(world, XIULAN, device, Webcam::Shows("face"), language).await?;
    person.browser.keeps_memories_in_sight().await?;
    person.browser.page.refresh().await?;
    person.at(if device == Device::Kiosk { "attract" } else { "home" }).await?;
    Ok(person)
}

/// Up to the check of the answers, photo included.
async fn to_the_check(person: &Person<'_>, world: &World) -> Result<String> {
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
    Ok(code)
}

/// From the check to the email address and back, typed on a phone.
async fn types_email(person: &Person<'_>, email: &str) -> Result<()> {
    person.changes("check.email").await?;
    person.at("contact.email").await?;
    person.browser.type_into("#contact", email).await?;
    person.goes_on().await?;
    person.at("apply.check").await
}

/// From the check to the address and back, typed with the keys of a kiosk.
async fn types_address(person: &Person<'_>) -> Result<()> {
    person.changes("check.address").await?;
    person.at("contact.address").await?;
    person.presses("apply.contact.other").await?;
    person.presses("typing.mode.digits").await?;
    for key in ADDRESS.chars() {
        person.browser.press_named(&key.to_string()).await?;
    }
    let typed = person.browser.run("return document.querySelector('#contact').value", vec![]).await?;
    ensure!(typed == json!(ADDRESS), "typed {typed}");
    let shown = person.browser.traces(&[("address", ADDRESS.into())]).await?;
    ensure!(
        shown == ["address in DOM", "address in memory"],
        "the search finds nothing where it must: {shown:?}"
    );
    person.goes_on().await?;
    person.at("apply.check").await
}

/// Searches the disk for seeds, and for the app's own address, which a browser does keep.
async fn left_on_disk(person: Person<'_>, mut seeds: Vec<Seed>) -> Result<Vec<String>> {
    let app = person.browser.run("return location.host", vec![]).await?;
    seeds.push(("app", app.as_str().context("no address")?.as_bytes().to_vec()));
    let found = person.into_browser().traces_on_disk(&seeds).await?;
    let (app, left): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| found.starts_with("app in "));
    ensure!(!app.is_empty(), "the search of the disk finds nothing where it must");
    Ok(left)
}

#[tokio::test]
async fn a_kiosk_warns_and_then_clears_everything() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Kiosk, Language::Chinese).await?;
    let code = to_the_check(&person, &world).await?;
    types_address(&person).await?;
    let seeds = seeds(&person, &code, ("address", ADDRESS)).await?;

    let browser = &person.browser;
    browser.run(CLOCK, vec![]).await?;
    passes(browser, 61).await?;
    is_warned(browser, true).await?;
    person.reads("staying.title").await?;
    person.stands_as("apply.check", "staying", Language::Chinese).await?;
    browser.press("[data-testid=stay]").await?;
    is_warned(browser, false).await?;
    person.at("apply.check").await?;

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
    let left = left_on_disk(person, seeds).await?;
    ensure!(left.is_empty(), "left on the disk: {left:?}");
    Ok(())
}

#[tokio::test]
async fn a_phone_forgets_what_was_typed_when_one_ends() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Phone, Language::English).await?;
    let email = "somebody.in.particular@example.com";
    let code = to_the_check(&person, &world).await?;
    types_email(&person, email).await?;
    let seeds = seeds(&person, &code, ("email", email)).await?;
    person.browser.run("window.before = true", vec![]).await?;
    person.browser.press("[data-testid=end]").await?;
    person.browser.reloaded().await?;
    person.at("home").await?;
    let after = person.browser.traces(&seeds).await?;
    ensure!(after.is_empty(), "left behind: {after:?}");
    // Its owner's browser may offer them their own email address again; nothing else.
    let seeds: Vec<_> = seeds.into_iter().filter(|(name, _)| *name != "email").collect();
    let left = left_on_disk(person, seeds).await?;
    ensure!(left.is_empty(), "left on the disk: {left:?}");
    Ok(())
}
