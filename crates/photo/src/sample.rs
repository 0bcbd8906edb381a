//! Square, possibly rotated regions of a picture, read at another resolution.

use crate::image::Image;
use crate::num::{index, real, small};

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

/// The smallest square around a picture.
pub(crate) fn whole(image: &Image) -> Region {
    let (width, height) = (real(image.width()), real(image.height()));
    Region { centre: [width / 2.0, height / 2.0], side: width.max(height), angle: 0.0 }
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
    // Two by two pixels would be mixed from four times four; three by three nearest ones cost less and say the same.
    let fine = match index(step.round()) {
        0 | 1 => 1,
        2 => 3,
        more => more.min(FINEST),
    };
    let (sin, cos) = region.angle.sin_cos();
    let part = step / real(fine);
    if region.angle == 0.0 && fine > 1 {
        return upright(image, region, n, fine, beyond);
    }
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

/// Reads an upright region whose readings are means of `fine` × `fine` pixels: row by row, in whole numbers.
fn upright(image: &Image, region: &Region, n: usize, fine: usize, beyond: Beyond) -> Vec<[f32; 3]> {
    let [left, top] = region.place(0.0, 0.0);
    let part = region.side / real(n * fine);
    let place = |start: f32, i: usize, length: usize| {
        let position = start + part * (real(i) + 0.5);
        let inside = position >= 0.0 && position < real(length);
        (inside || beyond == Beyond::Edge).then(|| index(position).min(length - 1))
    };
    let columns: Vec<_> = (0..n * fine).map(|i| place(left, i, image.width())).collect();
    let share = 1.0 / real(fine * fine);
    let mut colours = Vec::with_capacity(n * n);
    for row in 0..n {
        let mut sums = vec![[0_u32; 3]; n];
        for line in (row * fine..(row + 1) * fine).filter_map(|i| place(top, i, image.height())) {
            let line = image.line(line);
            for (sum, columns) in sums.iter_mut().zip(columns.chunks_exact(fine)) {
                for colour in columns.iter().flatten().filter_map(|column| line.get(*column)) {
                    for (total, part) in sum.iter_mut().zip(colour) {
                        *total += u32::from(part);
                    }
                }
            }
        }
        colours.extend(sums.into_iter().map(|sum| sum.map(|total| small(total) * share)));
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
                let colour = if self.fine > 1 {
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
