//! Bytes as hexadecimal digits.

use std::fmt::Write as _;

/// `00ff` from the bytes 0 and 255.
pub(crate) fn lower(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a String never fails.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
