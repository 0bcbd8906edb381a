//! From pixels to faults, measures and the finished JPEG.
//!
//! [`Engine`] holds the face models. [`Engine::look`] follows a live picture, [`Engine::judge`] looks at a single one afresh, and
//! [`Engine::finish`] makes the card photo a region's [`PhotoProfile`](domain::photo::PhotoProfile) asks for. [`decode`] is the only way
//! from a file to pixels, in the browser and on the server alike.
//!
//! **Invariant:** no clock, no random numbers, no files, no network. Given the same bytes, every machine finds the same.

mod checks;
mod colour;
mod decode;
mod detect;
mod engine;
mod face;
mod finish;
mod image;
mod mesh;
mod model;
mod num;
mod patch;
mod polygon;
mod sample;
mod segment;

pub use decode::{DecodeError, MAX_SIDE, MIN_SIDE, decode, decode_any_size, reread};
pub use engine::{Engine, Sighting, Track, Verdict};
pub use face::Face;
pub use finish::{Crop, FinishError, Finished, Geometry, encode_original, original_of, paper_of};
pub use image::{Image, Picture};
pub use model::LoadError;
pub use segment::Segmenter;
