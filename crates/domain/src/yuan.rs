//! Amounts in yuan with two decimals: as interfaces write them, and as people type them.

use thiserror::Error;

use crate::{money::Fen, typed::narrow};

/// Why what somebody typed is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TypedError {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// It is below zero.
    #[error("an amount below zero was typed")]
    Negative,
    /// It has parts of a fen.
    #[error("an amount with more than two decimals was typed")]
    TooFine,
    /// It is no number that people write amounts in.
    #[error("no amount was typed")]
    Malformed,
}

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

/// The same as a system tells it: more decimals, all of them 0, change nothing, and a 0 in front may be left out: `12.5000`, `.50`.
#[must_use]
pub fn told(written: &str) -> Option<Fen> {
    let Some((whole, decimals)) = written.split_once('.').filter(|(_, decimals)| !decimals.is_empty()) else {
        return parse(written);
    };
    let whole = match whole {
        "" => "0",
        "-" => "-0",
        whole => whole,
    };
    match decimals.trim_end_matches('0') {
        "" => parse(whole),
        decimals => parse(&format!("{whole}.{decimals}")),
    }
}

/// The amount that somebody typed: `1,234.5元`, `￥１２３`, `12 yuan`. Figures may be wide, thousands may be parted, and yuan may stand
/// before or behind.
///
/// # Errors
///
/// [`TypedError`].
pub fn typed(typed: &str) -> Result<Fen, TypedError> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    let plain = plain.strip_prefix(['¥', '￥']).unwrap_or(&plain);
    let plain = plain.strip_suffix('元').or(plain.strip_suffix("yuan")).unwrap_or(plain);
    if plain.is_empty() {
        return Err(TypedError::Empty);
    }
    let positive = plain.strip_prefix('-');
    let (whole, decimals) = {
        let amount = positive.unwrap_or(plain);
        amount.split_once('.').unwrap_or((amount, ""))
    };
    let whole = unparted(whole).ok_or(TypedError::Malformed)?;
    let fen = fen(decimals)?;
    match whole.checked_mul(100).and_then(|yuan| yuan.checked_add(fen)).ok_or(TypedError::Malformed)? {
        1.. if positive.is_some() => Err(TypedError::Negative),
        amount => Ok(Fen(amount)),
    }
}

/// Wide figures and signs as narrow ones, letters as small ones.
fn plain(typed: char) -> char {
    match narrow(typed) {
        '−' | '–' => '-',
        '。' => '.',
        other => other.to_ascii_lowercase(),
    }
}

/// A number whose thousands may be parted by commas; `None` where a comma stands anywhere else.
fn unparted(whole: &str) -> Option<i64> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    if first.len() > 3 && first.len() < whole.len() {
        return None;
    }
    groups.try_fold(figures(first)?, |before, group| {
        let group = if group.len() == 3 { figures(group)? } else { return None };
        before.checked_mul(1_000)?.checked_add(group)
    })
}

/// The fen that decimals are; those behind the second have to be 0.
fn fen(decimals: &str) -> Result<i64, TypedError> {
    let (mut fen, mut is_fine, mut worth) = (0, true, 10);
    for byte in decimals.bytes() {
        let figure =
            if byte.is_ascii_digit() { i64::from(byte - b'0') } else { return Err(TypedError::Malformed) };
        fen += figure * worth;
        is_fine &= worth > 0 || figure == 0;
        worth /= 10;
    }
    if is_fine { Ok(fen) } else { Err(TypedError::TooFine) }
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

    #[test]
    fn a_system_may_tell_more_decimals_that_are_0_and_leave_out_the_0_in_front() {
        for (written, fen) in [
            ("123.4500", 12_345),
            (".50", 50),
            ("-.5", -50),
            ("-12.3000", -1_230),
            ("7.000000", 700),
            (".0", 0),
            ("12", 1_200),
        ] {
            assert_eq!(told(written), Some(Fen(fen)), "{written}");
        }
        for wrong in
            ["", ".", "-", "-.", "1.", "1.2340", "0.00500", "1.5.0", "1.-10", "1e3", " 1.00", "1.0x", "--.5"]
        {
            assert_eq!(told(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_people_type_is_read_as_they_mean_it() {
        for (said, fen) in [
            ("1,234.5元", 123_450),
            ("１２３", 12_300),
            ("￥ 12", 1_200),
            ("¥1，000。50", 100_050),
            ("12 Yuan", 1_200),
            ("1 000", 100_000),
            ("12.", 1_200),
            ("12.500", 1_250),
            ("007", 700),
            ("-0", 0),
        ] {
            assert_eq!(typed(said), Ok(Fen(fen)), "{said}");
        }
        for (said, error) in [
            ("", TypedError::Empty),
            (" 元", TypedError::Empty),
            ("−1", TypedError::Negative),
            ("-0.01", TypedError::Negative),
            ("0.001", TypedError::TooFine),
            ("1e9", TypedError::Malformed),
            ("1,23", TypedError::Malformed),
            (",123", TypedError::Malformed),
            ("1.2.3", TypedError::Malformed),
            (".5", TypedError::Malformed),
            ("一百", TypedError::Malformed),
            ("1万", TypedError::Malformed),
            ("-", TypedError::Malformed),
            ("NaN", TypedError::Malformed),
            ("99999999999999999999", TypedError::Malformed),
        ] {
            assert_eq!(typed(said), Err(error), "{said}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_is_read_as_below_zero(said in "\\PC{0,24}") {
            prop_assert!(typed(&said).map_or(true, |amount| amount >= Fen::ZERO));
        }

        #[test]
        fn an_amount_typed_as_it_is_written_is_that_amount(fen in 0_i64..1_000_000_000_000) {
            prop_assert_eq!(typed(&text(Fen(fen))), Ok(Fen(fen)));
        }

        #[test]
        fn what_was_written_reads_back(fen in -1_000_000_000_000_i64..1_000_000_000_000) {
            prop_assert_eq!(parse(&text(Fen(fen))), Some(Fen(fen)));
            prop_assert_eq!(told(&format!("{}00", text(Fen(fen)))), Some(Fen(fen)));
        }
    }
}
