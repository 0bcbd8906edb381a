//! The photo worker in the live view: it comes when the camera opens, is fetched once, does not grow, and leaves the page alone.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    inspector::Part,
    person::{Language, Person, XIULAN},
    studio::Studio,
    world::World,
};

/// Looks until everything it needs is in its place, and looks over which it must not grow.
const SETTLED: u64 = 40;
const WATCHED: u64 = 80;

/// Longest time for so many looks, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(90);

/// Bytes of a frame, and how many may be under way at once: far fewer than those looked at.
const FRAME: f64 = 1280.0 * 720.0 * 4.0;
const UNDER_WAY: f64 = 8.0;

/// The page's share of the work for one look.
const SHARE: f64 = 0.5;

/// Detector, mesh and segmentation.
const MODELS: usize = 3;

#[tokio::test]
async fn it_is_fetched_once_stays_as_it_is_and_leaves_the_page_alone() -> Result<()> {
    let world = World::start().await?;
    // Half a face is looked at in full, and never photographed.
    let person =
        Person::arrives(&world, XIULAN, Device::Phone, Webcam::Shows("half"), Language::Chinese).await?;
    person.comes_to_the_photo().await?;
    person.browser.counts_looks().await?;
    ensure!(person.browser.inspects(Part::Worker).await.is_err(), "a worker runs before the camera is open");

    opens_the_camera(&person).await?;
    let studio = person.browser.studio();
    let first = studio.models().await?;
    ensure!(first.len() == MODELS && !first.contains(&0), "models of so many bytes were fetched: {first:?}");
    does_not_grow(&person.browser, studio).await?;
    leaves_the_page_alone(&person.browser).await?;

    person.browser.press("[data-testid=back]").await?;
    person.at("capture.intro").await?;
    opens_the_camera(&person).await?;
    let again = studio.models().await?;
    ensure!(again == [0; MODELS], "models of so many bytes were fetched again: {again:?}");
    Ok(())
}

async fn opens_the_camera(person: &Person<'_>) -> Result<()> {
    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.reads("photo.hint.show_whole_face").await
}

async fn does_not_grow(browser: &Browser, studio: Studio<'_>) -> Result<()> {
    looked(browser, SETTLED).await?;
    let before = studio.held().await?;
    looked(browser, SETTLED + WATCHED).await?;
    let after = studio.held().await?;
    ensure!(before.wasm > 0.0, "the worker's Wasm is not seen");
    ensure!(after.wasm <= before.wasm, "Wasm grew from {} to {} bytes", before.wasm, after.wasm);
    let more = after.heap - before.heap;
    ensure!(more <= UNDER_WAY * FRAME, "the worker holds {more} bytes more than before {WATCHED} looks");
    Ok(())
}

/// Waits until the worker has looked so many times.
async fn looked(browser: &Browser, wanted: u64) -> Result<()> {
    let since = Instant::now();
    while browser.looks().await? < wanted {
        ensure!(since.elapsed() < PATIENCE, "the worker looked {} times only", browser.looks().await?);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}

/// Of the work for a look, the larger part is the worker's.
async fn leaves_the_page_alone(browser: &Browser) -> Result<()> {
    let recording = browser.inspects(Part::Page).await?.records(Duration::from_secs(3)).await?;
    let looks = recording.looks();
    ensure!(looks > 0, "no look was recorded");
    let (page, worker) = (recording.page_cpu_a_look(), recording.worker_cpu_a_look());
    println!("a look takes {page:.1} ms of the page and {worker:.1} ms of the worker");
    ensure!(page <= SHARE * worker, "a look takes {page:.1} ms of the page and {worker:.1} ms of the worker");
    Ok(())
}
