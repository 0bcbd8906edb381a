//! Checks of who is in the picture, and where.

use domain::photo::Hint;

use super::{Found, Scene};
use crate::num::{real, sigmoid};

/// Exactly one face (ISO/IEC 29794-5, single face present). The score is 100 for one face and falls with each further one.
pub(super) fn one_face(faces: usize) -> Found {
    let hint = if faces == 0 { Hint::NoFace } else { Hint::OnePersonOnly };
    let score = if faces == 0 { 0.0 } else { 100.0 / real(faces * faces) };
    Found::new(real(faces), score, hint)
}

/// The whole face with forehead, chin and cheeks lies inside the picture. The mesh completes what it does not see, so a face cut by
/// the edge has points beyond it (own measure; OFIQ has none for a face cut by the frame).
pub(super) fn whole_face(scene: &Scene) -> Found {
    let [left, top, right, bottom] = scene.face.bounds();
    let [width, height] = scene.size;
    let least = left.min(top).min(width - right).min(height - bottom);
    let raw = least / scene.face.width().max(1.0);
    Found::new(raw, 100.0 * sigmoid(raw, 0.0, 0.03), Hint::ShowWholeFace)
}

/// Enough pixels for the finished photo, and a face that is not larger than the photo allows (制证用数字相片技术要求: width of the face;
/// score shaped like the inter-eye distance of ISO/IEC 29794-5).
pub(super) fn size(scene: &Scene) -> Found {
    let span = scene.profile.face_width;
    // A turned head is no smaller: cos yaw as for the standard's inter-eye distance.
    let width = scene.face.width() / scene.face.yaw().to_radians().cos().max(0.5);
    let raw = width / f32::midpoint(span.min, span.max);
    let too_close = scene.crop.is_wider_than(scene.size);
    let hint = if too_close { Hint::StepBack } else { Hint::ComeCloser };
    let score = if too_close { 0.0 } else { 100.0 * sigmoid(raw, 0.7, 0.1) };
    Found { refused: too_close, ..Found::new(raw, score, hint) }
}

/// The finished photo can be cut out of the picture (制证用数字相片技术要求: place of the eyes and of the hair; cf. the margins of
/// ISO/IEC 29794-5).
pub(super) fn centred(scene: &Scene) -> Found {
    let [left, top, right, bottom] = scene.crop.beyond(scene.size);
    let raw = scene.crop.share_beyond(scene.size);
    // Seen from the camera, the picture's left is the person's right.
    let hint = if left.max(right) >= top.max(bottom) {
        if left > right { Hint::MoveLeft } else { Hint::MoveRight }
    } else if top > bottom {
        Hint::MoveDown
    } else {
        Hint::MoveUp
    };
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 0.06, 0.012)), hint)
}
