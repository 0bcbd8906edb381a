//! Reads a JPEG's header: as much as a card maker looks at before it prints.

/// What the header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) width: u16,
    pub(crate) height: u16,
    /// Dots per inch, across and down; absent when JFIF names none.
    pub(crate) dpi: Option<(u16, u16)>,
}

const START: u16 = 0xffd8;
const APP0: u16 = 0xffe0;
const SCAN: u16 = 0xffda;
const END: [u8; 2] = [0xff, 0xd9];
/// JFIF's density unit for dots per inch.
const INCH: u8 = 1;

/// The header of a file that is a JPEG from its first byte to its end-of-image marker, in 8-bit colour.
pub(crate) fn header(file: &[u8]) -> Option<Header> {
    let mut rest = file.strip_prefix(&START.to_be_bytes())?;
    if !file.ends_with(&END) {
        return None;
    }
    let (mut dpi, mut size) = (None, None);
    loop {
        let (marker, segment, after) = segment(rest)?;
        match marker {
            APP0 => dpi = dpi.or_else(|| density(segment)),
            // Frames: baseline, extended and progressive, Huffman-coded.
            0xffc0..=0xffc2 => size = Some(frame(segment)?),
            SCAN => break,
            0xff00.. => {}
            _ => return None,
        }
        rest = after;
    }
    let (width, height) = size?;
    Some(Header { width, height, dpi })
}

/// A marker, its segment, and what follows.
fn segment(rest: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (marker, rest) = number(rest)?;
    let (length, _) = number(rest)?;
    let (segment, after) = rest.split_at_checked(usize::from(length))?;
    Some((marker, segment.get(2..)?, after))
}

fn number(bytes: &[u8]) -> Option<(u16, &[u8])> {
    let (two, rest) = bytes.split_first_chunk::<2>()?;
    Some((u16::from_be_bytes(*two), rest))
}

fn density(segment: &[u8]) -> Option<(u16, u16)> {
    let [_major, _minor, INCH, rest @ ..] = segment.strip_prefix(b"JFIF\0")? else { return None };
    let (across, rest) = number(rest)?;
    let (down, _) = number(rest)?;
    Some((across, down))
}

/// Width and height of a frame of three 8-bit components.
fn frame(segment: &[u8]) -> Option<(u16, u16)> {
    let [8, rest @ ..] = segment else { return None };
    let (height, rest) = number(rest)?;
    let (width, rest) = number(rest)?;
    (rest.first() == Some(&3)).then_some((width, height))
}

#[cfg(test)]
mod tests {
    use jpeg_encoder::{ColorType, Encoder, PixelDensity, PixelDensityUnit};

    use super::*;

    fn jpeg(width: u16, height: u16, dpi: Option<u16>) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 70);
        if let Some(dpi) = dpi {
            encoder.set_density(PixelDensity { density: (dpi, dpi), unit: PixelDensityUnit::Inches });
        }
        let pixels = vec![200; usize::from(width) * usize::from(height) * 3];
        encoder.encode(&pixels, width, height, ColorType::Rgb).unwrap();
        file
    }

    #[test]
    fn size_and_density_are_read() {
        let header = header(&jpeg(358, 441, Some(350))).unwrap();
        assert_eq!(header, Header { width: 358, height: 441, dpi: Some((350, 350)) });
        assert_eq!(super::header(&jpeg(10, 20, None)).unwrap().dpi, None);
    }

    #[test]
    fn a_file_that_is_cut_or_padded_has_no_header() {
        let whole = jpeg(16, 16, Some(350));
        for length in 0..whole.len() {
            assert_eq!(header(&whole[..length]), None, "cut to {length}");
        }
        assert_eq!(header(&[&whole[..], b"\0"].concat()), None);
    }
}
