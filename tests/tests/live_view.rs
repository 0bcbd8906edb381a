//! The live view stays smooth while the worker looks at the picture.

use std::time::Duration;

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    person::{Language, Person, XIULAN},
    studio::Pace,
    world::World,
};

/// How long frames and looks are counted.
const WATCHED: Duration = Duration::from_secs(4);

/// Frames a second that the live view keeps, and the share of the page's own pace on a machine that has not twice as many to begin with.
const SMOOTH: f64 = 24.0;
const KEPT: f64 = 0.5;

/// Looks a second from which a person feels followed.
const FOLLOWED: f64 = 3.0;

#[tokio::test]
async fn the_page_draws_on_while_the_worker_looks() -> Result<()> {
    let world = World::start().await?;
    // Half a face is looked at in full, and never photographed.
    let person =
        Person::arrives(&world, XIULAN, Device::Phone, Webcam::Shows("half"), Language::Chinese).await?;
    person.comes_to_the_photo().await?;
    person.browser.counts_looks().await?;
    let before = person.browser.pace(WATCHED).await?;
    ensure!(before.looks == 0.0, "the worker looks before the camera is open");

    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.reads("photo.hint.show_whole_face").await?;
    let Pace { frames: live, looks, .. } = person.browser.pace(WATCHED).await?;
    person.at("capture.live").await?;
    let before = before.frames;
    println!("{before:.0} frames a second before, {live:.0} in the live view with {looks:.1} looks");
    ensure!(looks >= FOLLOWED, "the worker looks at {looks:.1} frames a second");
    let wanted = SMOOTH.min(KEPT * before);
    ensure!(
        live >= wanted,
        "{live:.1} frames a second in the live view, {wanted:.1} wanted, {before:.1} before"
    );
    Ok(())
}
