//! What must hold of any bytes, whoever sent them. Fuzzing tries it by the million, the tests on a few.

use std::sync::LazyLock;

use domain::photo::{PhotoProfile, ProfileBook};
use photo::{Engine, MAX_SIDE, Picture, Track, decode, decode_any_size};

pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let detector = include_bytes!("../../models/blaze_face_short_range.onnx");
    let mesh = include_bytes!("../../models/face_landmark.onnx");
    let person = include_bytes!("../../models/selfie_segmentation.onnx");
    Engine::load(detector, mesh, person).unwrap()
});

static PROFILE: LazyLock<PhotoProfile> = LazyLock::new(|| {
    let book: ProfileBook =
        serde_json::from_str(include_str!("../../../../regions/photo-profiles.json")).unwrap();
    book.named("social-security-card").unwrap()
});

/// Any bytes are a picture or a reason, never a crash, never a wait.
pub fn is_read_or_refused(file: &[u8]) {
    // The seeds are small, so that much of what is tried is looked at.
    if let Ok(picture) = decode_any_size(file) {
        let image = picture.as_image();
        let (width, height) = (image.width(), image.height());
        assert!(width.min(height) > 0 && width.max(height) <= MAX_SIDE);
        assert_eq!(image.bytes().len(), width * height * 3);
    }
}

/// Any picture is judged, and is finished or refused with a reason.
///
/// Files that decode are rare and large, so most inputs are pixels: two bytes give the sides, the rest is repeated until the picture is
/// full. Inputs that begin like a JPEG or PNG go the whole way.
pub fn is_judged_and_finished(data: &[u8]) {
    let Some(picture) = picture(data) else { return };
    let image = picture.as_image();
    let verdict = ENGINE.judge(&image, &PROFILE);
    let mut track = Track::default();
    ENGINE.look(&image, &mut track, &PROFILE);
    if let Some(finished) = verdict.face.as_ref().and_then(|face| ENGINE.finish(&image, face, &PROFILE).ok())
    {
        keeps_its_word(&finished.jpeg);
    }
    if let Ok(finished) = ENGINE.finish_for_clerk(&image, verdict.face.as_ref(), &PROFILE) {
        keeps_its_word(&finished.jpeg);
    }
}

fn picture(data: &[u8]) -> Option<Picture> {
    match data {
        [0xff, 0xd8, ..] | [0x89, b'P', ..] => decode(data).ok(),
        [wide, high, pixels @ ..] if !pixels.is_empty() => {
            let (width, height) = (usize::from(*wide) + 1, usize::from(*high) + 1);
            Picture::new(pixels.iter().copied().cycle().take(width * height * 3).collect(), width, height)
        }
        _ => None,
    }
}

/// A finished file ends where the picture ends, and has the size in bytes that was demanded.
fn keeps_its_word(jpeg: &[u8]) {
    assert!(jpeg.ends_with(&[0xff, 0xd9]));
    assert!(u32::try_from(jpeg.len()).is_ok_and(|bytes| PROFILE.bytes.holds(bytes)));
}
