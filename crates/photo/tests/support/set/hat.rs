//! Things on heads: caps, beanies, hats with brims, scarves. Hair that would stand out above them is taken away first.

use super::paint::{closed, cloud, depth, fill, grain, mix, smooth};
use super::portrait::Portrait;

/// What is on the head.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hat {
    /// A cap with a peak.
    Cap,
    /// Knitted, close to the head.
    Beanie,
    /// With a brim all around.
    Brim,
    /// A scarf around head and neck.
    Scarf,
    /// A hood that hangs around the face.
    Hood,
}

/// How low it sits: the height of its edge on the forehead, in widths of the face above the eyes.
const EDGE: f32 = -0.27;

impl Portrait {
    /// Puts something on the head.
    pub fn with_hat(mut self, hat: Hat, colour: [f32; 3]) -> Self {
        let [wide, top] = self.skull();
        match hat {
            Hat::Cap => self.cap(colour, wide, top),
            Hat::Beanie => self.beanie(colour, wide, top),
            Hat::Brim => self.brim(colour, wide, top),
            Hat::Scarf => self.wrap(colour, wide, top, 0.93),
            Hat::Hood => self.wrap(colour, wide * 1.12, top - 0.1, 1.08),
        }
        self
    }

    /// Half the width and the height of the head beneath flat hair.
    fn skull(&self) -> [f32; 2] {
        let half = 0.5 * (self.head.uv(454)[0] - self.head.uv(234)[0]);
        [half + 0.06, self.head.uv(10)[1] - 0.46]
    }

    /// Takes away the hair above `edge` that does not fit under a crown.
    fn flatten(&mut self, crown: &[[f32; 2]], edge: f32) {
        let face = closed(&self.head.outline());
        self.without(|uv| {
            // Hair beside the head falls outwards from under the edge.
            let fall = edge + 0.06 + 1.1 * (uv[0].abs() - 0.5).max(0.0);
            let above = 1.0 - smooth(fall - 0.015, fall + 0.015, uv[1]);
            if above <= 0.0 {
                return 0.0;
            }
            above * smooth(-0.01, 0.01, -depth(crown, uv)) * smooth(-0.01, 0.01, -depth(&face, uv))
        });
    }

    /// Fills a shape of cloth, by the ruler: lit from above, darker at the sides, woven.
    fn cloth(&mut self, shape: &[[f32; 2]], colour: [f32; 3], weave: impl Fn([f32; 2]) -> f32) {
        let head = self.head.clone();
        let outline: Vec<_> = shape.iter().map(|&uv| head.at(uv)).collect();
        let light = self.brightness();
        fill(&mut self.canvas, &outline, 1.3, |place, depth, _| {
            let [u, v] = head.locate(place);
            let round = 1.05 - 0.75 * u * u + 0.06 * cloud([u * 5.0, v * 5.0], 21);
            let rim = 0.8 + 0.2 * smooth(0.0, 0.06 * head.width, depth);
            let rough = 3.0 * grain(place[0] as usize, place[1] as usize, 22);
            colour
                .map(|value| ((value + 6.0) * round * rim * weave([u, v]) * light + rough).clamp(0.0, 255.0))
        });
    }

    /// Darkens what lies below an edge.
    fn shadow(&mut self, edge: impl Fn(f32) -> f32, deep: f32, dark: f32) {
        let head = self.head.clone();
        let reach = [[-0.62, -0.7], [0.62, -0.7], [0.62, 0.4], [-0.62, 0.4]].map(|uv| head.at(uv));
        let alpha = self.alpha.clone();
        let width = self.canvas.width;
        fill(&mut self.canvas, &reach, 1.0, |place, _, under| {
            let [u, v] = head.locate(place);
            let person = alpha[place[1] as usize * width + place[0] as usize];
            let share = (1.0 - smooth(0.0, deep, v - edge(u))) * person;
            under.map(|value| value * (1.0 - dark * share))
        });
    }

    fn crown(wide: f32, top: f32, edge: f32, sag: f32) -> Vec<[f32; 2]> {
        closed(&[
            [-wide, edge + sag],
            [-wide * 1.02, edge - 0.14],
            [-wide * 0.88, top * 0.55 + edge * 0.45],
            [-wide * 0.52, top * 0.9 + edge * 0.1],
            [0.0, top - 0.02],
            [wide * 0.52, top * 0.9 + edge * 0.1],
            [wide * 0.88, top * 0.55 + edge * 0.45],
            [wide * 1.02, edge - 0.14],
            [wide, edge + sag],
            [wide * 0.5, edge - 0.02],
            [0.0, edge - 0.04],
            [-wide * 0.5, edge - 0.02],
        ])
    }

    fn cap(&mut self, colour: [f32; 3], wide: f32, top: f32) {
        let crown = Self::crown(wide, top, EDGE, 0.08);
        self.flatten(&crown, EDGE);
        let seams = |[u, _]: [f32; 2]| {
            1.0 - 0.2
                * [0.0_f32, 0.33, -0.33]
                    .iter()
                    .map(|at| 1.0 - smooth(0.0, 0.012, (u - at).abs()))
                    .sum::<f32>()
        };
        self.cloth(&crown, colour, seams);
        self.shadow(|u| EDGE + 0.12 - 0.3 * u * u, 0.16, 0.45);
        let peak = closed(&[
            [-0.47, EDGE - 0.02],
            [-0.3, EDGE - 0.09],
            [0.0, EDGE - 0.12],
            [0.3, EDGE - 0.09],
            [0.47, EDGE - 0.02],
            [0.4, EDGE + 0.08],
            [0.2, EDGE + 0.135],
            [0.0, EDGE + 0.15],
            [-0.2, EDGE + 0.135],
            [-0.4, EDGE + 0.08],
        ]);
        self.cloth(&peak, colour.map(|value| value * 0.8), |[_, v]| 1.15 - 1.3 * (v - EDGE + 0.1).max(0.0));
    }

    fn beanie(&mut self, colour: [f32; 3], wide: f32, top: f32) {
        let crown = Self::crown(wide * 1.03, top - 0.04, EDGE + 0.03, 0.17);
        self.flatten(&crown, EDGE);
        self.shadow(|_| EDGE + 0.02, 0.07, 0.3);
        self.cloth(&crown, colour, |[u, v]| {
            let ribs = 0.9 + 0.1 * (u * 90.0).sin();
            let cuff = if v > EDGE - 0.17 + 0.25 * u * u { 1.06 } else { 0.92 };
            ribs * cuff * (1.0 - 0.25 * (1.0 - smooth(0.0, 0.02, (v - EDGE + 0.17 - 0.25 * u * u).abs())))
        });
    }

    fn brim(&mut self, colour: [f32; 3], wide: f32, top: f32) {
        let crown = Self::crown(wide * 0.92, top - 0.02, EDGE - 0.03, 0.03);
        self.flatten(&crown, EDGE);
        self.cloth(&crown, colour, |[_, v]| if v > EDGE - 0.16 { 0.45 } else { 1.0 });
        self.shadow(|u| EDGE + 0.05 - 0.1 * u * u, 0.3, 0.5);
        let brim: Vec<_> = (0..48_u8)
            .map(|step| (f32::from(step) * 7.5).to_radians())
            .map(|angle| {
                [wide * 1.75 * angle.cos(), EDGE - 0.02 + 0.1 * angle.sin() - 0.1 * angle.cos().powi(2)]
            })
            .collect();
        self.cloth(&brim, colour.map(|value| value * 0.9), |[_, v]| 1.1 - (v - EDGE).max(0.0));
    }

    /// A cloth around head and neck, open for the face.
    fn wrap(&mut self, colour: [f32; 3], wide: f32, top: f32, open: f32) {
        let chin = self.head.uv(152)[1];
        let outer = closed(&[
            [0.0, top],
            [wide * 0.75, top + 0.14],
            [wide * 1.1, -0.2],
            [wide * 1.15, 0.4],
            [wide * 1.25, chin + 0.12],
            [wide * 1.1, chin + 0.5],
            [0.0, chin + 0.58],
            [-wide * 1.1, chin + 0.5],
            [-wide * 1.25, chin + 0.12],
            [-wide * 1.15, 0.4],
            [-wide * 1.1, -0.2],
            [-wide * 0.75, top + 0.14],
        ]);
        self.flatten(&outer, chin);
        let face: Vec<_> = self
            .head
            .outline()
            .into_iter()
            .map(|[u, v]| [u * 0.97 * open, (0.2 + (v - 0.2) * 0.96 * open).max(EDGE - 0.03)])
            .collect();
        let face = closed(&face);
        let (before, alpha) = (self.canvas.clone(), self.alpha.clone());
        self.cloth(&outer, colour, |[u, v]| {
            1.0 + 0.1 * ((u.abs() * 1.4 + v * 0.7) * 22.0).sin() * smooth(0.2, 0.6, u.abs() + v * 0.3)
        });
        let head = self.head.clone();
        let opening: Vec<_> = face.iter().map(|&uv| head.at(uv)).collect();
        fill(&mut self.canvas, &opening, 1.5, |[x, y], depth, _| {
            let shade = 0.7 + 0.3 * smooth(0.0, 0.05 * head.width, depth);
            // Beside the face one looks into the cloth.
            let person = alpha[y as usize * before.width + x as usize];
            mix(colour.map(|value| value * 0.35), before.at(x, y).map(|value| value * shade), person)
        });
    }
}
