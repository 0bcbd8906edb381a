//! A photo from a file instead of the camera.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    devtools::Network,
    person::{Language, Person, XIULAN},
    world::World,
};

/// A picture of a person.
fn picture(name: &str) -> Result<PathBuf> {
    Ok(PathBuf::from("../crates/photo/tests/faces").join(name).canonicalize()?)
}

/// The three tries of somebody whose photo is not taken, and then is.
#[tokio::test]
async fn a_text_is_refused_in_words_and_a_good_photo_is_taken() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Denied, Language::Chinese).await?;
    person.wants_a_new_card().await?;
    person.identifies().await?;
    person.answers().await?;
    person.presses("photo.open").await?;
    person.at("capture.no-camera").await?;
    person.reads("photo.trouble.denied").await?;
    person.stands_in_both("capture.no-camera", "capture.no-camera-denied").await?;

    let folder = tempfile::tempdir()?;
    let text = folder.path().join("photo.jpg");
    std::fs::write(&text, "这不是照片".repeat(1_000))?;
    person.browser.chooses_file(&text).await?;
    person.at("capture.refused").await?;
    person.reads("failure.photo_unreadable").await?;
    person.stands_in_both("capture.refused", "capture.refused-text").await?;

    person.browser.chooses_file(&picture("obama_partial_face.jpg")?).await?;
    person.browser.gone("[data-step='capture.judging']").await?;
    person.at("capture.refused").await?;
    person.stands_in_both("capture.refused", "capture.refused-half").await?;

    person.browser.network(Network::Down).await?;
    person.browser.chooses_file(&picture("obama.jpg")?).await?;
    person.reads("photo.judging.failed").await?;
    person.stands_in_both("capture.judging", "capture.judging-failed").await?;
    person.browser.network(Network::SlowToSend).await?;
    person.presses("action.retry").await?;
    person.reads("photo.judging.hint").await?;
    person.stands("capture.judging").await?;
    person.browser.network(Network::Up).await?;
    person.at("capture.finished").await?;
    person.presses("photo.use").await?;
    person.at("replace.check").await?;
    let photo = "return document.querySelector('main img')?.naturalWidth > 0";
    ensure!(person.browser.run(photo, vec![]).await? == true, "the photo is not shown");
    person.hands_in().await?;
    Ok(())
}
