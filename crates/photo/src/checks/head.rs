//! Whether anything covers the head: hats, caps, headscarves.
//!
//! Hair and cloth are told apart by colours that hair does not have, and by strands that cloth does not have, where the head should be above
//! the forehead. What looks like hair in both, black knitted wool for example, is not seen. All formulas here are our own.

use domain::photo::Hint;

use super::cover::{CHEEKS, CHIN, SKIN, UNDER_EYES, covered};
use super::{Found, Scene, light};
use crate::colour::{apart, chroma, lab};
use crate::num::real;

/// The whole forehead.
const FULL_FOREHEAD: [usize; 5] = [151, 108, 337, 69, 299];
/// The upper end of the forehead.
const HAIRLINE: [usize; 3] = [10, 109, 338];
/// Hues of hair in degrees (blond to brown to red), and the chroma up to which hair of any hue is black, grey or white.
const HAIR_HUES: [f32; 2] = [38.0, 105.0];
const COLOURLESS: f32 = 13.0;
/// Chroma above that from which a colour is certainly none of hair; dyed wool lies well beyond.
const COLOURFUL: f32 = 6.0;
/// Hair is dyed in reds from this hue on; then strands are seen, whose spread is greater than that of knitted cloth.
const DYED_HUE: f32 = -20.0;
const STRANDS: f32 = 0.115;
/// Relative spread of brightness below which a surface is cloth: hair has strands.
const CLOTH: f32 = 0.03;
/// Places where a headscarf is seen, group by group: above the forehead, beside the ears, beside the jaws, below the chin. Each is so many
/// widths of the face right of and below a point of the mesh.
const AROUND_FACE: [&[(usize, f32, f32)]; 4] = [
    &[(10, 0.0, -0.2)],
    &[(234, -0.08, 0.0), (454, 0.08, 0.0)],
    &[(172, -0.1, 0.03), (397, 0.1, 0.03)],
    &[(152, -0.15, 0.12), (152, 0.0, 0.13), (152, 0.15, 0.12)],
];
/// How far colours of one cloth lie apart, in a and b, or twice that in lightness.
const ONE_CLOTH: f32 = 9.0;
/// Difference in lightness to the skin from which something of the skin's hue is another surface: shade on a forehead stays below.
const OTHER_LIGHT: f32 = 28.0;
/// Radius of the places that are looked at outside the face, in its widths.
const SPOT: f32 = 0.03;
/// Distance of the places at which a brim is looked for, in widths of the face, and how many there are to each side, above and below.
const BRIM_STEP: f32 = 0.05;
const BRIM_SIDE: i8 = 32;
const BRIM_ROWS: [i8; 2] = [-6, 4];
/// How much wider a brim makes the head at least. Ears and hair that sticks out make it up to a fifth wider.
const BRIM: f32 = 0.3;
/// Places of the crown: rows above the forehead, the lowest at the first and each so far above the next, three places a row.
const CROWN_ROWS: u8 = 5;
const CROWN_LOWEST: f32 = 0.03;
const CROWN_STEP: f32 = 0.05;
const CROWN_SIDE: f32 = 0.2;
/// So many of them must be the person for there to be a crown.
const CROWN_PLACES: usize = 6;
/// What [`CLOTH`] is for a fringe on the forehead, which is seen closer.
const FRINGE: f32 = 0.065;

impl Scene<'_> {
    /// Spread of brightness over brightness around some points of the mesh, each for itself.
    fn spread_at(&self, points: &[usize]) -> f32 {
        let spots = points.iter().map(|point| self.patch.luma_at(&[*point], 3));
        light::mean(spots.map(|[mean, spread]| spread / mean.max(0.02)))
    }
}

/// Colours that hair does not have, no strands, cloth on the forehead, or a brim.
pub(super) fn head_bare(scene: &Scene) -> Found {
    let high = (scene.lab_at(&HAIRLINE, 3), scene.spread_at(&HAIRLINE));
    let crown = Crown::of(scene);
    let seen = [Some(high), crown.as_ref().map(|crown| (crown.colour, crown.spread))].into_iter().flatten();
    let colour = seen.map(|(colour, spread)| not_of_a_head(scene, colour, spread)).fold(0.0, f32::max);
    let flat = crown.map_or(0.0, |crown| crown.flatness(scene));
    covered(
        colour.max(flat).max(cloth_on_forehead(scene)).max(brim(scene)).max(headscarf(scene)),
        Hint::BareHead,
    )
}

/// Whether one cloth lies around the face, which then lies over the edge of chin and cheeks as well.
pub(super) fn has_headscarf(scene: &Scene) -> bool {
    headscarf(scene) > 1.0
}

/// How alike what is above the forehead, beside the ears and jaws and below the chin is, without being skin; from 1 on it is one cloth around
/// the face. Hair, even with a beard, leaves skin somewhere.
fn headscarf(scene: &Scene) -> f32 {
    let (width, points) = (scene.face.width(), scene.face.points());
    let around: Vec<_> = AROUND_FACE
        .iter()
        .map(|group| {
            let spots = group.iter().filter_map(|&(point, right, down)| {
                let [x, y, _] = *points.get(point)?;
                scene.spot([x, y], right * width, down * width, SPOT * width)
            });
            spots.map(|spot| lab(spot.colour)).collect::<Vec<_>>()
        })
        .collect();
    if around.iter().any(Vec::is_empty) {
        return 0.0;
    }
    let colours = around.concat();
    let mean: [f32; 3] = std::array::from_fn(|k| light::mean(colours.iter().map(|colour| colour[k])));
    let differ = colours.iter().map(|colour| apart(*colour, mean).max((colour[0] - mean[0]).abs() / 2.0));
    let skin = scene.lab_at(&UNDER_EYES, 4);
    let off_skin =
        |colour: &[f32; 3]| (apart(*colour, skin) / SKIN).max((colour[0] - skin[0]).abs() / OTHER_LIGHT);
    let least = colours.iter().map(off_skin).fold(f32::INFINITY, f32::min);
    least.min(ONE_CLOTH / differ.fold(1.0, f32::max))
}

/// The forehead has another colour than the skin and nothing like strands; from 1 on it is a cap, not a fringe.
fn cloth_on_forehead(scene: &Scene) -> f32 {
    let (colour, skin) = (scene.lab_at(&FULL_FOREHEAD, 3), scene.lab_at(&CHEEKS, 4));
    let other = scene.off_skin(colour, &[&UNDER_EYES, &CHEEKS, &CHIN]) / SKIN;
    let darker = (colour[0] - skin[0]).abs() / OTHER_LIGHT;
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
        let at = |place: i8| BRIM_STEP * f32::from(place) * width;
        real((-BRIM_SIDE..=BRIM_SIDE).filter(|&column| is_person(at(column), at(row))).count())
    };
    let half_a_face = 0.5 / BRIM_STEP;
    let jump = |row: i8| across(row) / across(row - 2).max(across(row + 2)).max(half_a_face);
    let [highest, lowest] = BRIM_ROWS;
    (highest..=lowest).map(|row| (jump(row) - 1.0) / BRIM).fold(0.0, f32::max)
}

/// How far a colour is from those of hair and skin; from 1 on it is neither. `spread` is that of its brightness: dyed hair has strands
/// as well.
fn not_of_a_head(scene: &Scene, colour: [f32; 3], spread: f32) -> f32 {
    let [_, a, b] = colour;
    let hue = b.atan2(a).to_degrees();
    let of_hair = (HAIR_HUES[0]..=HAIR_HUES[1]).contains(&hue);
    let dyed = (DYED_HUE..=HAIR_HUES[0]).contains(&hue) && spread > STRANDS;
    if of_hair || dyed || scene.off_skin(colour, &[&UNDER_EYES, &CHEEKS, &CHIN]) < SKIN {
        return 0.0;
    }
    (chroma(colour) - COLOURLESS) / COLOURFUL
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
        let places = (0..CROWN_ROWS).flat_map(|up| {
            let up = CROWN_LOWEST + CROWN_STEP * f32::from(up);
            [-CROWN_SIDE, 0.0, CROWN_SIDE].map(|right| (right, up))
        });
        let spots: Vec<_> = places
            .filter_map(|(right, up)| scene.spot([x, y], right * width, -up * width, SPOT * width))
            .collect();
        if spots.len() < CROWN_PLACES {
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
