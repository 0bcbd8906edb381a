//! What light, lens, camera and file do to a picture.

use super::super::Canvas;
use super::paint::{cloud, grain, luma, mix, smooth};
use super::portrait::Portrait;

/// Low light as a camera lifts it: dark, milky shadows, much grain.
pub fn lifted(canvas: Canvas, light: f32) -> Canvas {
    let dim = canvas.map(|colour| {
        let grey = luma(colour);
        mix(colour, [grey; 3], 0.25).map(|value| 9.0 + value * light)
    });
    grained(dim, 5.0)
}

/// A camera's grain of this strength.
pub fn grained(mut canvas: Canvas, strength: f32) -> Canvas {
    for at in 0..canvas.pixels.len() {
        let (column, row) = (at % canvas.width, at / canvas.width);
        for (k, value) in canvas.pixels[at].iter_mut().enumerate() {
            let rough = grain(column, row, 60 + k as u32) + grain(column, row, 70 + k as u32);
            *value = (*value + strength * rough).clamp(0.0, 255.0);
        }
    }
    canvas
}

/// Brightness bent by a power, below 1 brighter.
pub fn bent(canvas: Canvas, power: f32) -> Canvas {
    canvas.map(|colour| colour.map(|value| 255.0 * (value / 255.0).powf(power)))
}

/// Fog: light and dark are `share` as far from `level` as they were.
pub fn hazy(canvas: Canvas, share: f32, level: f32) -> Canvas {
    canvas.map(|colour| colour.map(|value| level + (value - 128.0) * share))
}

/// Each colour multiplied.
pub fn cast(canvas: Canvas, by: [f32; 3]) -> Canvas {
    canvas.map(|colour| std::array::from_fn(|k| colour[k] * by[k]))
}

/// One colour only, as under a sodium lamp.
pub fn sodium(canvas: Canvas) -> Canvas {
    canvas.map(|colour| {
        let grey = luma(colour);
        [grey * 1.25 + 10.0, grey * 0.8, grey * 0.22]
    })
}

/// Light from one side: `dark` of it is missing on the other. `soft` is the width of the change, in widths of the face; positive
/// `side` lights the picture's right.
pub fn side_lit(portrait: Portrait, side: f32, dark: f32, soft: f32) -> Canvas {
    portrait.lit(|[u, v], person, colour| {
        let nose = u + 0.03 * (v * 9.0).sin() * (1.0 - soft).max(0.0);
        let shade =
            1.0 - dark * smooth(-0.5 * soft, 0.5 * soft, -nose * side.signum()) * (0.35 + 0.65 * person);
        let gain = 1.0 + 0.12 * dark * (1.0 - smooth(-0.5 * soft, 0.5 * soft, -nose * side.signum()));
        colour.map(|value| value * shade * gain)
    })
}

/// Moved while the picture was taken: so many pixels, in a direction.
pub fn shaken(canvas: &Canvas, pixels: f32, degrees: f32) -> Canvas {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let steps = pixels.ceil().max(2.0) as usize;
    let mut out = canvas.clone();
    for row in 0..canvas.height {
        for column in 0..canvas.width {
            let mut sum = [0.0; 3];
            for step in 0..steps {
                let t = pixels * (step as f32 / (steps - 1) as f32 - 0.5);
                let colour = canvas.at(column as f32 + 0.5 + t * cos, row as f32 + 0.5 + t * sin);
                sum = std::array::from_fn(|k| sum[k] + colour[k] / steps as f32);
            }
            out.pixels[row * canvas.width + column] = sum;
        }
    }
    out
}

/// Through a JPEG file of this quality.
pub fn squeezed(canvas: &Canvas, quality: u8) -> Canvas {
    let picture = canvas.picture();
    let image = picture.as_image();
    let (width, height) = (image.width() as u16, image.height() as u16);
    let mut file = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut file, quality);
    encoder.encode(image.bytes(), width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    let pixels = jpeg_decoder::Decoder::new(file.as_slice()).decode().unwrap();
    let pixels = pixels.as_chunks::<3>().0.iter().map(|&rgb| rgb.map(f32::from)).collect();
    Canvas { pixels, ..*canvas }
}

/// At another size.
pub fn resized(canvas: &Canvas, width: usize, height: usize) -> Canvas {
    let mut out = Canvas::plain(width, height, [0.0; 3]);
    let scale = width as f32 / canvas.width as f32;
    out.paint(canvas, [0.0, 0.0], [0.0, 0.0], scale, 0.0);
    out
}

/// As if enlarged from a picture `times` smaller.
pub fn coarse(canvas: &Canvas, times: usize) -> Canvas {
    let small = resized(canvas, canvas.width / times, canvas.height / times);
    resized(&small, canvas.width, canvas.height)
}

/// Stripes, a pattern or a room's clutter in place of a wall.
pub fn clutter(mut wall: Canvas, kind: Clutter) -> Canvas {
    for at in 0..wall.pixels.len() {
        let (x, y) = ((at % wall.width) as f32, (at / wall.width) as f32);
        let size = wall.height.min(wall.width) as f32;
        let (x, y) = (x / size, y / size);
        wall.pixels[at] = match kind {
            Clutter::Stripes(one, other) => mix(one, other, smooth(-0.15, 0.15, (x * 60.0).sin())),
            Clutter::Checks(one, other) => {
                mix(one, other, smooth(-0.1, 0.1, (x * 34.0).sin() * (y * 34.0).sin()))
            }
            Clutter::Leaves => {
                let cloud = 0.6 * cloud([x * 14.0, y * 14.0], 81) + 0.4 * cloud([x * 45.0, y * 45.0], 82);
                mix([38.0, 70.0, 30.0], [190.0, 205.0, 140.0], smooth(-0.5, 0.5, cloud))
            }
            Clutter::Shelf => shelf(x, y),
        };
    }
    wall
}

/// What is behind a person instead of a wall.
#[derive(Clone, Copy)]
pub enum Clutter {
    Stripes([f32; 3], [f32; 3]),
    Checks([f32; 3], [f32; 3]),
    Leaves,
    /// Books on boards.
    Shelf,
}

fn shelf(x: f32, y: f32) -> [f32; 3] {
    let board = (y * 4.0).fract();
    if board > 0.9 {
        return [112.0, 78.0, 50.0];
    }
    let row = (y * 4.0) as usize;
    let book = (x * 26.0 + 0.4 * row as f32) as usize;
    let edge = 1.0 - 0.4 * (1.0 - smooth(0.0, 0.12, (x * 26.0 + 0.4 * row as f32).fract()));
    if board < 0.15 + 0.12 * grain(book, row, 90) {
        return [52.0, 38.0, 28.0];
    }
    std::array::from_fn(|k| (125.0 + 95.0 * grain(book, row, 91 + k as u32)) * edge)
}

/// A photo of a screen: a dark frame, a slant of light, and the screen's dots against the camera's.
pub fn on_screen(canvas: &Canvas, frame: f32, moire: f32) -> Canvas {
    let mut out = canvas.clone();
    let size = canvas.height.min(canvas.width) as f32;
    for at in 0..out.pixels.len() {
        let (x, y) = ((at % out.width) as f32, (at / out.width) as f32);
        let edge = x.min(y).min(out.width as f32 - x).min(out.height as f32 - y) / size;
        let dots = [0.0, 2.1, 4.2].map(|phase| {
            let beat = (x * 0.83 + y * 0.07 + phase).sin() * (y * 0.79 - x * 0.05 + phase).sin();
            1.0 + moire * (beat + 0.5 * (x * 0.061 + y * 0.083 + phase).sin())
        });
        let shine = 26.0 * smooth(0.15, 0.0, ((x - 0.8 * y) / size - 0.35).abs());
        let screen: [f32; 3] =
            std::array::from_fn(|k| (out.pixels[at][k] * dots[k] + shine).clamp(0.0, 255.0));
        let dark = smooth(frame - 0.004, frame, edge);
        let beyond = smooth(frame * 0.35, frame * 0.35 - 0.004, edge);
        out.pixels[at] = mix(mix([17.0, 17.0, 19.0], screen, dark), [151.0, 128.0, 102.0], beyond);
    }
    out
}
