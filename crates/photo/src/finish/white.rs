//! The white background: everything that is not the person becomes white, the person stays as they are.
//!
//! The mask of the segmentation is fitted to the picture's own edges (guided filter, He et al. 2010), then what shines through from the
//! background at the rim is taken away. Inside the face's outline nothing changes.

use crate::colour;
use crate::face::Face;
use crate::num::{byte, real};
use crate::segment::Person;

use super::Crop;

/// Radius of the guided filter, in pixels of the finished photo, and its smoothing.
const RADIUS: usize = 4;
const SMOOTHING: f32 = 1e-4;
/// The filtered mask is stretched: up to the first it is background, from the second on the person.
const STRETCH: [f32; 2] = [0.12, 0.88];
/// Up to this share of person, a pixel tells what the background looks like.
const BACKGROUND: f32 = 0.02;
/// Radius in which the background's colour is looked for, and how often it is doubled where there was none.
const NEAR: usize = 12;
const DOUBLINGS: usize = 4;

/// An RGB picture of known sides.
pub(super) struct Canvas<'a> {
    pub(super) pixels: &'a mut [u8],
    pub(super) width: usize,
    pub(super) height: usize,
}

/// Who is where in a finished photo.
pub(super) struct Mask {
    /// How surely each pixel is the person, as the model says.
    coarse: Vec<f32>,
    /// The same, fitted to the picture's edges.
    fine: Vec<f32>,
}

/// How surely each pixel of a finished photo is the person. `None` when the model does not see the face as one: then it is not to be trusted
/// with the rest.
pub(super) fn mask(canvas: &Canvas, crop: &Crop, person: &Person, face: &Face) -> Option<Mask> {
    let (width, height) = (canvas.width, canvas.height);
    let unit = crop.width / real(width);
    let at = |i: usize| {
        let (column, row) = (real(i % width) + 0.5, real(i / width) + 0.5);
        [crop.left + column * unit, crop.top + row * unit]
    };
    let share = |i: usize| {
        let [x, y] = at(i);
        person.at(x, y)
    };
    let coarse: Vec<f32> = (0..width * height).map(share).collect();
    let inside = face.inside(width, height, |[x, y]| [(x - crop.left) / unit, (y - crop.top) / unit]);
    let (seen, all) = coarse
        .iter()
        .zip(&inside)
        .filter(|(_, inside)| **inside)
        .fold((0.0, 0.0_f32), |(seen, all), (share, _)| (seen + share, all + 1.0));
    if seen < 0.8 * all {
        return None;
    }
    let guide: Vec<f32> =
        canvas.pixels.as_chunks::<3>().0.iter().map(|rgb| colour::luma(rgb.map(f32::from))).collect();
    let fine = guided(&guide, &coarse, width, height);
    let [low, high] = STRETCH;
    let stretched = fine.iter().map(|share| ((share - low) / (high - low)).clamp(0.0, 1.0));
    let fine = stretched.zip(inside).map(|(share, inside)| if inside { 1.0 } else { share }).collect();
    Some(Mask { coarse, fine })
}

/// Makes the background white.
pub(super) fn whiten(canvas: &mut Canvas, mask: &Mask) {
    let mask = &mask.fine;
    let behind = background(canvas, mask);
    let pixels = canvas.pixels.as_chunks_mut::<3>().0;
    for ((pixel, &share), behind) in pixels.iter_mut().zip(mask).zip(behind) {
        if share >= 1.0 {
            continue;
        }
        for (value, behind) in pixel.iter_mut().zip(behind) {
            // Without the limits, a room that is brighter or darker than its surroundings stays as a ghost.
            let own = (f32::from(*value) - (1.0 - share) * behind).clamp(0.0, 255.0 * share);
            *value = byte(own + (1.0 - share) * 255.0);
        }
    }
}

/// The background's colour around each pixel.
fn background(canvas: &Canvas, mask: &[f32]) -> Vec<[f32; 3]> {
    let (width, height) = (canvas.width, canvas.height);
    let known: Vec<f32> = mask.iter().map(|&share| if share <= BACKGROUND { 1.0 } else { 0.0 }).collect();
    let colours = canvas.pixels.as_chunks::<3>().0;
    let mut planes: [Vec<f32>; 3] = std::array::from_fn(|k| {
        colours.iter().zip(&known).map(|(rgb, known)| f32::from(rgb[k]) * known).collect()
    });
    let mut weight = known;
    let mut found = vec![[255.0; 3]; width * height];
    let mut open: Vec<bool> = vec![true; width * height];
    let mut radius = NEAR;
    for _ in 0..DOUBLINGS {
        weight = boxed(&weight, width, height, radius);
        planes = planes.map(|plane| boxed(&plane, width, height, radius));
        for (i, open) in open.iter_mut().enumerate().filter(|(_, open)| **open) {
            let seen = weight.get(i).copied().unwrap_or(0.0);
            if seen > 1e-3 {
                *open = false;
                if let Some(found) = found.get_mut(i) {
                    *found = std::array::from_fn(|k| planes[k].get(i).copied().unwrap_or(0.0) / seen);
                }
            }
        }
        radius *= 2;
    }
    found
}

/// Fits a mask to the edges of a picture: locally, the result is the picture's brightness, scaled and shifted.
fn guided(guide: &[f32], mask: &[f32], width: usize, height: usize) -> Vec<f32> {
    let mean = |values: &[f32]| boxed(values, width, height, RADIUS);
    let product = |a: &[f32], b: &[f32]| -> Vec<f32> { a.iter().zip(b).map(|(a, b)| a * b).collect() };
    let (mean_guide, mean_mask) = (mean(guide), mean(mask));
    let (square, both) = (mean(&product(guide, guide)), mean(&product(guide, mask)));
    let mut scale = Vec::with_capacity(mask.len());
    let mut shift = Vec::with_capacity(mask.len());
    for (((guide, mask), square), both) in mean_guide.iter().zip(&mean_mask).zip(&square).zip(&both) {
        let a = (both - guide * mask) / (square - guide * guide + SMOOTHING);
        scale.push(a);
        shift.push(mask - a * guide);
    }
    let (scale, shift) = (mean(&scale), mean(&shift));
    guide.iter().zip(scale.iter().zip(shift)).map(|(guide, (scale, shift))| scale * guide + shift).collect()
}

/// The mean over a square of 2·radius + 1 pixels; fewer at the edges.
fn boxed(values: &[f32], width: usize, height: usize, radius: usize) -> Vec<f32> {
    let across = runs(values, width, height, radius);
    runs(&across, height, width, radius)
}

/// The mean over a run of each row, written as columns: twice in turn it is the mean over a square.
fn runs(values: &[f32], width: usize, height: usize, radius: usize) -> Vec<f32> {
    let mut out = vec![0.0; values.len()];
    for (row, line) in values.chunks_exact(width.max(1)).enumerate() {
        let at = |column: usize| line.get(column).copied().unwrap_or(0.0);
        let mut sum: f32 = (0..radius.min(width)).map(at).sum();
        for column in 0..width {
            if column + radius < width {
                sum += at(column + radius);
            }
            if column > radius {
                sum -= at(column - radius - 1);
            }
            let count = (column + radius).min(width - 1) + 1 - column.saturating_sub(radius);
            if let Some(place) = out.get_mut(column * height + row) {
                *place = sum / real(count);
            }
        }
    }
    out
}

/// How white the photo is where the person is not: the share of white pixels (at least 250; close to the person, where a JPEG rings, 235), among those that the model surely takes for
/// background and that lie along the left, upper and right edge or close to the person. What was made of them does not matter here, so that
/// what is left of a room counts. Without any the model saw no background at all, and the share is 0.
pub(super) fn whiteness(pixels: &[u8], width: usize, height: usize, mask: &Mask) -> f32 {
    let wide = boxed(&mask.coarse, width, height, NEAR);
    let at_edge = |i: usize| {
        let (column, row) = (i % width, i / width);
        column < EDGE || column + EDGE >= width || row < EDGE
    };
    let (mut white, mut all) = (0.0_f32, 0.0_f32);
    for (i, rgb) in pixels.as_chunks::<3>().0.iter().enumerate() {
        let share = mask.coarse.get(i).copied().unwrap_or(1.0);
        let near = wide.get(i).copied().unwrap_or(0.0) > 0.02;
        if share < SURE && (at_edge(i) || near) {
            all += 1.0;
            let least = if at_edge(i) { WHITE } else { NEARLY };
            if rgb.iter().all(|&value| value >= least) {
                white += 1.0;
            }
        }
    }
    if all > 0.0 { white / all } else { 0.0 }
}

/// Share of person below which the model is sure of the background.
const SURE: f32 = 0.1;
/// Width of the edge whose whiteness is measured, and the value from which a pixel is white.
const EDGE: usize = 8;
const WHITE: u8 = 250;
/// The same close to the person, where a JPEG rings.
const NEARLY: u8 = 235;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_over_a_square_is_the_mean() {
        let values: Vec<f32> = (0..35).map(real).collect();
        let found = boxed(&values, 7, 5, 1);
        // The middle of a plane is its own mean; the corner is that of four.
        assert!((found[2 * 7 + 3] - 17.0).abs() < 1e-4, "{}", found[17]);
        assert!((found[0] - (0.0 + 1.0 + 7.0 + 8.0) / 4.0).abs() < 1e-4, "{}", found[0]);
    }

    fn exact(share: Vec<f32>) -> Mask {
        Mask { coarse: share.clone(), fine: share }
    }

    #[test]
    fn what_is_left_of_a_room_is_counted() {
        let (width, height) = (60, 40);
        let share: Vec<f32> = (0..width * height).map(|i| if i % width < 30 { 0.0 } else { 1.0 }).collect();
        // The left half is to be white; a door remains in a third of it.
        let pixels: Vec<u8> =
            (0..width * height).flat_map(|i| if i % width < 10 { [200; 3] } else { [255; 3] }).collect();
        let white = whiteness(&pixels, width, height, &exact(share));
        assert!((0.3..0.8).contains(&white), "{white}");
        let nothing = exact(vec![1.0; width * height]);
        assert!(whiteness(&pixels, width, height, &nothing) < 0.1);
    }

    #[test]
    fn a_grey_wall_becomes_white_and_the_person_stays() {
        let (width, height) = (60, 40);
        let mut pixels: Vec<u8> = (0..width * height)
            .flat_map(|i| if i % width < 30 { [180, 182, 185] } else { [90, 60, 50] })
            .collect();
        let mask = exact((0..width * height).map(|i| if i % width < 30 { 0.0 } else { 1.0 }).collect());
        let mut canvas = Canvas { pixels: &mut pixels, width, height };
        whiten(&mut canvas, &mask);
        assert_eq!(pixels[..3], [255, 255, 255]);
        assert_eq!(pixels[40 * 3..40 * 3 + 3], [90, 60, 50]);
        assert!((whiteness(&pixels, width, height, &mask) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn what_shines_through_at_the_rim_is_taken_away() {
        let (width, height) = (60, 40);
        // Half hair (20), half wall (200), mixed: 110.
        let value = |i: usize| match i % width {
            30 => 110,
            column if column < 30 => 200,
            _ => 20,
        };
        let mut pixels: Vec<u8> = (0..width * height).flat_map(|i| [value(i); 3]).collect();
        let share = |i: usize| match i % width {
            30 => 0.5,
            column if column < 30 => 0.0,
            _ => 1.0,
        };
        let mask = exact((0..width * height).map(share).collect());
        whiten(&mut Canvas { pixels: &mut pixels, width, height }, &mask);
        let mixed = pixels[(20 * width + 30) * 3];
        assert!((i32::from(mixed) - 137).abs() <= 2, "half of 20 and half of 255 is 137, not {mixed}");
    }
}
