//! PNG: a walk over the chunks first (sides, orientation, end), then the pixels.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::{DecodeError, MAX_BYTES, Outline, exif};

/// First bytes of every PNG.
pub(super) const START: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Walks over the chunks to the last one.
pub(super) fn outline(file: &[u8]) -> Result<Outline, DecodeError> {
    let mut rest = file.get(START.len()..).unwrap_or_default();
    let (mut sides, mut orientation) = (None, 1);
    loop {
        let (kind, content, after) = match chunk(rest) {
            Some(chunk) => chunk,
            // A header that is too large is named for what it is, though nothing may follow it.
            None if sides.is_some_and(|(width, height)| usize::max(width, height) > super::MAX_SIDE) => break,
            None => return Err(DecodeError::Truncated),
        };
        match kind {
            b"IHDR" => sides = sides.or_else(|| header(content)),
            b"PLTE" if !is_palette(content) => return Err(DecodeError::Unreadable),
            b"eXIf" => orientation = exif::orientation(content),
            b"IEND" => break,
            _ => {}
        }
        rest = after;
    }
    let (width, height) = sides.ok_or(DecodeError::Unreadable)?;
    Ok(Outline { width, height, orientation })
}

/// One to 256 colours of three bytes each, as the format demands: the decoder panics at other palettes.
fn is_palette(content: &[u8]) -> bool {
    (3..=3 * 256).contains(&content.len()) && content.len().is_multiple_of(3)
}

/// Kind and content of the first chunk, and what follows it and its checksum.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let content = rest.get(..length)?;
    Some((kind, content, rest.get(length.checked_add(4)?..)?))
}

/// Width and height from the header chunk.
fn header(content: &[u8]) -> Option<(usize, usize)> {
    let (width, rest) = content.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    let side = |bytes: &[u8; 4]| usize::try_from(u32::from_be_bytes(*bytes)).ok().filter(|&side| side > 0);
    Some((side(width)?, side(height)?))
}

pub(super) fn pixels(file: &[u8], outline: Outline) -> Result<Vec<u8>, DecodeError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: MAX_BYTES });
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(|_| DecodeError::Unreadable)?;
    let length =
        reader.output_buffer_size().filter(|&length| length <= MAX_BYTES).ok_or(DecodeError::Unreadable)?;
    let mut pixels = vec![0; length];
    let info = reader.next_frame(&mut pixels).map_err(|_| DecodeError::Unreadable)?;
    pixels.truncate(info.buffer_size());
    let rgb = match info.color_type {
        ColorType::Rgb => pixels,
        ColorType::Grayscale => pixels.into_iter().flat_map(|grey| [grey; 3]).collect(),
        ColorType::GrayscaleAlpha => {
            pixels.as_chunks::<2>().0.iter().flat_map(|&[grey, alpha]| [over_white(grey, alpha); 3]).collect()
        }
        ColorType::Rgba => pixels
            .as_chunks::<4>()
            .0
            .iter()
            .flat_map(|&[r, g, b, a]| [r, g, b].map(|colour| over_white(colour, a)))
            .collect(),
        ColorType::Indexed => return Err(DecodeError::Unreadable),
    };
    if rgb.len() == outline.width * outline.height * 3 { Ok(rgb) } else { Err(DecodeError::Unreadable) }
}

fn over_white(colour: u8, alpha: u8) -> u8 {
    let mixed = (u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha)) + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}
