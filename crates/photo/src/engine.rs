//! The models together: one look at a picture, from pixels to a report.

use domain::photo::{Level, Measure, PhotoProfile, PhotoReport};

use crate::checks::{self, Judgement, Seen};
use crate::detect::{Detection, Detector, merge};
use crate::face::Face;
use crate::finish::{self, FinishError, Finished};
use crate::image::Image;
use crate::mesh::Mesh;
use crate::model::LoadError;
use crate::num::real;
use crate::sample::{Region, whole};
use crate::segment::{Person, Segmenter};

/// Frames between two searches of the whole picture while a face is followed: a second person is noticed within these.
const SEARCH_EVERY: u8 = 6;

/// Frames for which the outline of a person who is followed counts: clothes and background change slowly.
const OUTLINE_EVERY: u8 = 5;

/// So many of the detector's faces are looked at closely before there is said to be none.
const CANDIDATES: usize = 3;

/// Others are looked for in parts of the picture so many times as long as the first face is wide: the model finds those half as wide. Such a
/// face fits into what two parts have in common.
const BESIDE: f32 = 3.0;
const OVERLAP: f32 = 0.3;

/// Faces are in the far background, and nobody's business, when the first is so many times as wide.
const FAR: f32 = 4.0;

/// The face models, ready to run.
pub struct Engine {
    detector: Detector,
    mesh: Mesh,
    person: Segmenter,
}

/// What is remembered from one live frame to the next. Start with the default.
#[derive(Clone, Default)]
pub struct Track {
    region: Option<Region>,
    faces: usize,
    since_search: u8,
    person: Option<Person>,
    since_outline: u8,
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
    /// How many faces there are.
    pub faces: usize,
}

impl Engine {
    /// Loads the detector, the mesh and the segmentation, and runs each once.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when the bytes are not these models.
    pub fn load(detector: &[u8], mesh: &[u8], person: &[u8]) -> Result<Self, LoadError> {
        Ok(Self {
            detector: Detector::load(detector)?,
            mesh: Mesh::load(mesh)?,
            person: Segmenter::load(person)?,
        })
    }

    /// Looks at the next live frame. Searches the whole picture only when the face is lost, and every few frames.
    pub fn look(&self, image: &Image, track: &mut Track, profile: &PhotoProfile) -> Sighting {
        let face = self.follow(image, track).or_else(|| self.search(image, track));
        track.region = face.as_ref().map(Face::region);
        self.outline(image, face.is_some(), track);
        let seen =
            Seen { faces: track.faces, face: face.as_ref(), person: track.person.as_ref(), live: true };
        let Judgement { report, all } = checks::report(image, &seen, profile);
        Sighting { report, face, score: worth(&all) }
    }

    /// Looks at a single picture, with nothing remembered.
    #[must_use]
    pub fn judge(&self, image: &Image, profile: &PhotoProfile) -> Verdict {
        self.judge_wholly(image, profile).0
    }

    /// Looks at a single picture as [`judge`](Self::judge) does; beside the verdict, the measures of every check.
    pub(crate) fn judge_wholly(&self, image: &Image, profile: &PhotoProfile) -> (Verdict, Vec<Measure>) {
        let (faces, face) = self.everybody(image);
        let person = face.as_ref().map(|_| self.person.find(image, whole(image)));
        let seen = Seen { faces, face: face.as_ref(), person: person.as_ref(), live: false };
        let Judgement { report, all } = checks::report(image, &seen, profile);
        (Verdict { report, face, faces }, all)
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

    /// Where the person is in a square of the picture.
    pub(crate) fn person_in(&self, image: &Image, region: Region) -> Person {
        self.person.find(image, region)
    }

    /// Looks where the person is, when that is not known or was long ago.
    fn outline(&self, image: &Image, is_there: bool, track: &mut Track) {
        track.since_outline = track.since_outline.saturating_add(1);
        if !is_there {
            track.person = None;
        } else if track.person.is_none() || track.since_outline >= OUTLINE_EVERY {
            track.person = Some(self.person.find(image, whole(image)));
            track.since_outline = 0;
        }
    }

    fn follow(&self, image: &Image, track: &mut Track) -> Option<Face> {
        track.since_search = track.since_search.saturating_add(1);
        let region = track.region.filter(|_| track.since_search < SEARCH_EVERY)?;
        self.mesh.find(image, &region)
    }

    fn search(&self, image: &Image, track: &mut Track) -> Option<Face> {
        let found = self.detector.find(image);
        let face = found.iter().take(CANDIDATES).find_map(|face| self.mesh.find(image, &face.region()));
        track.since_search = 0;
        track.faces = face.as_ref().map_or(0, |face| 1 + self.others(image, face, found));
        face
    }

    /// How many faces there are, and the first, however small: the picture is searched whole, then in parts.
    fn everybody(&self, image: &Image) -> (usize, Option<Face>) {
        let whole = self.detector.find(image);
        let in_parts = |side: usize| {
            let found = self.detector.find_in_parts(image, real(side), 0.5);
            self.first(image, &found)
        };
        let halves = || in_parts(image.width().min(image.height()));
        let face = self.first(image, &whole).or_else(halves).or_else(|| in_parts(0));
        let Some(face) = face else { return (0, None) };
        let mut found = self.detector.find_in_parts(image, BESIDE * face.width(), OVERLAP);
        found.extend(whole);
        (1 + self.others(image, &face, found), Some(face))
    }

    /// The most prominent face, whichever way up: what the mesh does not find too was none.
    fn first(&self, image: &Image, found: &[Detection]) -> Option<Face> {
        found.iter().take(CANDIDATES).find_map(|face| self.mesh.find_either_way_up(image, &face.region()))
    }

    /// How many faces there are beside the first, but for those in the far background.
    fn others(&self, image: &Image, first: &Face, found: Vec<Detection>) -> usize {
        let beside = found.into_iter().filter(|face| !first.surrounds(face.centre())).collect();
        let seen = merge(beside).into_iter().take(CANDIDATES);
        let faces = seen.filter_map(|face| self.mesh.find_plain(image, &face.region()));
        faces.filter(|face| !first.surrounds(face.eyes()) && face.width() * FAR >= first.width()).count()
    }
}

/// The mean score of the checks; every advice costs 20, every fault 200.
fn worth(measures: &[Measure]) -> f32 {
    let count = real(measures.len().max(1));
    let sum: f32 = measures.iter().map(|measure| f32::from(measure.score)).sum();
    let cost: f32 = measures
        .iter()
        .map(|measure| match measure.level {
            Level::Pass => 0.0,
            Level::Advice => 20.0,
            Level::Fault => 200.0,
        })
        .sum();
    sum / count - cost
}
