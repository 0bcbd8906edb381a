//! Pictures made by code, of every kind; whoever uses this uses a part.

#![allow(dead_code, reason = "another test of this package uses the rest")]

use jpeg_encoder::{ColorType, Encoder};

/// Soft colours that show nobody, three bytes a pixel.
pub(crate) fn shades(width: u16, height: u16) -> Vec<u8> {
    let tone = |at: u16, least: u16| u8::try_from(at / 4 % 200 + least).unwrap();
    let shade = |x: u16, y: u16| [tone(x, 40), tone(y, 30), 120];
    (0..height).flat_map(|y| (0..width).flat_map(move |x| shade(x, y))).collect()
}

/// A JPEG of soft colours that shows nobody.
pub(crate) fn nobody(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 90).encode(&shades(width, height), width, height, ColorType::Rgb).unwrap();
    jpeg
}

/// The same, as it is sent over slow lines: from coarse to fine.
pub(crate) fn progressive(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, 90);
    encoder.set_progressive(true);
    encoder.encode(&shades(width, height), width, height, ColorType::Rgb).unwrap();
    jpeg
}

/// A JPEG in the colours of print.
pub(crate) fn printers(width: u16, height: u16) -> Vec<u8> {
    let inks = vec![90; usize::from(width) * usize::from(height) * 4];
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 90).encode(&inks, width, height, ColorType::Cmyk).unwrap();
    jpeg
}

/// A PNG of sixteen bits a colour.
pub(crate) fn deep_png(width: u16, height: u16) -> Vec<u8> {
    let pixels: Vec<u8> = shades(width, height).into_iter().flat_map(|byte| [byte, 0x7f]).collect();
    png(width, height, png::BitDepth::Sixteen, &[&pixels])
}

/// A PNG that moves: nobody first, and then a plain grey.
pub(crate) fn moving_png(width: u16, height: u16) -> Vec<u8> {
    let (first, second) = (shades(width, height), vec![128; usize::from(width) * usize::from(height) * 3]);
    png(width, height, png::BitDepth::Eight, &[&first, &second])
}

fn png(width: u16, height: u16, depth: png::BitDepth, frames: &[&[u8]]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width.into(), height.into());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(depth);
    if frames.len() > 1 {
        encoder.set_animated(frames.len().try_into().unwrap(), 0).unwrap();
    }
    let mut writer = encoder.write_header().unwrap();
    for frame in frames {
        writer.write_image_data(frame).unwrap();
    }
    writer.finish().unwrap();
    file
}

/// The beginning of a telephone's own kind of picture.
pub(crate) fn heic() -> Vec<u8> {
    [&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], &[7; 4000]].concat()
}

/// The header of a PNG that claims to be 20,000 pixels wide and high.
pub(crate) fn huge_png() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend([20_000_u32.to_be_bytes(), 20_000_u32.to_be_bytes()].concat());
    png.extend([8, 2, 0, 0, 0]);
    png.extend(0x6c12_d16e_u32.to_be_bytes());
    png
}
