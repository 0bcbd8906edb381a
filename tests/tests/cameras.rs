//! Cameras that are changed for others, and cameras that show nothing.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    cameras::{GREEN, PHONE, STALLED},
    person::{Language, Person, XIULAN},
    speech::SPEECH,
    world::{PATIENCE, World},
};
use serde_json::{Value, json};

async fn at_the_photo<'w>(world: &'w World, camera: &str) -> Result<Person<'w>> {
    let webcam = Webcam::Shows("half");
    let person = Person::arrives(world, XIULAN, Device::Phone, webcam, Language::Chinese).await?;
    person.comes_to_the_photo().await?;
    person.browser.run(camera, vec![]).await?;
    Ok(person)
}

/// Waits until `script` gives `wanted`.
async fn gives(person: &Person<'_>, script: &str, wanted: Value) -> Result<()> {
    let begun = std::time::Instant::now();
    loop {
        let given = person.browser.run(&format!("return {script}"), vec![]).await?;
        if given == wanted {
            return Ok(());
        }
        ensure!(begun.elapsed() < PATIENCE, "{script} gives {given}, wanted {wanted}");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

const MIRRORED: &str = "getComputedStyle(document.querySelector('video')).transform.startsWith('matrix(-1')";

#[tokio::test]
async fn somebody_else_is_photographed_with_the_rear_camera_and_hears_what_to_do() -> Result<()> {
    let world = World::start().await?;
    let person = at_the_photo(&world, PHONE).await?;
    person.browser.run(SPEECH, vec![]).await?;
    person.stands_in_both("capture.intro", "capture.intro-phone").await?;
    person.presses("photo.lens.other").await?;
    person.at("capture.live").await?;
    person.reads("photo.hint.show_whole_face").await?;
    gives(&person, MIRRORED, json!(false)).await?;
    let hint = json!(person.words("photo.hint.show_whole_face")?);
    gives(&person, "window.said.at(-1)", hint).await?;
    ensure!(person.browser.run("return window.said.length", vec![]).await?.as_u64() <= Some(3));
    person.presses("photo.torch.on").await?;
    gives(&person, "window.lights", json!([true])).await?;
    person.stands_in_both("capture.live", "capture.live-rear").await?;

    person.presses("photo.lens.self").await?;
    gives(&person, "window.asked", json!(["environment", "user"])).await?;
    person.reads("photo.hint.show_whole_face").await?;
    gives(&person, MIRRORED, json!(true)).await?;
    gives(&person, "window.tracks.map(track => track.readyState)", json!(["ended", "live"])).await?;
    let torch = person.words("photo.torch.on")?;
    let there = "return document.querySelector('main').innerText.includes(arguments[0])";
    ensure!(person.browser.run(there, vec![json!(torch)]).await? == false, "the front camera has no light");
    person.browser.press("[data-testid=back]").await?;
    person.at("capture.intro").await?;
    gives(&person, "window.tracks.map(track => track.readyState)", json!(["ended", "ended"])).await
}

/// A camera that is open and shows nothing is told so, and other ways are on the same screen.
async fn tells(camera: &str, words: &str) -> Result<()> {
    let world = World::start().await?;
    let person = at_the_photo(&world, camera).await?;
    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.at("capture.no-camera").await?;
    person.reads(words).await?;
    person.reads("photo.upload").await?;
    person.stands_in_both("capture.no-camera", words).await?;
    person.presses("photo.trouble.again").await?;
    person.at("capture.live").await
}

#[tokio::test]
async fn a_camera_that_sends_nothing_but_green() -> Result<()> {
    tells(GREEN, "photo.trouble.blank").await
}

#[tokio::test]
async fn a_camera_that_stalls() -> Result<()> {
    tells(STALLED, "photo.trouble.stalled").await
}
