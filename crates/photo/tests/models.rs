//! The models are the ones their provenance names, and each runs.

mod support;

use photo::{Engine, LoadError, Picture, Segmenter};
use sha2::{Digest, Sha256};
use support::{bytes, frame_of};

#[test]
fn the_models_are_the_ones_named_in_their_provenance() {
    let provenance = String::from_utf8(bytes("models/PROVENANCE.md")).unwrap();
    for name in ["blaze_face_short_range", "face_landmark", "selfie_segmentation"] {
        let digest = Sha256::digest(bytes(&format!("models/{name}.onnx")));
        let hash = format!("{digest:x}");
        let row = provenance.lines().find(|line| line.contains(&format!("`{name}.onnx`"))).unwrap();
        assert!(row.contains(&hash), "{name}.onnx is {hash}");
    }
}

#[test]
fn bytes_that_are_no_model_are_refused() {
    let mesh = bytes("models/face_landmark.onnx");
    assert_eq!(Engine::load(b"text", &mesh, &mesh).err(), Some(LoadError::Unreadable("detector")));
    assert_eq!(Engine::load(&mesh, &mesh, &mesh).err(), Some(LoadError::Unreadable("detector")));
}

#[test]
fn the_person_is_told_from_the_wall() {
    let segmenter = Segmenter::load(&bytes("models/selfie_segmentation.onnx")).unwrap();
    let frame: Picture = frame_of(&support::ASTRONAUT, [640.0, 320.0], 260.0, 0.0).picture();
    let person = segmenter.person(&frame.as_image());
    // The frame is letterboxed into a square: rows 56 to 200 of 256 show it.
    let at = |x: usize, y: usize| person[(56 + y / 5) * 256 + x / 5];
    assert!(at(640, 320) > 0.9, "the face: {}", at(640, 320));
    assert!(at(60, 100) < 0.1, "the wall: {}", at(60, 100));
}
