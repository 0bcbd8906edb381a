//! From a file to pixels: the one decoder of browser and server.
//!
//! The kind of file is told from its content, never its name. Its sides are read and limited, and its end is looked for, before a byte of
//! pixels is allocated.
//!
//! **Invariant:** no input makes it panic, and none makes it allocate more than [`MAX_SIDE`]² pixels ask for.

mod exif;
mod jpeg;
mod png;
mod turn;

use crate::image::Picture;

/// Longest side of a picture that is decoded, in pixels.
pub const MAX_SIDE: usize = 4096;
/// Shortest side of a picture that a card photo can be cut from, in pixels. While fuzzing, tiny pictures are read too: a thousand times as
/// many can be tried.
pub const MIN_SIDE: usize = if cfg!(fuzzing) { 1 } else { 480 };
/// Most bytes a decoder may use for one picture.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// It is neither a JPEG nor a PNG.
    #[error("the file is neither a JPEG nor a PNG")]
    NotAPicture,
    /// Its end is missing.
    #[error("the end of the file is missing")]
    Truncated,
    /// It is damaged, or of a rare kind.
    #[error("the picture cannot be read")]
    Unreadable,
    /// It is a HEIC or AVIF picture, or a row of such, as telephones store them: real, but not to be read here.
    #[error("the picture is a HEIC or AVIF file")]
    Heic,
    /// Its colours are a printer's (CMYK).
    #[error("the picture's colours are a printer's")]
    Printers,
    /// It is a JPEG with sixteen bits a pixel, as scanners and instruments store greys.
    #[error("the picture is a JPEG with sixteen bits a pixel")]
    Deep,
    /// A side is longer than [`MAX_SIDE`].
    #[error("the picture is too large: {width} × {height} pixels")]
    TooLarge {
        /// Width in pixels, as stored.
        width: usize,
        /// Height in pixels, as stored.
        height: usize,
    },
    /// A side is shorter than [`MIN_SIDE`].
    #[error("the picture is too small: {width} × {height} pixels")]
    TooSmall {
        /// Width in pixels, as stored.
        width: usize,
        /// Height in pixels, as stored.
        height: usize,
    },
}

/// What a file says about itself before its pixels are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outline {
    width: usize,
    height: usize,
    /// EXIF orientation, 1 to 8; 1 is upright.
    orientation: u16,
}

/// Reads a JPEG or PNG as an upright RGB picture. Transparent parts become white.
///
/// # Errors
///
/// [`DecodeError`], by cause.
pub fn decode(file: &[u8]) -> Result<Picture, DecodeError> {
    read(file, MIN_SIDE)
}

/// Reads a JPEG or PNG of any size down to one pixel: not to make a photo of it, but to say what is wrong.
///
/// # Errors
///
/// [`DecodeError`], never [`DecodeError::TooSmall`].
pub fn decode_any_size(file: &[u8]) -> Result<Picture, DecodeError> {
    read(file, 1)
}

/// Reads a JPEG of our own making once more. The worker needs no other kind, and so does not carry it.
///
/// # Errors
///
/// [`DecodeError`], by cause.
pub fn reread(jpeg: &[u8]) -> Result<Picture, DecodeError> {
    read_jpeg(jpeg, 1)
}

fn read_jpeg(file: &[u8], least: usize) -> Result<Picture, DecodeError> {
    let outline = jpeg::outline(file)?;
    limit(outline, least)?;
    jpeg::pixels(file, outline).and_then(|pixels| upright(pixels, outline))
}

fn read(file: &[u8], least: usize) -> Result<Picture, DecodeError> {
    if file.starts_with(jpeg::START) {
        read_jpeg(file, least)
    } else if file.starts_with(png::START) {
        let outline = png::outline(file)?;
        limit(outline, least)?;
        png::pixels(file, outline).and_then(|pixels| upright(pixels, outline))
    } else if is_heic(file) {
        Err(DecodeError::Heic)
    } else {
        Err(DecodeError::NotAPicture)
    }
}

/// The brands of still pictures and rows of them: HEIF (ISO/IEC 23008-12), with HEVC or layered HEVC inside, MIAF, and AVIF.
const HEIF: [&[u8; 4]; 14] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"mif2", b"msf1",
    b"miaf", b"avif", b"avis",
];
/// Most bytes of the first box that are looked at: fifty brands are more than any camera names.
const FIRST_BOX: usize = 216;

/// Whether a file begins as the ISO base media format does (ISO/IEC 14496-12) and says that it is of one of the brands of pictures,
/// first of all or among others.
fn is_heic(file: &[u8]) -> bool {
    let Some((length, rest)) = file.split_first_chunk::<4>() else { return false };
    let Some((b"ftyp", brands)) = rest.split_first_chunk::<4>() else { return false };
    let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX).clamp(12, FIRST_BOX);
    let brands = brands.get(..length - 8).unwrap_or(brands);
    // The second of them is no brand but an edition, and looks like none.
    brands.as_chunks::<4>().0.iter().any(|brand| HEIF.contains(&brand))
}

fn limit(Outline { width, height, .. }: Outline, least: usize) -> Result<(), DecodeError> {
    if width.max(height) > MAX_SIDE {
        Err(DecodeError::TooLarge { width, height })
    } else if width.min(height) < least {
        Err(DecodeError::TooSmall { width, height })
    } else {
        Ok(())
    }
}

fn upright(pixels: Vec<u8>, outline: Outline) -> Result<Picture, DecodeError> {
    let picture = Picture::new(pixels, outline.width, outline.height).ok_or(DecodeError::Unreadable)?;
    turn::turn(picture, outline.orientation).ok_or(DecodeError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginning of a file of the ISO base media format with these brands.
    fn of_brands(first: &str, others: &[&str]) -> Vec<u8> {
        let length = u8::try_from(16 + 4 * others.len()).unwrap_or(u8::MAX);
        let others = others.concat();
        let parts =
            [&[0, 0, 0, length], &b"ftyp"[..], first.as_bytes(), &[0; 4], others.as_bytes(), &[7; 400]];
        parts.concat()
    }

    #[test]
    fn pictures_of_telephones_are_told_by_any_of_their_brands() {
        for brand in ["heic", "heix", "hevc", "hevx", "mif1", "msf1", "avif", "avis"] {
            assert_eq!(decode(&of_brands(brand, &[])), Err(DecodeError::Heic), "{brand}");
            assert_eq!(decode(&of_brands("MA1B", &["isom", brand])), Err(DecodeError::Heic), "{brand}");
        }
        assert_eq!(decode(&of_brands("heic", &[])[..12]), Err(DecodeError::Heic), "cut off after its brand");
        for file in [
            of_brands("isom", &["mp42", "avc1"]),
            // The brand stands behind the box.
            [&of_brands("isom", &[])[..16], b"heic"].concat(),
            b"\0\0\0\x18ftyp".to_vec(),
            b"\xff\xff\xff\xffftypisom".to_vec(),
            b"\0\0\0\0ftyp".to_vec(),
        ] {
            assert_eq!(decode(&file), Err(DecodeError::NotAPicture), "{file:?}");
        }
    }

    /// A lossless JPEG of one grey, `width` × 600 pixels of sixteen bits.
    fn deep(width: u16) -> Vec<u8> {
        let [high, low] = width.to_be_bytes();
        let frame = [
            0xff,
            0xc3,
            0,
            11,
            16,
            600_u16.to_be_bytes()[0],
            600_u16.to_be_bytes()[1],
            high,
            low,
            1,
            1,
            0x11,
            0,
        ];
        let table = [&[0xff, 0xc4, 0, 20, 0, 1][..], &[0; 15], &[0]].concat();
        let scan = [0xff, 0xda, 0, 8, 1, 1, 0, 1, 0, 0];
        let greys = vec![0; usize::from(width) * 600 / 8];
        [&[0xff, 0xd8], &frame[..], &table, &scan, &greys, &[0xff, 0xd9]].concat()
    }

    #[test]
    fn a_deep_jpeg_is_named_for_its_depth_once_its_sides_are_known_to_be_right() {
        assert_eq!(decode(&deep(600)), Err(DecodeError::Deep));
        assert_eq!(decode(&deep(4097)), Err(DecodeError::TooLarge { width: 4097, height: 600 }));
        let file = deep(600);
        assert_eq!(decode(&file[..file.len() - 2]), Err(DecodeError::Truncated));
        assert!(!DecodeError::Deep.to_string().contains("printer"));
    }
}
