//! A picture of a paper: upright, no larger than is needed to read it, and without whatever else its file said.

use super::{Crop, FinishError, encode_original, resize::resize};
use crate::image::{Image, Picture};
use crate::num::{index, real};

/// Writes a picture anew as a JPEG without metadata. A side longer than `longest` pixels is brought to that, and the other with it.
///
/// # Errors
///
/// [`FinishError::Encoder`] when a side is longer than a JPEG can have.
pub fn paper_of(image: &Image, longest: usize) -> Result<Vec<u8>, FinishError> {
    let side = image.width().max(image.height());
    if side <= longest {
        return encode_original(image);
    }
    let whole = Crop { left: 0.0, top: 0.0, width: real(image.width()), height: real(image.height()) };
    let shrunk = |length: usize| index((real(length) * real(longest) / real(side)).round()).max(1);
    let (width, height) = (shrunk(image.width()), shrunk(image.height()));
    let picture = Picture::new(resize(image, &whole, width, height), width, height);
    encode_original(&picture.ok_or(FinishError::Encoder)?.as_image())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::decode_any_size;

    fn sides(width: usize, height: usize, longest: usize) -> (usize, usize) {
        let pixels: Vec<u8> = (0..width * height * 3).map(|at| u8::try_from(at % 251).unwrap()).collect();
        let jpeg = paper_of(&Image::rgb(&pixels, width, height).unwrap(), longest).unwrap();
        let picture = decode_any_size(&jpeg).unwrap();
        (picture.as_image().width(), picture.as_image().height())
    }

    #[test]
    fn only_what_is_too_long_shrinks_and_keeps_its_proportions() {
        assert_eq!(sides(300, 200, 300), (300, 200));
        assert_eq!(sides(300, 200, 150), (150, 100));
        assert_eq!(sides(200, 303, 100), (66, 100));
        assert_eq!(sides(400, 1, 100), (100, 1), "never nothing");
    }
}
