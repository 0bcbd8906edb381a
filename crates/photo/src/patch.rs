//! The skin and features of a face at a fixed size, for everything that is measured on brightness and colour.

use crate::face::Face;
use crate::image::Image;
use crate::num::{index, real};
use crate::sample::{Beyond, Region, sample};

/// Side of a patch; the face is about 150 of it wide, so that sharpness means the same for every distance to the camera.
const SIDE: usize = 192;

/// A face, upright, its outline known.
pub(crate) struct Patch {
    colours: Vec<[f32; 3]>,
    /// Brightness 0 to 1, row by row.
    luma: Vec<f32>,
    /// Which places lie inside the face's outline.
    inside: Vec<bool>,
}

impl Patch {
    pub(crate) fn cut(image: &Image, face: &Face) -> Self {
        let [left, top, right, bottom] = face.bounds();
        let centre = [f32::midpoint(left, right), f32::midpoint(top, bottom)];
        let side = (right - left).max(bottom - top) * 1.05;
        let region = Region { centre, side, angle: face.roll().to_radians() };
        let colours = sample(image, &region, SIDE, Beyond::Edge);
        let luma = colours.iter().map(|&[r, g, b]| (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255.0).collect();
        let outline = face.outline().map(|[x, y]| region.locate(x, y).map(|part| part * real(SIDE)));
        Self { colours, luma, inside: fill(&outline) }
    }

    /// Brightness of the face's pixels (Rec. 709 weights on the coded values), 0 to 1.
    pub(crate) fn lumas(&self) -> impl Iterator<Item = f32> {
        self.luma.iter().zip(&self.inside).filter(|&(_, &inside)| inside).map(|(&luma, _)| luma)
    }

    /// Every ninth of the face's colours, 0 to 255: enough for a mean.
    pub(crate) fn colours(&self) -> impl Iterator<Item = [f32; 3]> {
        self.colours
            .iter()
            .zip(&self.inside)
            .step_by(9)
            .filter(|&(_, &inside)| inside)
            .map(|(&colour, _)| colour)
    }

    /// Mean energy of the finest details, and of those twice as large, in the middle of the face.
    pub(crate) fn details(&self) -> [f32; 2] {
        let once = soften(&soften(&self.luma, 1), 1);
        let twice = soften(&soften(&once, 2), 2);
        let (mut fine, mut coarse, mut count) = (0.0, 0.0, 0.0_f32);
        for row in SIDE / 5..SIDE * 4 / 5 {
            for at in row * SIDE + SIDE / 5..row * SIDE + SIDE * 4 / 5 {
                if let (Some(sharp), Some(soft), Some(softer)) =
                    (self.luma.get(at), once.get(at), twice.get(at))
                {
                    fine += (sharp - soft).powi(2);
                    coarse += (soft - softer).powi(2);
                    count += 1.0;
                }
            }
        }
        [fine / count, coarse / count]
    }
}

/// A binomial blur (1 2 1) in both directions, with neighbours `reach` away. The outermost places stay as they are.
fn soften(values: &[f32], reach: usize) -> Vec<f32> {
    let pass = |values: &[f32], stride: usize| {
        let mut out = values.to_vec();
        let windows = values.iter().zip(values.iter().skip(stride)).zip(values.iter().skip(2 * stride));
        for (place, ((a, b), c)) in out.iter_mut().skip(stride).zip(windows) {
            *place = 0.25 * a + 0.5 * b + 0.25 * c;
        }
        out
    };
    pass(&pass(values, reach), reach * SIDE)
}

/// The places inside a polygon, by the parity of crossings along each row.
fn fill(polygon: &[[f32; 2]]) -> Vec<bool> {
    let mut inside = vec![false; SIDE * SIDE];
    let edges = || polygon.iter().zip(polygon.iter().cycle().skip(1));
    for (row, places) in inside.chunks_exact_mut(SIDE).enumerate() {
        let y = real(row) + 0.5;
        for (a, b) in edges().filter(|(a, b)| (a[1] > y) != (b[1] > y)) {
            let x = a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
            for place in places.iter_mut().skip(index(x + 0.5)) {
                *place = !*place;
            }
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_filled_with_its_area() {
        let square = [[10.0, 20.0], [40.0, 20.0], [40.0, 60.0], [10.0, 60.0]];
        assert_eq!(fill(&square).iter().filter(|&&inside| inside).count(), 30 * 40);
    }

    #[test]
    fn an_even_surface_has_no_details() {
        let flat = soften(&vec![0.5; SIDE * SIDE], 1);
        assert!(flat.iter().all(|value| (value - 0.5).abs() < 1e-6));
    }
}
