//! Writes a video for Chromium's `--use-file-for-fake-video-capture`:
//! `cargo run -p photo --example fake-camera -- face|none|half|two|dark FILE.y4m 1280x720`.
//!
//! The people come from the real pictures in `tests/faces`; the wall behind them is plain.

#[path = "../tests/support/mod.rs"]
mod support;

use std::fs::File;
use std::io::{BufWriter, Write};

use support::{Canvas, Scene};

/// Frames of the video; it is played in a loop.
const FRAMES: usize = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let usage = "usage: fake-camera face|none|half|two|dark FILE.y4m WIDTHxHEIGHT";
    let [scene, file, size] = arguments.as_slice() else { return Err(usage.into()) };
    let (_, scene) = Scene::ALL.into_iter().find(|(name, _)| name == scene).ok_or(usage)?;
    let (width, height) = size.split_once('x').ok_or(usage)?;
    let (width, height) = (width.parse::<usize>()?, height.parse::<usize>()?);
    if width % 2 + height % 2 > 0 {
        return Err("both sides must be even".into());
    }
    let frame = planes(&scene.frame(width, height));
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "YUV4MPEG2 W{width} H{height} F30:1 Ip A1:1 C420jpeg")?;
    for _ in 0..FRAMES {
        out.write_all(b"FRAME\n")?;
        out.write_all(&frame)?;
    }
    Ok(out.flush()?)
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
