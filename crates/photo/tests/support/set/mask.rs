//! Things over nose, mouth and chin: masks, scarves and hands.

use super::paint::{closed, cloud, fill, luma, mix, smooth, stroke};
use super::portrait::Portrait;

/// What a mask is made of.
#[derive(Clone, Copy)]
pub enum Cloth {
    /// One colour, pleated like a surgical mask.
    Pleated([f32; 3]),
    /// One colour, smooth, with a seam in the middle.
    Smooth([f32; 3]),
    /// Two colours in stripes across.
    Striped([f32; 3], [f32; 3]),
    /// Two colours in patches.
    Flowered([f32; 3], [f32; 3]),
}

impl Cloth {
    fn colour(self, [u, v]: [f32; 2]) -> [f32; 3] {
        let dark = |colour: [f32; 3], share: f32| colour.map(|value| value * share);
        match self {
            Self::Pleated(colour) => {
                let fold = ((v - 0.25) * 9.0).rem_euclid(1.0);
                dark(colour, 0.93 + 0.09 * fold - 0.16 * (1.0 - smooth(0.0, 0.13, fold)))
            }
            Self::Smooth(colour) => dark(colour, 1.0 - 0.12 * (1.0 - smooth(0.0, 0.012, u.abs()))),
            Self::Striped(one, other) => mix(one, other, smooth(-0.2, 0.2, ((v + 0.3 * u * u) * 70.0).sin())),
            Self::Flowered(one, other) => mix(one, other, smooth(-0.02, 0.1, cloud([u * 14.0, v * 14.0], 9))),
        }
    }
}

/// The upper edge from ear to ear, and how deep the mask reaches below the chin.
#[derive(Clone, Copy)]
pub struct Fit {
    /// How far down from the root of the nose the edge stands, in widths of the face.
    pub top: f32,
    pub below: f32,
}

pub const SNUG: Fit = Fit { top: 0.12, below: 0.05 };

impl Portrait {
    /// Puts a mask over nose, mouth and chin.
    pub fn with_mask(mut self, cloth: Cloth, fit: Fit) -> Self {
        let head = self.head.clone();
        let chin = head.uv(152)[1];
        let nose = head.uv(197)[0];
        let (right, left) = (head.uv(93), head.uv(323));
        let jaw = [172, 150, 176, 152, 400, 379, 397].map(|index| {
            let [u, v] = head.uv(index);
            [u * 1.03, v + fit.below * smooth(0.3, 0.8, v)]
        });
        let mut edge = vec![
            [right[0] + 0.03, right[1] + 0.04],
            [head.uv(118)[0], fit.top + 0.09],
            [nose - 0.1, fit.top + 0.015],
            [nose, fit.top - 0.02],
            [nose + 0.1, fit.top + 0.015],
            [head.uv(347)[0], fit.top + 0.09],
            [left[0] - 0.03, left[1] + 0.04],
        ];
        edge.extend(jaw.into_iter().rev());
        for (from, to, ear) in [(edge[0], edge[13], 234), (edge[6], edge[7], 454)] {
            let [u, v] = head.uv(ear);
            for end in [from, to] {
                let line = [head.at(end), head.at([u * 1.08, v + 0.02])];
                stroke(&mut self.canvas, &line, 0.008 * head.width, |_| [225.0, 226.0, 228.0]);
            }
        }
        let outline: Vec<_> = closed(&edge).into_iter().map(|uv| head.at(uv)).collect();
        let shade: f32 = self.brightness();
        fill(&mut self.canvas, &outline, 1.2, |place, depth, _| {
            let [u, v] = head.locate(place);
            let round = 1.03 - 0.9 * (u - nose).powi(2) - 0.25 * (v - 0.5 * chin).max(0.0);
            let rim = 0.85 + 0.15 * smooth(0.0, 0.02 * head.width, depth);
            cloth.colour([u - nose, v]).map(|value| (value * round * rim * shade).clamp(0.0, 255.0))
        });
        self
    }

    /// How bright the light on the face is, 1 for a good one.
    pub fn brightness(&self) -> f32 {
        let lit = [50, 280, 151, 205, 425].map(|index| {
            let [x, y] = self.head.at(self.head.uv(index));
            luma(self.canvas.at(x, y))
        });
        (0.75 + 0.25 * lit.iter().sum::<f32>() / 5.0 / 165.0).min(1.05)
    }

    /// Skin like the cheeks', with the fine unevenness of a hand.
    fn skin(&self, [u, v]: [f32; 2]) -> [f32; 3] {
        let mut sum = [0.0; 3];
        for index in [205, 425, 50, 280, 207, 427] {
            let [x, y] = self.head.at(self.head.uv(index));
            let colour = self.canvas.at(x, y);
            sum = std::array::from_fn(|k| sum[k] + colour[k] / 6.0);
        }
        let uneven = 1.0 + 0.06 * cloud([u * 9.0, v * 9.0], 11) + 0.035 * cloud([u * 60.0, v * 60.0], 12);
        sum.map(|value| value * uneven)
    }

    /// Holds a hand before the face: four fingers from `tips`, each to its knuckle `reach` away at an angle.
    pub fn with_hand(mut self, tips: [f32; 2], degrees: f32, reach: f32) -> Self {
        let head = self.head.clone();
        let before = self.clone();
        let (sin, cos) = degrees.to_radians().sin_cos();
        let place = |along: f32, aside: f32| {
            [tips[0] + along * cos - aside * sin, tips[1] + along * sin + aside * cos]
        };
        let shaded =
            |uv: [f32; 2], light: f32| before.skin(uv).map(|value| (value * light).clamp(0.0, 255.0));
        let palm = [[0.62, -0.24], [0.8, -0.27], [1.5, -0.2], [1.5, 0.22], [0.85, 0.3], [0.6, 0.24]];
        let palm: Vec<_> = palm.iter().map(|&[along, aside]| place(along * reach, aside)).collect();
        let palm: Vec<_> = closed(&palm).into_iter().map(|uv| head.at(uv)).collect();
        fill(&mut self.canvas, &palm, 2.0, |at, depth, _| {
            shaded(head.locate(at), 0.8 + 0.12 * smooth(0.0, 0.1 * head.width, depth))
        });
        for (finger, start) in [(-1.5_f32, 0.09), (-0.5, 0.0), (0.5, 0.03), (1.5, 0.16)] {
            let aside = finger * 0.125;
            let (tip, knuckle) = (place(start * reach, aside * 0.95), place(reach * 0.95, aside));
            let wide = 0.066;
            let line: Vec<_> = [tip, knuckle].map(|uv| head.at(uv)).to_vec();
            let outline = capsule(tip, knuckle, wide).map(|uv| head.at(uv));
            fill(&mut self.canvas, &outline, 1.5, |at, _, _| {
                let off = super::paint::distance_to(&line, at) / head.width / wide;
                let joint = 1.0
                    - 0.06
                        * smooth(
                            0.8,
                            1.0,
                            (7.0 * super::paint::distance_to(&line[..1].repeat(2), at) / head.width).sin(),
                        );
                shaded(head.locate(at), (1.0 - 0.42 * off.powi(3)) * joint)
            });
            let nail = capsule(
                place(start * reach + 0.0, aside * 0.95),
                place(start * reach + 0.05, aside * 0.95),
                0.034,
            );
            fill(&mut self.canvas, &nail.map(|uv| head.at(uv)), 1.5, |_, _, under| {
                mix(under, [236.0, 200.0, 190.0], 0.35)
            });
        }
        self
    }
}

/// The outline of a line with round ends.
fn capsule(a: [f32; 2], b: [f32; 2], wide: f32) -> [[f32; 2]; 24] {
    let angle = (b[1] - a[1]).atan2(b[0] - a[0]);
    std::array::from_fn(|step| {
        let (centre, turn) =
            if step < 12 { (b, step as f32 / 11.0 - 0.5) } else { (a, (step - 12) as f32 / 11.0 + 0.5) };
        let (sin, cos) = (angle + turn * std::f32::consts::PI).sin_cos();
        [centre[0] + wide * cos, centre[1] + wide * sin]
    })
}
