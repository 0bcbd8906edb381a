//! Money, in whole fen.
//!
//! **Invariant:** no amount is ever a fraction, and no sum wraps: what does not fit is `None`.

use serde::{Deserialize, Serialize};

/// The figures of an amount as they are written by hand on Chinese vouchers, where none can be made into another.
const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
/// Thousands, hundreds, tens and ones of a group of four figures.
const PLACES: [(i64, &str); 4] = [(1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")];
/// The groups of four figures, with what each counts.
const GROUPS: [(i64, &str); 3] = [(100_000_000, "亿"), (10_000, "万"), (1, "")];

/// An amount in fen, the hundredth of a yuan. Never a fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that has words: 999,999,999,999.99 yuan.
    pub const MOST_IN_WORDS: Self = Self(99_999_999_999_999);

    /// Whether there is nothing to pay.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Both together, if such an amount can be held.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// What is left without `other`, below zero if that is more; if such an amount can be held.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// All together, if such an amount can be held.
    #[must_use]
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Yuan in figures, grouped by thousands, without a sign of currency: `1,234.50`.
    #[must_use]
    pub fn yuan(self) -> String {
        let (fen, sign) = (self.0.unsigned_abs(), if self.0 < 0 { "-" } else { "" });
        let whole = (fen / 100).to_string();
        let mut figures = String::from(sign);
        for (index, figure) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                figures.push(',');
            }
            figures.push(figure);
        }
        format!("{figures}.{:02}", fen % 100)
    }

    /// Yuan in capital words as vouchers of banks have them, without the currency's name: `壹仟贰佰叁拾肆元伍角`.
    ///
    /// By 正确填写票据和结算凭证的基本规定 (People's Bank of China): several zeros are one 零; one at the end of a group of four, before
    /// a thousand, is none; 元 alone ends with 整, 角 and 分 do not. Where the rule leaves a 零 before 角 open, it is written. An amount
    /// below zero or above [`Fen::MOST_IN_WORDS`] has none.
    #[must_use]
    pub fn in_words(self) -> Option<String> {
        if self < Self::ZERO || self > Self::MOST_IN_WORDS {
            return None;
        }
        let (yuan, jiao, fen) = (self.0 / 100, self.0 / 10 % 10, self.0 % 10);
        let mut words = if self.is_zero() { DIGITS[0].to_string() } else { whole(yuan) };
        if yuan > 0 || self.is_zero() {
            words.push('元');
        }
        if jiao == 0 && fen == 0 {
            words.push('整');
            return Some(words);
        }
        if yuan > 0 && (jiao == 0 || yuan % 10 == 0) {
            words.push('零');
        }
        for (figure, unit) in [(jiao, '角'), (fen, '分')] {
            if figure > 0 {
                words.extend([digit(figure), unit]);
            }
        }
        Some(words)
    }
}

/// Whole yuan, without the unit. Nothing has no words.
fn whole(yuan: i64) -> String {
    let mut words = String::new();
    let mut is_gap = false;
    for (size, name) in GROUPS {
        let figures = yuan / size % 10_000;
        if figures == 0 {
            is_gap = !words.is_empty();
            continue;
        }
        if !words.is_empty() && (is_gap || figures < 1_000) {
            words.push('零');
        }
        words.push_str(&four(figures));
        words.push_str(name);
        is_gap = false;
    }
    words
}

/// Up to four figures.
fn four(figures: i64) -> String {
    let mut words = String::new();
    let mut is_gap = false;
    for (size, name) in PLACES {
        let figure = figures / size % 10;
        if figure == 0 {
            is_gap = !words.is_empty();
            continue;
        }
        if is_gap {
            words.push('零');
        }
        words.push(digit(figure));
        words.push_str(name);
        is_gap = false;
    }
    words
}

fn digit(figure: i64) -> char {
    usize::try_from(figure).ok().and_then(|index| DIGITS.get(index)).copied().unwrap_or('零')
}

#[cfg(test)]
mod tests;
