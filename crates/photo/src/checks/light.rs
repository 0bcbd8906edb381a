//! Checks of brightness, colour and sharpness, from the face's pixels.

use domain::photo::Hint;

use super::{Found, Scene};
use crate::colour::{self, chroma, lab};
use crate::num::{index, real, sigmoid};

/// Brightness up to which a pixel counts as black, and from which as burnt out: 25 and 247 of 255.
const BLACK: f32 = 25.5 / 255.0;
const BURNT: f32 = 246.5 / 255.0;
/// Keeps the sharpness of a surface without details at 0 instead of a quotient of noise: details of half a grey level.
const NOISE: f32 = 0.25 / (255.0 * 255.0);
/// Points of the mesh on the cheeks, and how far around them is looked.
pub(super) const RIGHT_CHEEK: [usize; 3] = [50, 117, 205];
pub(super) const LEFT_CHEEK: [usize; 3] = [280, 346, 425];
const CHEEK: usize = 7;
/// The forehead, between the brows and above.
pub(super) const FOREHEAD: [usize; 2] = [151, 9];
/// Classes of the histograms that are compared: steps of four grey levels, so that a grain of noise is no difference.
const CLASSES: usize = 64;
/// a and b of natural skin in CIELAB, from and to (ISO/IEC 29794-5, natural colour).
const NATURAL: [[f32; 2]; 2] = [[5.0, 25.0], [5.0, 35.0]];
/// Spread of hues below which a picture is toned, like an old photo.
const TONED: f32 = 3.5;
/// How much blocks of a JPEG may stand out before they count.
const BLOCKS: f32 = 1.5;
/// Columns of a block of a JPEG.
const BLOCK: usize = 8;
/// Finest details of a face are never stronger than this against those twice as large; those of white noise are, at 2.3. From halfway on, a
/// face is lost in grain.
const GRAIN: [f32; 2] = [1.4, 1.9];
/// Chroma below which a picture is grey.
const GREY: f32 = 3.0;

/// Mean brightness m; score 100·σ(m; 0.2, 0.05)·(1 − σ(m; 0.8, 0.05)) (ISO/IEC 29794-5, luminance mean).
pub(super) fn brightness(scene: &Scene) -> Found {
    let raw = mean(scene.patch.lumas());
    let hint = if raw < 0.5 { Hint::MoreLight } else { Hint::LessLight };
    Found::new(raw, 100.0 * sigmoid(raw, 0.2, 0.05) * (1.0 - sigmoid(raw, 0.8, 0.05)), hint)
}

/// Share of pixels from 0 to 25; score 120·(0.832 − σ(raw; 0.92, 0.05)) (ISO/IEC 29794-5, under-exposure).
pub(super) fn under_exposed(scene: &Scene) -> Found {
    let raw = share(scene.patch.lumas(), |luma| luma <= BLACK);
    Found::new(raw, 120.0 * (0.832 - sigmoid(raw, 0.92, 0.05)), Hint::MoreLight)
}

/// Share of pixels from 247 to 255; score 120·(0.832 − σ(raw; 0.92, 0.05)) (ISO/IEC 29794-5, over-exposure).
pub(super) fn over_exposed(scene: &Scene) -> Found {
    let raw = share(scene.patch.lumas(), |luma| luma >= BURNT);
    Found::new(raw, 120.0 * (0.832 - sigmoid(raw, 0.92, 0.05)), Hint::LessLight)
}

/// What the histograms of both cheeks have in common, 0 to 1; score 100·raw^0.3 (ISO/IEC 29794-5, illumination uniformity).
pub(super) fn even_light(scene: &Scene) -> Found {
    let [right, left] = [RIGHT_CHEEK, LEFT_CHEEK].map(|cheek| histogram(scene, &cheek));
    let raw: f32 = right.iter().zip(left).map(|(right, left)| right.min(left)).sum();
    Found::new(raw, 100.0 * raw.powf(0.3), Hint::LightFromFront)
}

/// Variance v of the brightness; score 100·sin(π·60v/(60v + 1)) (ISO/IEC 29794-5, luminance variance).
pub(super) fn contrast(scene: &Scene) -> Found {
    let middle = mean(scene.patch.lumas());
    let raw = mean(scene.patch.lumas().map(|luma| (luma - middle).powi(2)));
    let part = 60.0 * raw / (60.0 * raw + 1.0);
    Found::new(raw, 100.0 * (std::f32::consts::PI * part).sin(), Hint::MoreContrast)
}

/// Entropy of the histogram of brightness, in bits; score 12.5·raw (ISO/IEC 29794-5, dynamic range).
pub(super) fn dynamic_range(scene: &Scene) -> Found {
    let mut counts = [0.0_f32; 256];
    let mut all = 0.0_f32;
    for luma in scene.patch.lumas() {
        if let Some(count) = counts.get_mut(index(luma * 255.0 + 0.5)) {
            *count += 1.0;
        }
        all += 1.0;
    }
    let parts = counts.iter().filter(|count| **count > 0.0).map(|count| count / all.max(1.0));
    let raw: f32 = parts.map(|part| -part * part.log2()).sum();
    Found::new(raw, 12.5 * raw, Hint::MoreContrast)
}

/// Distance of mean CIELAB a and b from those of natural skin, of the cheeks or of the forehead; a grey picture reads its farthest (ISO/IEC
/// 29794-5, natural colour, of the cheeks; score 200·(1 − σ(raw; 0, 10))).
pub(super) fn colour(scene: &Scene) -> Found {
    let [cheeks, forehead] = [&[RIGHT_CHEEK, LEFT_CHEEK].concat()[..], &FOREHEAD]
        .map(|points| lab(scene.patch.colour_at(points, CHEEK)));
    let colours: Vec<_> = scene.patch.colours().map(lab).collect();
    let grey = mean(colours.iter().map(|colour| chroma(*colour))) < GREY || hue_spread(&colours) < TONED;
    // One of them may lie under cloth.
    let raw = if grey { 50.0 } else { off_natural(cheeks).min(off_natural(forehead)) };
    Found::new(raw, 200.0 * (1.0 - sigmoid(raw, 0.0, 10.0)), Hint::UseColour)
}

/// Distance of a colour's a and b from those of natural skin.
pub(super) fn off_natural([_, a, b]: [f32; 3]) -> f32 {
    let beyond = |value: f32, [from, to]: [f32; 2]| (from - value).max(value - to).max(0.0);
    beyond(a, NATURAL[0]).hypot(beyond(b, NATURAL[1]))
}

/// How far hues lie apart, in degrees: a toned picture has one.
fn hue_spread(colours: &[[f32; 3]]) -> f32 {
    let hues =
        || colours.iter().filter(|colour| chroma(**colour) > 1.0).map(|[_, a, b]| b.atan2(*a).to_degrees());
    let middle = mean(hues());
    mean(hues().map(|hue| (hue - middle).powi(2))).sqrt()
}

/// Amplitude of the finest details over that of details twice as large, in the direction in which it is less: blur takes the finest first,
/// motion in one direction only, while darkness and low contrast take both alike. Noise has more of the finest than any face. Divided by how
/// much the borders of a JPEG's blocks stand out (own formulas; ISO/IEC 29794-5 trains a forest on such differences).
pub(super) fn sharp(scene: &Scene) -> Found {
    let ratio = |[fine, coarse]: [f32; 2]| (fine / (coarse + NOISE)).sqrt();
    let [across, down] = scene.patch.details().map(ratio);
    let finest = across.min(down);
    let clean = ((GRAIN[1] - finest) / (GRAIN[1] - GRAIN[0])).clamp(0.0, 1.0);
    let raw = finest * clean / (blocks(scene) / BLOCKS).max(1.0);
    Found::new(raw, 100.0 * sigmoid(raw, 0.45, 0.04), Hint::HoldStill)
}

/// How much larger the steps between neighbouring pixels of the face are at every eighth column than elsewhere. A picture that was cut has
/// its blocks begin at any column: the eighth columns with the largest steps count.
fn blocks(scene: &Scene) -> f32 {
    let [left, top, right, bottom] = scene.face.bounds();
    let mut steps = [[0.0, 0.0_f32]; BLOCK];
    for row in (index(top)..index(bottom)).step_by(3) {
        let mut before = None;
        for column in index(left)..index(right) {
            let luma = colour::luma(scene.image.at(column, row).map(f32::from));
            if let (Some(before), Some([sum, count])) = (before.replace(luma), steps.get_mut(column % BLOCK))
            {
                *sum += (luma - before).abs();
                *count += 1.0;
            }
        }
    }
    let means = steps.map(|[sum, count]| sum / count.max(1.0));
    let most = means.into_iter().fold(0.0, f32::max);
    let others = (means.iter().sum::<f32>() - most) / real(BLOCK - 1);
    most / others.max(1e-3)
}

/// Shares of the brightness around some points of the mesh, in classes; each pixel is split between two, so that none falls over an edge.
fn histogram(scene: &Scene, points: &[usize]) -> [f32; CLASSES] {
    let mut shares = [0.0_f32; CLASSES];
    let mut all = 0.0_f32;
    for (_, luma) in points.iter().flat_map(|&point| scene.patch.around(point, CHEEK)) {
        let place = luma * real(CLASSES - 2);
        let (class, part) = (index(place), place.fract());
        for (class, part) in [(class, 1.0 - part), (class + 1, part)] {
            if let Some(share) = shares.get_mut(class) {
                *share += part;
            }
        }
        all += 1.0;
    }
    shares.map(|share| share / all.max(1.0))
}

pub(super) fn share(values: impl Iterator<Item = f32>, holds: impl Fn(f32) -> bool) -> f32 {
    mean(values.map(|value| if holds(value) { 1.0 } else { 0.0 }))
}

pub(super) fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = values.fold((0.0, 0.0_f32), |(sum, count), value| (sum + value, count + 1.0));
    sum / count.max(1.0)
}
