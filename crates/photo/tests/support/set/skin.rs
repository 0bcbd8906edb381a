//! Skin and hair: other complexions, beards, fringes, red eyes, other clothes.

use super::paint::{closed, cloud, depth, distance_to, fill, grain, luma, mix, smooth};
use super::person::Person;
use super::portrait::Portrait;

/// How much a place is face, neck or ears rather than hair or clothes, by its colour.
fn is_skin([r, g, b]: [f32; 3]) -> f32 {
    let warm = (r - b) / (r + g + b + 1.0);
    smooth(0.03, 0.09, warm) * smooth(45.0, 90.0, r)
}

/// Above the clothes.
fn is_head([u, v]: [f32; 2]) -> f32 {
    (1.0 - smooth(0.95, 1.12, v)) * (1.0 - smooth(0.95, 1.1, u.abs()))
}

/// Another complexion: what each colour of the skin is multiplied with.
pub fn with_skin(person: Person, by: [f32; 3]) -> Person {
    let face = closed(&person.head.outline());
    let eyes = [[33, 133], [362, 263]].map(|ends| ends.map(|index| person.head.uv(index)));
    person.tinted(|uv, colour| {
        if is_head(uv) <= 0.0 {
            return colour;
        }
        let near = eyes.iter().map(|eye| distance_to(eye, uv)).fold(f32::INFINITY, f32::min);
        let inside = smooth(0.0, 0.05, depth(&face, uv))
            * smooth(0.03, 0.06, near)
            * smooth(60.0, 110.0, luma(colour));
        let share = (is_skin(colour) * is_head(uv)).max(inside);
        // Highlights are softened where the skin becomes darker.
        let calm = if by[0] < 1.0 { 1.0 - 0.13 * smooth(150.0, 250.0, luma(colour)) } else { 1.0 };
        std::array::from_fn(|k| colour[k] * (1.0 + (by[k] * calm - 1.0) * share))
    })
}

/// Another colour of the hair, which keeps its light and dark.
pub fn with_hair(person: Person, hair: [f32; 3]) -> Person {
    let face = closed(&person.head.outline());
    let [x, y] = person.head.at([0.1, -0.75]);
    // Hair as warm as skin cannot be told from ears and neck.
    let is_warm = is_skin(person.rgb.at(x, y)) > 0.3;
    person.tinted(|uv, colour| {
        if is_head(uv) <= 0.0 {
            return colour;
        }
        let outside = smooth(-0.03, 0.03, -depth(&face, uv));
        let fringe = smooth(0.25, 0.33, -uv[1]) * (1.0 - smooth(70.0, 120.0, colour[2]));
        let ears = if is_warm { 0.0 } else { is_skin(colour) };
        let share = outside.max(fringe) * (1.0 - ears) * (1.0 - smooth(0.5, 0.75, uv[1])) * is_head(uv);
        let light = 0.35 + luma(colour) / 190.0;
        mix(colour, hair.map(|value| value * light), share)
    })
}

/// Clothes of one colour, which keep their folds.
pub fn with_clothes(person: Person, cloth: [f32; 3]) -> Person {
    let chin = person.head.uv(152)[1];
    person.tinted(|[u, v], colour| {
        let collar = chin + 0.17 - 0.12 * smooth(0.1, 0.5, u.abs());
        let share = smooth(collar - 0.02, collar + 0.05, v);
        let light = 0.94 + 0.06 * (luma(colour) / 90.0).min(1.0);
        mix(colour, cloth.map(|value| value * light), share)
    })
}

impl Portrait {
    /// A beard of this colour; 1 is full, less is stubble.
    pub fn with_beard(mut self, colour: [f32; 3], full: f32) -> Self {
        let head = self.head.clone();
        let mouth = closed(&[61, 40, 0, 270, 291, 405, 17, 181].map(|index| head.uv(index)));
        let mut edge: Vec<_> = [
            234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323,
            454,
        ]
        .iter()
        .map(|&index| [head.uv(index)[0] * 0.99, head.uv(index)[1] + 0.02])
        .collect();
        let lip = head.uv(0)[1];
        edge.extend([
            [0.36, 0.33],
            [0.27, lip - 0.02],
            [0.12, lip - 0.09],
            [0.0, lip - 0.06],
            [-0.12, lip - 0.09],
            [-0.27, lip - 0.02],
            [-0.36, 0.33],
        ]);
        let outline: Vec<_> = closed(&edge).into_iter().map(|uv| head.at(uv)).collect();
        fill(&mut self.canvas, &outline, 0.02 * head.width, |place, near, under| {
            let [u, v] = head.locate(place);
            let hairs = 0.5 + 0.5 * cloud([u * 95.0, v * 38.0], 41);
            let share = full * smooth(0.0, 0.05 * head.width, near) * (0.62 + 0.38 * hairs);
            let lips = smooth(-0.015, 0.012, depth(&mouth, [u, v]));
            mix(under, colour.map(|value| value * (0.5 + hairs)), share * (1.0 - lips))
        });
        self
    }

    /// Strands of hair that hang down to `low`, in this colour.
    pub fn with_fringe(mut self, colour: [f32; 3], low: f32) -> Self {
        let head = self.head.clone();
        let top = head.uv(10)[1] - 0.2;
        let outline = [[-0.6, top], [0.6, top], [0.6, low + 0.1], [-0.6, low + 0.1]].map(|uv| head.at(uv));
        let light = self.brightness();
        let (alpha, width) = (self.alpha.clone(), self.canvas.width);
        fill(&mut self.canvas, &outline, 1.0, |place, _, under| {
            let [u, v] = head.locate(place);
            let lean = u + 0.1 * (v - top) * (1.0 + 0.5 * u);
            let (lock, strand) = (cloud([lean * 11.0, 0.2 * v], 52), cloud([lean * 48.0, 0.5 * v], 51));
            let end = low - 0.16 * u * u - 0.03 + 0.05 * lock + 0.045 * strand;
            let thin = smooth(end - 0.16, end, v) * 0.9;
            let there = smooth(-1.0 + thin * 1.3, -0.8 + thin * 1.3, strand + 0.35 * lock);
            let person = alpha[place[1] as usize * width + place[0] as usize];
            let side = 1.0 - smooth(0.42, 0.52, u.abs());
            let share = there
                * (1.0 - smooth(end - 0.01, end + 0.01, v))
                * smooth(top, top + 0.14, v)
                * side
                * person;
            let shine =
                0.8 + 0.25 * strand + 0.2 * lock + 0.08 * grain((lean * 500.0 + 900.0) as usize, 7, 53);
            mix(under, colour.map(|value| (value * shine * light).clamp(0.0, 255.0)), share * 0.96)
        });
        self
    }

    /// The flash mirrors red in both pupils.
    pub fn with_red_eyes(mut self, large: f32) -> Self {
        let head = self.head.clone();
        for lids in [[33, 160, 158, 133, 153, 144], [362, 385, 387, 263, 373, 380]] {
            let opening: Vec<_> =
                closed(&lids.map(|index| head.uv(index))).into_iter().map(|uv| head.at(uv)).collect();
            let middle: [f32; 2] = std::array::from_fn(|k| {
                let sum: f32 = lids.iter().map(|&index| head.uv(index)[k]).sum();
                sum / 6.0
            });
            let light = self.brightness();
            fill(&mut self.canvas, &opening, 1.5, |place, _, under| {
                let [u, v] = head.locate(place);
                let far = (u - middle[0]).hypot(v - middle[1]);
                let share = 1.0 - smooth(large * 0.75, large, far);
                let glint = 1.0 - smooth(0.004, 0.008, (u - middle[0] + 0.01).hypot(v - middle[1] + 0.01));
                mix(mix(under, [205.0 * light, 26.0, 32.0], share), [255.0; 3], glint)
            });
        }
        self
    }
}
