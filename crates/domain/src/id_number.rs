//! The resident identity number, GB 11643-1999.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use crate::{masked::Masked, typed::bare};

const LENGTH: usize = 18;
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS: &[u8; 11] = b"10X98765432";
/// Province codes of GB/T 2260 with Hong Kong, Macau and Taiwan residence permits (81, 82, 83). Codes below the province come and
/// go, and an old one stays valid, so only the province is checked.
const PROVINCES: [u8; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 81, 82, 83,
];

/// A resident identity number whose birth date and check character are right.
///
/// Holding one is the proof, so no caller checks again. A final `x` is taken as `X`. `Debug` and `Display` mask it: these values
/// reach logs.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", schemars(extend("pattern" = "^[0-9]{17}[0-9X]$")))]
pub struct IdNumber(String);

/// Why a text is not an identity number. Each has a sentence of its own for the person who typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// It does not have 18 characters.
    #[error("an identity number has 18 characters, found {found}")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character is neither a digit nor the final X.
    #[error("character {position} is not a digit")]
    Character {
        /// Counted from 1.
        position: usize,
    },
    /// The first two digits name no province.
    #[error("the first two digits name no province")]
    Region,
    /// Digits 7 to 14 are no date.
    #[error("digits 7 to 14 are no date")]
    BirthDate,
    /// The birth date lies after today.
    #[error("the birth date lies in the future")]
    NotBornYet,
    /// The check character does not fit the digits: at least one is mistyped.
    #[error("the check character does not fit")]
    CheckCharacter,
}

impl IdNumber {
    /// Reads a typed number. Full-width digits are accepted, and so is whatever says nothing in a number: spaces, dashes, the
    /// pictures and invisible characters of a chat.
    ///
    /// # Errors
    ///
    /// [`IdError`] names the first thing that is wrong; [`IdError::NotBornYet`] by comparison with `today`.
    pub fn parse(typed: &str, today: Date) -> Result<Self, IdError> {
        let number = Self::try_from(typed.to_owned())?;
        if number.birth_date().is_some_and(|born| born > today) {
            Err(IdError::NotBornYet)
        } else {
            Ok(number)
        }
    }

    /// The 18 characters, for the few places that must have them.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The first three and the last four characters: `110***********002X`.
    #[must_use]
    pub fn masked(&self) -> Masked {
        Masked::keep(&self.0, 3, 4)
    }

    /// The birth date; absent for a foreigner's number, whose digits 7 to 14 hold it too but are not always one.
    #[must_use]
    pub fn birth_date(&self) -> Option<Date> {
        birth_date(&self.0)
    }

    /// Full years of age on `day`; absent without a birth date, 0 before it.
    #[must_use]
    pub fn years_on(&self, day: Date) -> Option<u8> {
        let born = self.birth_date()?;
        let before_birthday = (day.month() as u8, day.day()) < (born.month() as u8, born.day());
        let years = day.year().saturating_sub(born.year()).saturating_sub(i32::from(before_birthday));
        Some(u8::try_from(years.max(0)).unwrap_or(u8::MAX))
    }
}

impl TryFrom<String> for IdNumber {
    type Error = IdError;

    fn try_from(typed: String) -> Result<Self, IdError> {
        let number = plain(&typed);
        let found = number.chars().count();
        if let Some(position) = misplaced(&number) {
            return Err(IdError::Character { position });
        }
        if found != LENGTH {
            return Err(IdError::Length { found });
        }
        if !region_is_known(&number) {
            return Err(IdError::Region);
        }
        if birth_date(&number).is_none() {
            return Err(IdError::BirthDate);
        }
        if check_character(&number) != number.as_bytes().last().copied() {
            return Err(IdError::CheckCharacter);
        }
        Ok(Self(number))
    }
}

impl From<IdNumber> for String {
    fn from(number: IdNumber) -> Self {
        number.0
    }
}

impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdNumber({})", self.masked())
    }
}

impl fmt::Display for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.masked(), f)
    }
}

/// Whether a text names anybody by such a number.
#[must_use]
pub fn is_written_in(text: &str) -> bool {
    let said: Vec<char> = plain(text).chars().collect();
    said.windows(LENGTH).any(|part| IdNumber::try_from(part.iter().collect::<String>()).is_ok())
}

/// The check character that belongs to the first 17 digits; `None` when they are not 17 digits.
#[must_use]
pub fn check_character(digits: &str) -> Option<u8> {
    let first = digits.as_bytes().get(..WEIGHTS.len())?;
    let mut sum = 0;
    for (digit, weight) in first.iter().zip(WEIGHTS) {
        sum += u32::from(digit.checked_sub(b'0').filter(|value| *value < 10)?) * weight;
    }
    CHECK_CHARACTERS.get((sum % 11) as usize).copied()
}

/// What was typed without what says nothing in a number, `x` made `X`: what is counted, and what is read.
#[must_use]
pub fn plain(typed: &str) -> String {
    bare(typed).replace('x', "X")
}

/// Position, from 1, of the first letter or digit that may not stand where it does.
fn misplaced(number: &str) -> Option<usize> {
    let allowed = |(index, c): (usize, char)| c.is_ascii_digit() || (c == 'X' && index == LENGTH - 1);
    number.chars().enumerate().position(|at| !allowed(at)).map(|index| index + 1)
}

fn region_is_known(number: &str) -> bool {
    number.starts_with('9')
        || number.get(..2).and_then(|code| code.parse().ok()).is_some_and(|code| PROVINCES.contains(&code))
}

fn birth_date(number: &str) -> Option<Date> {
    let part =
        |range: std::ops::Range<usize>| number.get(range).and_then(|digits| digits.parse::<u16>().ok());
    let month = Month::try_from(u8::try_from(part(10..12)?).ok()?).ok()?;
    let year = part(6..10).filter(|year| (1800..=2999).contains(year))?;
    Date::from_calendar_date(i32::from(year), month, u8::try_from(part(12..14)?).ok()?).ok()
}
