//! A part of a picture at another size, by the Lanczos kernel with three lobes, widened when the picture shrinks.

use std::f32::consts::PI;

use super::Crop;
use crate::image::Image;
use crate::num::{byte, index, real};

const LOBES: f32 = 3.0;

/// The picture's places that make up one place of the result: the first, and how much each counts. Places beyond the edge repeat it.
struct Taps {
    first: f32,
    weights: Vec<f32>,
}

impl Taps {
    fn places(&self) -> impl Iterator<Item = (usize, f32)> {
        self.weights.iter().enumerate().map(|(i, &weight)| (index(self.first + real(i)), weight))
    }
}

/// Reads `crop` as `width` × `height` RGB pixels.
pub(super) fn resize(image: &Image, crop: &Crop, width: usize, height: usize) -> Vec<u8> {
    let columns = taps(crop.left, crop.width, width);
    let rows = taps(crop.top, crop.height, height);
    let used = |row: usize| row.min(image.height() - 1);
    let first = rows.first().map_or(0, |taps| used(index(taps.first)));
    let last = rows.last().and_then(|taps| taps.places().last()).map_or(0, |(row, _)| used(row));
    let lines: Vec<Vec<[f32; 3]>> = (first..=last).map(|row| line(image, row, &columns)).collect();
    let mut pixels = Vec::with_capacity(width * height * 3);
    for taps in &rows {
        let mut sums = vec![[0.0; 3]; width];
        for (row, weight) in taps.places() {
            let Some(line) = lines.get(used(row).saturating_sub(first)) else { continue };
            for (sum, colour) in sums.iter_mut().zip(line) {
                add(sum, *colour, weight);
            }
        }
        pixels.extend(sums.iter().flatten().map(|&value| byte(value)));
    }
    pixels
}

fn line(image: &Image, row: usize, columns: &[Taps]) -> Vec<[f32; 3]> {
    let place = |taps: &Taps| {
        let mut sum = [0.0; 3];
        for (column, weight) in taps.places() {
            add(&mut sum, image.at(column, row).map(f32::from), weight);
        }
        sum
    };
    columns.iter().map(place).collect()
}

fn add(sum: &mut [f32; 3], colour: [f32; 3], weight: f32) {
    for (total, part) in sum.iter_mut().zip(colour) {
        *total += part * weight;
    }
}

/// The taps of `count` places spread over `length` pixels from `start`.
fn taps(start: f32, length: f32, count: usize) -> Vec<Taps> {
    let step = length / real(count);
    let widened = step.max(1.0);
    (0..count)
        .map(|i| {
            let centre = start + (real(i) + 0.5) * step;
            let first = (centre - LOBES * widened).floor();
            let reach = index((2.0 * LOBES * widened).ceil()) + 1;
            let weights: Vec<f32> =
                (0..reach).map(|i| lanczos((first + real(i) + 0.5 - centre) / widened)).collect();
            let sum: f32 = weights.iter().sum();
            Taps { first, weights: weights.into_iter().map(|weight| weight / sum).collect() }
        })
        .collect()
}

fn lanczos(x: f32) -> f32 {
    if x.abs() < 1e-6 {
        1.0
    } else if x.abs() >= LOBES {
        0.0
    } else {
        let x = x * PI;
        LOBES * x.sin() * (x / LOBES).sin() / (x * x)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_size_changes_nothing() {
        let pixels: Vec<u8> = (0..=255).cycle().take(16 * 12 * 3).collect();
        let image = Image::rgb(&pixels, 16, 12).unwrap();
        let whole = Crop { left: 0.0, top: 0.0, width: 16.0, height: 12.0 };
        assert_eq!(resize(&image, &whole, 16, 12), pixels);
    }

    #[test]
    fn beyond_the_edge_the_edge_repeats() {
        let pixels = [200_u8; 20 * 20 * 3];
        let image = Image::rgb(&pixels, 20, 20).unwrap();
        let crop = Crop { left: -15.0, top: -15.0, width: 50.0, height: 50.0 };
        assert!(resize(&image, &crop, 33, 41).iter().all(|&value| value == 200));
    }
}
