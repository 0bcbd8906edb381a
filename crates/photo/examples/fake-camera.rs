//! Writes a video for Chromium's `--use-file-for-fake-video-capture`:
//! `cargo run -p photo --example fake-camera -- WHAT FILE.y4m 1280x720`.
//!
//! WHAT is a scene that stays as it is (face, none, half, two, dark, black, green) or a story in which something is mended (story, cap-off,
//! mask-off, light-on, walk-in). The people come from the real pictures in `tests/faces`; the wall behind them is plain. A file that ends
//! with `.png` gets the first frame as a picture.

#[path = "../tests/support/mod.rs"]
mod support;

use std::fs::File;
use std::io::{BufWriter, Write};

use support::{Canvas, FRAMES_A_SECOND, Scene, Story};

/// Frames of a scene, and how many are played a second: the video is a loop.
const FRAMES: usize = 10;
const SCENE_RATE: usize = 30;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let usage = "usage: fake-camera face|none|half|two|dark|black|green|story|cap-off|mask-off|light-on|walk-in FILE.y4m WIDTHxHEIGHT";
    let [what, file, size] = arguments.as_slice() else { return Err(usage.into()) };
    let (width, height) = size.split_once('x').ok_or(usage)?;
    let (width, height) = (width.parse::<usize>()?, height.parse::<usize>()?);
    if width % 2 + height % 2 > 0 {
        return Err("both sides must be even".into());
    }
    let (frames, rate) = frames(what, width, height).ok_or(usage)?;
    if std::path::Path::new(file).extension().is_some_and(|end| end == "png") {
        let (frame, _) = frames.first().ok_or(usage)?;
        return picture(frame, file);
    }
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "YUV4MPEG2 W{width} H{height} F{rate}:1 Ip A1:1 C420jpeg")?;
    for (frame, times) in frames {
        let frame = planes(&frame);
        for _ in 0..times {
            out.write_all(b"FRAME\n")?;
            out.write_all(&frame)?;
        }
    }
    Ok(out.flush()?)
}

/// Writes one frame as a picture.
fn picture(frame: &Canvas, file: &str) -> Result<(), Box<dyn std::error::Error>> {
    let (width, height) = (u32::try_from(frame.width)?, u32::try_from(frame.height)?);
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(file)?), width, height);
    encoder.set_color(png::ColorType::Rgb);
    let picture = frame.picture();
    Ok(encoder.write_header()?.write_image_data(picture.as_image().bytes())?)
}

/// The pictures and how many frames each stays, and the frames a second.
fn frames(what: &str, width: usize, height: usize) -> Option<(Vec<(Canvas, usize)>, usize)> {
    if let Some((_, scene)) = Scene::ALL.into_iter().find(|(name, _)| *name == what) {
        return Some((vec![(scene.frame(width, height), FRAMES)], SCENE_RATE));
    }
    let (_, story) = Story::ALL.into_iter().find(|(name, _)| *name == what)?;
    Some((story.frames(width, height), FRAMES_A_SECOND))
}

/// The frame as a plane of brightness and two planes of colour at half the size (BT.601; video range, as cameras give it).
fn planes(frame: &Canvas) -> Vec<u8> {
    let picture = frame.picture();
    let pixels: Vec<[f32; 3]> =
        picture.as_image().bytes().as_chunks::<3>().0.iter().map(|rgb| rgb.map(f32::from)).collect();
    let mix = |[r, g, b]: [f32; 3], [x, y, z]: [f32; 3], zero: f32| zero + (r * x + g * y + b * z) / 256.0;
    let luma = pixels.iter().map(|&rgb| mix(rgb, [65.738, 129.057, 25.064], 16.0));
    let corners = || {
        (0..frame.height / 2).flat_map(|row| (0..frame.width / 2).map(move |column| (row * 2, column * 2)))
    };
    let mean = |(row, column): (usize, usize)| -> [f32; 3] {
        let at = |r: usize, c: usize| pixels[(row + r) * frame.width + column + c];
        std::array::from_fn(|k| (at(0, 0)[k] + at(0, 1)[k] + at(1, 0)[k] + at(1, 1)[k]) / 4.0)
    };
    let blue = corners().map(|corner| mix(mean(corner), [-37.945, -74.494, 112.439], 128.0));
    let red = corners().map(|corner| mix(mean(corner), [112.439, -94.154, -18.285], 128.0));
    luma.chain(blue).chain(red).map(support::to_byte).collect()
}
