//! Conversions between counts and real numbers, in one place.
//!
//! **Invariant:** every conversion here saturates; none wraps or panics.

/// A count as a real number. Exact up to 2^24, far above any pixel count of a side.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^24")]
pub(crate) fn real(count: usize) -> f32 {
    count as f32
}

/// A sum of a few dozen bytes as a real number.
#[expect(clippy::cast_precision_loss, reason = "such sums stay far below 2^24")]
pub(crate) fn small(sum: u32) -> f32 {
    sum as f32
}

/// The index below a position; positions before the start give 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "float casts saturate")]
pub(crate) fn index(position: f32) -> usize {
    position as usize
}

/// The nearest byte.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "float casts saturate")]
pub(crate) fn byte(value: f32) -> u8 {
    value.round() as u8
}

/// A score between 0 and 100.
pub(crate) fn score(value: f32) -> u8 {
    byte(value.clamp(0.0, 100.0))
}

/// The logistic curve 1 / (1 + e^((x0 − x) / w)) that ISO/IEC 29794-5 maps raw values with.
pub(crate) fn sigmoid(x: f32, x0: f32, w: f32) -> f32 {
    1.0 / (1.0 + ((x0 - x) / w).exp())
}
