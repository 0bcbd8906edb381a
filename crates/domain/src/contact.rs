//! How a person is reached: mobile, email, address.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    masked::Masked,
    typed::{bare_telephone, has_foreign_signs, is_invisible, narrow, words},
};

/// The longest email address that is taken (RFC 5321).
const EMAIL_MAX: usize = 254;
/// What frames an email address in a message or a list, and is no part of one that people have.
const NOT_IN_EMAIL: [char; 10] = ['<', '>', '(', ')', '[', ']', ',', ';', ':', '"'];
/// The longest address that is taken, in characters.
pub const ADDRESS_MAX: usize = 100;

/// Why a way to reach someone was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContactError {
    /// Not `1`, a digit from 3 to 9, and nine more digits.
    #[error("not a mobile number of the mainland")]
    Mobile,
    /// Not of the form name@place.
    #[error("not an email address")]
    Email,
    /// Empty, or nothing but signs.
    #[error("an address needs some words")]
    AddressEmpty,
    /// With signs that stand in no address.
    #[error("an address has no angle brackets and no heaps of marks")]
    AddressSigns,
    /// Longer than [`ADDRESS_MAX`].
    #[error("an address has at most {ADDRESS_MAX} characters")]
    AddressLong,
}

macro_rules! personal_text {
    ($(#[$doc:meta])* $name:ident, $mask:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text itself, for the few places that must have it.
            #[must_use]
            pub fn reveal(&self) -> &str {
                &self.0
            }

            /// What may be shown.
            #[must_use]
            pub fn masked(&self) -> Masked {
                $mask(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.masked())
            }
        }
    };
}

personal_text!(
    /// A mobile number of the mainland: `1`, 3 to 9, nine digits. Never refused by its carrier's prefix.
    Mobile,
    |text: &str| Masked::keep(text, 3, 4)
);
personal_text!(
    /// An email address: something, `@`, and a place with a dot.
    Email,
    Masked::email
);
personal_text!(
    /// A postal address in one line.
    Address,
    Masked::address
);

impl TryFrom<String> for Mobile {
    type Error = ContactError;

    fn try_from(typed: String) -> Result<Self, ContactError> {
        let digits = without_country(bare_telephone(&typed));
        let right = digits.len() == 11
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && digits.starts_with('1')
            && digits.as_bytes().get(1).is_some_and(|second| *second >= b'3');
        if right { Ok(Self(digits)) } else { Err(ContactError::Mobile) }
    }
}

impl TryFrom<String> for Email {
    type Error = ContactError;

    fn try_from(typed: String) -> Result<Self, ContactError> {
        let email: String = typed.chars().map(narrow).filter(|c| !is_invisible(*c)).collect();
        let email = email.trim();
        let well_formed = email.split_once('@').is_some_and(|(local, place)| {
            !local.is_empty()
                && !local.contains(NOT_IN_EMAIL)
                && !place.contains(NOT_IN_EMAIL)
                && place.contains('.')
                && place.split('.').all(|label| !label.is_empty())
                && !place.contains('@')
        });
        let plain = email.len() <= EMAIL_MAX && email.bytes().all(|byte| byte.is_ascii_graphic());
        if well_formed && plain { Ok(Self(email.to_owned())) } else { Err(ContactError::Email) }
    }
}

impl TryFrom<String> for Address {
    type Error = ContactError;

    fn try_from(typed: String) -> Result<Self, ContactError> {
        let address = words(&typed);
        if !address.chars().any(char::is_alphanumeric) {
            return Err(ContactError::AddressEmpty);
        }
        if has_foreign_signs(&address) {
            return Err(ContactError::AddressSigns);
        }
        if address.chars().count() > ADDRESS_MAX { Err(ContactError::AddressLong) } else { Ok(Self(address)) }
    }
}

/// A mobile without the code of China, as phones keep it.
fn without_country(digits: String) -> String {
    let own =
        ["+86", "0086", "86"].iter().find_map(|code| digits.strip_prefix(code)).filter(|own| own.len() == 11);
    own.map(str::to_owned).unwrap_or(digits)
}
