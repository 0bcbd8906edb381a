//! The files that fuzzing begins with: small, but of every kind that is read. JPEG in one go and in several, grey, turned by EXIF; PNG of
//! every kind of colour.

use std::error::Error;

use jpeg_encoder::{ColorType, Encoder};

use super::{ASTRONAUT, Canvas, PRESIDENT, Sitter, WALL, seat};

/// Small pictures are tried sooner.
const SIDE: usize = 48;

pub type Files = Vec<(&'static str, Vec<u8>)>;

/// Files, damaged and whole.
///
/// # Errors
///
/// When one cannot be written.
pub fn files() -> Result<Files, Box<dyn Error>> {
    Ok([jpegs()?, pngs()?].concat())
}

/// Pictures as their sides less one and their pixels.
pub fn pixels() -> Files {
    vec![
        ("face", frame(&PRESIDENT, 40.0, [64.0, 64.0], 64)),
        ("small-face", frame(&ASTRONAUT, 16.0, [16.0, 14.0], 32)),
        ("pixel", vec![0, 0, 200, 160, 140]),
        ("column", vec![0, 255, 10, 200, 30, 90]),
    ]
}

/// A square picture of a face, as its sides less one and its pixels.
fn frame(sitter: &Sitter, width: f32, eyes: [f32; 2], side: u8) -> Vec<u8> {
    let mut canvas = Canvas::plain(usize::from(side), usize::from(side), WALL);
    seat(&mut canvas, sitter, eyes.map(|at| at.min(f32::from(side) / 2.0)), width, 0.0);
    let picture = canvas.picture();
    [&[side - 1, side - 1], picture.as_image().bytes()].concat()
}

fn portrait() -> Canvas {
    let mut canvas = Canvas::plain(SIDE, SIDE, WALL);
    seat(&mut canvas, &PRESIDENT, [24.0, 23.0], 22.0, 0.0);
    canvas
}

fn jpegs() -> Result<Files, Box<dyn Error>> {
    let picture = portrait().picture();
    let rgb = picture.as_image().bytes();
    let grey: Vec<u8> = rgb.iter().step_by(3).copied().collect();
    let side = u16::try_from(SIDE)?;
    let write = |pixels: &[u8], kind: ColorType, progressive: bool, exif: &[u8]| {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 20);
        encoder.set_progressive(progressive);
        if !exif.is_empty() {
            encoder.add_app_segment(1, exif.to_vec())?;
        }
        encoder.encode(pixels, side, side, kind).map(|()| file)
    };
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let whole = write(rgb, ColorType::Rgb, false, &[])?;
    Ok(vec![
        ("progressive.jpg", write(rgb, ColorType::Rgb, true, &[])?),
        ("turned.jpg", write(rgb, ColorType::Rgb, false, exif)?),
        ("grey.jpg", write(&grey, ColorType::Luma, false, &[])?),
        ("printers.jpg", write(&grey.repeat(4), ColorType::Cmyk, false, &[])?),
        ("half.jpg", whole[..whole.len() / 2].to_vec()),
        ("face.jpg", whole),
    ])
}

fn pngs() -> Result<Files, Box<dyn Error>> {
    let side = u32::try_from(SIDE)?;
    let write = |kind: png::ColorType, depth: png::BitDepth, row: usize| -> Result<Vec<u8>, Box<dyn Error>> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, side, side);
        encoder.set_color(kind);
        encoder.set_depth(depth);
        if kind == png::ColorType::Indexed {
            encoder.set_palette(vec![250, 250, 250, 20, 30, 40, 90, 80, 70, 0, 0, 0]);
            encoder.set_trns(vec![255, 128]);
        }
        let pixels: Vec<u8> =
            (0..SIDE).flat_map(|line| vec![u8::try_from(line / 2).unwrap_or(0); row]).collect();
        encoder.write_header()?.write_image_data(&pixels)?;
        Ok(file)
    };
    Ok(vec![
        ("rgb.png", write(png::ColorType::Rgb, png::BitDepth::Eight, SIDE * 3)?),
        ("rgba-16.png", write(png::ColorType::Rgba, png::BitDepth::Sixteen, SIDE * 8)?),
        ("grey-1.png", write(png::ColorType::Grayscale, png::BitDepth::One, SIDE / 8)?),
        ("grey-alpha.png", write(png::ColorType::GrayscaleAlpha, png::BitDepth::Eight, SIDE * 2)?),
        ("palette.png", write(png::ColorType::Indexed, png::BitDepth::Two, SIDE / 4)?),
    ])
}
