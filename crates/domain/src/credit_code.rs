//! The unified social credit code of an employer, GB 32100.

use std::fmt;

use serde::{Deserialize, Serialize};

const LENGTH: usize = 18;
/// Digits and letters, without those that look like others.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// How many characters there are, and what sums are taken modulo.
const BASE: usize = 31;
/// The weight of a character, by that of the one before it.
const GROWTH: usize = 3;

/// A unified social credit code whose check character is right. It names an organisation, not a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", schemars(extend("pattern" = "^[0-9A-HJ-NPQRTUWXY]{18}$")))]
pub struct CreditCode(String);

/// Why a text is no unified social credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// Not 18 characters of its alphabet.
    #[error("a unified social credit code has 18 digits and capital letters, without I, O, S, V and Z")]
    Form,
    /// The check character does not fit.
    #[error("the check character does not fit")]
    CheckCharacter,
}

impl CreditCode {
    /// The code that these 17 characters begin.
    #[must_use]
    pub fn completing(first: &str) -> Option<Self> {
        let check = check_character(first.as_bytes()).filter(|_| first.len() == LENGTH - 1)?;
        Some(Self(format!("{first}{}", char::from(check))))
    }

    /// The 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CreditCode {
    type Error = CreditCodeError;

    fn try_from(text: String) -> Result<Self, CreditCodeError> {
        let (check, first) =
            text.as_bytes().split_last().filter(|_| text.len() == LENGTH).ok_or(CreditCodeError::Form)?;
        value(*check).ok_or(CreditCodeError::Form)?;
        let fits = check_character(first).ok_or(CreditCodeError::Form)? == *check;
        if fits { Ok(Self(text)) } else { Err(CreditCodeError::CheckCharacter) }
    }
}

impl From<CreditCode> for String {
    fn from(code: CreditCode) -> Self {
        code.0
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn value(character: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == character)
}

/// The check character that belongs to these, if they are all of the alphabet.
fn check_character(first: &[u8]) -> Option<u8> {
    let (mut sum, mut weight) = (0, 1);
    for character in first {
        sum += value(*character)? * weight;
        weight = weight * GROWTH % BASE;
    }
    ALPHABET.get((BASE - sum % BASE) % BASE).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<CreditCode, CreditCodeError> {
        text.to_owned().try_into()
    }

    #[test]
    fn codes_of_the_standard_are_told_from_mistyped_ones() {
        assert_eq!(read("91350100M000100Y43").unwrap().as_str(), "91350100M000100Y43");
        assert_eq!(read("91310115MA1H8R7C6D"), Err(CreditCodeError::CheckCharacter));
        for wrong in
            ["", "91350100M000100Y4", "91350100M000100Y433", "91350100m000100Y43", "9135010OM000100Y43"]
        {
            assert_eq!(read(wrong), Err(CreditCodeError::Form), "{wrong}");
        }
    }

    #[test]
    fn seventeen_characters_have_one_check_character() {
        assert_eq!(CreditCode::completing("91350100M000100Y4"), read("91350100M000100Y43").ok());
        assert_eq!(CreditCode::completing("91350100M000100Y"), None);
        assert_eq!(CreditCode::completing("91350100M000100YS"), None);
    }

    #[test]
    fn no_single_mistake_goes_unseen() {
        let code = "91350100M000100Y43";
        for place in 0..LENGTH {
            for other in ALPHABET {
                let mut bytes = code.as_bytes().to_vec();
                bytes[place] = *other;
                let text = String::from_utf8(bytes).unwrap();
                assert_eq!(read(&text).is_ok(), text == code, "{text}");
            }
        }
    }
}
