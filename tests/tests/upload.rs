//! A photo from a file instead of the camera.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam, film},
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
    person.comes_to_the_photo().await?;
    person.presses("photo.open").await?;
    person.at("capture.no-camera").await?;
    person.reads("photo.trouble.denied").await?;
    person.stands_in_both("capture.no-camera", "capture.no-camera-denied").await?;

    let folder = tempfile::tempdir()?;
    let text = folder.path().join("photo.jpg");
    std::fs::write(&text, "这不是照片".repeat(1_000))?;
    person.uploads(&text).await?;
    person.at("capture.refused").await?;
    person.reads("failure.photo_unreadable").await?;
    person.stands_in_both("capture.refused", "capture.refused-text").await?;

    person.uploads(&picture("obama_partial_face.jpg")?).await?;
    person.browser.gone("[data-step='capture.judging']").await?;
    person.at("capture.refused").await?;
    person.stands_in_both("capture.refused", "capture.refused-half").await?;

    person.browser.network(Network::Down).await?;
    let portrait = folder.path().join("portrait.png");
    film("face", &portrait)?;
    person.uploads(&portrait).await?;
    person.reads("photo.judging.failed").await?;
    person.stands_in_both("capture.judging", "capture.judging-failed").await?;
    person.browser.network(Network::SlowToSend).await?;
    person.presses("action.retry").await?;
    person.reads("photo.judging.hint").await?;
    person.stands("capture.judging").await?;
    person.browser.network(Network::Up).await?;
    person.at("capture.finished").await?;
    person.presses("photo.use").await?;
    person.at("apply.check").await?;
    let photo = "return document.querySelector('main img')?.naturalWidth > 0";
    ensure!(person.browser.run(photo, vec![]).await? == true, "the photo is not shown");
    person.hands_in().await?;
    Ok(())
}

/// Whoever says that a photo is old is told at once, and nothing of it is sent.
#[tokio::test]
async fn an_old_photo_is_not_sent_and_leaves_every_other_way() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Denied, Language::Chinese).await?;
    person.comes_to_the_photo().await?;
    person.browser.chooses_file(&picture("obama.jpg")?).await?;
    person.stands_in_both("capture.age", "capture.age").await?;
    // Were it sent, it would not arrive, and the screen would say so.
    person.browser.network(Network::Down).await?;
    person.presses("photo.age.longer").await?;
    person.at("capture.refused").await?;
    person.reads("failure.photo_too_old").await?;
    person.stands_in_both("capture.refused", "capture.refused-old").await?;
    person.presses("photo.refused.again").await?;
    person.at("capture.intro").await
}

/// What iPhones make, with nothing inside but its name.
const HEIC: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";

#[tokio::test]
async fn a_heic_file_is_refused_with_what_to_do() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Denied, Language::Chinese).await?;
    person.comes_to_the_photo().await?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("IMG_0001.HEIC");
    std::fs::write(&file, HEIC.repeat(20))?;
    person.uploads(&file).await?;
    person.at("capture.refused").await?;
    person.reads("failure.photo_kind").await?;
    person.reads("photo.kind.phone").await?;
    person.stands_in_both("capture.refused", "capture.refused-heic").await
}
