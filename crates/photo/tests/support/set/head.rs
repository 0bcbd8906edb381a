//! A head's own ruler: the middle between the eyes is (0, 0), the face is 1 wide, u runs along the eyes to the right of the picture,
//! v down to the chin.

/// Where a head is in a picture, and its 468 points.
#[derive(Clone)]
pub struct Head {
    /// Middle between the eyes, in pixels.
    pub eyes: [f32; 2],
    /// Width of the face, in pixels.
    pub width: f32,
    /// One step to the right along the eyes, in pixels.
    across: [f32; 2],
    points: Vec<[f32; 3]>,
}

impl Head {
    pub fn new(points: &[[f32; 3]]) -> Self {
        let middle = |a: usize, b: usize| -> [f32; 2] {
            std::array::from_fn(|k| f32::midpoint(points[a][k], points[b][k]))
        };
        let (right, left) = (middle(33, 133), middle(362, 263));
        let width = (points[454][0] - points[234][0]).hypot(points[454][1] - points[234][1]);
        let apart = (left[0] - right[0]).hypot(left[1] - right[1]);
        Self {
            eyes: std::array::from_fn(|k| f32::midpoint(right[k], left[k])),
            width,
            across: std::array::from_fn(|k| (left[k] - right[k]) / apart),
            points: points.to_vec(),
        }
    }

    /// The pixel at a place of the ruler.
    pub fn at(&self, [u, v]: [f32; 2]) -> [f32; 2] {
        let [x, y] = self.across;
        [self.eyes[0] + (u * x - v * y) * self.width, self.eyes[1] + (u * y + v * x) * self.width]
    }

    /// The place of the ruler at a pixel.
    pub fn locate(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [cos, sin] = self.across;
        let (dx, dy) = ((x - self.eyes[0]) / self.width, (y - self.eyes[1]) / self.width);
        [dx * cos + dy * sin, dy * cos - dx * sin]
    }

    /// A point of the mesh on the ruler.
    pub fn uv(&self, index: usize) -> [f32; 2] {
        let [x, y, _] = self.points[index];
        self.locate([x, y])
    }

    /// How far behind the eyes' plane a point lies, in widths of the face.
    pub fn depth(&self, index: usize) -> f32 {
        self.points[index][2] / self.width
    }

    /// The same head elsewhere: every point moved by `place`.
    pub fn moved(&self, place: impl Fn([f32; 2]) -> [f32; 2], scale: f32) -> Self {
        let points: Vec<_> = self
            .points
            .iter()
            .map(|&[x, y, z]| {
                let [x, y] = place([x, y]);
                [x, y, z * scale]
            })
            .collect();
        Self::new(&points)
    }

    /// The pixels in which something of this part of the ruler may lie: left, top, right, bottom.
    pub fn bounds(&self, [u0, v0]: [f32; 2], [u1, v1]: [f32; 2], size: [usize; 2]) -> [usize; 4] {
        let corners = [[u0, v0], [u1, v0], [u0, v1], [u1, v1]].map(|corner| self.at(corner));
        super::paint::bounds(&corners, 0.0, size)
    }

    /// The outline of the face, clockwise from the forehead.
    pub fn outline(&self) -> Vec<[f32; 2]> {
        OUTLINE.iter().map(|&index| self.uv(index)).collect()
    }
}

/// The face's edge, clockwise in the picture from the forehead.
pub const OUTLINE: [usize; 36] = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176,
    149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];
