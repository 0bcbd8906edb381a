//! The number a person keeps: eight digits and a check digit.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::typed::bare;

const DIGITS: usize = 9;

/// An application's reference, nine digits, the last a check digit by ISO/IEC 7064 MOD 11,10 (GB/T 17710).
///
/// It says nothing about the person, so it may stand in addresses and logs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", schemars(extend("pattern" = "^[0-9]{9}$")))]
pub struct Reference(String);

/// Why a text is no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Not nine digits.
    #[error("a reference has nine digits")]
    Length,
    /// The check digit does not fit.
    #[error("the check digit does not fit")]
    CheckDigit,
}

impl Reference {
    /// The reference with these eight leading digits; larger numbers are taken modulo 100,000,000.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        let first = format!("{:08}", number % 100_000_000);
        let check = check_digit(first.bytes().map(|byte| byte - b'0'));
        Self(format!("{first}{check}"))
    }

    /// Nine digits without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Grouped for reading: `4827 3915 6`.
    #[must_use]
    pub fn grouped(&self) -> String {
        format!("{} {} {}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(typed: String) -> Result<Self, ReferenceError> {
        let digits = bare(&typed);
        if digits.len() != DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ReferenceError::Length);
        }
        let mut values = digits.bytes().map(|byte| byte - b'0');
        let fits = values.next_back() == Some(check_digit(values));
        if fits { Ok(Self(digits)) } else { Err(ReferenceError::CheckDigit) }
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// ISO/IEC 7064 MOD 11,10.
pub(crate) fn check_digit(digits: impl Iterator<Item = u8>) -> u8 {
    let product = digits.fold(10, |product, digit| {
        let sum = match (product + digit) % 10 {
            0 => 10,
            other => other,
        };
        (sum * 2) % 11
    });
    (11 - product) % 10
}
