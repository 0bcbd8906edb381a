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
    /// It is a HEIC or AVIF picture, as telephones store them: real, but not to be read here.
    #[error("the picture is a HEIC or AVIF file")]
    Heic,
    /// Its colours are a printer's (CMYK), or of sixteen bits in a JPEG.
    #[error("the picture's colours are a printer's")]
    Printers,
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

/// Whether a file begins as the ISO base media format does, with one of the brands of still pictures.
fn is_heic(file: &[u8]) -> bool {
    let brands: [&[u8]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"];
    file.get(4..8) == Some(b"ftyp") && file.get(8..12).is_some_and(|brand| brands.contains(&brand))
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
