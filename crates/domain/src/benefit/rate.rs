//! Parts of a whole, to four decimals.

use serde::{Deserialize, Serialize};

use crate::money::Fen;

/// The whole, in ten-thousandths.
const WHOLE: u16 = 10_000;

/// A part of a whole, in ten-thousandths: 8500 is 85 %. Never more than the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "u16", into = "u16")]
#[cfg_attr(feature = "openapi", schemars(extend("maximum" = 10_000)))]
pub struct Rate(u16);

/// A part is more than its whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a rate has 10000 ten-thousandths at most")]
pub struct RateError;

impl Rate {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// The whole.
    pub const ALL: Self = Self(WHOLE);

    /// In ten-thousandths.
    #[must_use]
    pub const fn ten_thousandths(self) -> u16 {
        self.0
    }

    /// As people write it: `85 %`, `7.5 %`.
    #[must_use]
    pub fn percent(self) -> String {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        let decimals = format!("{rest:02}");
        match decimals.trim_end_matches('0') {
            "" => format!("{whole} %"),
            decimals => format!("{whole}.{decimals} %"),
        }
    }

    /// What is left of it without `other`; nothing where that is more.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// It and `other` together; never more than the whole.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        let sum = self.0.saturating_add(other.0);
        Self(if sum < WHOLE { sum } else { WHOLE })
    }

    /// What is missing to the whole.
    #[must_use]
    pub const fn rest(self) -> Self {
        Self(WHOLE - self.0)
    }

    /// This part of an amount, rounded to the fen, half a fen up. An amount below zero has none.
    #[must_use]
    pub fn of(self, amount: Fen) -> Fen {
        let exact = i128::from(amount.0.max(0)) * i128::from(self.0);
        let rounded = (exact + i128::from(WHOLE / 2)) / i128::from(WHOLE);
        Fen(i64::try_from(rounded).unwrap_or(amount.0))
    }

    /// The least amount of which this part is `part` or more; `None` where there is none.
    #[must_use]
    pub fn least_with(self, part: Fen) -> Option<Fen> {
        if part <= Fen::ZERO {
            return Some(Fen::ZERO);
        }
        let enough = i128::from(part.0) * i128::from(WHOLE) - i128::from(WHOLE / 2);
        let rate = i128::from(self.0);
        (rate > 0)
            .then(|| enough.div_euclid(rate) + i128::from(enough.rem_euclid(rate) > 0))
            .and_then(|least| i64::try_from(least).ok())
            .map(Fen)
    }
}

impl TryFrom<u16> for Rate {
    type Error = RateError;

    fn try_from(ten_thousandths: u16) -> Result<Self, RateError> {
        if ten_thousandths <= WHOLE { Ok(Self(ten_thousandths)) } else { Err(RateError) }
    }
}

impl From<Rate> for u16 {
    fn from(rate: Rate) -> Self {
        rate.0
    }
}
