//! Mouths and eyes: openings with two edges that come together or apart.
//!
//! What lies above the opening is bent by one spline, what lies below by another, so that the edges can meet and hide what was between.

use super::head::{Head, OUTLINE};
use super::paint::{mix, smooth, stroke};
use super::person::{Person, Seen};
use super::spline::{Pair, Spline};

type Uv = [f32; 2];

/// An opening after the change.
struct Slit {
    /// Where the corners are.
    corners: [Uv; 2],
    above: Spline,
    below: Spline,
    /// The edges, from corner to corner.
    upper: Vec<Uv>,
    lower: Vec<Uv>,
}

/// Where a place is in relation to an opening.
enum Side {
    Outside(Uv),
    /// How far down between the edges, 0 to 1, and how near to a corner: 1 in the middle.
    Between(f32, f32),
}

impl Slit {
    fn side(&self, place: Uv) -> Side {
        let [u, v] = place;
        let (upper, lower) = (height(&self.upper, u), height(&self.lower, u));
        let beyond = (self.corners[0][0] - u).max(u - self.corners[1][0]);
        if beyond <= 0.0 && v > upper && v < lower && lower - upper > 0.002 {
            let middle = f32::midpoint(self.corners[0][0], self.corners[1][0]);
            let near = 1.0 - (u - middle).abs() / (middle - self.corners[0][0]);
            return Side::Between((v - upper) / (lower - upper), near);
        }
        // Beside the corners the two bendings run into each other.
        let seam = f32::midpoint(upper, lower);
        let soft = 0.002 + 0.8 * beyond.max(0.0);
        let share = smooth(seam - soft, seam + soft, v);
        let (above, below) = (self.above.source(place), self.below.source(place));
        Side::Outside(std::array::from_fn(|k| above[k] + (below[k] - above[k]) * share))
    }
}

/// How low a line is at `u`; its ends go on level.
fn height(line: &[Uv], u: f32) -> f32 {
    let piece = line.windows(2).find(|ends| u < ends[1][0]);
    match piece {
        Some([a, b]) => a[1] + (b[1] - a[1]) * ((u - a[0]) / (b[0] - a[0]).max(1e-6)).clamp(0.0, 1.0),
        _ => line.last().map_or(0.0, |end| end[1]),
    }
}

const UPPER_LIP: [usize; 11] = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291];
const UPPER_INNER: [usize; 11] = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308];
const LOWER_INNER: [usize; 11] = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308];
const LOWER_LIP: [usize; 11] = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291];
/// Nose, cheeks and eyes: they keep their places.
const STILL: [usize; 17] = [2, 98, 327, 129, 358, 4, 50, 280, 118, 347, 33, 263, 133, 362, 168, 123, 352];
/// The chin, which follows the lower lip in parts.
const CHIN: [(usize, f32); 5] = [(18, 0.9), (200, 0.85), (199, 0.85), (83, 0.9), (313, 0.9)];

/// How a mouth shall be.
#[derive(Clone, Copy)]
pub struct Mouth {
    /// From corner to corner.
    pub wide: f32,
    /// How far the corners stand below the middle.
    pub droop: f32,
    /// How far the lips are apart.
    pub open: f32,
}

pub const NEUTRAL: Mouth = Mouth { wide: 0.385, droop: 0.016, open: 0.0 };

/// Gives a person another mouth. What is between open lips is painted.
pub fn with_mouth(person: &Person, mouth: Mouth) -> Person {
    let slit = mouth_slit(&person.head, mouth);
    let mut bent = person.bent([-0.75, 0.2], [0.75, 1.25], |place| match slit.side(place) {
        Side::Outside(from) => Seen::From(from),
        Side::Between(down, near) => Seen::Colour(inside(mouth, down, near)),
    });
    if mouth.open <= 0.0 {
        // Between closed lips there is a shadow.
        line(&mut bent, &slit.lower, [(0.014, 0.0, 0.88), (0.006, 0.0, 0.62)]);
    }
    bent
}

/// Dark, with a row of teeth beneath the upper lip and the tongue below.
fn inside(mouth: Mouth, down: f32, near: f32) -> [f32; 3] {
    let cave = mix([48.0, 18.0, 18.0], [122.0, 58.0, 56.0], smooth(0.55, 1.0, down) * smooth(0.1, 0.6, near));
    let row = 1.0 - smooth(0.045 / mouth.open - 0.06, 0.045 / mouth.open + 0.06, down);
    mix(cave, [196.0, 184.0, 170.0], row * smooth(0.15, 0.5, near))
}

fn mouth_slit(head: &Head, mouth: Mouth) -> Slit {
    let (right, left) = (head.uv(78), head.uv(308));
    let middle = f32::midpoint(head.uv(13)[0], head.uv(14)[0]);
    let gap = head.uv(14)[1] - head.uv(13)[1];
    let line = head.uv(13)[1] + 0.4 * gap + 0.006;
    let half = 0.5 * mouth.wide;
    // −1 at the right corner, 1 at the left one.
    let share = |u: f32| ((u - middle) / (0.5 * (left[0] - right[0]))).clamp(-1.0, 1.0);
    let tilt = 0.5 * (left[1] - right[1]);
    let seam = |t: f32| {
        line + mouth.droop * t * t + tilt * t + 0.004 * (1.0 - (3.0 * t.abs() - 1.0).powi(2)).max(0.0)
    };
    let swell = |t: f32| (1.0 - t * t).max(0.0).sqrt();
    let place = |index: usize, lift: f32| {
        let t = share(head.uv(index)[0]);
        [middle + half * t, seam(t) + lift * swell(t)]
    };
    let upper: Vec<Pair> =
        UPPER_INNER.iter().map(|&i| (place(i, -0.15 * mouth.open), raised(head.uv(i), -0.006))).collect();
    let lower: Vec<Pair> =
        LOWER_INNER.iter().map(|&i| (place(i, 0.85 * mouth.open), raised(head.uv(i), 0.006))).collect();
    let outer = |indices: &[usize; 11], lift: f32, full: f32| -> Vec<Pair> {
        indices.iter().map(|&i| (outer_lip(place(i, lift), share(head.uv(i)[0]), full), head.uv(i))).collect()
    };
    let mut above = still(head, mouth, gap);
    let mut below = above.clone();
    above.extend(&upper[1..10]);
    above.extend(outer(&UPPER_LIP, -0.15 * mouth.open, -0.058));
    below.extend(&lower[1..10]);
    below.extend(outer(&LOWER_LIP, 0.85 * mouth.open, 0.075));
    let line = |pairs: &[Pair]| pairs.iter().map(|pair| pair.0).collect();
    Slit {
        corners: [place(78, 0.0), place(308, 0.0)],
        upper: line(&upper),
        lower: line(&lower),
        above: Spline::new(&above),
        below: Spline::new(&below),
    }
}

/// The lip's outer edge: a little wider than the opening, `full` away from it in the middle.
fn outer_lip([u, v]: Uv, t: f32, full: f32) -> Uv {
    [u + 0.022 * t.powi(3), v + full * (1.0 - t.powi(4)).max(0.0)]
}

fn raised([u, v]: Uv, by: f32) -> Uv {
    [u, v + by]
}

/// What keeps its place around a mouth, and the chin, which falls when it opens.
fn still(head: &Head, mouth: Mouth, gap: f32) -> Vec<Pair> {
    let fall = 0.8 * (mouth.open - 0.35 * gap).max(-0.02);
    let mut pairs: Vec<Pair> = STILL.iter().map(|&i| (head.uv(i), head.uv(i))).collect();
    pairs.extend(CHIN.iter().map(|&(i, share)| (raised(head.uv(i), share * fall), head.uv(i))));
    for index in OUTLINE {
        let from = head.uv(index);
        let share = smooth(0.35, 0.8, from[1]) * (1.0 - smooth(0.05, 0.5, from[0].abs()) * 0.7);
        pairs.push((raised(from, share * fall), from));
        // Beyond the face, all keeps its place.
        let far = [from[0] * 1.5, 0.2 + (from[1] - 0.2) * 1.6];
        pairs.push((far, far));
    }
    pairs
}

/// Corner, upper lid, corner; corner, lower lid, corner; the crease of the lid. From left to right in the picture.
const EYES: [([usize; 9], [usize; 9], [usize; 7]); 2] = [
    (
        [33, 246, 161, 160, 159, 158, 157, 173, 133],
        [33, 7, 163, 144, 145, 153, 154, 155, 133],
        [247, 30, 29, 27, 28, 56, 190],
    ),
    (
        [362, 398, 384, 385, 386, 387, 388, 466, 263],
        [362, 382, 381, 380, 374, 373, 390, 249, 263],
        [414, 286, 258, 257, 259, 260, 467],
    ),
];
/// Brows and cheeks around each eye.
const AROUND: [[usize; 12]; 2] = [
    [70, 63, 105, 66, 107, 168, 35, 31, 230, 232, 118, 50],
    [300, 293, 334, 296, 336, 168, 265, 261, 450, 452, 347, 280],
];

/// Closes the person's right eye, the left one, or both: upper lids come down to the lower ones.
pub fn with_closed_eyes(person: &Person, which: [bool; 2]) -> Person {
    let mut closed = person.clone();
    for eye in [0, 1] {
        if which[eye] {
            let slit = eye_slit(&person.head, eye);
            let (from, to) = ([slit.corners[0][0] - 0.07, -0.16], [slit.corners[1][0] + 0.07, 0.13]);
            closed = closed.bent(from, to, |place| match slit.side(place) {
                Side::Outside(from) => Seen::From(from),
                // The two edges are one line.
                Side::Between(..) => Seen::From(place),
            });
            // The lids' line, and the lashes' shadow below it.
            line(&mut closed, &slit.lower, [(0.016, 0.008, 0.82), (0.007, 0.0, 0.5)]);
        }
    }
    closed
}

/// Darkens along a line: half its width, how far below it, and what is left of the light.
fn line(person: &mut Person, line: &[Uv], strokes: [(f32, f32, f32); 2]) {
    let head = person.head.clone();
    let places: Vec<Uv> = line.iter().map(|&uv| head.at(uv)).collect();
    for (wide, lower, left) in strokes {
        let line: Vec<Uv> = places.iter().map(|&[x, y]| [x, y + lower * head.width]).collect();
        stroke(&mut person.rgb, &line, wide * head.width, |under| under.map(|value| value * left));
    }
}

fn eye_slit(head: &Head, eye: usize) -> Slit {
    let (upper, lower, crease) = &EYES[eye];
    let (right, left) = (head.uv(upper[0]), head.uv(upper[8]));
    let centre = f32::midpoint(right[0], left[0]);
    let swell = |u: f32| (1.0 - ((u - centre) / (centre - right[0])).powi(2)).max(0.0);
    let opening = |i: usize| head.uv(lower[i])[1] - head.uv(upper[i])[1];
    let seam = |i: usize| {
        let [u, v] = head.uv(lower[i]);
        [u, v - 0.12 * opening(i) + 0.006 * swell(u)]
    };
    let line: Vec<Uv> = (0..9).map(seam).collect();
    let mut above: Vec<Pair> = AROUND[eye].iter().map(|&i| (head.uv(i), head.uv(i))).collect();
    above.extend([right, left].map(|corner| (corner, corner)));
    let mut below = above.clone();
    // The lids' skin comes down; the lashes come with it.
    above.extend(
        (1..8).map(|i| (line[i], raised([line[i][0], head.uv(upper[i])[1]], -0.012 * swell(line[i][0])))),
    );
    above.extend(
        crease
            .iter()
            .enumerate()
            .map(|(i, &point)| (raised(head.uv(point), 0.25 * opening(i + 1)), head.uv(point))),
    );
    below.extend((1..8).map(|i| (line[i], raised(head.uv(lower[i]), 0.012 * swell(line[i][0])))));
    Slit {
        corners: [right, left],
        upper: line.clone(),
        lower: line,
        above: Spline::new(&above),
        below: Spline::new(&below),
    }
}
