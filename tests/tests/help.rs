//! Somebody at a kiosk calls for a clerk: it rings at the desk, and the kiosk shows who comes.

use std::time::Instant;

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{DASHAN, Language, Person},
    world::{PATIENCE, World},
};
use serde_json::json;

#[tokio::test]
async fn a_clerk_comes_to_a_kiosk() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, DASHAN, Device::Kiosk, Webcam::Absent, Language::Chinese).await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    person.wants_a_new_card().await?;
    person.browser.press("[data-testid=help]").await?;
    person.reads("help.ringing").await?;
    person.stands_as("identify.consent", "help-ringing", Language::Chinese).await?;

    clerk.browser.press("[data-testid=answer-help]").await?;
    person.reads("help.coming").await?;
    person.stands_as("identify.consent", "help-coming", Language::Chinese).await?;
    clerk.browser.picture("desk-help-answered").await?;

    // The step is still there behind it, and help still comes when the dialog is closed.
    person.presses("action.close").await?;
    person.at("identify.consent").await?;
    person.browser.press("[data-testid=help]").await?;
    person.reads("help.coming").await?;
    clerk.browser.press("[data-testid=end-help]").await?;
    person.reads("help.silent").await?;
    clerk.browser.gone("[data-testid=end-help]").await
}

#[tokio::test]
async fn nobody_answers_for_a_minute() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, DASHAN, Device::Kiosk, Webcam::Absent, Language::English).await?;
    person.browser.press("[data-testid=help]").await?;
    person.reads("help.ringing").await?;
    // It is a real minute: the server counts it.
    let since = Instant::now();
    while person.reads("help.unanswered").await.is_err() {
        ensure!(since.elapsed() < 3 * PATIENCE, "nobody answered, and nothing is said");
    }
    let shown = person.browser.run("return document.body.innerText.includes('12393')", vec![]).await?;
    ensure!(shown == json!(true), "the hotline is not shown");
    person.presses("help.cancel").await?;
    person.browser.gone("dialog[open]").await
}
