//! The skin and features of a face at a fixed size, for everything that is measured on brightness and colour.

use crate::colour;
use crate::face::Face;
use crate::image::Image;
use crate::num::{index, real};
use crate::polygon;
use crate::sample::{Beyond, Region, sample};

/// Side of a patch; the face is about 150 of it wide, so that sharpness means the same for every distance to the camera.
const SIDE: usize = 192;

/// Upper and lower lid, outer and inner corner of each eye, as points of the mesh.
const EYES: [[usize; 4]; 2] = [[159, 145, 33, 133], [386, 374, 263, 362]];

/// A face, upright, its outline known.
pub(crate) struct Patch {
    colours: Vec<[f32; 3]>,
    /// Brightness 0 to 1, row by row.
    luma: Vec<f32>,
    /// Which places lie inside the face's outline.
    inside: Vec<bool>,
    /// Where the points of the mesh are.
    points: Vec<[f32; 2]>,
}

impl Patch {
    pub(crate) fn cut(image: &Image, face: &Face) -> Self {
        let [left, top, right, bottom] = face.bounds();
        let centre = [f32::midpoint(left, right), f32::midpoint(top, bottom)];
        let side = (right - left).max(bottom - top) * 1.05;
        let region = Region { centre, side, angle: face.roll().to_radians() };
        let colours = sample(image, &region, SIDE, Beyond::Edge);
        let luma = colours.iter().copied().map(colour::luma).collect();
        let place = |x: f32, y: f32| region.locate(x, y).map(|part| part * real(SIDE));
        let outline = face.outline().map(|[x, y]| place(x, y));
        let points = face.points().iter().map(|&[x, y, _]| place(x, y)).collect();
        Self { colours, luma, inside: polygon::fill(&outline, SIDE, SIDE), points }
    }

    /// The colours within `radius` places of a point of the mesh, with their brightness.
    pub(crate) fn around(&self, point: usize, radius: usize) -> impl Iterator<Item = ([f32; 3], f32)> {
        let [x, y] = self.points.get(point).copied().unwrap_or_default().map(index);
        let near = move |at: usize| at.saturating_sub(radius)..(at + radius + 1).min(SIDE);
        let places = near(y).flat_map(move |row| near(x).map(move |column| row * SIDE + column));
        places.filter_map(|at| Some((*self.colours.get(at)?, *self.luma.get(at)?)))
    }

    /// The mean colour around some points of the mesh.
    pub(crate) fn colour_at(&self, points: &[usize], radius: usize) -> [f32; 3] {
        let (mut sum, mut count) = ([0.0; 3], 0.0_f32);
        for (colour, _) in points.iter().flat_map(|&point| self.around(point, radius)) {
            for (sum, part) in sum.iter_mut().zip(colour) {
                *sum += part;
            }
            count += 1.0;
        }
        sum.map(|sum| sum / count.max(1.0))
    }

    /// Mean and standard deviation of the brightness around some points of the mesh.
    pub(crate) fn luma_at(&self, points: &[usize], radius: usize) -> [f32; 2] {
        let lumas = || points.iter().flat_map(|&point| self.around(point, radius)).map(|(_, luma)| luma);
        let count = real(lumas().count().max(1));
        let mean = lumas().sum::<f32>() / count;
        let variance = lumas().map(|luma| (luma - mean).powi(2)).sum::<f32>() / count;
        [mean, variance.sqrt()]
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

    /// Below which brightness the darkest tenth of each eye lies: bright when it is covered.
    pub(crate) fn darkest_of_eyes(&self) -> [f32; 2] {
        EYES.map(|eye| self.darkest(&eye, [0.0, 1.0], 0.3, 0.1))
    }

    /// How dark the darkest place in the upper half of the eye is that has the brightest one: bright when a lid is down.
    pub(crate) fn darkest_below_lids(&self) -> f32 {
        EYES.into_iter().map(|eye| self.darkest(&eye, [0.1, 0.5], 0.14, 0.0)).fold(0.0, f32::max)
    }

    /// The brightness below which a share of the places of an eye lies, between two shares of the way from the upper to the lower lid, and
    /// at most so many widths of the eye beside their middle. Of none, it is that of the darkest place.
    fn darkest(
        &self,
        [upper, lower, outer, inner]: &[usize; 4],
        [from, to]: [f32; 2],
        beside: f32,
        share: f32,
    ) -> f32 {
        let at = |point: &usize| self.points.get(*point).copied().unwrap_or_default();
        let ([ux, uy], [lx, ly]) = (at(upper), at(lower));
        let (x, beside) = (f32::midpoint(ux, lx), (at(outer)[0] - at(inner)[0]).abs() * beside);
        let height = (ly - uy).max(2.0);
        let rows = index(uy + from * height)..=index(uy + to * height);
        let columns = index(x - beside)..=index(x + beside);
        let places = rows.flat_map(|row| columns.clone().map(move |column| row * SIDE + column));
        let mut lumas: Vec<f32> = places.filter_map(|at| self.luma.get(at).copied()).collect();
        lumas.sort_by(f32::total_cmp);
        lumas.get(index(real(lumas.len()) * share)).copied().unwrap_or(0.0)
    }

    /// Mean energy of the finest details, and of those twice as large, in the middle of the face: across, then down. Motion blurs one of them.
    pub(crate) fn details(&self) -> [[f32; 2]; 2] {
        [1, SIDE].map(|stride| {
            let once = soften(&soften(&self.luma, stride), stride);
            let twice = soften(&soften(&once, 2 * stride), 2 * stride);
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
        })
    }
}

/// A binomial blur (1 2 1) along one direction. The outermost places stay as they are.
fn soften(values: &[f32], stride: usize) -> Vec<f32> {
    let mut out = values.to_vec();
    let windows = values.iter().zip(values.iter().skip(stride)).zip(values.iter().skip(2 * stride));
    for (place, ((a, b), c)) in out.iter_mut().skip(stride).zip(windows) {
        *place = 0.25 * a + 0.5 * b + 0.25 * c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_surface_has_no_details() {
        let flat = soften(&vec![0.5; SIDE * SIDE], 1);
        assert!(flat.iter().all(|value| (value - 0.5).abs() < 1e-6));
    }
}
