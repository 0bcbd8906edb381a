//! Personal data made fit to be shown.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Numerals written as characters. Some also stand in the names of streets: better hidden there than shown in a number.
const NUMERALS: &str = "〇零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟甲乙丙丁";

/// A text with its middle hidden. It can be shown and logged; what it stood for cannot be had back from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Masked(String);

impl Masked {
    /// Keeps `head` characters in front and `tail` at the end, and hides what lies between. A text too short to hide anything is hidden
    /// whole.
    #[must_use]
    pub fn keep(text: &str, head: usize, tail: usize) -> Self {
        let length = text.chars().count();
        let shown = |index| length > head + tail && (index < head || index >= length - tail);
        Self(text.chars().enumerate().map(|(index, c)| if shown(index) { c } else { '*' }).collect())
    }

    /// A person's name: `张*兰`, `李*`, `买*******力`.
    #[must_use]
    pub fn name(name: &str) -> Self {
        Self::keep(name, 1, usize::from(name.chars().count() > 2))
    }

    /// An address with its numbers hidden, in figures or in characters: `延长路**号`. Of one without any the further half is hidden.
    #[must_use]
    pub fn address(address: &str) -> Self {
        let hides = |c: char| c.is_numeric() || NUMERALS.contains(c);
        if !address.chars().any(hides) {
            return Self::keep(address, address.chars().count() / 2, 0);
        }
        Self(address.chars().map(|c| if hides(c) { '*' } else { c }).collect())
    }

    /// An email address: the first character and the domain.
    #[must_use]
    pub fn email(email: &str) -> Self {
        let (local, domain) = email.split_once('@').unwrap_or((email, ""));
        Self(format!("{}@{domain}", Self::keep(local, 1, 0)))
    }

    /// What may be shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
