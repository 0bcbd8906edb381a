//! Colours as people see them: brightness, and CIELAB.

/// Brightness of a colour (Rec. 709 weights on the coded values, 0 to 255), 0 to 1.
pub(crate) fn luma([red, green, blue]: [f32; 3]) -> f32 {
    (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255.0
}

/// CIELAB of an sRGB colour (0 to 255), white point D65: lightness 0 to 100, then the axes green–red and blue–yellow.
pub(crate) fn lab(colour: [f32; 3]) -> [f32; 3] {
    let [red, green, blue] = colour.map(|value| {
        let value = value / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    let curve = |t: f32| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
    let y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    let z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Distance from grey of a CIELAB colour.
pub(crate) fn chroma([_, a, b]: [f32; 3]) -> f32 {
    a.hypot(b)
}

/// Distance of two CIELAB colours, whatever their lightness.
pub(crate) fn apart([_, a, b]: [f32; 3], [_, c, d]: [f32; 3]) -> f32 {
    (a - c).hypot(b - d)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_has_no_chroma_and_red_has_much() {
        assert!(chroma(lab([128.0, 128.0, 128.0])) < 0.1);
        assert!((chroma(lab([255.0, 0.0, 0.0])) - 104.5).abs() < 1.0);
        assert!((lab([255.0; 3])[0] - 100.0).abs() < 0.1);
    }
}
