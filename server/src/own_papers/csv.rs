//! Tables as CSV (RFC 4180), in UTF-8 with a byte order mark, by which spreadsheets know the characters.
//!
//! **Invariant:** no cell begins a formula: what a spreadsheet might take for one has an apostrophe in front.

use domain::{money::Fen, yuan};

const MARK: char = '\u{feff}';
const LINE_END: &str = "\r\n";

/// A table that is being written.
pub(super) struct Table(String);

/// A cell.
pub(super) enum Cell {
    /// Words, whoever wrote them.
    Text(String),
    /// Yuan with two decimals.
    Amount(Fen),
}

impl Table {
    /// Begins with its head.
    pub(super) fn new(head: &[&str]) -> Self {
        let mut table = Self(MARK.to_string());
        table.row(head.iter().map(|word| Cell::Text((*word).to_owned())));
        table
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let Self(text) = self;
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            text.push_str(&cell.written());
        }
        text.push_str(LINE_END);
    }

    /// The file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn written(&self) -> String {
        let text = match self {
            Self::Amount(amount) => return yuan::text(*amount),
            Self::Text(text) => harmless(text),
        };
        if text.contains([',', '"', '\r', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text
        }
    }
}

/// The text, as words and never as a formula. What is only a number stays one.
fn harmless(text: &str) -> String {
    let begins = text.trim_start_matches([' ', '\u{a0}', '\u{3000}']).chars().next();
    let is_formula =
        matches!(begins, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'));
    if is_formula && !is_number(text) { format!("'{text}") } else { text.to_owned() }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, rest].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(cell: &str) -> String {
        Cell::text(cell).written()
    }

    #[test]
    fn a_table_begins_with_its_mark_and_ends_its_lines() {
        let mut table = Table::new(&["日期", "金额"]);
        table.row([Cell::text("2026-03-12"), Cell::Amount(Fen(-123_405))]);
        assert_eq!(table.into_bytes(), "\u{feff}日期,金额\r\n2026-03-12,-1234.05\r\n".as_bytes());
    }

    #[test]
    fn commas_quotes_and_line_ends_are_quoted() {
        assert_eq!(text("a,b"), "\"a,b\"");
        assert_eq!(text("\"大\"药房"), "\"\"\"大\"\"药房\"");
        assert_eq!(text("a\r\nb"), "\"a\r\nb\"");
        assert_eq!(text("一院"), "一院");
    }

    #[test]
    fn nothing_is_a_formula_and_numbers_stay_numbers() {
        for formula in
            ["=1+1", "+86", "-2+3", "@SUM(A1)", "\t=1", "＝1", "  =1", "-", "-1e3", "=HYPERLINK(\"x\",\"y\")"]
        {
            assert!(text(formula).trim_start_matches('"').starts_with('\''), "{formula}");
        }
        for number in ["-1", "-0.50", "2", "0.5"] {
            assert_eq!(text(number), number);
        }
    }

    /// Reads a line as RFC 4180 has it.
    fn read(line: &str) -> Vec<String> {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '"' if quoted && rest.peek() == Some(&'"') => {
                    cell.push('"');
                    rest.next();
                }
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        cells.push(cell);
        cells
    }

    proptest! {
        #[test]
        fn whatever_a_core_names_comes_back_and_begins_no_formula(names in prop::collection::vec(".{0,12}", 1..6)) {
            let mut table = Table::new(&[]);
            table.row(names.iter().map(Cell::text));
            let file = String::from_utf8(table.into_bytes()).unwrap();
            let line = file.strip_prefix("\u{feff}\r\n").unwrap().strip_suffix("\r\n").unwrap();
            let cells = read(line);
            prop_assert_eq!(cells.len(), names.len());
            for (cell, name) in cells.iter().zip(&names) {
                prop_assert_eq!(cell.strip_prefix('\'').filter(|_| cell != name).unwrap_or(cell), name);
                let begins = cell.chars().next();
                prop_assert!(!matches!(begins, Some('=' | '+' | '@')) , "{}", cell);
            }
        }
    }
}
