//! A person cut out of a real picture.

use photo::Segmenter;

use super::super::Canvas;
use super::head::Head;
use super::paint::smooth;

/// Colours, how much of each is the person, and the head.
#[derive(Clone)]
pub struct Person {
    pub rgb: Canvas,
    /// 0 to 1 a pixel.
    pub alpha: Vec<f32>,
    pub head: Head,
}

/// What is seen at a place of a bent picture.
pub enum Seen {
    /// What was at this place before.
    From([f32; 2]),
    /// A colour of its own.
    Colour([f32; 3]),
}

impl Person {
    /// Cuts a person out. The head's surroundings are looked at once more from close by, for a finer edge.
    pub fn cut_out(segmenter: &Segmenter, rgb: Canvas, head: Head) -> Self {
        let whole = mask(segmenter, &rgb, [0, 0, rgb.width, rgb.height]);
        let reach = (1.25 * head.width) as usize;
        let [x, y] = head.eyes.map(|value| value as usize);
        let [left, top] = [x.saturating_sub(reach), y.saturating_sub(reach)];
        let close = [left, top, (x + reach).min(rgb.width), (y + reach).min(rgb.height)];
        let near = mask(segmenter, &rgb, close);
        let mut alpha = Vec::with_capacity(rgb.pixels.len());
        for row in 0..rgb.height {
            for column in 0..rgb.width {
                let place = [column as f32 + 0.5, row as f32 + 0.5];
                let [u, v] = head.locate(place);
                let closeness = (1.0 - smooth(0.8, 1.0, u.abs())) * (1.0 - smooth(0.7, 0.9, v));
                let share = near(place) * closeness + whole(place) * (1.0 - closeness);
                // The outermost pixels carry the old background's colour.
                alpha.push(smooth(0.35, 0.95, share));
            }
        }
        Self { rgb, alpha, head }
    }

    /// The person with the real background.
    pub fn with_room(mut self) -> Self {
        self.alpha.fill(1.0);
        self
    }

    pub fn alpha_at(&self, x: f32, y: f32) -> f32 {
        if x < 0.0 || y < 0.0 || x >= self.rgb.width as f32 || y >= self.rgb.height as f32 {
            return 0.0;
        }
        let (x, y) = ((x - 0.5).max(0.0), (y - 0.5).max(0.0));
        let (column, row) = (x as usize, y as usize);
        let (fx, fy) = (x - column as f32, y - row as f32);
        let (right, below) = ((column + 1).min(self.rgb.width - 1), (row + 1).min(self.rgb.height - 1));
        let get = |c: usize, r: usize| self.alpha[r * self.rgb.width + c];
        (get(column, row) * (1.0 - fx) + get(right, row) * fx) * (1.0 - fy)
            + (get(column, below) * (1.0 - fx) + get(right, below) * fx) * fy
    }

    /// Bends the head: `seen` says, on the head's ruler, what is seen at each place between two corners.
    pub fn bent(&self, from: [f32; 2], to: [f32; 2], seen: impl Fn([f32; 2]) -> Seen) -> Self {
        let mut bent = self.clone();
        let size = [self.rgb.width, self.rgb.height];
        let [left, top, right, bottom] = self.head.bounds(from, to, size);
        for row in top..bottom {
            for column in left..right {
                let at = row * self.rgb.width + column;
                let uv = self.head.locate([column as f32 + 0.5, row as f32 + 0.5]);
                let uv = match seen(uv) {
                    Seen::From(uv) => uv,
                    Seen::Colour(colour) => {
                        bent.rgb.pixels[at] = colour;
                        continue;
                    }
                };
                let [x, y] = self.head.at(uv);
                bent.rgb.pixels[at] = self.rgb.at(x, y);
                bent.alpha[at] = self.alpha_at(x, y);
            }
        }
        bent
    }

    /// Changes the colours of the head and what is around it; `change` gets the place on the ruler.
    pub fn tinted(mut self, change: impl Fn([f32; 2], [f32; 3]) -> [f32; 3]) -> Self {
        for row in 0..self.rgb.height {
            for column in 0..self.rgb.width {
                let uv = self.head.locate([column as f32 + 0.5, row as f32 + 0.5]);
                let pixel = &mut self.rgb.pixels[row * self.rgb.width + column];
                *pixel = change(uv, *pixel).map(|value| value.clamp(0.0, 255.0));
            }
        }
        self
    }

    /// As a mirror shows them. The head's points must be found anew.
    pub fn mirrored(mut self) -> Self {
        self.rgb.pixels.chunks_mut(self.rgb.width).for_each(<[_]>::reverse);
        self.alpha.chunks_mut(self.rgb.width).for_each(<[_]>::reverse);
        self
    }
}

/// How surely each pixel of a part of a picture is the person, read between the model's places.
fn mask(
    segmenter: &Segmenter,
    rgb: &Canvas,
    [left, top, right, bottom]: [usize; 4],
) -> impl Fn([f32; 2]) -> f32 + use<> {
    let (width, height) = (right - left, bottom - top);
    let rows = rgb.pixels.chunks(rgb.width).skip(top).take(height);
    let part = Canvas { width, height, pixels: rows.flat_map(|row| row[left..right].to_vec()).collect() };
    let found = segmenter.person(&part.picture().as_image());
    let side = width.max(height) as f32;
    let (x0, y0) = (left as f32 + (width as f32 - side) / 2.0, top as f32 + (height as f32 - side) / 2.0);
    let grid = Canvas { width: 256, height: 256, pixels: found.iter().map(|&value| [value; 3]).collect() };
    move |[x, y]| grid.at((x - x0) / side * 256.0, (y - y0) / side * 256.0)[0]
}
