//! The card photo: cut by the profile's geometry, brought to its size, its background made white, written as a JPEG of the demanded size
//! in bytes. The person stays as they are.
//!
//! **Invariant:** what is given out was decoded and measured again; no byte stands after its end-of-image marker.

mod crop;
mod encode;
mod original;
mod paper;
mod resize;
mod white;

use domain::photo::{PhotoProfile, PhotoReport};

pub use crop::{Crop, Geometry};
pub use encode::encode_original;
pub use original::original_of;
pub use paper::paper_of;

use self::white::Canvas;
use crate::checks;
use crate::decode;
use crate::engine::{Engine, Verdict};
use crate::face::Face;
use crate::image::Image;
use crate::num::real;

/// How far the measured geometry may be off the profile, in pixels: the mesh moves by about this much between two resolutions.
const TOLERANCE: f32 = 3.0;

/// How much of the photo's width may lie beyond the picture, where its edge is repeated.
const MOST_BEYOND: f32 = 0.05;

/// A finished card photo.
#[derive(Clone)]
pub struct Finished {
    /// The file.
    pub jpeg: Vec<u8>,
    /// JPEG quality it was written with.
    pub quality: u8,
    /// The checks' results on the finished file.
    pub report: PhotoReport,
    /// Where the face is in the finished file; `None` when there is none.
    pub geometry: Option<Geometry>,
}

impl std::fmt::Debug for Finished {
    /// Lengths and measures only: the file is personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finished")
            .field("bytes", &self.jpeg.len())
            .field("quality", &self.quality)
            .field("geometry", &self.geometry)
            .finish_non_exhaustive()
    }
}

/// Why there is no finished photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FinishError {
    /// Even with the least quality that is allowed, the file is larger than the profile allows.
    #[error(
        "the photo takes {bytes} bytes at the least quality allowed, more than the {most} that are allowed"
    )]
    TooManyBytes {
        /// Its size at the least quality.
        bytes: usize,
        /// The most that is allowed.
        most: u32,
    },
    /// Even with the best quality, the file is smaller than the profile demands.
    #[error("the photo takes {bytes} bytes at the best quality, fewer than the {least} that are demanded")]
    TooFewBytes {
        /// Its size at the best quality.
        bytes: usize,
        /// The least that is demanded.
        least: u32,
    },
    /// The picture ends too close to the face.
    #[error("the picture ends too close to the face")]
    TooTight,
    /// Measured again, the face is not where the profile wants it.
    #[error("in the finished photo, the face is not where the profile wants it")]
    Geometry,
    /// The encoder refused the picture, for example because the profile's sides are 0.
    #[error("the photo cannot be written")]
    Encoder,
}

pub(crate) fn finish(
    engine: &Engine,
    image: &Image,
    face: &Face,
    profile: &PhotoProfile,
) -> Result<Finished, FinishError> {
    let size = [real(image.width()), real(image.height())];
    let crop = Crop::around(face, size, profile);
    if crop.share_beyond(size) > MOST_BEYOND {
        return Err(FinishError::TooTight);
    }
    let finished = write(engine, image, &crop, Some(face), profile)?;
    match finished.geometry {
        Some(geometry) if geometry.meets(profile, TOLERANCE) => Ok(finished),
        Some(_) | None => Err(FinishError::Geometry),
    }
}

pub(crate) fn finish_for_clerk(
    engine: &Engine,
    image: &Image,
    face: Option<&Face>,
    profile: &PhotoProfile,
) -> Result<Finished, FinishError> {
    let size = [real(image.width()), real(image.height())];
    let crop = match face {
        Some(face) => Crop::around(face, size, profile).into_picture(size),
        None => Crop::centre(size, profile),
    };
    write(engine, image, &crop, face, profile)
}

fn write(
    engine: &Engine,
    image: &Image,
    crop: &Crop,
    face: Option<&Face>,
    profile: &PhotoProfile,
) -> Result<Finished, FinishError> {
    let (width, height) = (usize::from(profile.width), usize::from(profile.height));
    let mut pixels = resize::resize(image, crop, width, height);
    // Without a face nobody knows who the person is, and nothing is taken away.
    let mask = face.map(|face| {
        let mut canvas = Canvas { pixels: &mut pixels, width, height };
        let mask = white::mask(&canvas, crop, &engine.person_in(image, crop.region()), face)?;
        white::whiten(&mut canvas, &mask);
        Some(mask)
    });
    let (jpeg, quality) = encode::within(&pixels, profile)?;
    let picture = decode::reread(&jpeg).map_err(|_| FinishError::Encoder)?;
    let image = picture.as_image();
    let (Verdict { mut report, face, .. }, all) = engine.judge_wholly(&image, profile);
    report.measures = all;
    if let Some(mask) = mask {
        let white = mask.map_or(0.0, |mask| white::whiteness(image.bytes(), width, height, &mask));
        checks::add_whiteness(&mut report, white, profile);
    }
    let geometry = face.as_ref().map(|face| Geometry::of(face, profile));
    Ok(Finished { jpeg, quality, report, geometry })
}
