//! Files that close with a checksum of their lines as the last one: deliveries of blank cards, orders and answers of a card maker.
//!
//! **Invariant:** a file whose last line is not the SHA-256 of everything before it is not taken at all.

use std::fmt::Write as _;

use domain::{card_maker::Seal, problem::ErrorCode};
use sha2::{Digest as _, Sha256};

use crate::hex::hex;

/// Why a file is not taken at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// It is not of this form, or of another region.
    #[error("the file is not of the form that is read here")]
    Unreadable,
    /// The checksum is wrong, or lines are missing.
    #[error("the file is not whole")]
    Damaged,
}

impl From<FileFault> for ErrorCode {
    fn from(fault: FileFault) -> Self {
        match fault {
            FileFault::Unreadable => Self::FileUnreadable,
            FileFault::Damaged => Self::FileDamaged,
        }
    }
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn checksum(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// The lines with the last one that closes them.
#[must_use]
pub fn sealed(mut lines: String) -> String {
    let sum = checksum(&lines);
    // Writing into a text cannot fail.
    let _ = writeln!(lines, "{{\"sha256\":\"{sum}\"}}");
    lines
}

/// What some editors write in front of a text, and nobody sees.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The lines before the last one, and the checksum that it rightly says. A byte-order mark in front is no part of them, whether the
/// checksum was made with it or an editor added it since.
///
/// # Errors
///
/// [`FileFault::Damaged`].
pub fn unsealed(file: &str) -> Result<(&str, String), FileFault> {
    let whole = file.trim_end_matches(['\r', '\n']);
    let begin = whole.rfind('\n').map_or(0, |end| end + 1);
    let (marked, last) = whole.split_at(begin);
    let bare = marked.strip_prefix(BYTE_ORDER_MARK).unwrap_or(marked);
    let Seal { sha256 } = serde_json::from_str(last).map_err(|_| FileFault::Damaged)?;
    let said = sha256.to_ascii_lowercase();
    let right = [bare, marked].into_iter().any(|lines| checksum(lines) == said);
    if right { Ok((bare, said)) } else { Err(FileFault::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seal_is_the_last_line() {
        let file = sealed("one\ntwo\n".to_owned());
        let (before, sum) = unsealed(&file).unwrap();
        assert_eq!((before, sum.len()), ("one\ntwo\n", 64));
        assert_eq!(unsealed(file.trim_end()), unsealed(&file), "the last end of line says nothing");
        assert_eq!(unsealed(&file.replace("one", "ten")), Err(FileFault::Damaged));
        assert_eq!(unsealed("one\ntwo\n"), Err(FileFault::Damaged));
        assert_eq!(unsealed(""), Err(FileFault::Damaged));
    }

    #[test]
    fn a_byte_order_mark_in_front_says_nothing() {
        let file = sealed("one\ntwo\n".to_owned());
        assert_eq!(unsealed(&format!("\u{feff}{file}")), unsealed(&file), "an editor added it");
        let whole = sealed("\u{feff}one\n".to_owned());
        assert_eq!(unsealed(&whole).map(|(lines, _)| lines), Ok("one\n"), "the checksum knows of it");
        let twice = sealed("\u{feff}\u{feff}one\n".to_owned());
        assert_eq!(unsealed(&twice).map(|(lines, _)| lines), Ok("\u{feff}one\n"), "one only");
    }
}
