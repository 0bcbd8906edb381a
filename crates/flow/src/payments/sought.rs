//! The number of a payment as people have it: the receipt code, or the number in the payer's app.

use domain::payment::{NumberError, PaymentNumber};

/// How many digits the gateway's own number has.
const TRANSACTION: usize = 28;

/// What is wrong with a number that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindError {
    /// Neither number has so many digits.
    Length {
        /// How many there are.
        found: usize,
    },
    /// Something in it is no digit.
    Character,
    /// The check digit of a receipt code does not fit.
    CheckDigit,
}

/// The number without its spaces.
///
/// # Errors
///
/// [`FindError`].
pub fn sought(typed: &str) -> Result<String, FindError> {
    match PaymentNumber::try_from(typed.to_owned()) {
        Ok(number) => Ok(number.into()),
        Err(NumberError::CheckDigit) => Err(FindError::CheckDigit),
        Err(NumberError::Length) => {
            let bare = || typed.chars().filter(|c| c.is_alphanumeric());
            if !bare().all(|c| c.is_ascii_digit()) {
                return Err(FindError::Character);
            }
            match bare().count() {
                TRANSACTION => Ok(bare().collect()),
                found => Err(FindError::Length { found }),
            }
        }
    }
}
