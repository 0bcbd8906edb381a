//! Chance that follows from a seed.

/// A sequence of numbers (`SplitMix64`).
#[derive(Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The sequence of this seed for one purpose.
    pub(crate) const fn of(seed: u64, purpose: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ purpose.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub(crate) const fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    /// Whether something happens that happens so often of a thousand times.
    pub(crate) const fn hits(&mut self, per_mille: u64) -> bool {
        self.below(1_000) < per_mille
    }
}
