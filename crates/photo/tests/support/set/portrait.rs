//! A person in front of a wall, as a camera sees them.

use super::super::Canvas;
use super::head::Head;
use super::paint::{grain, mix};
use super::person::Person;

/// Where the camera stands, and what is behind the person.
#[derive(Clone, Copy)]
pub struct Shot {
    pub size: [usize; 2],
    pub wall: [f32; 3],
    /// Middle between the eyes.
    pub eyes: [f32; 2],
    /// Width of the face.
    pub width: f32,
    /// Tilt, clockwise.
    pub degrees: f32,
}

pub const WHITE: [f32; 3] = [238.0, 238.0, 236.0];
pub const LIGHT: [f32; 3] = [214.0, 215.0, 217.0];
pub const BEIGE: [f32; 3] = [221.0, 209.0, 189.0];
pub const BLUE: [f32; 3] = [183.0, 203.0, 222.0];
pub const GREY: [f32; 3] = [152.0, 153.0, 155.0];
pub const WALLS: [(&str, [f32; 3]); 5] =
    [("white", WHITE), ("light", LIGHT), ("beige", BEIGE), ("blue", BLUE), ("grey", GREY)];

/// Cameras and places that leave room for the photo: landscape, a small webcam, telephones upright.
pub const VIEWS: [([usize; 2], [f32; 2], f32); 5] = [
    ([1280, 720], [640.0, 325.0], 250.0),
    ([640, 480], [320.0, 226.0], 207.0),
    ([720, 1280], [360.0, 540.0], 300.0),
    ([1280, 720], [590.0, 310.0], 220.0),
    ([480, 640], [240.0, 270.0], 214.0),
];

impl Shot {
    /// One of many: views and walls take turns.
    pub fn nth(n: usize) -> Self {
        let (size, eyes, width) = VIEWS[n % VIEWS.len()];
        Self { size, wall: WALLS[(n / VIEWS.len() + n) % WALLS.len()].1, eyes, width, degrees: 0.0 }
    }

    /// The widest view, before a wall of this colour.
    pub fn before(wall: [f32; 3]) -> Self {
        Self { wall, ..Self::nth(0) }
    }

    /// The empty wall: a little brighter in the middle, with a camera's grain.
    pub fn empty(&self) -> Canvas {
        let [width, height] = self.size;
        let mut canvas = Canvas::plain(width, height, self.wall);
        for row in 0..height {
            for column in 0..width {
                let (x, y) = (column as f32 / width as f32 - 0.5, row as f32 / height as f32 - 0.4);
                let light = 1.0 - 0.06 * (x * x + y * y);
                let rough = 1.2 * grain(column, row, 1);
                let pixel = &mut canvas.pixels[row * width + column];
                *pixel = pixel.map(|value| (value * light + rough).clamp(0.0, 255.0));
            }
        }
        canvas
    }

    pub fn of(&self, person: &Person) -> Portrait {
        Portrait::new(self.empty(), person, self)
    }
}

/// A picture whose person is known, to paint things on.
#[derive(Clone)]
pub struct Portrait {
    pub canvas: Canvas,
    /// The same without the person.
    pub behind: Canvas,
    /// How much of each pixel is the person.
    pub alpha: Vec<f32>,
    pub head: Head,
}

impl Portrait {
    /// Puts a person before what is there.
    pub fn new(behind: Canvas, person: &Person, shot: &Shot) -> Self {
        let scale = shot.width / person.head.width;
        let (sin, cos) = shot.degrees.to_radians().sin_cos();
        let fine = (1.0 / scale).ceil().clamp(1.0, 4.0) as usize;
        let (mut canvas, mut alpha) = (behind.clone(), vec![0.0; behind.pixels.len()]);
        let eyes = person.head.eyes;
        for (at, covered) in alpha.iter_mut().enumerate() {
            let (column, row) = (at % behind.width, at / behind.width);
            let (mut sum, mut total) = ([0.0; 3], 0.0);
            for i in 0..fine * fine {
                let part = |n: usize| (n as f32 + 0.5) / fine as f32;
                let dx = column as f32 + part(i % fine) - shot.eyes[0];
                let dy = row as f32 + part(i / fine) - shot.eyes[1];
                let (x, y) =
                    (eyes[0] + (dx * cos + dy * sin) / scale, eyes[1] + (dy * cos - dx * sin) / scale);
                let share = person.alpha_at(x, y);
                if share > 0.0 {
                    let colour = person.rgb.at(x, y);
                    sum = std::array::from_fn(|k| sum[k] + colour[k] * share);
                    total += share;
                }
            }
            if total > 0.0 {
                *covered = total / (fine * fine) as f32;
                let rough = 1.5 * grain(column, row, 2);
                let colour = sum.map(|value| value / total + rough);
                canvas.pixels[at] = mix(behind.pixels[at], colour, *covered);
            }
        }
        let place = |[x, y]: [f32; 2]| {
            let (dx, dy) = ((x - eyes[0]) * scale, (y - eyes[1]) * scale);
            [shot.eyes[0] + dx * cos - dy * sin, shot.eyes[1] + dx * sin + dy * cos]
        };
        let head = person.head.moved(place, scale);
        Self { canvas, behind, alpha, head }
    }

    /// Puts a second person into the same picture, in front of the first.
    pub fn beside(self, person: &Person, shot: &Shot) -> Self {
        let mut both = Self::new(self.canvas, person, shot);
        both.behind = self.behind;
        both
    }

    /// Takes away what shows of the person where `gone` says so (0 to 1), by the ruler.
    pub fn without(&mut self, gone: impl Fn([f32; 2]) -> f32) {
        for at in 0..self.alpha.len() {
            if self.alpha[at] > 0.0 {
                let place = [(at % self.canvas.width) as f32 + 0.5, (at / self.canvas.width) as f32 + 0.5];
                let share = gone(self.head.locate(place));
                self.canvas.pixels[at] = mix(self.canvas.pixels[at], self.behind.pixels[at], share);
                self.alpha[at] *= 1.0 - share;
            }
        }
    }

    /// Changes every pixel by its place on the ruler and by how much of it is the person.
    pub fn lit(mut self, change: impl Fn([f32; 2], f32, [f32; 3]) -> [f32; 3]) -> Canvas {
        for at in 0..self.alpha.len() {
            let place = [(at % self.canvas.width) as f32 + 0.5, (at / self.canvas.width) as f32 + 0.5];
            let pixel = &mut self.canvas.pixels[at];
            *pixel = change(self.head.locate(place), self.alpha[at], *pixel).map(|v| v.clamp(0.0, 255.0));
        }
        self.canvas
    }
}
