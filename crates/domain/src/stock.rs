//! Blank cards, one by one: each has a serial, lies at one outlet, and becomes one card at most.
//!
//! **Invariant:** a serial that is used or spoiled stays so for good.

mod blank;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use blank::{BLANKS, BlankEvent, BlankState, Lying, StockEvent, fault};

use crate::{outlet::OutletId, typed};

/// Digits at the end of a serial, by which blank cards follow each other.
const DIGITS: usize = 6;
/// The longest serial that is read.
const LONGEST: usize = 40;
/// The most blank cards in one delivery.
pub const DELIVERY_MAX: usize = 5_000;

/// The serial of a blank card: letters, digits and dashes, the last six being digits, for example `ANLAN-01-000001`.
///
/// It stands on the card and says nothing about a person, so it may stand in addresses and logs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(extend("pattern" = "^[A-Z0-9-]{0,34}[0-9]{6}$")))]
#[serde(try_from = "String", into = "String")]
pub struct Serial(String);

/// A text is no serial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a serial is of letters, digits and dashes, and ends in six digits")]
pub struct NoSerial;

impl Serial {
    /// The `number`-th blank card that an outlet began with; larger numbers are taken modulo 1,000,000.
    #[must_use]
    pub fn at(outlet: &OutletId, number: u32) -> Self {
        Self(format!("{}{:06}", Self::beginning(outlet), number % 1_000_000))
    }

    /// What stands before the digits on the blank cards that an outlet began with.
    #[must_use]
    pub fn beginning(outlet: &OutletId) -> String {
        format!("{}-", outlet.0.to_ascii_uppercase())
    }

    /// Whether it is numbered like those that this outlet began with.
    #[must_use]
    pub fn is_numbered_for(&self, outlet: &OutletId) -> bool {
        self.parts().0 == Self::beginning(outlet)
    }

    /// As it stands on the card.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the digits, and their number.
    fn parts(&self) -> (&str, u32) {
        let (beginning, digits) = self.0.split_at(self.0.len() - DIGITS);
        (beginning, digits.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
    }
}

impl TryFrom<String> for Serial {
    type Error = NoSerial;

    fn try_from(typed: String) -> Result<Self, NoSerial> {
        let plain: String = typed.trim().chars().map(typed::narrow).collect();
        let plain = plain.to_ascii_uppercase();
        let fits = (DIGITS..=LONGEST).contains(&plain.len())
            && plain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && plain.bytes().rev().take(DIGITS).all(|byte| byte.is_ascii_digit());
        if fits { Ok(Self(plain)) } else { Err(NoSerial) }
    }
}

impl From<Serial> for String {
    fn from(serial: Serial) -> Self {
        serial.0
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// All serials from the first to the last; `None` when they do not follow each other, or are more than [`DELIVERY_MAX`].
#[must_use]
pub fn run(first: &Serial, last: &Serial) -> Option<Vec<Serial>> {
    let ((beginning, from), (other, to)) = (first.parts(), last.parts());
    let count = usize::try_from(to.checked_sub(from)?).ok()?.checked_add(1)?;
    let follow = beginning == other && count <= DELIVERY_MAX;
    follow.then(|| (from..=to).map(|number| Serial(format!("{beginning}{number:06}"))).collect())
}

/// Serials that follow each other, or were named together: the lowest, the highest, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The lowest.
    pub first: Serial,
    /// The highest.
    pub last: Serial,
    /// How many.
    pub count: u32,
}

impl Span {
    /// What all of these have together; nothing of none.
    #[must_use]
    pub fn around(serials: &[Serial]) -> Option<Self> {
        let (first, last) = (serials.iter().min()?.clone(), serials.iter().max()?.clone());
        Some(Self { first, last, count: u32::try_from(serials.len()).ok()? })
    }
}

/// Ascending serials as runs without a gap.
#[must_use]
pub fn spans(serials: &[Serial]) -> Vec<Span> {
    let follows = |one: &Serial, other: &Serial| {
        let ((beginning, number), (same, next)) = (one.parts(), other.parts());
        beginning == same && number + 1 == next
    };
    serials.chunk_by(follows).filter_map(Span::around).collect()
}

/// Reads a delivery's list: a serial a line, or the first and the last of a run with a blank between. Empty lines say nothing.
///
/// # Errors
///
/// What stands in the first line that cannot be read, with why.
pub fn listed(text: &str) -> Result<Vec<Serial>, RefusedSerial> {
    let mut serials = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let refused = |why| RefusedSerial { serial: line.chars().take(LONGEST).collect(), why };
        let words = line.split_whitespace().map(|word| Serial::try_from(word.to_owned()));
        let words =
            words.collect::<Result<Vec<_>, _>>().map_err(|NoSerial| refused(SerialFault::NoSerial))?;
        match &words[..] {
            [one] => serials.push(one.clone()),
            [first, last] => serials.extend(run(first, last).ok_or(refused(SerialFault::NoRun))?),
            _ => return Err(refused(SerialFault::NoSerial)),
        }
        if serials.len() > DELIVERY_MAX {
            return Err(refused(SerialFault::TooMany));
        }
    }
    Ok(serials)
}

/// A serial with which nothing is done, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RefusedSerial {
    /// The serial, or what stands in its place.
    pub serial: String,
    /// Why.
    pub why: SerialFault,
}

/// Why nothing is done with a serial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SerialFault {
    /// It is no serial.
    NoSerial,
    /// The last does not follow the first.
    NoRun,
    /// There are more than one delivery has.
    TooMany,
    /// It is named twice.
    Twice,
    /// It lies at the outlet already.
    Here,
    /// It lies, or lay last, at another outlet, or is numbered for another.
    Elsewhere,
    /// It is held for an application.
    Held,
    /// The card it is held for is being printed: the counter says what becomes of it.
    Printing,
    /// It became a card.
    Used,
    /// It is void.
    Spoiled,
    /// It is not known, or was sent back.
    Unknown,
}

impl SerialFault {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::NoSerial,
        Self::NoRun,
        Self::TooMany,
        Self::Twice,
        Self::Here,
        Self::Elsewhere,
        Self::Held,
        Self::Printing,
        Self::Used,
        Self::Spoiled,
        Self::Unknown,
    ];
}

/// Why a blank card is void.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SpoilReason {
    /// The printer jammed or printed badly.
    Misprinted,
    /// It is bent, scratched or broken.
    Damaged,
    /// Its chip does not answer.
    Unreadable,
    /// It cannot be found.
    Missing,
}

impl SpoilReason {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Misprinted, Self::Damaged, Self::Unreadable, Self::Missing];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serial(typed: &str) -> Serial {
        Serial::try_from(typed.to_owned()).unwrap()
    }

    #[test]
    fn a_serial_is_read_as_it_is_typed() {
        assert_eq!(serial(" anlan-01-000001 ").as_str(), "ANLAN-01-000001");
        assert_eq!(serial("１２３４５６").as_str(), "123456");
        assert_eq!(Serial::at(&OutletId("anlan-01".to_owned()), 1), serial("ANLAN-01-000001"));
        for typed in ["", "12345", "A-12345", "A_000001", "A 000001", "卡000001", "A000001B"] {
            assert_eq!(Serial::try_from(typed.to_owned()), Err(NoSerial), "{typed}");
        }
        assert_eq!(Serial::try_from("1".repeat(LONGEST + 1)), Err(NoSerial));
    }

    #[test]
    fn a_run_goes_from_the_first_to_the_last() {
        let all = run(&serial("A-000009"), &serial("A-000011")).unwrap();
        assert_eq!(all, [serial("A-000009"), serial("A-000010"), serial("A-000011")]);
        assert_eq!(run(&serial("A-000009"), &serial("A-000009")).map(|all| all.len()), Some(1));
        assert_eq!(run(&serial("A-000002"), &serial("A-000001")), None);
        assert_eq!(run(&serial("A-000001"), &serial("B-000002")), None);
        assert_eq!(run(&serial("A-000001"), &serial("A-005000")).map(|all| all.len()), Some(DELIVERY_MAX));
        assert_eq!(run(&serial("A-000001"), &serial("A-005001")), None);
    }

    #[test]
    fn serials_are_told_as_runs() {
        let all = ["A-000001", "A-000002", "A-000004", "B-000005"].map(serial);
        let told: Vec<_> = spans(&all).into_iter().map(|span| (span.first, span.last, span.count)).collect();
        let [one, two, four, other] = all;
        assert_eq!(told, [(one, two, 2), (four.clone(), four, 1), (other.clone(), other, 1)]);
        assert_eq!(spans(&[]), []);
    }

    #[test]
    fn a_list_names_serials_and_runs() {
        let read = listed("a-000001\r\n\nA-000003 A-000005\n").unwrap();
        assert_eq!(read.len(), 4);
        let check = |text: &str, why| assert_eq!(listed(text).unwrap_err().why, why, "{text}");
        check("A-000001\nnothing\n", SerialFault::NoSerial);
        check("A-000001 A-000002 A-000003", SerialFault::NoSerial);
        check("A-000002 A-000001", SerialFault::NoRun);
        check("A-000001 A-005000\nA-005001", SerialFault::TooMany);
        assert_eq!(listed("\n").unwrap(), []);
    }
}
