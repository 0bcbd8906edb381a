//! What a picture is checked for: one function a check, each with the source of its formula.
//!
//! A function measures a raw value and a score from 0 to 100; whether that is good enough is the profile's to say
//! ([`Rule::within`](domain::photo::Rule)). Units of the raw values, by check:
//!
//! | check | raw value |
//! |---|---|
//! | one face | number of faces |
//! | whole face | least distance of the face to the picture's edge, in widths of the face; below 0 it is cut |
//! | size | picture's pixels for each pixel of the finished photo |
//! | centred | how far the finished photo would reach beyond the picture, in widths of the photo |
//! | yaw, pitch, roll | degrees |
//! | under-exposed | mean brightness of the face, 0 to 1 |
//! | over-exposed | share of the face's pixels brighter than 246 of 255 |
//! | sharp | strength of the finest details against that of details twice as large |
//! | colour | mean distance of the face's colours from grey (CIELAB) |
//! | eyes open, mouth closed | opening, in lengths eyes–chin |

mod frame;
mod light;
mod pose;

use domain::photo::{Check, Hint, Level, Measure, PhotoProfile, PhotoReport};

use crate::detect::Detection;
use crate::face::Face;
use crate::finish::Crop;
use crate::image::Image;
use crate::num;
use crate::patch::Patch;

/// What the checks look at.
struct Scene<'a> {
    size: [f32; 2],
    face: &'a Face,
    patch: &'a Patch,
    crop: &'a Crop,
    profile: &'a PhotoProfile,
}

/// What a check found.
struct Found {
    raw: f32,
    score: u8,
    /// What to do should it not be good enough.
    hint: Hint,
    /// It is not good enough whatever the profile's limits say.
    refused: bool,
}

impl Found {
    fn new(raw: f32, score: f32, hint: Hint) -> Self {
        Self { raw, score: num::score(score), hint, refused: false }
    }

    fn measure(&self, check: Check, profile: &PhotoProfile) -> Measure {
        let level = match profile.rule(check) {
            Some(rule) if self.refused || !rule.within.hold(self.raw) => rule.level,
            Some(_) | None => Level::Pass,
        };
        Measure { check, raw: self.raw, score: self.score, level }
    }
}

/// Runs every check. With no face there is only the first to run.
pub(crate) fn report(
    image: &Image,
    faces: usize,
    face: Option<&Face>,
    profile: &PhotoProfile,
) -> PhotoReport {
    let mut found = vec![(Check::OneFace, frame::one_face(if face.is_some() { faces } else { 0 }))];
    if let Some(face) = face {
        let size = [num::real(image.width()), num::real(image.height())];
        let crop = Crop::around(face, size, profile);
        let scene = Scene { size, face, patch: &Patch::cut(image, face), crop: &crop, profile };
        found.extend(Check::ALL.into_iter().filter_map(|check| Some((check, run(check, &scene)?))));
    }
    let measures: Vec<_> = found.iter().map(|(check, found)| found.measure(*check, profile)).collect();
    let hint_at = |level: Level| {
        let failed = measures.iter().zip(&found).find(|(measure, _)| measure.level == level);
        failed.map(|(_, (_, found))| found.hint)
    };
    let hint = hint_at(Level::Fault).or_else(|| hint_at(Level::Advice)).unwrap_or(Hint::Ready);
    PhotoReport { measures, hint }
}

/// Runs one of the checks that need a face.
fn run(check: Check, scene: &Scene) -> Option<Found> {
    Some(match check {
        Check::OneFace => return None,
        Check::WholeFace => frame::whole_face(scene),
        Check::Size => frame::size(scene),
        Check::Centred => frame::centred(scene),
        Check::Yaw => pose::yaw(scene),
        Check::Pitch => pose::pitch(scene),
        Check::Roll => pose::roll(scene),
        Check::UnderExposed => light::under_exposed(scene),
        Check::OverExposed => light::over_exposed(scene),
        Check::Sharp => light::sharp(scene),
        Check::Colour => light::colour(scene),
        Check::EyesOpen => pose::eyes_open(scene),
        Check::MouthClosed => pose::mouth_closed(scene),
    })
}

/// How many people there are: faces in the far background, less than a quarter as wide as the first, are not counted.
pub(crate) fn count_faces(found: &[Detection]) -> usize {
    let first = found.first().map_or(0.0, Detection::area);
    found.iter().filter(|face| face.area() * 16.0 >= first).count()
}
