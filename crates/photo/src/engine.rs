//! The models together: one look at a picture, from pixels to a report.

use domain::photo::{Level, PhotoProfile, PhotoReport};

use crate::checks;
use crate::detect::Detector;
use crate::face::Face;
use crate::finish::{self, FinishError, Finished};
use crate::image::Image;
use crate::mesh::Mesh;
use crate::model::LoadError;
use crate::sample::Region;

/// Frames between two searches of the whole picture while a face is followed: a second person is noticed within these.
const SEARCH_EVERY: u8 = 6;

/// The face models, ready to run.
pub struct Engine {
    detector: Detector,
    mesh: Mesh,
}

/// What is remembered from one live frame to the next. Start with the default.
#[derive(Clone, Debug, Default)]
pub struct Track {
    region: Option<Region>,
    faces: usize,
    since_search: u8,
}

/// What a live frame shows.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// The checks' results.
    pub report: PhotoReport,
    /// The most prominent face.
    pub face: Option<Face>,
    /// How good the frame would be as the photo: compare with other frames of the same visit. Faults weigh more than anything.
    pub score: f32,
}

/// What a single picture shows.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The checks' results.
    pub report: PhotoReport,
    /// The most prominent face.
    pub face: Option<Face>,
}

impl Engine {
    /// Loads the detector and the mesh, and runs each once.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when the bytes are not these models.
    pub fn load(detector: &[u8], mesh: &[u8]) -> Result<Self, LoadError> {
        Ok(Self { detector: Detector::load(detector)?, mesh: Mesh::load(mesh)? })
    }

    /// Looks at the next live frame. Searches the whole picture only when the face is lost, and every few frames.
    pub fn look(&self, image: &Image, track: &mut Track, profile: &PhotoProfile) -> Sighting {
        let face = self.follow(image, track).or_else(|| self.search(image, track));
        track.region = face.as_ref().map(Face::region);
        let report = checks::report(image, track.faces, face.as_ref(), profile);
        let score = worth(&report);
        Sighting { report, face, score }
    }

    /// Looks at a single picture, with nothing remembered.
    #[must_use]
    pub fn judge(&self, image: &Image, profile: &PhotoProfile) -> Verdict {
        let Sighting { report, face, .. } = self.look(image, &mut Track::default(), profile);
        Verdict { report, face }
    }

    /// Makes the card photo from a picture and the face found in it.
    ///
    /// # Errors
    ///
    /// [`FinishError`] when the result would not be what the profile demands.
    pub fn finish(
        &self,
        image: &Image,
        face: &Face,
        profile: &PhotoProfile,
    ) -> Result<Finished, FinishError> {
        finish::finish(self, image, face, profile)
    }

    /// Makes the best card photo there is from a picture whose person cannot meet a rule; a clerk decides about it. Without a face it is
    /// the middle of the picture. Size, density, bytes and quality are kept as in [`finish`](Self::finish); the face's place is not demanded.
    ///
    /// # Errors
    ///
    /// [`FinishError`] when no file of the demanded size in bytes can be made.
    pub fn finish_for_clerk(
        &self,
        image: &Image,
        face: Option<&Face>,
        profile: &PhotoProfile,
    ) -> Result<Finished, FinishError> {
        finish::finish_for_clerk(self, image, face, profile)
    }

    fn follow(&self, image: &Image, track: &mut Track) -> Option<Face> {
        track.since_search = track.since_search.saturating_add(1);
        let region = track.region.filter(|_| track.since_search < SEARCH_EVERY)?;
        self.mesh.find(image, &region)
    }

    fn search(&self, image: &Image, track: &mut Track) -> Option<Face> {
        let found = self.detector.find(image);
        track.since_search = 0;
        track.faces = checks::count_faces(&found);
        let face = found.first().and_then(|detection| self.mesh.find(image, &detection.region()));
        if face.is_none() {
            track.faces = 0;
        }
        face
    }
}

/// The mean score of the checks; every advice costs 20, every fault 200.
fn worth(report: &PhotoReport) -> f32 {
    let count = crate::num::real(report.measures.len().max(1));
    let sum: f32 = report.measures.iter().map(|measure| f32::from(measure.score)).sum();
    let cost: f32 = report
        .measures
        .iter()
        .map(|measure| match measure.level {
            Level::Pass => 0.0,
            Level::Advice => 20.0,
            Level::Fault => 200.0,
        })
        .sum();
    sum / count - cost
}
