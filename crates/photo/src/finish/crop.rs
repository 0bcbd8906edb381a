//! Which part of a picture becomes the photo (制证用数字相片技术要求, GA 461-2004: face width, eye line, hair).

use domain::photo::PhotoProfile;

use crate::face::Face;
use crate::sample::Region;

/// Steps between the preferred and the greatest face width, tried in turn when the photo would reach beyond the picture.
const STEPS: u8 = 8;
/// Pixels of the finished photo kept from every limit, since the mesh will be measured again.
const MARGIN: f32 = 3.0;

/// Pixels of the finished photo kept below the chin.
const BELOW_CHIN: f32 = 18.0;

/// A part of a picture, in its pixels. It may reach beyond the picture's edges, which then repeat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crop {
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Crop {
    /// The part in which the face stands as the profile wants it: with the preferred face width if the picture is large enough around the
    /// face, else closer, up to the greatest width that is allowed.
    #[must_use]
    pub fn around(face: &Face, size: [f32; 2], profile: &PhotoProfile) -> Self {
        let preferred = f32::midpoint(profile.face_width.min, profile.face_width.max);
        let greatest = (profile.face_width.max - MARGIN).max(preferred);
        let wider = |step: u8| preferred + (greatest - preferred) * f32::from(step) / f32::from(STEPS);
        let crops = (0..=STEPS).map(|step| Self::with_face_width(wider(step), face, size, profile));
        let mut best: Option<Self> = None;
        for crop in crops {
            let less = best.is_none_or(|best| crop.farthest_beyond(size) < best.farthest_beyond(size));
            if less {
                best = Some(crop);
            }
            if crop.farthest_beyond(size) <= 0.0 {
                break;
            }
        }
        best.unwrap_or_else(|| Self::centre(size, profile))
    }

    fn with_face_width(finished: f32, face: &Face, size: [f32; 2], profile: &PhotoProfile) -> Self {
        // Picture's pixels for each of the photo's.
        let unit = face.width().max(1.0) / finished;
        let (width, height) = (f32::from(profile.width) * unit, f32::from(profile.height) * unit);
        let [eye_x, eye_y] = face.eyes();
        let (x, hair) = (profile.eyes_x, profile.hair_top);
        let left = settle(
            eye_x - f32::midpoint(x.min, x.max) * unit,
            [eye_x - (x.max - MARGIN) * unit, eye_x - (x.min + MARGIN) * unit],
            size[0] - width,
        );
        // The eye line may stand at most this far below the top edge; high hair is cut for it.
        let lowest_eyes = (f32::from(profile.height) - profile.eyes_above_bottom - MARGIN) * unit;
        let chin = face.chin()[1] + BELOW_CHIN * unit - height;
        let least = (eye_y - lowest_eyes).max(chin);
        let [from, wanted, to] = [hair.max, f32::midpoint(hair.min, hair.max), hair.min]
            .map(|above| (face.hair_top() - above * unit).max(least));
        Self { left, top: settle(wanted, [from, to], size[1] - height), width, height }
    }

    /// The largest part of a picture with the profile's proportions, in its middle.
    #[must_use]
    pub fn centre(size: [f32; 2], profile: &PhotoProfile) -> Self {
        let unit = (size[0] / f32::from(profile.width)).min(size[1] / f32::from(profile.height));
        let (width, height) = (f32::from(profile.width) * unit, f32::from(profile.height) * unit);
        Self { left: (size[0] - width) / 2.0, top: (size[1] - height) / 2.0, width, height }
    }

    /// The same part moved, and made smaller if it must be, so that it lies inside the picture.
    #[must_use]
    pub fn into_picture(self, size: [f32; 2]) -> Self {
        let scale = (size[0] / self.width).min(size[1] / self.height).min(1.0);
        let (width, height) = (self.width * scale, self.height * scale);
        // Rounding may leave a hair less than nothing.
        let room = [(size[0] - width).max(0.0), (size[1] - height).max(0.0)];
        let left = (self.left + (self.width - width) / 2.0).clamp(0.0, room[0]);
        let top = (self.top + (self.height - height) / 2.0).clamp(0.0, room[1]);
        Self { left, top, width, height }
    }

    /// The smallest square around it.
    pub(crate) fn region(&self) -> Region {
        let centre = [self.left + self.width / 2.0, self.top + self.height / 2.0];
        Region { centre, side: self.width.max(self.height), angle: 0.0 }
    }

    /// How far it reaches beyond the picture's left, top, right and bottom edge, in pixels, never below 0.
    pub(crate) fn beyond(&self, size: [f32; 2]) -> [f32; 4] {
        let right = self.left + self.width - size[0];
        let bottom = self.top + self.height - size[1];
        [-self.left, -self.top, right, bottom].map(|far| far.max(0.0))
    }

    fn farthest_beyond(&self, size: [f32; 2]) -> f32 {
        self.beyond(size).into_iter().fold(0.0, f32::max)
    }

    /// How far it reaches beyond the picture, in its own widths.
    pub(crate) fn share_beyond(&self, size: [f32; 2]) -> f32 {
        self.farthest_beyond(size) / self.width
    }

    /// Whether the picture is too small for it in either direction, however it is moved; a hundredth is let pass.
    pub(crate) fn is_wider_than(&self, size: [f32; 2]) -> bool {
        self.width > size[0] * 1.01 || self.height > size[1] * 1.01
    }
}

/// The place nearest to `wanted` within `span` that lies between 0 and `room`; inside the span in any case.
fn settle(wanted: f32, [from, to]: [f32; 2], room: f32) -> f32 {
    let (from, to) = (from.min(to), from.max(to));
    wanted.min(room).max(0.0).clamp(from, to)
}

/// Where the face stands in a finished photo, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// Cheek to cheek at the root of the ears.
    pub face_width: f32,
    /// Middle between the eyes, from the left.
    pub eyes_x: f32,
    /// Eye line, from the bottom.
    pub eyes_above_bottom: f32,
}

impl Geometry {
    pub(crate) fn of(face: &Face, profile: &PhotoProfile) -> Self {
        let [eyes_x, eyes_y] = face.eyes();
        Self { face_width: face.width(), eyes_x, eyes_above_bottom: f32::from(profile.height) - eyes_y }
    }

    /// Whether this is what the profile wants, give or take some pixels.
    #[must_use]
    pub fn meets(&self, profile: &PhotoProfile, tolerance: f32) -> bool {
        let holds = |value: f32, min: f32, max: f32| min - tolerance <= value && value <= max + tolerance;
        holds(self.face_width, profile.face_width.min, profile.face_width.max)
            && holds(self.eyes_x, profile.eyes_x.min, profile.eyes_x.max)
            && self.eyes_above_bottom >= profile.eyes_above_bottom - tolerance
    }
}
