//! Milliseconds of CPU, in one thread.

use std::error::Error;
use std::time::Instant;

use domain::photo::PhotoProfile;
use photo::{Engine, Image, Track, decode, encode_original};
use serde_json::{Value, json};

/// Calls a time is the mean of.
const CALLS: u32 = 40;

/// A live frame looked at anew, a frame followed (mean of a round of searching and following), a picture judged, a finished photo, and
/// all from the shutter to the finished photo: the frame stored as the original, read, judged and finished.
pub(crate) fn times(
    engine: &Engine,
    profile: &PhotoProfile,
    pixels: &[u8],
    [width, height]: [usize; 2],
) -> Result<Value, Box<dyn Error>> {
    let image = Image::rgba(pixels, width, height).ok_or("a frame without pixels")?;
    let face = engine.judge(&image, profile).face.ok_or("a face is in this frame")?;
    let fresh = mean(|| _ = engine.look(&image, &mut Track::default(), profile));
    let judged = mean(|| _ = engine.judge(&image, profile));
    let mut track = Track::default();
    let followed = mean(|| (0..6).for_each(|_| _ = engine.look(&image, &mut track, profile))) / 6.0;
    let finish = mean(|| _ = engine.finish(&image, &face, profile));
    let capture = mean(|| _ = capture(engine, &image, profile));
    Ok(
        json!({ "fresh_ms": fresh, "followed_ms": followed, "judged_ms": judged, "finish_ms": finish, "capture_ms": capture }),
    )
}

fn capture(engine: &Engine, image: &Image, profile: &PhotoProfile) -> Option<usize> {
    let picture = decode(&encode_original(image).ok()?).ok()?;
    let face = engine.judge(&picture.as_image(), profile).face?;
    engine.finish(&picture.as_image(), &face, profile).ok().map(|finished| finished.jpeg.len())
}

/// Milliseconds of CPU a call takes, on average; of the clock where the system does not tell.
fn mean(mut work: impl FnMut()) -> f64 {
    work();
    let (start, before) = (Instant::now(), cpu_ticks());
    (0..CALLS).for_each(|_| work());
    let elapsed = match (before, cpu_ticks()) {
        // Linux counts hundredths of a second.
        (Some(before), Some(after)) => (after - before) * 10.0,
        _ => start.elapsed().as_secs_f64() * 1000.0,
    };
    elapsed / f64::from(CALLS)
}

/// User and system time of this process so far, of all its threads.
fn cpu_ticks() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    fields.split(' ').skip(11).take(2).map(|field| field.parse::<f64>().ok()).sum()
}
