//! Checks of what covers face and eyes.
//!
//! ISO/IEC 29794-5 uses networks for these, which are in no package. Colours at points of the mesh stand in: the mesh completes what it does
//! not see, so a mask or a hat shows as cloth where skin or hair should be. All formulas here are our own.

use domain::photo::{Check, Hint};

use super::light::FOREHEAD;
use super::{Found, Scene, light};
use crate::colour::{apart, chroma, lab};
use crate::num::{real, sigmoid};

/// Points of the mesh: under the eyes, on the cheeks, on the chin.
pub(super) const UNDER_EYES: [usize; 4] = [117, 346, 118, 347];
pub(super) const CHEEKS: [usize; 4] = [50, 280, 205, 425];
pub(super) const CHIN: [usize; 3] = [199, 200, 175];
/// The red of both lips, and the skin around the mouth.
const LIPS: [usize; 6] = [11, 72, 302, 16, 85, 315];
const AROUND_MOUTH: [usize; 6] = [164, 165, 391, 200, 204, 424];
/// The nostrils, and the tip of the nose.
const NOSTRILS: [usize; 3] = [97, 326, 2];
const NOSE: [usize; 2] = [4, 5];
/// What lenses lie before: lids, and the skin above and below them.
const LENSES: [usize; 10] = [159, 145, 386, 374, 230, 450, 27, 257, 23, 253];
/// Between lids and brows.
const ABOVE_LIDS: [usize; 6] = [27, 257, 28, 258, 223, 443];
/// Upper and lower lid of the right and of the left eye.
const LIDS: [usize; 4] = [159, 145, 386, 374];

/// What is closer to the skin than this in a and b is skin: a bald head.
pub(super) const SKIN: f32 = 9.0;
/// How far from the skin's colour a chin may be (a and b): below lips that can hardly be told from what is around them, below lips that can,
/// and in a beard, which may have no colour at all.
const PLAIN_CHIN: f32 = 8.0;
const SHADED_CHIN: f32 = 12.0;
const BEARD: f32 = 24.0;
/// By how much lips are redder (a) than a beard around them; printed cloth reads 2.3, plain cloth up to 1.9.
const RED_LIPS: f32 = 3.0;
/// Lips nearer than this to the colour around them, as a share of the skin's own, are pale, or under cloth.
const FAINT_LIPS: f32 = 0.15;
/// Lips and nostrils are hidden so far under a mask. Those of turned heads read up to 1.13.
const NEITHER: f32 = 1.2;
/// Chroma of skin up to which a picture is grey, so that no colour tells anything.
const GREY_SKIN: f32 = 5.0;
/// Nostrils that are less darker than the tip of the nose, as a share of the skin's brightness, are not seen.
const NOSTRIL_SHADE: f32 = 0.1;
/// Difference of lips to what is around them, as a share of the skin's own colour, below which they are not seen: where nostrils are not
/// seen either, and where they are, since old people's lips are pale. Each with how fast it becomes sure.
const NO_LIPS: [f32; 2] = [0.1, 5.0];
const NO_TRACE: [f32; 2] = [0.05, 10.0];
/// Brightness of the darkest tenth of an eye, as a share of the skin's: of an open eye, and of a hand or patch.
const EYE: f32 = 0.2;
const NO_EYE: f32 = 0.6;
/// Brightness of the darkest place below an upper lid, as a share of the skin's: of a pupil, and of a lid that is down.
const PUPIL: f32 = 0.4;
const LID: f32 = 0.55;
/// Brightness of lids and the skin around them, as a share of the skin's: behind clear lenses, and behind dark ones.
const CLEAR: f32 = 0.65;
const DARK: f32 = 0.45;
/// Distance to the skin's colour (a and b) of what lies behind tinted lenses.
const TINT: f32 = 13.0;
/// Brightness of what a lamp burns out, and the share of it around the eyes from which glasses mirror one.
const HOT: f32 = 0.93;
const MIRRORS: f32 = 0.1;
/// From here on, of 1, glasses hide too much to say anything of the eyes.
const NEARLY: f32 = 0.9;
/// How much darker than the cheeks a fringe makes what is between lids and brows, and the forehead.
const FRINGE_LIDS: f32 = 0.27;
const FRINGE_FOREHEAD: f32 = 0.3;

impl Scene<'_> {
    /// CIELAB around some points of the mesh.
    pub(super) fn lab_at(&self, points: &[usize], radius: usize) -> [f32; 3] {
        lab(self.patch.colour_at(points, radius))
    }

    /// Distance of a colour to the nearest of some places' colours, in a and b.
    pub(super) fn off_skin(&self, colour: [f32; 3], places: &[&[usize]]) -> f32 {
        places.iter().map(|points| apart(colour, self.lab_at(points, 4))).fold(f32::INFINITY, f32::min)
    }
}

/// A score that falls where a cover becomes sure.
pub(super) fn covered(raw: f32, hint: Hint) -> Found {
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 1.0, 0.12)), hint)
}

/// A chin of another colour than the skin, lips and nostrils that cannot be told from what is around them, or one eye without anything dark
/// in it.
pub(super) fn face_bare(scene: &Scene) -> Found {
    // Of somebody whose eye stays closed nobody asks to take a hand away.
    let eye = if scene.asks(Check::EyesOpen) { one_eye(scene) } else { 0.0 };
    covered(cloth_on_chin(scene).max(no_lips(scene)).max(eye), Hint::BareFace)
}

/// Whether a mask is beyond doubt: neither lips nor nostrils, or cloth on the chin, while the skin above is neither dark, bright nor of an
/// unnatural colour.
pub(super) fn has_mask(scene: &Scene) -> bool {
    let skin = [&UNDER_EYES[..], &FOREHEAD].map(|points| scene.patch.luma_at(points, 4)[0]);
    let lit = skin.iter().any(|luma| scene.meets(Check::Brightness, *luma));
    let natural = scene.meets(Check::Colour, light::off_natural(scene.lab_at(&FOREHEAD, 4)));
    let sure = cloth_on_chin(scene) > 1.0 || no_lips(scene) > NEITHER;
    lit && natural && sure
}

/// How far the chin's colour is from that of the skin below the eyes and on the forehead; from 1 on it is cloth.
fn cloth_on_chin(scene: &Scene) -> f32 {
    let chin = scene.off_skin(scene.lab_at(&CHIN, 5), &[&UNDER_EYES, &FOREHEAD]);
    let skin = skin_chroma(scene);
    // A beard has another colour too, but it is paler than skin, and lips are redder than it.
    let redder = scene.lab_at(&LIPS, 1)[1] - scene.lab_at(&AROUND_MOUTH, 2)[1];
    let allowed = if redder > RED_LIPS && chroma(scene.lab_at(&CHIN, 5)) < 0.75 * skin {
        BEARD.max(skin)
    } else if lips_seen(scene) < FAINT_LIPS {
        PLAIN_CHIN
    } else {
        SHADED_CHIN
    };
    chin / allowed
}

/// How far lips and nostrils are from being seen; from 1 on they are not.
fn no_lips(scene: &Scene) -> f32 {
    if skin_chroma(scene) <= GREY_SKIN {
        return 0.0;
    }
    let [nostrils, nose] =
        [(&NOSTRILS[..], 1), (&NOSE, 2)].map(|(points, radius)| scene.patch.luma_at(points, radius)[0]);
    let shade = (nose - nostrils) / scene.skin_luma();
    let [least, sure] = if shade < NOSTRIL_SHADE { NO_LIPS } else { NO_TRACE };
    1.0 + sure * (least - lips_seen(scene))
}

/// Distance of the lips' colour from that around them, as a share of the skin's own.
fn lips_seen(scene: &Scene) -> f32 {
    apart(scene.lab_at(&LIPS, 1), scene.lab_at(&AROUND_MOUTH, 2)) / skin_chroma(scene)
}

/// How colourful the skin is, at least a little, so that nothing is divided by grey.
fn skin_chroma(scene: &Scene) -> f32 {
    chroma(scene.lab_at(&UNDER_EYES, 3)).max(chroma(scene.lab_at(&FOREHEAD, 4))).max(4.0)
}

/// How far one eye is from having anything dark in it, while the other has; from 1 on a hand or a patch lies over it. Both without are lids
/// that are down.
pub(super) fn one_eye(scene: &Scene) -> f32 {
    if has_glasses(scene) {
        return 0.0;
    }
    let bare = scene.patch.darkest_of_eyes().map(|dark| (dark / scene.skin_luma() - EYE) / (NO_EYE - EYE));
    let [less, more] = if bare[0] < bare[1] { bare } else { [bare[1], bare[0]] };
    if less < 1.0 { more } else { 0.0 }
}

/// Eyes and lids that are much darker than the skin, or of another colour.
pub(super) fn eyes_seen(scene: &Scene) -> Found {
    covered(dark_glass(scene), Hint::TakeOffGlasses)
}

/// Dark, mirroring or dazzling glass lies before the eyes: nothing can be said of them.
fn has_glasses(scene: &Scene) -> bool {
    dark_glass(scene).max(hot(scene) / MIRRORS) > NEARLY
}

/// How much of the eyes is open, 0 to 1: nothing dark in the upper half between the lids is a lid that is down. The mesh alone reads closed
/// eyes as half open.
pub(super) fn pupils_seen(scene: &Scene) -> f32 {
    if has_glasses(scene) {
        return 1.0;
    }
    ((LID - scene.patch.darkest_below_lids() / scene.skin_luma()) / (LID - PUPIL)).clamp(0.0, 1.0)
}

/// How much darker than skin, or of another colour, it is where lenses are; from 1 on they are dark. What burns out has no colour.
fn dark_glass(scene: &Scene) -> f32 {
    let dark = scene.patch.luma_at(&LENSES, 3)[0] / scene.skin_luma();
    let tint = scene.off_skin(scene.lab_at(&LENSES, 3), &[&CHEEKS, &FOREHEAD, &CHIN]);
    let white = hot(scene) / MIRRORS;
    ((CLEAR - dark) / (CLEAR - DARK)).max(if white < 1.0 { tint / TINT } else { 0.0 }).max(0.0)
}

impl Scene<'_> {
    /// How bright the skin is, 0 to 1: the middle one of cheeks, forehead and chin, since one of them may be covered.
    fn skin_luma(&self) -> f32 {
        let mut lumas = [&CHEEKS[..], &FOREHEAD, &CHIN].map(|points| self.patch.luma_at(points, 4)[0]);
        lumas.sort_by(f32::total_cmp);
        lumas[1].max(0.02)
    }
}

/// Share of the places around the eyes that are burnt out, less that of the cheeks: a lamp in the glasses.
pub(super) fn no_glare(scene: &Scene) -> Found {
    let raw = hot(scene);
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, MIRRORS, 0.02)), Hint::AvoidGlare)
}

/// Share of the places around the eyes that are burnt out, less that of cheeks and forehead.
fn hot(scene: &Scene) -> f32 {
    let burnt = |points: &[usize]| {
        light::share(
            points.iter().flat_map(|&point| scene.patch.around(point, 5)).map(|(_, luma)| luma),
            |luma| luma > HOT,
        )
    };
    (burnt(&LENSES) - burnt(&[&CHEEKS[..], &FOREHEAD].concat())).max(0.0)
}

/// Dark between lids and brows as well as on the forehead: a fringe that hangs over the eyes.
pub(super) fn hair_aside(scene: &Scene) -> Found {
    let cheek = scene.patch.luma_at(&CHEEKS, 4)[0].max(0.02);
    let dark = |points: &[usize], radius: usize| 1.0 - scene.patch.luma_at(points, radius)[0] / cheek;
    let raw = (dark(&ABOVE_LIDS, 1) / FRINGE_LIDS).min(dark(&FOREHEAD, 4) / FRINGE_FOREHEAD).max(0.0);
    covered(raw, Hint::HairAside)
}

/// Share of the eyes that is red (ISO/IEC 19794-5 asks for none; own measure).
pub(super) fn eyes_not_red(scene: &Scene) -> Found {
    let is_red = |[r, g, b]: [f32; 3]| r > 90.0 && r > 2.0 * g && r > 1.8 * b;
    let colours = LIDS.iter().flat_map(|&point| scene.patch.around(point, 4)).map(|(colour, _)| colour);
    let (red, all) =
        colours.fold((0_usize, 0_usize), |(red, all), colour| (red + usize::from(is_red(colour)), all + 1));
    let raw = real(red) / real(all.max(1));
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 0.1, 0.02)), Hint::NoFlash)
}
