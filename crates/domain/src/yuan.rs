//! Amounts as interfaces write them: yuan with two decimals.

use crate::money::Fen;

/// `1234.50`, `-0.30`.
#[must_use]
pub fn text(amount: Fen) -> String {
    let (sign, fen) = (if amount.0 < 0 { "-" } else { "" }, amount.0.unsigned_abs());
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

/// The amount that yuan with at most two decimals are: `12`, `12.5`, `-0.30`.
#[must_use]
pub fn parse(written: &str) -> Option<Fen> {
    let (sign, amount) = written.strip_prefix('-').map_or((1, written), |amount| (-1, amount));
    let (whole, decimals) = amount.split_once('.').unwrap_or((amount, "0"));
    let fen = match decimals.len() {
        1 => figures(decimals)? * 10,
        2 => figures(decimals)?,
        _ => return None,
    };
    figures(whole)?.checked_mul(100)?.checked_add(fen).map(|fen| Fen(sign * fen))
}

fn figures(text: &str) -> Option<i64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn yuan_have_two_decimals_at_most() {
        for (written, fen) in
            [("12", 1200), ("12.5", 1250), ("0.05", 5), ("-0.30", -30), ("007.10", 710), ("0", 0)]
        {
            assert_eq!(parse(written), Some(Fen(fen)), "{written}");
        }
        let huge = "99999999999999999999";
        for wrong in
            ["", "-", ".", "1.", ".5", "1.234", "1e3", "+1", " 1", "1,000.00", "--1", "一", "1.-1", huge]
        {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_was_written_reads_back(fen in -1_000_000_000_000_i64..1_000_000_000_000) {
            prop_assert_eq!(parse(&text(Fen(fen))), Some(Fen(fen)));
        }
    }
}
