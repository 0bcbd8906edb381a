//! Heads turned and nodding: the mesh is turned in space, and the picture bent to follow.

use super::head::{Head, OUTLINE};
use super::person::{Person, Seen};
use super::spline::{Pair, Spline};

/// Inside of the face: brows, eyes, nose, cheeks, mouth.
const FEATURES: [usize; 44] = [
    70, 105, 107, 336, 334, 300, 33, 159, 133, 145, 362, 386, 263, 374, 168, 6, 197, 195, 5, 4, 1, 2, 98,
    327, 50, 280, 205, 425, 118, 347, 123, 352, 61, 291, 13, 14, 0, 17, 39, 269, 181, 405, 199, 151,
];

/// Turns a head by degrees: to the picture's right, and up.
pub fn turned(person: &Person, yaw: f32, pitch: f32) -> Person {
    let head = &person.head;
    let mut pairs: Vec<Pair> = OUTLINE
        .iter()
        .chain(&FEATURES)
        .map(|&index| (in_space(head, index, yaw, pitch), head.uv(index)))
        .collect();
    for angle in (0..24_u8).map(|step| f32::from(step) * 15.0_f32.to_radians()) {
        let far = [1.35 * angle.cos(), 0.2 + 1.6 * angle.sin()];
        pairs.push((far, far));
    }
    let spline = Spline::new(&pairs);
    person.bent([-1.3, -1.35], [1.3, 1.75], |place| Seen::From(spline.source(place)))
}

/// Where a point of the mesh comes to.
fn in_space(head: &Head, index: usize, yaw: f32, pitch: f32) -> [f32; 2] {
    // The ears' depth is cut off: what the cheek would hide cannot be hidden by bending.
    let ([u, v], depth) = (head.uv(index), head.depth(index).min(0.2));
    let (sin, cos) = yaw.to_radians().sin_cos();
    let (u, depth) = (u * cos - (depth - 0.1) * sin, u * sin + (depth - 0.1) * cos);
    let (sin, cos) = pitch.to_radians().sin_cos();
    [u, 0.2 + (v - 0.2) * cos + depth * sin]
}
