//! The real pictures, with what must be said of each: the same list for every machine that judges them.
//!
//! Everything is in the program, so that it also runs where there are no files. `verdicts.json` beside the pictures is what all must say.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    reason = "a test that cannot read its pictures should stop"
)]

use domain::photo::{Level, PhotoProfile, PhotoReport, ProfileBook};
use photo::{Engine, Image, Picture, decode};

const FILES: [(&str, &[u8]); 5] = [
    ("astronaut.png", include_bytes!("../faces/astronaut.png")),
    ("camera.png", include_bytes!("../faces/camera.png")),
    ("obama.jpg", include_bytes!("../faces/obama.jpg")),
    ("obama2.jpg", include_bytes!("../faces/obama2.jpg")),
    ("obama_partial_face.jpg", include_bytes!("../faces/obama_partial_face.jpg")),
];

/// A look, and what makes it of a picture's bytes.
type Look = (&'static str, fn(u8) -> u8);

/// The looks a picture is judged in; none depends on how a machine rounds.
const LOOKS: [Look; 3] =
    [("as it is", |byte| byte), ("dark", |byte| byte / 4), ("bright", |byte| byte.saturating_mul(2))];

pub fn engine() -> Engine {
    let detector = include_bytes!("../../models/blaze_face_short_range.onnx");
    let mesh = include_bytes!("../../models/face_landmark.onnx");
    let person = include_bytes!("../../models/selfie_segmentation.onnx");
    Engine::load(detector, mesh, person).expect("the models")
}

pub fn profile() -> PhotoProfile {
    let book: ProfileBook =
        serde_json::from_str(include_str!("../../../../regions/photo-profiles.json")).expect("the profiles");
    book.named("social-security-card").expect("the profile")
}

/// What `judge` says of every picture in every look: JSON with a line for each.
pub fn verdicts(mut judge: impl FnMut(&Image) -> PhotoReport) -> String {
    let mut lines = Vec::new();
    for (name, file) in FILES {
        let picture = decode(file).expect("a picture");
        for (look, change) in LOOKS {
            let image = picture.as_image();
            let pixels = image.bytes().iter().map(|&byte| change(byte)).collect();
            let changed = Picture::new(pixels, image.width(), image.height()).expect("as long as before");
            let report = judge(&changed.as_image());
            let failed = report.measures.iter().filter(|measure| measure.level > Level::Pass);
            let levels: Vec<_> = failed.map(|measure| (measure.check, measure.level)).collect();
            lines.push(serde_json::to_string(&(name, look, report.hint, levels)).expect("JSON"));
        }
    }
    format!("[\n  {}\n]\n", lines.join(",\n  "))
}

/// Compares what was found with what must be said.
pub fn compare(found: &str) {
    let expected = include_str!("../faces/verdicts.json");
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "tests/faces/verdicts.json");
    }
    assert_eq!(found, expected, "tests/faces/verdicts.json");
}
