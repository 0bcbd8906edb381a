//! The number of a payment: what the gateway knows it by, and what stands on the receipt.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{reference::check_digit, typed::bare};

const DIGITS: usize = 12;
const FIRST: u64 = 100_000_000_000;

/// A payment's number, the receipt code: twelve digits, the last a check digit by ISO/IEC 7064 MOD 11,10 (GB/T 17710).
///
/// It says nothing about the person, so it may stand in addresses, logs and bills. Whoever has it may see how the payment stands, so it is
/// drawn by chance and cannot be guessed in the tries that an address has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", schemars(extend("pattern" = "^[0-9]{12}$")))]
pub struct PaymentNumber(String);

/// Why a text is no number of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not twelve digits.
    #[error("a receipt code has twelve digits")]
    Length,
    /// The check digit does not fit.
    #[error("the check digit does not fit")]
    CheckDigit,
}

impl PaymentNumber {
    /// What stands in front of it in the gateway's books, and so may be read in the payer's app.
    pub const PREFIX: &str = "MC";

    /// The number with these eleven leading digits; larger ones are taken modulo 100,000,000,000.
    #[must_use]
    pub fn from_number(number: u64) -> Self {
        let first = format!("{:011}", number % FIRST);
        let check = check_digit(first.bytes().map(|byte| byte - b'0'));
        Self(format!("{first}{check}"))
    }

    /// Twelve digits without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Grouped for reading: `4827 3915 6012`.
    #[must_use]
    pub fn grouped(&self) -> String {
        format!("{} {} {}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

impl TryFrom<String> for PaymentNumber {
    type Error = NumberError;

    fn try_from(typed: String) -> Result<Self, NumberError> {
        let bare = bare(&typed);
        let (front, rest) = bare.split_at_checked(Self::PREFIX.len()).unwrap_or_default();
        let digits = if front.eq_ignore_ascii_case(Self::PREFIX) { rest.to_owned() } else { bare };
        if digits.len() != DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberError::Length);
        }
        let mut values = digits.bytes().map(|byte| byte - b'0');
        let fits = values.next_back() == Some(check_digit(values));
        if fits { Ok(Self(digits)) } else { Err(NumberError::CheckDigit) }
    }
}

impl From<PaymentNumber> for String {
    fn from(number: PaymentNumber) -> Self {
        number.0
    }
}

impl fmt::Display for PaymentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
