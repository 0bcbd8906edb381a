//! Checks of brightness, sharpness and colour, from the face's pixels.

use domain::photo::Hint;

use super::{Found, Scene};
use crate::num::sigmoid;

/// Brightness from which a pixel counts as burnt out: 247 of 255.
const BURNT: f32 = 246.5 / 255.0;
/// Keeps the sharpness of a surface without details at 0 instead of a quotient of noise: details of half a grey level.
const NOISE: f32 = 0.25 / (255.0 * 255.0);

/// Mean brightness m; score 100·σ(m; 0.2, 0.05) (the dark half of ISO/IEC 29794-5, luminance mean). The share of black pixels, which the
/// standard names under-exposure, stays at 0 for cameras that lift the shadows of a dark room.
pub(super) fn under_exposed(scene: &Scene) -> Found {
    let raw = mean(scene.patch.lumas());
    Found::new(raw, 100.0 * sigmoid(raw, 0.2, 0.05), Hint::MoreLight)
}

/// Share of pixels from 247 to 255; score 120·(0.832 − σ(raw; 0.92, 0.05)) (ISO/IEC 29794-5, over-exposure).
pub(super) fn over_exposed(scene: &Scene) -> Found {
    let raw = mean(scene.patch.lumas().map(|luma| if luma >= BURNT { 1.0 } else { 0.0 }));
    Found::new(raw, 120.0 * (0.832 - sigmoid(raw, 0.92, 0.05)), Hint::LessLight)
}

/// Amplitude of the finest details over that of details twice as large: blur takes the finest first, while darkness and low contrast
/// take both alike (own formula; ISO/IEC 29794-5 trains a forest on such differences).
pub(super) fn sharp(scene: &Scene) -> Found {
    let [fine, coarse] = scene.patch.details();
    let raw = (fine / (coarse + NOISE)).sqrt();
    Found::new(raw, 100.0 * sigmoid(raw, 0.4, 0.04), Hint::HoldStill)
}

/// Mean chroma, the distance from grey in CIELAB (after ISO/IEC 29794-5, natural colour, of which a grey picture is the extreme).
pub(super) fn colour(scene: &Scene) -> Found {
    let raw = mean(scene.patch.colours().map(chroma));
    Found::new(raw, 100.0 * sigmoid(raw, 4.0, 1.0), Hint::UseColour)
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = values.fold((0.0, 0.0_f32), |(sum, count), value| (sum + value, count + 1.0));
    sum / count.max(1.0)
}

/// Chroma of an sRGB colour (0 to 255) in CIELAB, white point D65.
fn chroma(colour: [f32; 3]) -> f32 {
    let [red, green, blue] = colour.map(|value| {
        let value = value / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    let curve = |t: f32| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
    let y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    let z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
    (500.0 * (x - y)).hypot(200.0 * (y - z))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_has_no_chroma_and_red_has_much() {
        assert!(chroma([128.0, 128.0, 128.0]) < 0.1);
        assert!((chroma([255.0, 0.0, 0.0]) - 104.5).abs() < 1.0);
    }
}
