//! The original that is kept beside a finished photo: what shows the person, and nobody beside them.
//!
//! **Invariant:** whatever lies further than [`AROUND`] beyond the finished photo is not in it.

use domain::photo::PhotoProfile;

use super::{Crop, FinishError, encode_original};
use crate::face::Face;
use crate::image::{Image, Picture};
use crate::num::{index, real};

/// How far the original reaches beyond the finished photo on each side, in its widths and heights: enough for the card's other forms,
/// whose proportions differ by a seventh, and too little for a second face beside the first.
const AROUND: f32 = 0.15;

/// Writes the part of a picture that a clerk compares with the finished photo: the finished photo's own part and a margin of
/// 0.15 of its width and height on each side, where the picture has that. Without a face the finished photo is the middle.
///
/// # Errors
///
/// [`FinishError::Encoder`] when a side is longer than a JPEG can have.
pub fn original_of(
    image: &Image,
    face: Option<&Face>,
    profile: &PhotoProfile,
) -> Result<Vec<u8>, FinishError> {
    let size = [real(image.width()), real(image.height())];
    let crop = match face {
        Some(face) => Crop::around(face, size, profile),
        None => Crop::centre(size, profile),
    };
    let (across, along) = (crop.width * AROUND, crop.height * AROUND);
    let columns = clipped(crop.left - across, crop.left + crop.width + across, image.width());
    let rows = clipped(crop.top - along, crop.top + crop.height + along, image.height());
    let part = cut(image, columns, rows).ok_or(FinishError::Encoder)?;
    encode_original(&part.as_image())
}

/// The whole pixels from `from` to `to` that a side has: never none, and all of them when the ends are no numbers.
fn clipped(from: f32, to: f32, side: usize) -> [usize; 2] {
    let first = index(from.floor()).min(side.saturating_sub(1));
    let last = index(to.ceil()).min(side);
    if from.is_finite() && to.is_finite() && first < last { [first, last] } else { [0, side] }
}

fn cut(image: &Image, [left, right]: [usize; 2], [top, bottom]: [usize; 2]) -> Option<Picture> {
    let pixels = (top..bottom).flat_map(|row| (left..right).flat_map(move |column| image.at(column, row)));
    Picture::new(pixels.collect(), right - left, bottom - top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_clipped_and_never_empty() {
        assert_eq!(clipped(-20.0, 35.2, 100), [0, 36]);
        assert_eq!(clipped(40.7, 300.0, 100), [40, 100]);
        assert_eq!(clipped(400.0, 500.0, 100), [99, 100]);
        assert_eq!(clipped(-9.0, -3.0, 100), [0, 100]);
        assert_eq!(clipped(f32::NAN, 3.0, 100), [0, 100]);
    }

    #[test]
    fn a_part_has_its_own_pixels() {
        let pixels: Vec<u8> = (0..5 * 4 * 3).collect();
        let image = Image::rgb(&pixels, 5, 4).unwrap();
        let part = cut(&image, [1, 3], [2, 4]).unwrap();
        let from = |column: u8, row: u8| (row * 5 + column) * 3;
        let first: Vec<u8> = part.as_image().bytes().chunks(3).map(|pixel| pixel[0]).collect();
        assert_eq!(first, [from(1, 2), from(2, 2), from(1, 3), from(2, 3)]);
    }
}
