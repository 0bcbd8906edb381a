//! Test pictures, made by code from the few real ones in `tests/faces`.

#![allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    reason = "every test file and example uses a part of this"
)]
#![allow(
    clippy::cast_possible_truncation,
    clippy::many_single_char_names,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    clippy::unwrap_used,
    clippy::panic,
    reason = "pictures are small, and a test that cannot make one should stop"
)]

pub mod hostile;
mod scene;
pub mod seeds;
pub mod set;

use std::path::{Path, PathBuf};

use domain::photo::{PhotoProfile, ProfileBook};
use photo::{Engine, Picture};
pub use scene::{FRAMES_A_SECOND, Scene, Story};

/// Tests run in their package's folder, examples in the workspace's.
pub fn folder(name: &str) -> PathBuf {
    let package = Path::new("crates/photo");
    if package.is_dir() { package.join(name) } else { name.into() }
}

pub fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(folder(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn engine() -> Engine {
    let [detector, mesh, person] = ["blaze_face_short_range", "face_landmark", "selfie_segmentation"]
        .map(|name| bytes(&format!("models/{name}.onnx")));
    Engine::load(&detector, &mesh, &person).unwrap()
}

pub fn profile() -> PhotoProfile {
    let book: ProfileBook = serde_json::from_slice(&bytes("../../regions/photo-profiles.json")).unwrap();
    book.named("social-security-card").unwrap()
}

/// An 8-bit RGB picture that tests paint on.
#[derive(Clone)]
pub struct Canvas {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<[f32; 3]>,
}

impl Canvas {
    pub fn plain(width: usize, height: usize, colour: [f32; 3]) -> Self {
        Self { width, height, pixels: vec![colour; width * height] }
    }

    /// A real picture. Those below the decoder's least side are not used.
    pub fn face(name: &str) -> Self {
        let picture = photo::decode(&bytes(&format!("tests/faces/{name}"))).unwrap();
        let image = picture.as_image();
        let pixels = image.bytes().as_chunks::<3>().0.iter().map(|&rgb| rgb.map(f32::from)).collect();
        Self { width: image.width(), height: image.height(), pixels }
    }

    pub fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let (x, y) = ((x - 0.5).max(0.0), (y - 0.5).max(0.0));
        let (column, row) = (x as usize, y as usize);
        let (fx, fy) = (x - column as f32, y - row as f32);
        let get =
            |c: usize, r: usize| self.pixels[r.min(self.height - 1) * self.width + c.min(self.width - 1)];
        let (a, b, c, d) =
            (get(column, row), get(column + 1, row), get(column, row + 1), get(column + 1, row + 1));
        std::array::from_fn(|k| {
            (a[k] * (1.0 - fx) + b[k] * fx) * (1.0 - fy) + (c[k] * (1.0 - fx) + d[k] * fx) * fy
        })
    }

    /// Paints `other`, `scale` times as large and turned by `degrees` clockwise, so that its place `anchor` comes to `to`.
    pub fn paint(&mut self, other: &Self, anchor: [f32; 2], to: [f32; 2], scale: f32, degrees: f32) {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let fine = (1.0 / scale).ceil().max(1.0) as usize;
        for row in 0..self.height {
            for column in 0..self.width {
                let mut sum = [0.0; 3];
                let mut hits = 0.0_f32;
                for i in 0..fine * fine {
                    let part = |n: usize| (n as f32 + 0.5) / fine as f32;
                    let (dx, dy) =
                        (column as f32 + part(i % fine) - to[0], row as f32 + part(i / fine) - to[1]);
                    let x = anchor[0] + (dx * cos + dy * sin) / scale;
                    let y = anchor[1] + (dy * cos - dx * sin) / scale;
                    if x >= 0.0 && y >= 0.0 && x < other.width as f32 && y < other.height as f32 {
                        let colour = other.at(x, y);
                        sum = std::array::from_fn(|k| sum[k] + colour[k]);
                        hits += 1.0;
                    }
                }
                if hits > 0.0 {
                    self.pixels[row * self.width + column] = sum.map(|total| total / hits);
                }
            }
        }
    }

    pub fn map(mut self, change: impl Fn([f32; 3]) -> [f32; 3]) -> Self {
        for pixel in &mut self.pixels {
            *pixel = change(*pixel).map(|value| value.clamp(0.0, 255.0));
        }
        self
    }

    /// A strip of it.
    pub fn columns(&self, from: usize, to: usize) -> Self {
        let rows = self.pixels.chunks(self.width);
        Self {
            width: to - from,
            height: self.height,
            pixels: rows.flat_map(|row| row[from..to].to_vec()).collect(),
        }
    }

    pub fn brighter(self, times: f32) -> Self {
        self.map(|colour| colour.map(|value| value * times))
    }

    pub fn grey(self) -> Self {
        self.map(|[r, g, b]| [0.299 * r + 0.587 * g + 0.114 * b; 3])
    }

    /// A Gaussian blur.
    pub fn blurred(&self, sigma: f32) -> Self {
        let reach = (sigma * 3.0).ceil() as isize;
        let weights: Vec<f32> =
            (-reach..=reach).map(|d| (-(d as f32).powi(2) / (2.0 * sigma * sigma)).exp()).collect();
        let sum: f32 = weights.iter().sum();
        let pass = |from: &Self, across: bool| {
            let mut out = from.clone();
            for row in 0..from.height {
                for column in 0..from.width {
                    let mut total = [0.0; 3];
                    for (weight, d) in weights.iter().zip(-reach..) {
                        let (dc, dr) = if across { (d, 0) } else { (0, d) };
                        let c = column.saturating_add_signed(dc).min(from.width - 1);
                        let r = row.saturating_add_signed(dr).min(from.height - 1);
                        let colour = from.pixels[r * from.width + c];
                        total = std::array::from_fn(|k| total[k] + colour[k] * weight / sum);
                    }
                    out.pixels[row * from.width + column] = total;
                }
            }
            out
        };
        pass(&pass(self, true), false)
    }

    pub fn picture(&self) -> Picture {
        let pixels = self.pixels.iter().flatten().copied().map(to_byte).collect();
        Picture::new(pixels, self.width, self.height).unwrap()
    }
}

pub const WALL: [f32; 3] = [222.0, 223.0, 225.0];

/// A webcam frame in front of a plain light wall.
pub fn wall() -> Canvas {
    Canvas::plain(1280, 720, WALL)
}

/// A person in one of the real pictures.
pub struct Sitter {
    pub file: &'static str,
    /// Middle between the eyes.
    pub eyes: [f32; 2],
    /// Width of the face.
    pub width: f32,
    /// Columns that show head and shoulders.
    pub columns: [usize; 2],
}

pub const ASTRONAUT: Sitter =
    Sitter { file: "astronaut.png", eyes: [226.0, 103.0], width: 91.0, columns: [120, 332] };
pub const PRESIDENT: Sitter =
    Sitter { file: "obama.jpg", eyes: [495.0, 217.0], width: 236.0, columns: [265, 725] };

/// A webcam frame of one person, the eyes at `eyes` and the face `width` pixels wide.
pub fn frame_of(sitter: &Sitter, eyes: [f32; 2], width: f32, degrees: f32) -> Canvas {
    let mut frame = wall();
    seat(&mut frame, sitter, eyes, width, degrees);
    frame
}

/// Paints a person into a frame.
pub fn seat(frame: &mut Canvas, sitter: &Sitter, eyes: [f32; 2], width: f32, degrees: f32) {
    let [from, to] = sitter.columns;
    let person = Canvas::face(sitter.file).columns(from, to);
    frame.paint(&person, [sitter.eyes[0] - from as f32, sitter.eyes[1]], eyes, width / sitter.width, degrees);
}

/// The nearest byte.
pub fn to_byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}
