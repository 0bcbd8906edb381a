//! A QR code as the black runs of its rows.

use fast_qr::{ECL, QRBuilder};
use serde::Serialize;

/// A QR code.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Code {
    /// Squares on a side.
    size: usize,
    /// Row, first square and count of squares, one a run.
    runs: Vec<[usize; 3]>,
}

/// The code of a text, readable with an eighth of it worn off; nothing for a text that is too long for any.
pub(super) fn code(text: &str) -> Option<Code> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut runs: Vec<[usize; 3]> = Vec::new();
    for row in 0..code.size {
        for column in (0..code.size).filter(|column| code[row][*column].value()) {
            match runs.last_mut() {
                Some([last, from, count]) if *last == row && *from + *count == column => *count += 1,
                _ => runs.push([row, column, 1]),
            }
        }
    }
    Some(Code { size: code.size, runs })
}
