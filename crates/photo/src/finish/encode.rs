//! JPEG files: of a demanded size in bytes, and originals of high quality.

use domain::photo::PhotoProfile;
use jpeg_encoder::{ColorType, Encoder, PixelDensity, PixelDensityUnit, SamplingFactor};

use super::FinishError;
use crate::image::Image;

const BEST: u8 = 100;
/// Quality of an original: its losses are far below those of any card photo made from it.
const ORIGINAL: u8 = 93;

/// Writes the photo with the best quality that stays in the profile's range of bytes.
pub(super) fn within(pixels: &[u8], profile: &PhotoProfile) -> Result<(Vec<u8>, u8), FinishError> {
    let (least, most) = (usize::try_from(profile.bytes.min), usize::try_from(profile.bytes.max));
    let (Ok(least), Ok(most)) = (least, most) else { return Err(FinishError::Encoder) };
    let worst = profile.min_quality.clamp(1, BEST);
    let smallest = encode(pixels, profile, worst)?;
    if smallest.len() > most {
        return Err(FinishError::TooManyBytes { bytes: smallest.len(), most: profile.bytes.max });
    }
    let mut best = (smallest, worst);
    let (mut low, mut high) = (worst, BEST + 1);
    while high - low > 1 {
        let middle = u8::midpoint(low, high);
        let jpeg = encode(pixels, profile, middle)?;
        if jpeg.len() <= most {
            low = middle;
            best = (jpeg, middle);
        } else {
            high = middle;
        }
    }
    if best.0.len() < least {
        return Err(FinishError::TooFewBytes { bytes: best.0.len(), least: profile.bytes.min });
    }
    Ok(best)
}

fn encode(pixels: &[u8], profile: &PhotoProfile, quality: u8) -> Result<Vec<u8>, FinishError> {
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, quality);
    encoder.set_density(PixelDensity { density: (profile.dpi, profile.dpi), unit: PixelDensityUnit::Inches });
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_optimized_huffman_tables(true);
    encoder
        .encode(pixels, profile.width, profile.height, ColorType::Rgb)
        .map_err(|_| FinishError::Encoder)?;
    Ok(jpeg)
}

/// Writes a whole picture with high quality, to be judged again elsewhere.
///
/// # Errors
///
/// [`FinishError::Encoder`] when a side is longer than a JPEG can have.
pub fn encode_original(image: &Image) -> Result<Vec<u8>, FinishError> {
    let sides = (u16::try_from(image.width()), u16::try_from(image.height()));
    let (Ok(width), Ok(height)) = sides else { return Err(FinishError::Encoder) };
    let colours = if image.has_alpha() { ColorType::Rgba } else { ColorType::Rgb };
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, ORIGINAL)
        .encode(image.bytes(), width, height, colours)
        .map_err(|_| FinishError::Encoder)?;
    Ok(jpeg)
}
