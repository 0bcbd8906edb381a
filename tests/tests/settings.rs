//! Large text and strong contrast, up to the check of the answers.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    person::{Language, Person, XIULAN},
    world::World,
};
use serde_json::json;

/// Walks to the check with a wish in the address, and checks each screen on the way.
async fn to_the_check(device: Device, language: Language, wish: &str, body: f64) -> Result<()> {
    let name = wish.rsplit('=').next().unwrap_or_default();
    let world = World::start().await?;
    let face = Webcam::Shows("face");
    let person = Person::arrives_with(&world, XIULAN, device, face, language, wish).await?;
    let stands = async |step: &'static str| person.stands_as(step, &format!("{step}-{name}"), language).await;
    if device == Device::Phone {
        stands("home").await?;
    } else {
        stands("attract").await?;
    }
    person.wants_a_new_card().await?;
    stands("identify.consent").await?;
    person.gives_number().await?;
    stands("identify.code").await?;
    person.gives_code(&world.code_for(XIULAN.mobile, None).await?).await?;
    stands("identify.name").await?;
    person.goes_on().await?;
    stands("holder.whom").await?;
    person.answers().await?;
    stands("capture.intro").await?;
    person.presses("photo.open").await?;
    stands("capture.finished").await?;
    person.presses("photo.use").await?;
    stands("apply.check").await?;
    large_enough(&person.browser, body).await
}

/// Running text has at least `body` pixels, and nothing is smaller than three quarters of that.
async fn large_enough(browser: &Browser, body: f64) -> Result<()> {
    let script = "const body = arguments[0], size = e => parseFloat(getComputedStyle(e).fontSize);
        return [...document.querySelectorAll('main :is(p, dt, dd, label, li, button)')]
            .filter(e => e.checkVisibility() && size(e) < (e.matches('dd, label') ? body : body * 0.75))
            .map(e => `${size(e)} px: ${e.outerHTML.slice(0, 100)}`)";
    let small = browser.run(script, vec![json!(body)]).await?;
    ensure!(small == json!([]), "too small: {small}");
    Ok(())
}

#[tokio::test]
async fn large_text_on_a_phone() -> Result<()> {
    to_the_check(Device::Phone, Language::Chinese, "&mode=elder", 24.0).await
}

#[tokio::test]
async fn large_text_at_a_kiosk_in_english() -> Result<()> {
    to_the_check(Device::Kiosk, Language::English, "&mode=elder", 48.0).await
}

#[tokio::test]
async fn strong_contrast_at_a_kiosk() -> Result<()> {
    to_the_check(Device::Kiosk, Language::Chinese, "&contrast=high", 34.0).await
}
