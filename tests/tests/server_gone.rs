//! The server goes away and comes back: the person is told, and loses nothing.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    person::{Language, Person, XIULAN},
    world::World,
};

#[tokio::test]
async fn a_server_gone_during_submit_and_back_again_loses_nothing() -> Result<()> {
    let mut world = World::start().await?;
    let app = world.app.clone();
    let submitted = {
        let person =
            Person::arrives(&world, XIULAN, Device::Phone, Webcam::Shows("face"), Language::Chinese).await?;
        person.wants_a_new_card().await?;
        person.identifies().await?;
        person.answers().await?;
        person.photographs().await?;
        person.into_browser()
    };
    world.kill_server();
    submitted.press("main input[type=checkbox], main [role=checkbox], main label").await?;
    submitted.press("[data-testid=primary]").await?;
    submitted.reads("现在连不上网络").await?;
    submitted.at("replace.check").await?;
    world.start_server().await?;
    submitted.press_named("再试一次").await?;
    submitted.at("replace.done").await?;

    // A reload, and a second try, find the same application.
    submitted.page.goto(&format!("{app}/replace-card?lang=zh-CN")).await?;
    submitted.at("replace.done").await?;
    let count = submitted.run("return fetch('/api/visit').then(answer => answer.json()).then(visit => visit.stage.identified.applications.length)", vec![]).await?;
    ensure!(count == 1, "one application, not {count}");
    Ok(())
}
