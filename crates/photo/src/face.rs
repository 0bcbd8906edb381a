//! A face as 468 points, and the lengths and angles that checks and crop are made of.
//!
//! "Right" and "left" are the person's own, as in the model's description.

use crate::polygon;
use crate::sample::Region;

/// Number of points of the mesh.
pub(crate) const POINTS: usize = 468;

/// Corners of the right and of the left eye.
const RIGHT_EYE: [usize; 2] = [33, 133];
const LEFT_EYE: [usize; 2] = [362, 263];
/// Upper and lower lid of the right and of the left eye.
const RIGHT_LIDS: [usize; 2] = [159, 145];
const LEFT_LIDS: [usize; 2] = [386, 374];
/// Upper and lower inner lip.
const LIPS: [usize; 2] = [13, 14];
/// Corners of the mouth.
const CORNERS: [usize; 2] = [61, 291];
const FOREHEAD: usize = 10;
const CHIN: usize = 152;
/// The face's edge at the root of the right and of the left ear.
const RIGHT_EAR: usize = 234;
const LEFT_EAR: usize = 454;
/// The face's outline, clockwise in the picture from the forehead.
const OUTLINE: [usize; 36] = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176,
    149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];

/// How far the hair reaches above the eyes, in widths of the face. Without a person mask the mesh must do; the width stays the same
/// when the mouth opens.
const HAIR: f32 = 0.9;

/// What the forehead–chin line of an upright face reads, in degrees: foreheads lie behind chins.
const UPRIGHT: f32 = -8.0;

/// A face found in a picture. Lengths are pixels of that picture.
#[derive(Clone, PartialEq)]
pub struct Face {
    /// Right, down, away from the camera.
    points: Vec<[f32; 3]>,
}

impl Face {
    /// `None` unless there are 468 points.
    pub(crate) fn new(points: Vec<[f32; 3]>) -> Option<Self> {
        (points.len() == POINTS).then_some(Self { points })
    }

    fn point(&self, index: usize) -> [f32; 3] {
        self.points.get(index).copied().unwrap_or_default()
    }

    fn middle(&self, [a, b]: [usize; 2]) -> [f32; 2] {
        let (a, b) = (self.point(a), self.point(b));
        [f32::midpoint(a[0], b[0]), f32::midpoint(a[1], b[1])]
    }

    fn distance(&self, [a, b]: [usize; 2]) -> f32 {
        let (a, b) = (self.point(a), self.point(b));
        (a[0] - b[0]).hypot(a[1] - b[1])
    }

    /// All points: right, down, away from the camera.
    #[must_use]
    pub fn points(&self) -> &[[f32; 3]] {
        &self.points
    }

    /// Middle between the eyes.
    #[must_use]
    pub fn eyes(&self) -> [f32; 2] {
        let (right, left) = (self.middle(RIGHT_EYE), self.middle(LEFT_EYE));
        [f32::midpoint(right[0], left[0]), f32::midpoint(right[1], left[1])]
    }

    /// Width from cheek to cheek at the root of the ears.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.distance([RIGHT_EAR, LEFT_EAR])
    }

    /// T of ISO/IEC 29794-5: from the middle between the eyes to the chin.
    #[must_use]
    pub fn eyes_to_chin(&self) -> f32 {
        let (eyes, chin) = (self.eyes(), self.chin());
        (eyes[0] - chin[0]).hypot(eyes[1] - chin[1])
    }

    /// Tip of the chin.
    pub(crate) fn chin(&self) -> [f32; 2] {
        let [x, y, _] = self.point(CHIN);
        [x, y]
    }

    /// The upper end of the forehead.
    pub(crate) fn top(&self) -> [f32; 2] {
        let [x, y, _] = self.point(FOREHEAD);
        [x, y]
    }

    /// Where the top of the hair is, as far as the mesh can tell.
    #[must_use]
    pub fn hair_top(&self) -> f32 {
        self.eyes()[1] - HAIR * self.width()
    }

    /// Left, top, right and bottom of the whole face with forehead, chin and cheeks.
    #[must_use]
    pub fn bounds(&self) -> [f32; 4] {
        let start = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
        self.points.iter().fold(start, |[left, top, right, bottom], &[x, y, _]| {
            [left.min(x), top.min(y), right.max(x), bottom.max(y)]
        })
    }

    /// Whether a position lies where no other head can have its middle: in the face, or a little beside it.
    pub(crate) fn surrounds(&self, [x, y]: [f32; 2]) -> bool {
        let [left, top, right, bottom] = self.bounds();
        let (across, down) = (0.2 * (right - left), 0.2 * (bottom - top));
        x > left - across && x < right + across && y > top - down && y < bottom + down
    }

    /// The face's outline.
    pub(crate) fn outline(&self) -> [[f32; 2]; 36] {
        OUTLINE.map(|index| {
            let [x, y, _] = self.point(index);
            [x, y]
        })
    }

    /// The places of a grid inside the face's outline; `place` says where on the grid a position of the picture is.
    pub(crate) fn inside(
        &self,
        width: usize,
        height: usize,
        place: impl Fn([f32; 2]) -> [f32; 2],
    ) -> Vec<bool> {
        polygon::fill(&self.outline().map(place), width, height)
    }

    /// Distance of the eyes' middles; a turned head's are as far apart as if it looked straight (ISO/IEC 29794-5).
    pub(crate) fn eye_distance(&self) -> f32 {
        let (right, left) = (self.middle(RIGHT_EYE), self.middle(LEFT_EYE));
        (right[0] - left[0]).hypot(right[1] - left[1]) / self.yaw().to_radians().cos().max(0.5)
    }

    /// Turn to a side in degrees, positive towards the person's left. From the ears' depths.
    #[must_use]
    pub fn yaw(&self) -> f32 {
        let (right, left) = (self.point(RIGHT_EAR), self.point(LEFT_EAR));
        let across = (left[0] - right[0]).hypot(left[1] - right[1]);
        (left[2] - right[2]).atan2(across).to_degrees()
    }

    /// Nod in degrees, positive with the chin raised. From the depths of forehead and chin, less what an upright face reads.
    #[must_use]
    pub fn pitch(&self) -> f32 {
        let (top, chin) = (self.point(FOREHEAD), self.point(CHIN));
        let along = (chin[0] - top[0]).hypot(chin[1] - top[1]);
        (top[2] - chin[2]).atan2(along).to_degrees() - UPRIGHT
    }

    /// Tilt in degrees, positive clockwise in the picture. From the line between the eyes.
    #[must_use]
    pub fn roll(&self) -> f32 {
        let (right, left) = (self.middle(RIGHT_EYE), self.middle(LEFT_EYE));
        (left[1] - right[1]).atan2(left[0] - right[0]).to_degrees()
    }

    /// Opening of the eye that is less open, in lengths eyes–chin (ISO/IEC 29794-5, eyes open).
    #[must_use]
    pub fn eye_opening(&self) -> f32 {
        self.distance(RIGHT_LIDS).min(self.distance(LEFT_LIDS)) / self.eyes_to_chin()
    }

    /// Distance of the inner lips, in lengths eyes–chin (ISO/IEC 29794-5, mouth closed).
    #[must_use]
    pub fn mouth_opening(&self) -> f32 {
        self.distance(LIPS) / self.eyes_to_chin()
    }

    /// Width of the mouth, in distances of the eyes, and how far its corners stand above the middle of the lips, in lengths eyes–chin.
    pub(crate) fn mouth(&self) -> [f32; 2] {
        let [right, left] = CORNERS.map(|index| self.point(index));
        let lips = self.middle(LIPS);
        let (sin, cos) = self.roll().to_radians().sin_cos();
        let middle = [f32::midpoint(right[0], left[0]), f32::midpoint(right[1], left[1])];
        let raised = (lips[1] - middle[1]) * cos - (lips[0] - middle[0]) * sin;
        [self.distance(CORNERS) / self.eye_distance().max(1.0), raised / self.eyes_to_chin().max(1.0)]
    }

    /// The square in which to look for the same face in the next frame: upright eyes, half as large again as the face.
    pub(crate) fn region(&self) -> Region {
        let [left, top, right, bottom] = self.bounds();
        let side = (right - left).max(bottom - top) * 1.5;
        let centre = [f32::midpoint(left, right), f32::midpoint(top, bottom)];
        Region { centre, side, angle: self.roll().to_radians() }
    }
}

impl std::fmt::Debug for Face {
    /// Width only: the shape of a face is personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({:.0} px wide)", self.width())
    }
}
