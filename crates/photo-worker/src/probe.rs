//! The engine's findings and times, for a comparison of Wasm with native. See `probe.mjs`.

use domain::photo::PhotoProfile;
use photo::{Engine, Image, Track, decode, encode_original};
use wasm_bindgen::prelude::wasm_bindgen;

/// An engine that can be asked from a script.
#[wasm_bindgen]
pub struct Probe {
    engine: Engine,
    profile: PhotoProfile,
    track: Track,
}

#[wasm_bindgen]
impl Probe {
    /// Loads the models and reads a profile's JSON. `undefined` when one of them is not what it should be.
    #[must_use]
    pub fn load(detector: &[u8], mesh: &[u8], person: &[u8], profile: &str) -> Option<Self> {
        let engine = Engine::load(detector, mesh, person).ok()?;
        Some(Self { engine, profile: serde_json::from_str(profile).ok()?, track: Track::default() })
    }

    /// What a picture of RGBA pixels shows, as JSON: the report, and the face's points.
    #[must_use]
    pub fn judge(&self, pixels: &[u8], width: usize, height: usize) -> Option<String> {
        self.found(&Image::rgba(pixels, width, height)?)
    }

    /// What a file shows, as JSON: the report, and the face's points.
    #[must_use]
    pub fn judge_file(&self, file: &[u8]) -> Option<String> {
        self.found(&decode(file).ok()?.as_image())
    }

    /// Looks at a live frame, following the face; returns whether there is one.
    pub fn look(&mut self, pixels: &[u8], width: usize, height: usize) -> bool {
        let image = Image::rgba(pixels, width, height);
        image.is_some_and(|image| self.engine.look(&image, &mut self.track, &self.profile).face.is_some())
    }

    /// Looks at a live frame with nothing remembered; returns whether there is a face.
    pub fn look_anew(&mut self, pixels: &[u8], width: usize, height: usize) -> bool {
        self.track = Track::default();
        self.look(pixels, width, height)
    }

    /// Makes the card photo; returns its bytes, none when it cannot be made.
    #[must_use]
    pub fn finish(&self, pixels: &[u8], width: usize, height: usize) -> Vec<u8> {
        let Some(image) = Image::rgba(pixels, width, height) else { return vec![] };
        let face = self.engine.judge(&image, &self.profile).face;
        let finished = face.and_then(|face| self.engine.finish(&image, &face, &self.profile).ok());
        finished.map(|file| file.jpeg).unwrap_or_default()
    }

    /// From the shutter to the finished photo: stores the original, reads it, judges it and finishes it. Returns the photo's bytes.
    #[must_use]
    pub fn capture(&self, pixels: &[u8], width: usize, height: usize) -> Vec<u8> {
        let original = Image::rgba(pixels, width, height).and_then(|image| encode_original(&image).ok());
        let Some(picture) = original.and_then(|file| decode(&file).ok()) else { return vec![] };
        let face = self.engine.judge(&picture.as_image(), &self.profile).face;
        let finished =
            face.and_then(|face| self.engine.finish(&picture.as_image(), &face, &self.profile).ok());
        finished.map(|file| file.jpeg).unwrap_or_default()
    }
}

impl Probe {
    fn found(&self, image: &Image) -> Option<String> {
        let verdict = self.engine.judge(image, &self.profile);
        let points = verdict.face.map(|face| face.points().to_vec());
        serde_json::to_string(&(verdict.report, points)).ok()
    }
}

/// Bytes of memory this module holds; it never gives any back.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[must_use]
pub fn memory_bytes() -> usize {
    core::arch::wasm32::memory_size(0) * 65_536
}
