//! The engine's findings and times, for a comparison of Wasm with native. See `probe.mjs`.

use domain::photo::PhotoProfile;
use photo::{Engine, Image, Track};
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
    pub fn load(detector: &[u8], mesh: &[u8], profile: &str) -> Option<Self> {
        let engine = Engine::load(detector, mesh).ok()?;
        Some(Self { engine, profile: serde_json::from_str(profile).ok()?, track: Track::default() })
    }

    /// What a picture of RGBA pixels shows, as JSON: the report, and the face's points.
    #[must_use]
    pub fn judge(&self, pixels: &[u8], width: usize, height: usize) -> Option<String> {
        let verdict = self.engine.judge(&Image::rgba(pixels, width, height)?, &self.profile);
        let points = verdict.face.map(|face| face.points().to_vec());
        serde_json::to_string(&(verdict.report, points)).ok()
    }

    /// Looks at a live frame, following the face; returns whether there is one.
    pub fn look(&mut self, pixels: &[u8], width: usize, height: usize) -> bool {
        let image = Image::rgba(pixels, width, height);
        image.is_some_and(|image| self.engine.look(&image, &mut self.track, &self.profile).face.is_some())
    }

    /// Makes the card photo; returns its bytes, none when it cannot be made.
    #[must_use]
    pub fn finish(&self, pixels: &[u8], width: usize, height: usize) -> Vec<u8> {
        let Some(image) = Image::rgba(pixels, width, height) else { return vec![] };
        let face = self.engine.judge(&image, &self.profile).face;
        let finished = face.and_then(|face| self.engine.finish(&image, &face, &self.profile).ok());
        finished.map(|file| file.jpeg).unwrap_or_default()
    }
}
