//! The live view stays smooth while the worker looks at the picture.

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    person::{Language, Person, XIULAN},
    world::World,
};

/// Counts what every worker that is started from now on says of frames.
const LISTEN: &str = "window.looks = 0;
    window.Worker = class extends Worker {
        constructor(...script) {
            super(...script);
            this.addEventListener('message', ({ data: [said] }) => {
                if (JSON.parse(said).kind === 'seen') window.looks += 1;
            });
        }
    }";

/// Counts the page's frames over four seconds, and the worker's looks meanwhile.
const COUNT: &str =
    "const done = arguments[arguments.length - 1], before = window.looks, begun = performance.now();
    let frames = 0;
    requestAnimationFrame(function frame() {
        frames += 1;
        const seconds = (performance.now() - begun) / 1000;
        if (seconds < 4) requestAnimationFrame(frame);
        else done([frames / seconds, (window.looks - before) / seconds]);
    })";

/// Frames a second that the live view keeps, and the share of the page's own pace on a machine that has not twice as many to begin with.
const SMOOTH: f64 = 24.0;
const KEPT: f64 = 0.5;

/// Looks a second from which a person feels followed.
const FOLLOWED: f64 = 3.0;

/// Frames and looks a second.
async fn pace(browser: &Browser) -> Result<(f64, f64)> {
    let counted = browser.page.execute_async(COUNT, vec![]).await?;
    let rate = |index: usize| counted[index].as_f64().context("no number");
    Ok((rate(0)?, rate(1)?))
}

#[tokio::test]
async fn the_page_draws_on_while_the_worker_looks() -> Result<()> {
    let world = World::start().await?;
    // Half a face is looked at in full, and never photographed.
    let person =
        Person::arrives(&world, XIULAN, Device::Phone, Webcam::Shows("half"), Language::Chinese).await?;
    person.wants_a_new_card().await?;
    person.identifies().await?;
    person.answers().await?;
    person.at("capture.intro").await?;
    person.browser.run(LISTEN, vec![]).await?;
    let (before, none) = pace(&person.browser).await?;
    ensure!(none == 0.0, "the worker looks before the camera is open");

    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.reads("photo.hint.show_whole_face").await?;
    let (live, looks) = pace(&person.browser).await?;
    person.at("capture.live").await?;
    println!("{before:.0} frames a second before, {live:.0} in the live view with {looks:.1} looks");
    ensure!(looks >= FOLLOWED, "the worker looks at {looks:.1} frames a second");
    let wanted = SMOOTH.min(KEPT * before);
    ensure!(
        live >= wanted,
        "{live:.1} frames a second in the live view, {wanted:.1} wanted, {before:.1} before"
    );
    Ok(())
}
