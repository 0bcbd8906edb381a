//! The native half of the comparison with Wasm: `cargo run --release -p photo --example probe -- FOLDER` writes the test frames, what is
//! found in them, and how long it takes, into FOLDER. `crates/photo-worker/probe.mjs` reads it.

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::time::Instant;

use photo::{Image, Track};
use serde_json::json;
use support::{ASTRONAUT, Canvas, PRESIDENT, Scene, frame_of};

/// Calls a time is the mean of.
const CALLS: u32 = 40;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: probe FOLDER")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let (engine, profile) = (support::engine(), support::profile());
    let mut findings = Vec::new();
    for (name, frame) in frames() {
        let pixels = rgba(&frame);
        let image = Image::rgba(&pixels, frame.width, frame.height).ok_or("a frame without pixels")?;
        let verdict = engine.judge(&image, &profile);
        let points = verdict.face.map(|face| face.points().to_vec());
        findings.push(json!({
            "name": name, "width": frame.width, "height": frame.height, "found": [verdict.report, points]
        }));
        std::fs::write(folder.join(format!("{name}.rgba")), &pixels)?;
    }
    let times = times(&engine, &profile)?;
    let all = json!({ "profile": profile, "frames": findings, "native": times });
    Ok(std::fs::write(folder.join("native.json"), all.to_string())?)
}

/// Good frames, and one for each reason to refuse.
fn frames() -> Vec<(String, Canvas)> {
    let mut frames: Vec<_> =
        Scene::ALL.into_iter().map(|(name, scene)| (name.to_owned(), scene.frame(1280, 720))).collect();
    for (name, sitter) in [("astronaut", &ASTRONAUT), ("president", &PRESIDENT)] {
        let good = frame_of(sitter, [640.0, 330.0], 260.0, 0.0);
        frames.push((format!("{name}-dark"), good.clone().brighter(0.3)));
        frames.push((format!("{name}-bright"), good.clone().brighter(2.0)));
        frames.push((format!("{name}-grey"), good.clone().grey()));
        frames.push((format!("{name}-blurred"), good.blurred(2.0)));
        frames.push((format!("{name}-tilted"), frame_of(sitter, [640.0, 330.0], 260.0, 14.0)));
        frames.push((format!("{name}-far"), frame_of(sitter, [640.0, 330.0], 130.0, 0.0)));
        frames.push((format!("{name}-left"), frame_of(sitter, [150.0, 330.0], 260.0, 0.0)));
        frames.push((name.to_owned(), good));
    }
    frames
}

fn rgba(frame: &Canvas) -> Vec<u8> {
    let picture = frame.picture();
    picture.as_image().bytes().as_chunks::<3>().0.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect()
}

/// Milliseconds a call: a frame judged afresh, a frame followed (mean of a round of searching and following), a
/// finished photo.
fn times(
    engine: &photo::Engine,
    profile: &domain::photo::PhotoProfile,
) -> Result<serde_json::Value, Box<dyn std::error::Error>> {
    let frame = Scene::Face.frame(1280, 720);
    let pixels = rgba(&frame);
    let image = Image::rgba(&pixels, frame.width, frame.height).ok_or("a frame without pixels")?;
    let face = engine.judge(&image, profile).face.ok_or("a face is in this frame")?;
    let fresh = mean(|| _ = engine.judge(&image, profile));
    let mut track = Track::default();
    let followed = mean(|| (0..6).for_each(|_| _ = engine.look(&image, &mut track, profile))) / 6.0;
    let finish = mean(|| _ = engine.finish(&image, &face, profile));
    Ok(json!({ "fresh_ms": fresh, "followed_ms": followed, "finish_ms": finish }))
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
