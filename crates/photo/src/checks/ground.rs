//! Checks of the background and the clothes, by the outline of the person.

use domain::photo::Hint;

use super::{Found, Scene};
use crate::colour::{chroma, lab, luma};
use crate::num::{real, sigmoid};
use crate::segment::SIDE;

/// Share of person up to which a place is background, and from which it is the person.
const OUTSIDE: f32 = 0.1;
const INSIDE: f32 = 0.8;
/// Places around the person that are not counted as background: hair and the blur of the outline.
const ERODED: usize = 3;
/// A white piece of cloth is at least this bright, and at most this colourful.
const WHITE_LUMA: f32 = 0.82;
const WHITE_CHROMA: f32 = 10.0;
/// Grey levels between neighbouring places that make an edge.
const EDGE: f32 = 24.0;

/// Mean Sobel gradient g over the background; score 190·(1 − σ(g; 10, 100)) (ISO/IEC 29794-5, background uniformity). The picture is read
/// as 256 × 256 places.
pub(super) fn background(scene: &Scene) -> Found {
    let (mut sum, mut count) = (0.0, 0.0_f32);
    for row in ERODED..SIDE - ERODED {
        for column in ERODED..SIDE - ERODED {
            if is_background(scene, column, row) {
                let [across, down] = gradient(scene, column, row);
                sum += across.hypot(down);
                count += 1.0;
            }
        }
    }
    let raw = sum / count.max(1.0);
    Found::new(raw, 190.0 * (1.0 - sigmoid(raw, 10.0, 100.0)), Hint::PlainWall)
}

/// Share of the pixels around the person that are white in the finished photo (own measure: what is left of a busy background).
pub(super) fn white_border(raw: f32) -> Found {
    Found::new(raw, 100.0 * raw, Hint::PlainWall)
}

/// Share of the clothes that is white (制证用数字相片技术要求: no white top; own measure).
pub(super) fn coloured_top(scene: &Scene) -> Found {
    let ([x, y], width) = (scene.face.chin(), scene.face.width());
    let (mut white, mut all) = (0.0, 0.0_f32);
    for row in 0_u8..6 {
        for column in -5_i8..=5 {
            let [x, y] = [x + f32::from(column) * 0.16 * width, y + (0.35 + 0.12 * f32::from(row)) * width];
            if scene.image.covers(x, y) && scene.person.at(x, y) > INSIDE {
                let colour = scene.image.between(x, y);
                all += 1.0;
                if luma(colour) > WHITE_LUMA && chroma(lab(colour)) < WHITE_CHROMA {
                    white += 1.0;
                }
            }
        }
    }
    let raw = white / all.max(1.0);
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 0.6, 0.1)), Hint::DarkerTop)
}

/// How much of the least visible of three sides of a frame around the head is a straight edge (own measure: the rim of a photo or screen
/// that is held before the camera). It can be a door as well; no test of liveness.
pub(super) fn alive(scene: &Scene) -> Found {
    let [left, top, right, bottom] = scene.face.bounds();
    let [head_left, head_top] = scene.person.locate(left, 2.0 * top - scene.face.eyes()[1]);
    let [head_right, chin] = scene.person.locate(right, bottom);
    let (head_left, head_top) = (head_left.clamp(1, SIDE - 4), head_top.clamp(1, SIDE - 4));
    let (head_right, chin) = (head_right.clamp(head_left + 2, SIDE - 2), chin.clamp(head_top + 2, SIDE - 2));
    let (rows, columns) = (head_top..chin, head_left..head_right);
    let upright = |column: usize| {
        let strong = rows.clone().filter(|&row| gradient(scene, column, row)[0].abs() / 4.0 > EDGE);
        real(strong.count()) / real(rows.len().max(1))
    };
    let level = |row: usize| {
        let strong = columns.clone().filter(|&column| gradient(scene, column, row)[1].abs() / 4.0 > EDGE);
        real(strong.count()) / real(columns.len().max(1))
    };
    let best = |shares: &mut dyn Iterator<Item = f32>| shares.fold(0.0_f32, f32::max);
    let beside = [best(&mut (1..head_left).map(upright)), best(&mut (head_right + 1..SIDE - 1).map(upright))];
    let above = best(&mut (1..head_top).map(level));
    let raw = beside[0].min(beside[1]).min(above);
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 0.8, 0.05)), Hint::InPerson)
}

/// Whether a place and those around it lie in the picture and outside the person.
fn is_background(scene: &Scene, column: usize, row: usize) -> bool {
    let outside = |column: usize, row: usize| {
        scene.person.share.get(row * SIDE + column).is_some_and(|&share| share < OUTSIDE)
    };
    let [x, y] = scene.person.place(column, row);
    let step = scene.person.step();
    let in_picture =
        x > 2.0 * step && y > 2.0 * step && x < scene.size[0] - 2.0 * step && y < scene.size[1] - 2.0 * step;
    let reach = [(0, ERODED), (2 * ERODED, ERODED), (ERODED, 0), (ERODED, 2 * ERODED), (ERODED, ERODED)];
    in_picture && reach.iter().all(|(right, down)| outside(column + right - ERODED, row + down - ERODED))
}

/// The Sobel gradient at a place, in grey levels: across and down.
fn gradient(scene: &Scene, column: usize, row: usize) -> [f32; 2] {
    let at = |right: usize, down: usize| {
        255.0 * scene.person.luma.get((row + down - 1) * SIDE + column + right - 1).copied().unwrap_or(0.0)
    };
    let across = at(2, 0) + 2.0 * at(2, 1) + at(2, 2) - at(0, 0) - 2.0 * at(0, 1) - at(0, 2);
    let down = at(0, 2) + 2.0 * at(1, 2) + at(2, 2) - at(0, 0) - 2.0 * at(1, 0) - at(2, 0);
    [across, down]
}
