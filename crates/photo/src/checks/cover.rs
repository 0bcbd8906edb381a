//! Checks of what covers head, face and eyes.
//!
//! ISO/IEC 29794-5 uses networks for these, which are in no package. Colours at points of the mesh stand in: the mesh completes what it does
//! not see, so a mask or a hat shows as cloth where skin or hair should be. All formulas here are our own.

use domain::photo::Hint;

use super::{Found, Scene, light};
use crate::colour::{apart, chroma, lab};
use crate::num::{real, sigmoid};

/// Points of the mesh: under the eyes, between the brows and above, on the cheeks, on the chin.
const UNDER_EYES: [usize; 4] = [117, 346, 118, 347];
const FOREHEAD: [usize; 2] = [151, 9];
const CHEEKS: [usize; 4] = [50, 280, 205, 425];
const CHIN: [usize; 3] = [199, 200, 175];
const FULL_FOREHEAD: [usize; 5] = [151, 108, 337, 69, 299];
/// The upper end of the forehead.
const HAIRLINE: [usize; 3] = [10, 109, 338];
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

/// Hues of hair in degrees (blond to brown to red), and the chroma up to which hair of any hue is black, grey or white.
const HAIR_HUES: [f32; 2] = [38.0, 105.0];
const COLOURLESS: f32 = 13.0;
/// Hair is dyed in reds from this hue on; then strands are seen, whose spread is greater than that of knitted cloth.
const DYED_HUE: f32 = -20.0;
const STRANDS: f32 = 0.115;
/// What is closer to the skin than this in a and b is skin: a bald head.
const SKIN: f32 = 9.0;
/// Relative spread of brightness below which a surface is cloth: hair has strands.
const CLOTH: f32 = 0.03;
/// The same for a fringe on the forehead, which is seen closer.
const FRINGE: f32 = 0.065;

impl Scene<'_> {
    /// CIELAB around some points of the mesh.
    fn lab_at(&self, points: &[usize], radius: usize) -> [f32; 3] {
        lab(self.patch.colour_at(points, radius))
    }

    /// Spread of brightness over brightness around some points of the mesh, each for itself.
    fn spread_at(&self, points: &[usize]) -> f32 {
        let spots = points.iter().map(|point| self.patch.luma_at(&[*point], 3));
        light::mean(spots.map(|[mean, spread]| spread / mean.max(0.02)))
    }

    /// Distance of a colour to the nearest of some places' colours, in a and b.
    fn off_skin(&self, colour: [f32; 3], places: &[&[usize]]) -> f32 {
        places.iter().map(|points| apart(colour, self.lab_at(points, 4))).fold(f32::INFINITY, f32::min)
    }
}

/// A score that falls where a cover becomes sure.
fn covered(raw: f32, hint: Hint) -> Found {
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 1.0, 0.12)), hint)
}

/// Colours that hair does not have, no strands, cloth on the forehead, or a brim.
pub(super) fn head_bare(scene: &Scene) -> Found {
    let high = (scene.lab_at(&HAIRLINE, 3), scene.spread_at(&HAIRLINE));
    let crown = Crown::of(scene);
    let seen = [Some(high), crown.as_ref().map(|crown| (crown.colour, crown.spread))].into_iter().flatten();
    let colour = seen.map(|(colour, spread)| not_of_a_head(scene, colour, spread)).fold(0.0, f32::max);
    let flat = crown.map_or(0.0, |crown| crown.flatness(scene));
    covered(colour.max(flat).max(cloth_on_forehead(scene)).max(brim(scene)), Hint::BareHead)
}

/// The forehead has another colour than the skin and nothing like strands; from 1 on it is a cap, not a fringe.
fn cloth_on_forehead(scene: &Scene) -> f32 {
    let (colour, skin) = (scene.lab_at(&FULL_FOREHEAD, 3), scene.lab_at(&CHEEKS, 4));
    let other = scene.off_skin(colour, &[&UNDER_EYES, &CHEEKS, &CHIN]) / SKIN;
    let darker = (colour[0] - skin[0]).abs() / 28.0;
    other.max(darker).min(FRINGE / scene.spread_at(&FULL_FOREHEAD).max(0.01))
}

/// How much wider the person is somewhere around the top of the forehead than just above and below; from 1 on it is a brim.
fn brim(scene: &Scene) -> f32 {
    let (width, [x, y]) = (scene.face.width(), scene.face.top());
    let (sin, cos) = scene.face.roll().to_radians().sin_cos();
    let is_person = |right: f32, down: f32| {
        scene.person.at(x + right * cos - down * sin, y + right * sin + down * cos) > 0.5
    };
    let across = |row: i8| {
        let down = 0.05 * f32::from(row) * width;
        real((-32_i8..=32).filter(|&column| is_person(0.05 * f32::from(column) * width, down)).count())
    };
    let jump = |row: i8| across(row) / across(row - 2).max(across(row + 2)).max(8.0);
    (-6_i8..=4).map(|row| (jump(row) - 1.0) / 0.3).fold(0.0, f32::max)
}

/// How far a colour is from those of hair and skin; from 1 on it is neither. `spread` is that of its brightness: white and dyed hair have
/// strands as well.
fn not_of_a_head(scene: &Scene, colour: [f32; 3], spread: f32) -> f32 {
    let [_, a, b] = colour;
    let hue = b.atan2(a).to_degrees();
    let of_hair = (HAIR_HUES[0]..=HAIR_HUES[1]).contains(&hue);
    let dyed = (DYED_HUE..=HAIR_HUES[0]).contains(&hue) && spread > STRANDS;
    if of_hair || dyed || scene.off_skin(colour, &[&UNDER_EYES, &CHEEKS, &CHIN]) < SKIN {
        return 0.0;
    }
    let white = colour[0] > 82.0 && chroma(colour) < 4.0 && spread < FRINGE;
    ((chroma(colour) - COLOURLESS) / 6.0).max(if white { 1.2 } else { 0.0 })
}

/// The head above the forehead.
struct Crown {
    colour: [f32; 3],
    /// Spread of brightness over brightness.
    spread: f32,
}

impl Crown {
    /// Looks at places above the forehead, as far as they are the person; `None` where there is too little of it.
    fn of(scene: &Scene) -> Option<Self> {
        let (width, [x, y]) = (scene.face.width(), scene.face.top());
        let places = (0_u8..5).flat_map(|up| {
            (-1_i8..=1).map(move |right| (f32::from(right) * 0.2, 0.03 + 0.05 * f32::from(up)))
        });
        let spots: Vec<_> = places
            .filter_map(|(right, up)| scene.spot([x, y], right * width, -up * width, 0.03 * width))
            .collect();
        if spots.len() < 6 {
            return None;
        }
        let colour = lab(std::array::from_fn(|k| light::mean(spots.iter().map(|spot| spot.colour[k]))));
        let spread = light::mean(spots.iter().map(|spot| spot.spread / spot.luma.max(0.02)));
        Some(Self { colour, spread })
    }

    /// From 1 on there are no strands.
    fn flatness(&self, scene: &Scene) -> f32 {
        if scene.off_skin(self.colour, &[&UNDER_EYES, &CHEEKS, &CHIN]) < SKIN {
            0.0
        } else {
            CLOTH / self.spread.max(0.01)
        }
    }
}

/// A chin of another colour than the skin, lips and nostrils that cannot be told from what is around them, or an eye without anything dark in it.
pub(super) fn face_bare(scene: &Scene) -> Found {
    let chin = scene.off_skin(scene.lab_at(&CHIN, 5), &[&UNDER_EYES, &FOREHEAD]);
    let skin = chroma(scene.lab_at(&UNDER_EYES, 3)).max(chroma(scene.lab_at(&FOREHEAD, 4))).max(4.0);
    let lips = apart(scene.lab_at(&LIPS, 1), scene.lab_at(&AROUND_MOUTH, 2)) / skin;
    // A beard has another colour too, but it is darker, and lips are seen in it. In a grey picture no colour tells anything.
    let [chin_light, skin_light] = [&CHIN[..], &UNDER_EYES].map(|points| scene.lab_at(points, 4)[0]);
    let redder = scene.lab_at(&LIPS, 1)[1] - scene.lab_at(&AROUND_MOUTH, 2)[1] > 2.0;
    let beard = redder && (chin_light - skin_light).abs() > 10.0 && chroma(scene.lab_at(&CHIN, 5)) < skin;
    let cloth = chin
        / if lips < 0.15 {
            8.0
        } else if beard {
            24.0
        } else {
            12.0
        };
    let [nostrils, nose] =
        [(&NOSTRILS[..], 1), (&NOSE, 2)].map(|(points, radius)| scene.patch.luma_at(points, radius)[0]);
    let shade = (nose - nostrils) / scene.skin_luma();
    // Old people's lips are pale: as long as nostrils are seen, there must be no trace of them.
    let hidden = if shade < 0.1 { 1.0 + 5.0 * (0.1 - lips) } else { 1.0 + 10.0 * (0.05 - lips) };
    let hidden = if skin > 5.0 { hidden } else { 0.0 };
    let eye = if has_glasses(scene) {
        0.0
    } else {
        (scene.patch.darkest_of_eyes() / scene.skin_luma() - 0.2) / 0.4
    };
    covered(cloth.max(hidden).max(eye), Hint::BareFace)
}

/// Eyes and lids that are much darker than the skin, or of another colour.
pub(super) fn eyes_seen(scene: &Scene) -> Found {
    covered(dark_glass(scene), Hint::TakeOffGlasses)
}

/// Dark, mirroring or dazzling glass lies before the eyes: nothing can be said of them.
fn has_glasses(scene: &Scene) -> bool {
    dark_glass(scene).max(hot(scene) / 0.1) > 0.9
}

/// How much of the eyes is open, 0 to 1: nothing dark in the upper half between the lids is a lid that is down. The mesh alone reads closed
/// eyes as half open.
pub(super) fn pupils_seen(scene: &Scene) -> f32 {
    if has_glasses(scene) {
        return 1.0;
    }
    ((0.55 - scene.patch.darkest_below_lids() / scene.skin_luma()) / 0.15).clamp(0.0, 1.0)
}

fn dark_glass(scene: &Scene) -> f32 {
    let dark = scene.patch.luma_at(&LENSES, 3)[0] / scene.skin_luma();
    let tint = scene.off_skin(scene.lab_at(&LENSES, 3), &[&CHEEKS, &FOREHEAD, &CHIN]);
    let white = hot(scene) / 0.1;
    ((0.65 - dark) / 0.2).max(if white < 1.0 { tint / 13.0 } else { 0.0 }).max(0.0)
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
    Found::new(raw, 100.0 * (1.0 - sigmoid(raw, 0.1, 0.02)), Hint::AvoidGlare)
}

fn hot(scene: &Scene) -> f32 {
    let burnt = |points: &[usize]| {
        light::share(
            points.iter().flat_map(|&point| scene.patch.around(point, 5)).map(|(_, luma)| luma),
            |luma| luma > 0.93,
        )
    };
    (burnt(&LENSES) - burnt(&[&CHEEKS[..], &FOREHEAD].concat())).max(0.0)
}

/// Dark between lids and brows as well as on the forehead: a fringe that hangs over the eyes.
pub(super) fn hair_aside(scene: &Scene) -> Found {
    let cheek = scene.patch.luma_at(&CHEEKS, 4)[0].max(0.02);
    let dark = |points: &[usize], radius: usize| 1.0 - scene.patch.luma_at(points, radius)[0] / cheek;
    let raw = (dark(&ABOVE_LIDS, 1) / 0.27).min(dark(&FOREHEAD, 4) / 0.3).max(0.0);
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
