//! Pixels, borrowed and owned.
//!
//! **Invariant:** the buffer of an [`Image`] or a [`Picture`] always has the length its sides ask for.

use crate::num::{index, real};

/// A borrowed picture of 8-bit RGB or RGBA pixels, row by row from the top left. Alpha is ignored.
#[derive(Clone, Copy)]
pub struct Image<'a> {
    pixels: &'a [u8],
    width: usize,
    height: usize,
    channels: usize,
}

impl<'a> Image<'a> {
    /// A picture of three bytes a pixel; `None` unless the buffer has exactly the length of its sides.
    #[must_use]
    pub fn rgb(pixels: &'a [u8], width: usize, height: usize) -> Option<Self> {
        Self::new(pixels, width, height, 3)
    }

    /// A picture of four bytes a pixel, as a canvas gives it; `None` unless the buffer has exactly the length of its sides.
    #[must_use]
    pub fn rgba(pixels: &'a [u8], width: usize, height: usize) -> Option<Self> {
        Self::new(pixels, width, height, 4)
    }

    fn new(pixels: &'a [u8], width: usize, height: usize, channels: usize) -> Option<Self> {
        let length = width.checked_mul(height)?.checked_mul(channels)?;
        (length > 0 && pixels.len() == length).then_some(Self { pixels, width, height, channels })
    }

    /// Width in pixels, never 0.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Height in pixels, never 0.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// Whether there are four bytes a pixel.
    #[must_use]
    pub fn has_alpha(&self) -> bool {
        self.channels == 4
    }

    /// The bytes as they were given.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.pixels
    }

    /// The pixel nearest to a column and row; positions outside repeat the edge.
    #[inline]
    pub(crate) fn at(&self, column: usize, row: usize) -> [u8; 3] {
        self.colour((row.min(self.height - 1) * self.width + column.min(self.width - 1)) * self.channels)
    }

    /// The pixel that begins at a byte.
    #[inline]
    fn colour(&self, start: usize) -> [u8; 3] {
        self.pixels.get(start..).and_then(<[u8]>::first_chunk).copied().unwrap_or_default()
    }

    /// The pixels that begin at a byte and `right` bytes later: one slice, looked up once.
    #[inline]
    fn pair(&self, start: usize, right: usize) -> [[u8; 3]; 2] {
        let bytes = self.pixels.get(start..start + right + 3).unwrap_or_default();
        [bytes.first_chunk(), bytes.last_chunk()].map(|colour| colour.copied().unwrap_or_default())
    }

    /// One row, pixel by pixel.
    #[inline]
    pub(crate) fn line(&self, row: usize) -> Line<'a> {
        let length = self.width * self.channels;
        Line {
            bytes: self.pixels.get(row * length..(row + 1) * length).unwrap_or_default(),
            channels: self.channels,
        }
    }

    /// The colour at a position, pixel centres at .5, mixed from the four pixels around it. The edge repeats.
    #[inline]
    pub(crate) fn between(&self, x: f32, y: f32) -> [f32; 3] {
        let (x, y) = ((x - 0.5).max(0.0), (y - 0.5).max(0.0));
        let (column, row) = (index(x).min(self.width - 1), index(y).min(self.height - 1));
        let (fx, fy) = (x - real(column), y - real(row));
        let right = usize::from(column + 1 < self.width) * self.channels;
        let down = usize::from(row + 1 < self.height) * self.width * self.channels;
        let start = (row * self.width + column) * self.channels;
        let above = self.pair(start, right);
        let below = self.pair(start + down, right);
        std::array::from_fn(|k| {
            let mix =
                |[left, right]: [[u8; 3]; 2]| f32::from(left[k]) * (1.0 - fx) + f32::from(right[k]) * fx;
            mix(above) * (1.0 - fy) + mix(below) * fy
        })
    }

    /// Whether a position lies inside the picture.
    #[inline]
    pub(crate) fn covers(&self, x: f32, y: f32) -> bool {
        x >= 0.0 && y >= 0.0 && x < real(self.width) && y < real(self.height)
    }
}

/// A row of pixels.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    bytes: &'a [u8],
    channels: usize,
}

impl Line<'_> {
    /// The pixel of a column.
    #[inline]
    pub(crate) fn get(&self, column: usize) -> Option<[u8; 3]> {
        self.bytes.get(column * self.channels..)?.first_chunk().copied()
    }
}

/// An owned RGB picture, upright.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pixels: Vec<u8>,
    width: usize,
    height: usize,
}

impl Picture {
    /// Takes three bytes a pixel; `None` unless the buffer has exactly the length of its sides.
    #[must_use]
    pub fn new(pixels: Vec<u8>, width: usize, height: usize) -> Option<Self> {
        Image::rgb(&pixels, width, height)?;
        Some(Self { pixels, width, height })
    }

    /// The same pixels, borrowed.
    #[must_use]
    pub fn as_image(&self) -> Image<'_> {
        Image { pixels: &self.pixels, width: self.width, height: self.height, channels: 3 }
    }
}

impl std::fmt::Debug for Picture {
    /// The sides only: a face is personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}×{})", self.width, self.height)
    }
}
