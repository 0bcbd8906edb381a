//! JPEG: a walk over the markers first (sides, orientation, end), then the pixels.

use jpeg_decoder::{Decoder, PixelFormat};

use super::{DecodeError, MAX_BYTES, Outline, exif};

/// First bytes of every JPEG.
pub(super) const START: &[u8] = &[0xff, 0xd8, 0xff];

/// Most pixels that all scans together may walk over: the largest picture in a dozen.
const MAX_WORK: usize = 12 * super::MAX_SIDE * super::MAX_SIDE;
/// Most scans a file may have. Cameras write one, progressive files about ten; each costs a walk over all pixels, however few bytes it has.
const MAX_SCANS: usize = 64;

/// So many colours have the files for printers.
const PRINTERS: u8 = 4;

/// Walks over the segments to the end-of-image marker.
pub(super) fn outline(file: &[u8]) -> Result<Outline, DecodeError> {
    let (mut frame_found, mut orientation, mut scans) = (None, None, 0);
    let mut rest = file.get(2..).unwrap_or_default();
    loop {
        let (marker, after) = next_marker(rest).ok_or(DecodeError::Truncated)?;
        match marker {
            0xd9 => break,
            // Restart markers and TEM stand alone.
            0x01 | 0xd0..=0xd7 => {
                rest = after;
                continue;
            }
            _ => {}
        }
        let (segment, after) = segment(after)?;
        match marker {
            // SOF0 to SOF15 without DHT, JPG and DAC.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                frame_found = frame_found.or_else(|| frame(segment));
            }
            0xda => scans += 1,
            // Other programs' data stands in the same kind of segment; the first EXIF block counts.
            0xe1 => {
                orientation =
                    orientation.or_else(|| segment.strip_prefix(b"Exif\0\0").map(exif::orientation));
            }
            _ => {}
        }
        if scans > MAX_SCANS {
            return Err(DecodeError::Unreadable);
        }
        rest = after;
    }
    let Frame { width, height, components } = frame_found.ok_or(DecodeError::Unreadable)?;
    if width.max(height) > super::MAX_SIDE {
        return Err(DecodeError::TooLarge { width, height });
    }
    if components == PRINTERS {
        return Err(DecodeError::Printers);
    }
    // Every scan is a walk over all pixels, however few bytes it has.
    if width * height * scans > MAX_WORK {
        return Err(DecodeError::Unreadable);
    }
    Ok(Outline { width, height, orientation: orientation.unwrap_or(1) })
}

/// The next marker's code and what follows it; coded data and fill bytes before it are passed over.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let at =
        bytes.windows(2).position(|pair| matches!(pair, [0xff, code] if !matches!(code, 0x00 | 0xff)))?;
    Some((*bytes.get(at + 1)?, bytes.get(at + 2..)?))
}

/// The content of a segment with its length in front, and what follows.
fn segment(bytes: &[u8]) -> Result<(&[u8], &[u8]), DecodeError> {
    let &[high, low, ..] = bytes else { return Err(DecodeError::Truncated) };
    let length = usize::from(u16::from_be_bytes([high, low]));
    let content = bytes.get(..length).ok_or(DecodeError::Truncated)?;
    Ok((content.get(2..).ok_or(DecodeError::Unreadable)?, bytes.get(length..).unwrap_or_default()))
}

/// What a start-of-frame segment says.
struct Frame {
    width: usize,
    height: usize,
    components: u8,
}

fn frame(segment: &[u8]) -> Option<Frame> {
    let &[_, h1, h0, w1, w0, components, ..] = segment else { return None };
    let [width, height] = [[w1, w0], [h1, h0]].map(|side| usize::from(u16::from_be_bytes(side)));
    (width > 0 && height > 0).then_some(Frame { width, height, components })
}

pub(super) fn pixels(file: &[u8], outline: Outline) -> Result<Vec<u8>, DecodeError> {
    let mut decoder = Decoder::new(file);
    decoder.set_max_decoding_buffer_size(MAX_BYTES);
    let pixels = decoder.decode().map_err(|_| DecodeError::Unreadable)?;
    let info = decoder.info().ok_or(DecodeError::Unreadable)?;
    if (usize::from(info.width), usize::from(info.height)) != (outline.width, outline.height) {
        return Err(DecodeError::Unreadable);
    }
    match info.pixel_format {
        PixelFormat::RGB24 => Ok(pixels),
        PixelFormat::L8 => Ok(pixels.into_iter().flat_map(|grey| [grey; 3]).collect()),
        // No camera writes them.
        PixelFormat::L16 => Err(DecodeError::Deep),
        PixelFormat::CMYK32 => Err(DecodeError::Printers),
    }
}
