//! Times, sizes and dates as a clerk reads them: short, and the same in every language.

use domain::{
    moment::{Moment, iso_date},
    money::Fen,
    photo::{Check, Measure},
};
use text::staff::Key;

use crate::texts::Texts;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long something waits, as precisely as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Waited {
    JustNow,
    Minutes(i64),
    Hours(i64),
    Days(i64),
    DaysAndHours(i64, i64),
}

impl Waited {
    fn of(since: Moment, now: Moment) -> Self {
        let seconds = since.seconds_until(now);
        match (seconds / DAY, seconds % DAY / HOUR) {
            (0, 0) if seconds < MINUTE => Self::JustNow,
            (0, 0) => Self::Minutes(seconds / MINUTE),
            (0, hours) => Self::Hours(hours),
            (days, 0) => Self::Days(days),
            (days, hours) => Self::DaysAndHours(days, hours),
        }
    }
}

/// "2 days 4 hours" in words.
pub(crate) fn waited(texts: Texts, since: Moment, now: Moment) -> String {
    let number = |key, number: i64| texts.with(key, &[("n", &number.to_string())]);
    match Waited::of(since, now) {
        Waited::JustNow => texts.get(Key::WaitedNow),
        Waited::Minutes(minutes) => number(Key::WaitedMinutes, minutes),
        Waited::Hours(hours) => number(Key::WaitedHours, hours),
        Waited::Days(days) => number(Key::WaitedDays, days),
        Waited::DaysAndHours(days, hours) => {
            format!("{} {}", number(Key::WaitedDays, days), number(Key::WaitedHours, hours))
        }
    }
}

/// `2026-11-25 14:05`, on China's clock.
pub(crate) fn time_of_day(moment: Moment) -> String {
    let clock = moment.in_china();
    format!("{} {:02}:{:02}", day(moment), clock.hour(), clock.minute())
}

/// `11-25 14:05`, for lines that are close together.
pub(crate) fn time_short(moment: Moment) -> String {
    time_of_day(moment).split_off(5)
}

/// The amount that was typed in yuan: full-width figures, spaces and commas between thousands do no harm.
pub(crate) fn fen(typed: &str) -> Option<Fen> {
    const WIDE: u32 = 0xff01 - 0x21;
    let narrow = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - WIDE).unwrap_or(sign),
        other => other,
    };
    let bare = |sign: &char| !sign.is_whitespace() && *sign != ',';
    domain::yuan::parse(&typed.chars().map(narrow).filter(bare).collect::<String>())
}

/// `2026-11-25`.
pub(crate) fn day(moment: Moment) -> String {
    iso_date::text(moment.day())
}

/// What was measured in a photo, in the check's own unit, which `photo::checks` names: shares in per cent, degrees, pixels, bits, numbers.
pub(crate) fn raw(Measure { check, raw, .. }: &Measure) -> String {
    let percent = 100.0 * raw;
    match check {
        Check::OneFace => rounded(*raw, 0),
        Check::Yaw | Check::Pitch | Check::Roll => rounded(*raw, 0) + "°",
        Check::EyeDistance => rounded(*raw, 0) + " px",
        Check::DynamicRange => rounded(*raw, 1) + " bit",
        Check::Size => String::from("× ") + &rounded(*raw, 2),
        Check::Colour => String::from("ΔE ") + &rounded(*raw, 1),
        Check::Contrast => rounded(*raw, 3),
        Check::Background => rounded(*raw, 1),
        Check::Sharp
        | Check::HeadBare
        | Check::FaceBare
        | Check::EyesSeen
        | Check::HairAside
        | Check::Neutral => rounded(*raw, 2),
        Check::EyesOpen | Check::MouthClosed => rounded(percent, 1) + " %",
        Check::WholeFace
        | Check::HeadSize
        | Check::Centred
        | Check::Margins
        | Check::Brightness
        | Check::UnderExposed
        | Check::OverExposed
        | Check::EvenLight
        | Check::NoGlare
        | Check::EyesNotRed
        | Check::WhiteBorder
        | Check::ColouredTop
        | Check::Alive => rounded(percent, 0) + " %",
    }
}

/// With so many decimals. What rounds to nothing has no sign.
fn rounded(value: f32, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let is_nothing = text.chars().all(|sign| "-0.".contains(sign));
    if is_nothing { text.trim_start_matches('-').to_owned() } else { text }
}

/// `17.2`: kilobytes of 1024 bytes, with one decimal.
pub(crate) fn kilobytes(bytes: u32) -> String {
    let tenths = (u64::from(bytes) * 10 + 512) / 1024;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use domain::{
        moment::Moment,
        photo::{Check, Level, Measure},
    };

    use domain::money::Fen;

    use super::{DAY, HOUR, MINUTE, Waited, fen, kilobytes, raw, time_of_day, time_short};

    fn check(seconds: i64, expected: Waited) {
        assert_eq!(Waited::of(Moment(0), Moment(0).plus_seconds(seconds)), expected);
    }

    #[test]
    fn waiting_is_said_as_precisely_as_it_matters() {
        check(-5, Waited::JustNow);
        check(59, Waited::JustNow);
        check(MINUTE, Waited::Minutes(1));
        check(HOUR - 1, Waited::Minutes(59));
        check(DAY - 1, Waited::Hours(23));
        check(DAY + MINUTE, Waited::Days(1));
        check(2 * DAY + 4 * HOUR, Waited::DaysAndHours(2, 4));
    }

    #[test]
    fn times_are_those_of_china() {
        assert_eq!(time_of_day(Moment(0).plus_seconds(16 * HOUR + 65)), "1970-01-02 00:01");
        assert_eq!(time_short(Moment(0).plus_seconds(16 * HOUR + 65)), "01-02 00:01");
    }

    #[test]
    fn an_amount_is_read_as_it_is_typed_and_nothing_else_is() {
        for typed in ["1234.5", "1,234.50", " 1 234.50 ", "\u{ff11}\u{ff12}\u{ff13}\u{ff14}\u{ff0e}\u{ff15}"]
        {
            assert_eq!(fen(typed), Some(Fen(123_450)), "{typed}");
        }
        for typed in ["", "12.345", "1e3", "12.", "twelve"] {
            assert_eq!(fen(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_check_shows_its_value_and_a_unit_where_it_has_one() {
        let shown = |check, raw_value| {
            raw(&Measure { check, raw: raw_value, score: 0, level: Level::Pass, fault: None })
        };
        assert_eq!(shown(Check::Yaw, -0.4), "0°");
        assert_eq!(shown(Check::Pitch, -3.6), "-4°");
        assert_eq!(shown(Check::EyeDistance, 139.7), "140 px");
        assert_eq!(shown(Check::MouthClosed, 0.0553), "5.5 %");
        assert_eq!(shown(Check::Contrast, 0.0041), "0.004");
        assert!(Check::ALL.iter().all(|check| !shown(*check, 0.5).is_empty()));
    }

    #[test]
    fn a_kilobyte_has_1024_bytes() {
        assert_eq!(kilobytes(17_613), "17.2");
        assert_eq!(kilobytes(1024), "1.0");
        assert_eq!(kilobytes(0), "0.0");
    }
}
