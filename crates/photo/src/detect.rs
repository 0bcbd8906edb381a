//! Where faces are: the short-range face detector (128 × 128 pixels, 896 anchors).
//!
//! Anchors and decoding follow the published options of the model: strides 8, 16, 16, 16, one fixed size, six key points.

use rten::op_registry;

use crate::image::Image;
use crate::model::{LoadError, Net, planes};
use crate::num::{index, real, sigmoid};
use crate::sample::{Beyond, Region, sample, whole};

const SIDE: usize = 128;
const ANCHORS: usize = 896;
/// Values an anchor: centre, size, six key points.
const VALUES: usize = 16;
/// Certainty from which an anchor counts.
const CERTAIN: f32 = 0.5;
/// Certainty from which an anchor counts when no other does: faces cut by the edge read about this. The mesh has the last word.
const HINT: f32 = 0.25;
/// Overlap (intersection over union) from which two boxes are one face.
const SAME_FACE: f32 = 0.3;

/// A face as the detector sees it, in pixels of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Detection {
    /// Centre x, centre y, width and height of the box, then the key points: the person's right eye, left eye, nose tip, mouth,
    /// right ear, left ear.
    values: [f32; VALUES],
    /// Certainty, 0 to 1.
    pub(crate) certainty: f32,
}

impl Detection {
    /// Area of the box in pixels.
    fn area(&self) -> f32 {
        self.values[2] * self.values[3]
    }

    /// The middle of the box.
    pub(crate) fn centre(&self) -> [f32; 2] {
        [self.values[0], self.values[1]]
    }

    /// The square in which the mesh is to be looked for: upright eyes, half as large again as the face.
    pub(crate) fn region(&self) -> Region {
        let [x, y, width, height, right_x, right_y, left_x, left_y, ..] = self.values;
        let angle = (left_y - right_y).atan2(left_x - right_x);
        Region { centre: [x, y], side: width.max(height) * 1.5, angle }
    }

    /// Whether both boxes show the same face: they overlap, or the other's middle lies inside this one.
    fn is_same(&self, other: &Self) -> bool {
        let ([ax, ay, aw, ah, ..], [bx, by, bw, bh, ..]) = (self.values, other.values);
        let across = ((ax + aw / 2.0).min(bx + bw / 2.0) - (ax - aw / 2.0).max(bx - bw / 2.0)).max(0.0);
        let along = ((ay + ah / 2.0).min(by + bh / 2.0) - (ay - ah / 2.0).max(by - bh / 2.0)).max(0.0);
        let shared = across * along;
        let inside = (ax - bx).abs() < aw / 2.0 && (ay - by).abs() < ah / 2.0;
        inside || shared > SAME_FACE * (self.area() + other.area() - shared)
    }
}

pub(crate) struct Detector(Net);

impl Detector {
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let outputs = [("regressors", ANCHORS * VALUES), ("classificators", ANCHORS)];
        let ops = op_registry!(Add, Concat, Conv, MaxPool, Pad, Relu, Reshape, Transpose);
        Net::load("detector", bytes, ops, SIDE, &outputs).map(Self)
    }

    /// All faces of a picture, the most prominent (certainty × area) first.
    pub(crate) fn find(&self, image: &Image) -> Vec<Detection> {
        self.find_in(image, &[whole(image)])
    }

    /// The same in parts so long at least, that overlap by a share of their length: faces that are too small for the model in the whole
    /// picture. However large the picture is, it is looked at in a few parts only, about twenty at most.
    pub(crate) fn find_in_parts(&self, image: &Image, side: f32, overlap: f32) -> Vec<Detection> {
        let (width, height) = (real(image.width()), real(image.height()));
        let (short, long) = (width.min(height), width.max(height));
        let side = side.max(short.max(long / 2.0) / 2.0);
        if side < long { self.find_in(image, &squares(width, height, side, overlap)) } else { vec![] }
    }

    fn find_in(&self, image: &Image, parts: &[Region]) -> Vec<Detection> {
        let mut found = merge(parts.iter().flat_map(|part| self.look(image, part)).collect());
        found.sort_by(|a, b| (b.certainty * b.area()).total_cmp(&(a.certainty * a.area())));
        found
    }

    /// The anchors of a square that are certain enough; the best hints when none is.
    fn look(&self, image: &Image, region: &Region) -> Vec<Detection> {
        let colours = sample(image, region, SIDE, Beyond::Black);
        let Some(outputs) = self.0.run(planes(&colours, 2.0 / 255.0, -1.0)) else { return vec![] };
        let [regressors, certainties] = outputs.as_slice() else { return vec![] };
        let candidates = decode(regressors, certainties, region);
        let (certain, hints): (Vec<_>, Vec<_>) =
            candidates.into_iter().partition(|face| face.certainty >= CERTAIN);
        if certain.is_empty() { hints } else { certain }
    }
}

/// Squares that cover a picture, each overlapping the next by a share of its length at least.
fn squares(width: f32, height: f32, side: f32, overlap: f32) -> Vec<Region> {
    let starts = |length: f32| {
        let steps = index(((length - side) / (side * (1.0 - overlap))).ceil());
        (0..=steps).map(move |i| if steps == 0 { 0.0 } else { (length - side) * real(i) / real(steps) })
    };
    let at = |x: f32, y: f32| Region { centre: [x + side / 2.0, y + side / 2.0], side, angle: 0.0 };
    starts(height).flat_map(|y| starts(width).map(move |x| at(x, y))).collect()
}

/// The anchors' centres in the unit square: 16 × 16 cells with two anchors each, then 8 × 8 cells with six.
fn anchors() -> impl Iterator<Item = [f32; 2]> {
    [(16, 2), (8, 6)].into_iter().flat_map(|(cells, each)| {
        (0..cells * cells * each).map(move |i| {
            let cell = i / each;
            [(real(cell % cells) + 0.5) / real(cells), (real(cell / cells) + 0.5) / real(cells)]
        })
    })
}

/// The anchors that are certain enough, as boxes in the picture.
fn decode(regressors: &[f32], certainties: &[f32], region: &Region) -> Vec<Detection> {
    let raw = regressors.chunks_exact(VALUES).zip(certainties).zip(anchors());
    raw.filter_map(|((values, &logit), anchor)| {
        let certainty = sigmoid(logit.clamp(-100.0, 100.0), 0.0, 1.0);
        let values = <&[f32; VALUES]>::try_from(values).ok()?;
        (certainty >= HINT).then(|| Detection { values: place(values, anchor, region), certainty })
    })
    .collect()
}

/// An anchor's values in pixels of the picture.
fn place(values: &[f32; VALUES], anchor: [f32; 2], region: &Region) -> [f32; VALUES] {
    std::array::from_fn(|i| {
        let part = values[i] / real(SIDE);
        if i == 2 || i == 3 {
            return part * region.side;
        }
        let start = region.centre[i % 2] - region.side / 2.0;
        start + (anchor[i % 2] + part) * region.side
    })
}

/// One detection a face, for several that show it: the certain ones draw the others in, weighted by certainty.
pub(crate) fn merge(mut candidates: Vec<Detection>) -> Vec<Detection> {
    candidates.sort_by(|a, b| b.certainty.total_cmp(&a.certainty));
    let mut faces = Vec::new();
    while let Some(&best) = candidates.first() {
        let (same, others): (Vec<_>, Vec<_>) =
            candidates.iter().copied().partition(|other| best.is_same(other));
        // A box overlaps itself, so the list shrinks; one without a size does not, and ends the search.
        if same.is_empty() {
            break;
        }
        let weight: f32 = same.iter().map(|face| face.certainty).sum();
        let mean = |i: usize| same.iter().map(|face| face.values[i] * face.certainty).sum::<f32>() / weight;
        faces.push(Detection { values: std::array::from_fn(mean), certainty: best.certainty });
        candidates = others;
    }
    faces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(x: f32, certainty: f32) -> Detection {
        let mut values = [0.0; VALUES];
        (values[0], values[1], values[2], values[3]) = (x, 50.0, 40.0, 40.0);
        Detection { values, certainty }
    }

    #[test]
    fn there_are_as_many_anchors_as_the_model_has_outputs() {
        let all: Vec<_> = anchors().collect();
        assert_eq!(all.len(), ANCHORS);
        let at = |i: usize, place: f32| all[i].iter().all(|part| (part - place).abs() < 1e-6);
        assert!(at(0, 0.5 / 16.0) && at(1, 0.5 / 16.0), "two anchors a cell first");
        assert!(at(ANCHORS - 6, 7.5 / 8.0) && at(ANCHORS - 1, 7.5 / 8.0), "six anchors a cell last");
    }

    #[test]
    fn squares_cover_the_picture_and_overlap() {
        let found = squares(1280.0, 720.0, 600.0, 0.3);
        let lefts: Vec<_> = found.iter().map(|square| square.centre[0] - 300.0).collect();
        assert_eq!(lefts, [0.0, 340.0, 680.0, 0.0, 340.0, 680.0]);
        let tall = squares(480.0, 4096.0, 1024.0, 0.5);
        assert_eq!(tall.first().map(|square| square.centre), Some([512.0, 512.0]));
        assert!(tall.last().is_some_and(|square| square.centre[1] + 512.0 >= 4096.0));
    }

    #[test]
    fn neighbours_become_one_face_weighted_by_certainty() {
        let merged = merge(vec![face(100.0, 0.9), face(110.0, 0.6), face(300.0, 0.7)]);
        assert_eq!(merged.len(), 2);
        assert!((merged[0].values[0] - 104.0).abs() < 1e-3, "{:?}", merged[0]);
        assert!((merged[1].values[0] - 300.0).abs() < 1e-3);
    }
}
