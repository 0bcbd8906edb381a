//! The native half of the measurements: `cargo run --release -p photo --example probe -- FOLDER` writes the test set, what is found in
//! every picture, how often that is right, and how long it takes, into FOLDER. `crates/photo-worker/probe.mjs` reads it.

#[path = "../tests/support/mod.rs"]
mod support;
#[path = "probe/tally.rs"]
mod tally;
#[path = "probe/times.rs"]
mod times;

use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use domain::photo::{Level, PhotoProfile};
use photo::{Engine, MIN_SIDE, Segmenter};
use serde_json::json;
use support::Canvas;
use support::set::cast::Cast;
use support::set::{Expected, cases};
use tally::{Output, Tally};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: probe FOLDER")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let (engine, profile) = (support::engine(), support::profile());
    let segmenter = Segmenter::load(&support::bytes("models/selfie_segmentation.onnx"))?;
    let cast = Cast::default();
    let (mut frames, mut tally, mut output) = (Vec::new(), Tally::default(), Output::default());
    for case in cases() {
        let canvas = case.picture(&cast);
        let picture = canvas.picture();
        let image = picture.as_image();
        let verdict = engine.judge(&image, &profile);
        tally.count(&case, &verdict, &profile);
        if let (Expected::Accepted, Level::Pass | Level::Advice, Some(face)) =
            (case.expected, verdict.report.level(), &verdict.face)
        {
            output.count(&case.name, engine.finish(&image, face, &profile), &profile, &segmenter);
        }
        let points = verdict.face.map(|face| face.points().to_vec());
        let file = write(folder, &case.file(), &canvas)?;
        frames.push(json!({
            "name": case.name, "file": file, "width": canvas.width, "height": canvas.height,
            "found": [verdict.report, points],
        }));
    }
    let times = timed(folder, &engine, &profile, &cast)?;
    let all = json!({
        "profile": profile, "frames": frames, "native": times, "kinds": tally.kinds(), "finding": tally.finding(),
        "wrong": tally.wrong, "output": output.figures(),
    });
    Ok(fs::write(folder.join("native.json"), all.to_string())?)
}

/// Times on a frame that is accepted, which the Wasm half gets as bare pixels.
fn timed(
    folder: &Path,
    engine: &Engine,
    profile: &PhotoProfile,
    cast: &Cast,
) -> Result<serde_json::Value, Box<dyn Error>> {
    let good = cases().into_iter().find(|case| case.expected == Expected::Accepted).ok_or("an empty set")?;
    let canvas = good.picture(cast);
    let pixels = rgba(&canvas);
    fs::write(folder.join("timed.rgba"), &pixels)?;
    let times = times::times(engine, profile, &pixels, [canvas.width, canvas.height])?;
    Ok(json!({ "width": canvas.width, "height": canvas.height, "times": times }))
}

/// A PNG; pictures smaller than those that are decoded are written as bare pixels, four bytes each.
fn write(folder: &Path, name: &str, canvas: &Canvas) -> Result<String, Box<dyn Error>> {
    if canvas.width.min(canvas.height) < MIN_SIDE {
        let file = format!("{name}.rgba");
        fs::write(folder.join(&file), rgba(canvas))?;
        return Ok(file);
    }
    let file = format!("{name}.png");
    let out = BufWriter::new(File::create(folder.join(&file))?);
    let mut encoder = png::Encoder::new(out, u32::try_from(canvas.width)?, u32::try_from(canvas.height)?);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(canvas.picture().as_image().bytes())?;
    Ok(file)
}

fn rgba(frame: &Canvas) -> Vec<u8> {
    let picture = frame.picture();
    picture.as_image().bytes().as_chunks::<3>().0.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect()
}
