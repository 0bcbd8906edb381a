//! Checks of who is in the picture, and where.

use domain::photo::Hint;

use super::{Found, Scene};
use crate::finish::Crop;
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

/// Distance of the eyes in pixels, divided by cos yaw; score 100·σ(raw; 70, 20) (ISO/IEC 29794-5, inter-eye distance).
pub(super) fn eye_distance(scene: &Scene) -> Found {
    let raw = scene.face.eye_distance();
    // In a small picture there is nothing to come closer to.
    let fills = scene.face.width() > 0.4 * scene.size[0].min(scene.size[1]);
    let hint = if fills { Hint::BetterCamera } else { Hint::ComeCloser };
    Found::new(raw, 100.0 * sigmoid(raw, 70.0, 20.0), hint)
}

/// T over the picture's height; score 200·(1 − σ(|raw − 0.45|; 0, 0.05)) (ISO/IEC 29794-5, head size). The photo is cut out, so a region
/// may pass any.
pub(super) fn head_size(scene: &Scene) -> Found {
    let raw = scene.face.eyes_to_chin() / scene.size[1];
    let hint = if raw > 0.45 { Hint::StepBack } else { Hint::ComeCloser };
    Found::new(raw, 200.0 * (1.0 - sigmoid((raw - 0.45).abs(), 0.0, 0.05)), hint)
}

/// The finished photo can be cut out of the picture (制证用数字相片技术要求: place of the eyes and of the hair), and the face is in the middle.
/// A face away from the middle can still be cut out: of a file that is worth advice at most, but who stands before the camera can move.
pub(super) fn centred(scene: &Scene) -> Found {
    let [left, top, right, bottom] = scene.crop.beyond(scene.size);
    let beyond = scene.crop.share_beyond(scene.size);
    let guide = Crop::centre(scene.size, scene.profile);
    let aside = scene.face.eyes()[0] - scene.size[0] / 2.0;
    let away = 0.1 * aside.abs() / guide.width;
    let raw = beyond.max(if scene.live { away } else { away.min(0.029) });
    // Seen from the camera, the picture's left is the person's right.
    let hint = if beyond < away {
        if aside < 0.0 { Hint::MoveLeft } else { Hint::MoveRight }
    } else if left.max(right) >= top.max(bottom) {
        if left > right { Hint::MoveLeft } else { Hint::MoveRight }
    } else if top > bottom {
        Hint::MoveDown
    } else {
        Hint::MoveUp
    };
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 0.06, 0.012)), hint)
}

/// Room around the head as a share of what is wanted, at the side where it is least: 0.9 eye distances to the left and right, 1.4 T above
/// and 1.8 T below the eyes (ISO/IEC 29794-5, margins of the crop). Our own crop needs less.
pub(super) fn margins(scene: &Scene) -> Found {
    let ([x, y], [width, height]) = (scene.face.eyes(), scene.size);
    let (eyes, t) = (scene.face.eye_distance().max(1.0), scene.face.eyes_to_chin().max(1.0));
    let across = x.min(width - x) / (1.4 * eyes);
    let raw = across.min(y / (1.4 * t)).min((height - y) / (1.8 * t));
    Found::new(raw, 100.0 * sigmoid(raw, 0.9, 0.05), Hint::StepBack)
}
