//! Yuan as text, in whole units of a given size.

/// Digits after the point of a yuan in fen.
pub(super) const FEN: u32 = 2;
/// Digits after the point of a fee.
pub(super) const FEE: u32 = 5;

/// `-12.34` from -1234 with 2 digits after the point.
pub(super) fn text(value: i64, digits: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let unit = 10_u64.pow(digits);
    let value = value.unsigned_abs();
    format!("{sign}{}.{:0width$}", value / unit, value % unit, width = digits as usize)
}

/// -1234 from `-12.34`, `-12.340` and `-12.34000`; none when it is finer than `digits`.
pub(super) fn parse(text: &str, digits: u32) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let missing = digits.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    let fraction = if fraction.is_empty() { 0 } else { fraction.parse::<i64>().ok()? };
    let fraction = fraction.checked_mul(10_i64.checked_pow(missing)?)?;
    let value = whole.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(digits)?)?.checked_add(fraction)?;
    Some(sign * value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_fraction_of_a_fen_is_lost() {
        assert_eq!(parse("0.01", FEN), Some(1));
        assert_eq!(parse("0.07000", FEN), Some(7));
        assert_eq!(parse("12", FEN), Some(1200));
        assert_eq!(parse("-0.07", FEN), Some(-7));
        assert_eq!(parse("0.00600", FEE), Some(600));
        for text in ["0.001", "", ".5", "1,2", "+1", "1e3", "--1", "99999999999999999999"] {
            assert_eq!(parse(text, FEN), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(value in -1_000_000_000_000_i64..1_000_000_000_000, digits in 0_u32..6) {
            prop_assert_eq!(parse(&text(value, digits), digits), Some(value));
        }

        #[test]
        fn nothing_makes_it_panic(text in "-?[0-9.]{0,40}", digits in 0_u32..6) {
            let _ = parse(&text, digits);
        }
    }
}
