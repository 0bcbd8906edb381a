//! Square, possibly rotated regions of a picture, read at another resolution.

use crate::image::Image;
use crate::num::{index, real};

/// A square of a picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Region {
    /// Where its middle is.
    pub(crate) centre: [f32; 2],
    /// Length of a side.
    pub(crate) side: f32,
    /// Turn of its upper edge, clockwise in radians.
    pub(crate) angle: f32,
}

impl Region {
    /// The position in the picture of a position in the unit square.
    pub(crate) fn place(&self, u: f32, v: f32) -> [f32; 2] {
        let (sin, cos) = self.angle.sin_cos();
        let (dx, dy) = ((u - 0.5) * self.side, (v - 0.5) * self.side);
        [self.centre[0] + dx * cos - dy * sin, self.centre[1] + dx * sin + dy * cos]
    }

    /// The position in the unit square of a position in the picture.
    pub(crate) fn locate(&self, x: f32, y: f32) -> [f32; 2] {
        let (sin, cos) = self.angle.sin_cos();
        let (dx, dy) = (x - self.centre[0], y - self.centre[1]);
        [(dx * cos + dy * sin) / self.side + 0.5, (dy * cos - dx * sin) / self.side + 0.5]
    }
}

/// What is seen beyond the picture's edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// Black.
    Black,
    /// The edge, repeated.
    Edge,
}

/// Reads `region` as `n` × `n` colours (0 to 255), row by row. Regions larger than `n` pixels are averaged, not skipped over.
pub(crate) fn sample(image: &Image, region: &Region, n: usize, beyond: Beyond) -> Vec<[f32; 3]> {
    let step = region.side / real(n);
    let fine = index(step.round()).clamp(1, FINEST);
    let (sin, cos) = region.angle.sin_cos();
    let part = step / real(fine);
    let grid = Grid { along: [part * cos, part * sin], down: [-part * sin, part * cos], fine, beyond };
    let origin = region.place(0.0, 0.0);
    let mut colours = Vec::with_capacity(n * n);
    for row in 0..n {
        for column in 0..n {
            colours.push(grid.mean(image, grid.step(origin, real(column * fine), real(row * fine))));
        }
    }
    colours
}

/// Places along one side of a reading that are averaged at most.
const FINEST: usize = 5;

/// How a reading's places lie.
struct Grid {
    /// From one place to the next, in the picture.
    along: [f32; 2],
    /// From one row of places to the next.
    down: [f32; 2],
    /// Places along one side of a reading.
    fine: usize,
    beyond: Beyond,
}

impl Grid {
    /// So many places along, and so many down.
    #[inline]
    fn step(&self, from: [f32; 2], along: f32, down: f32) -> [f32; 2] {
        std::array::from_fn(|k| from[k] + self.along[k] * along + self.down[k] * down)
    }

    /// The mean colour of the places from a corner on. Where there are few, each is mixed from its neighbours.
    #[inline]
    fn mean(&self, image: &Image, corner: [f32; 2]) -> [f32; 3] {
        let mut sum = [0.0; 3];
        for i in 0..self.fine {
            for j in 0..self.fine {
                let [x, y] = self.step(corner, real(j) + 0.5, real(i) + 0.5);
                if self.beyond == Beyond::Black && !image.covers(x, y) {
                    continue;
                }
                let colour = if self.fine > 2 {
                    image.at(index(x), index(y)).map(f32::from)
                } else {
                    image.between(x, y)
                };
                for (total, part) in sum.iter_mut().zip(colour) {
                    *total += part;
                }
            }
        }
        let share = 1.0 / real(self.fine * self.fine);
        sum.map(|total| total * share)
    }
}
