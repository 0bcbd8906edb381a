//! Shapes with soft edges, strokes, and texture that is the same every time.

use super::super::Canvas;

/// The pixels around some places, and `more` on every side: left, top, right, bottom (exclusive).
pub fn bounds(places: &[[f32; 2]], more: f32, [width, height]: [usize; 2]) -> [usize; 4] {
    let least = |k: usize| places.iter().map(|place| place[k]).fold(f32::INFINITY, f32::min) - more;
    let most = |k: usize| places.iter().map(|place| place[k]).fold(f32::NEG_INFINITY, f32::max) + more;
    let clip = |value: f32, end: usize| (value.max(0.0) as usize).min(end);
    [clip(least(0), width), clip(least(1), height), clip(most(0) + 1.0, width), clip(most(1) + 1.0, height)]
}

/// 0 below `from`, 1 above `to`, smooth between.
pub fn smooth(from: f32, to: f32, value: f32) -> f32 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

pub fn mix(a: [f32; 3], b: [f32; 3], share: f32) -> [f32; 3] {
    std::array::from_fn(|k| a[k] + (b[k] - a[k]) * share)
}

pub fn luma([r, g, b]: [f32; 3]) -> f32 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Runs through the points as a closed smooth line (Catmull and Rom's).
pub fn closed(points: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let n = points.len();
    let at = |i: usize| points[i % n];
    (0..n)
        .flat_map(|i| {
            let [a, b, c, d] = [at(i + n - 1), at(i), at(i + 1), at(i + 2)];
            (0..8_u8).map(move |step| {
                let t = f32::from(step) / 8.0;
                std::array::from_fn(|k| {
                    0.5 * (2.0 * b[k]
                        + (c[k] - a[k]) * t
                        + (2.0 * a[k] - 5.0 * b[k] + 4.0 * c[k] - d[k]) * t * t
                        + (3.0 * b[k] - a[k] - 3.0 * c[k] + d[k]) * t * t * t)
                })
            })
        })
        .collect()
}

/// Distance to a line through places.
pub fn distance_to(line: &[[f32; 2]], place: [f32; 2]) -> f32 {
    let ends = line.iter().zip(line.iter().skip(1));
    ends.map(|(a, b)| to_piece(*a, *b, place)).fold(f32::INFINITY, f32::min)
}

fn to_piece(a: [f32; 2], b: [f32; 2], p: [f32; 2]) -> f32 {
    let along = [b[0] - a[0], b[1] - a[1]];
    let length = (along[0].powi(2) + along[1].powi(2)).max(1e-9);
    let t = (((p[0] - a[0]) * along[0] + (p[1] - a[1]) * along[1]) / length).clamp(0.0, 1.0);
    (p[0] - a[0] - t * along[0]).hypot(p[1] - a[1] - t * along[1])
}

/// How deep a place lies inside a closed line; negative outside.
pub fn depth(outline: &[[f32; 2]], p: [f32; 2]) -> f32 {
    let mut inside = false;
    let mut near = f32::INFINITY;
    for (a, b) in outline.iter().zip(outline.iter().cycle().skip(1)) {
        if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0] + (p[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) {
            inside = !inside;
        }
        near = near.min(to_piece(*a, *b, p));
    }
    if inside { near } else { -near }
}

/// Fills a closed line (in pixels), its edge `soft` pixels wide. `ink` gets the place, its depth, and the colour beneath.
pub fn fill(
    canvas: &mut Canvas,
    outline: &[[f32; 2]],
    soft: f32,
    ink: impl Fn([f32; 2], f32, [f32; 3]) -> [f32; 3],
) {
    let [left, top, right, bottom] = bounds(outline, soft, [canvas.width, canvas.height]);
    for row in top..bottom {
        for column in left..right {
            let place = [column as f32 + 0.5, row as f32 + 0.5];
            let depth = depth(outline, place);
            let share = smooth(-soft, soft, depth);
            if share > 0.0 {
                let pixel = &mut canvas.pixels[row * canvas.width + column];
                *pixel = mix(*pixel, ink(place, depth, *pixel), share);
            }
        }
    }
}

/// Draws along a line (in pixels), `wide` pixels to each side.
pub fn stroke(canvas: &mut Canvas, line: &[[f32; 2]], wide: f32, ink: impl Fn([f32; 3]) -> [f32; 3]) {
    let [left, top, right, bottom] = bounds(line, wide + 2.0, [canvas.width, canvas.height]);
    for row in top..bottom {
        for column in left..right {
            let far = distance_to(line, [column as f32 + 0.5, row as f32 + 0.5]);
            let share = 1.0 - smooth(wide - 0.7, wide + 0.7, far);
            if share > 0.0 {
                let pixel = &mut canvas.pixels[row * canvas.width + column];
                *pixel = mix(*pixel, ink(*pixel), share);
            }
        }
    }
}

/// Between −1 and 1, without pattern, and the same for the same place and seed.
pub fn grain(column: usize, row: usize, seed: u32) -> f32 {
    let mut hash = (column as u32).wrapping_mul(0x9e37_79b1)
        ^ (row as u32).wrapping_mul(0x85eb_ca77)
        ^ seed.wrapping_mul(0xc2b2_ae3d);
    for _ in 0..2 {
        hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
        hash = (hash ^ (hash >> 12)).wrapping_mul(0x297a_2d39);
    }
    (hash >> 8) as f32 / 8_388_608.0 - 1.0
}

/// Grain that changes over about one unit.
pub fn cloud([x, y]: [f32; 2], seed: u32) -> f32 {
    let (x, y) = (x + 4096.0, y + 4096.0);
    let (column, row) = (x.floor(), y.floor());
    let (s, t) = (smooth(0.0, 1.0, x - column), smooth(0.0, 1.0, y - row));
    let (column, row) = (column as usize, row as usize);
    let at = |c: usize, r: usize| grain(column + c, row + r, seed);
    (at(0, 0) * (1.0 - s) + at(1, 0) * s) * (1.0 - t) + (at(0, 1) * (1.0 - s) + at(1, 1) * s) * t
}
