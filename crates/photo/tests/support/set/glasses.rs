//! Glasses: dark, tinted, clear, and clear with a lamp in them.

use super::paint::{closed, cloud, fill, mix, smooth, stroke};
use super::portrait::Portrait;

/// The lenses' form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Round,
    Square,
    /// Drops, wide above.
    Aviator,
}

/// What is in the frame.
#[derive(Clone, Copy)]
pub enum Lens {
    Clear,
    /// This colour, and how much of it covers the eyes.
    Tinted([f32; 3], f32),
    /// Sky above, ground below.
    Mirror([f32; 3], [f32; 3]),
    /// A lamp mirrors in each: where (by the lens, −1 to 1), how large, and whether it is long like a tube.
    Glare([f32; 2], f32, bool),
}

impl Portrait {
    /// Puts glasses on.
    pub fn with_glasses(mut self, form: Form, lens: Lens, frame: [f32; 3], thick: f32) -> Self {
        let head = self.head.clone();
        let eye = |a: usize, b: usize| -> [f32; 2] {
            std::array::from_fn(|k| f32::midpoint(head.uv(a)[k], head.uv(b)[k]))
        };
        let centres = [eye(33, 133), eye(362, 263)];
        let half = 0.46 * (centres[1][0] - centres[0][0]) * 0.9;
        for (side, centre) in centres.into_iter().enumerate() {
            let centre = [centre[0] * 1.04, centre[1] + 0.025];
            let outline: Vec<_> = rim(form, half, side == 1)
                .into_iter()
                .map(|[u, v]| head.at([centre[0] + u, centre[1] + v]))
                .collect();
            fill(&mut self.canvas, &outline, 1.0, |place, _, under| {
                let [u, v] = head.locate(place);
                pane(lens, [(u - centre[0]) / half, (v - centre[1]) / half], under)
            });
            let mut line = outline.clone();
            line.push(outline[0]);
            stroke(&mut self.canvas, &line, thick * head.width, |_| frame);
            let (sign, ear) = if side == 1 { (1.0, 454) } else { (-1.0, 234) };
            let root = head.uv(ear);
            let temple = [[centre[0] + sign * half, centre[1] - 0.05], [root[0] * 1.02, root[1] - 0.16]]
                .map(|uv| head.at(uv));
            stroke(&mut self.canvas, &temple, (thick * 1.1).max(0.007) * head.width, |_| frame);
        }
        let bridge: Vec<_> = [-1.0_f32, -0.5, 0.0, 0.5, 1.0]
            .map(|t| head.at([t * (centres[1][0] * 1.04 - half) + 0.0, centres[0][1] - 0.03 + 0.02 * t * t]))
            .to_vec();
        stroke(&mut self.canvas, &bridge, thick * 1.1 * head.width, |_| frame);
        self
    }
}

/// The edge of a lens around its middle.
fn rim(form: Form, half: f32, left: bool) -> Vec<[f32; 2]> {
    let points: Vec<[f32; 2]> = (0..32_u8)
        .map(|step| (f32::from(step) * 11.25).to_radians())
        .map(|angle| {
            let (sin, cos) = angle.sin_cos();
            let square = |value: f32| value.signum() * value.abs().powf(0.55);
            let outward = if left { 1.0 } else { -1.0 };
            match form {
                Form::Round => [half * 0.88 * cos, half * 0.84 * sin],
                Form::Square => [half * square(cos), half * 0.68 * square(sin)],
                Form::Aviator => [
                    half * (square(cos) + outward * 0.1 * sin.max(0.0)) * (1.0 - 0.18 * sin.max(0.0)),
                    half * (0.85 * sin + 0.05),
                ],
            }
        })
        .collect();
    closed(&points)
}

/// The colour seen at a place of a lens.
fn pane(lens: Lens, [x, y]: [f32; 2], under: [f32; 3]) -> [f32; 3] {
    // Even the best glass mirrors a little.
    let sheen = 8.0 * smooth(0.1, 0.9, -(x + y) * 0.5);
    let through = match lens {
        Lens::Clear => under.map(|value| value * 0.97),
        Lens::Tinted(colour, share) => mix(under, colour.map(|value| value * (1.1 - 0.25 * y)), share),
        Lens::Mirror(sky, ground) => {
            let edge = 0.1 + 0.15 * cloud([x * 2.5 + 3.0, 0.0], 31);
            mix(sky.map(|value| value * (1.0 + 0.25 * y)), ground, smooth(edge - 0.06, edge + 0.06, y))
        }
        Lens::Glare(place, large, long) => {
            let (dx, dy) = (x - place[0], y - place[1]);
            let (dx, dy) = (dx * 0.94 + dy * 0.34, dy * 0.94 - dx * 0.34);
            let far = if long { (dx * 0.35).hypot(dy * 1.3) } else { dx.hypot(dy) };
            let lamp = 1.0 - smooth(large * 0.6, large, far);
            let halo = 0.35 * (1.0 - smooth(large * 0.7, large * 1.8, far));
            mix(under, [252.0, 253.0, 255.0], lamp.max(halo) * 0.97)
        }
    };
    through.map(|value| (value + sheen).min(255.0))
}
