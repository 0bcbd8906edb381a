//! Checks of the head's pose, the eyes and the mouth, from the mesh.

use domain::photo::Hint;

use super::{Found, Scene, cover};
use crate::num::sigmoid;

/// cos² of the angle, as ISO/IEC 29794-5 scores head poses.
fn angle(degrees: f32, hint: Hint) -> Found {
    Found::new(degrees, 100.0 * degrees.to_radians().cos().powi(2), hint)
}

/// Head turned to a side (ISO/IEC 29794-5, head pose yaw).
pub(super) fn yaw(scene: &Scene) -> Found {
    angle(scene.face.yaw(), Hint::LookStraight)
}

/// Head raised or lowered (ISO/IEC 29794-5, head pose pitch).
pub(super) fn pitch(scene: &Scene) -> Found {
    let degrees = scene.face.pitch();
    angle(degrees, if degrees > 0.0 { Hint::ChinDown } else { Hint::ChinUp })
}

/// Head tilted to a shoulder (ISO/IEC 29794-5, head pose roll).
pub(super) fn roll(scene: &Scene) -> Found {
    angle(scene.face.roll(), Hint::HeadUpright)
}

/// Smaller lid opening over T; score 100·σ(raw; 0.02, 0.01) (ISO/IEC 29794-5, eyes open). Where nothing dark is seen below a lid, it is
/// down whatever the mesh reads.
pub(super) fn eyes_open(scene: &Scene) -> Found {
    let raw = scene.face.eye_opening() * cover::pupils_seen(scene);
    Found::new(raw, 100.0 * sigmoid(raw, 0.02, 0.01), Hint::OpenEyes)
}

/// Inner-lip opening over T; score 100·(1 − σ(raw; 0.2, 0.06)) (ISO/IEC 29794-5, mouth closed).
pub(super) fn mouth_closed(scene: &Scene) -> Found {
    let raw = scene.face.mouth_opening();
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 0.2, 0.06)), Hint::CloseMouth)
}

/// How far the corners of the mouth are from rest: they rise and part in a smile, and fall in a frown (own measure from the mesh; ISO/IEC
/// 29794-5 uses networks for the expression).
pub(super) fn neutral(scene: &Scene) -> Found {
    let [width, lift] = scene.face.mouth();
    let raw = ((width - 0.9) / 0.25).max(0.0) + (lift.abs() / 0.12);
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 1.0, 0.15)), Hint::NeutralFace)
}
