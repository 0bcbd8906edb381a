//! Times, sizes and dates as a clerk reads them: short, and the same in every language.

use domain::{
    moment::{Moment, iso_date},
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

/// `2026-11-25`.
pub(crate) fn day(moment: Moment) -> String {
    iso_date::text(moment.day())
}

/// What was measured in a photo, where the number says something to a clerk: degrees, pixels, shares, faces.
pub(crate) fn raw(measure: &Measure) -> String {
    // Adding nothing makes of a rounded -0 a 0.
    let (raw, percent) = (measure.raw.round() + 0.0, (measure.raw * 100.0).round() + 0.0);
    match measure.check {
        Check::Yaw | Check::Pitch | Check::Roll => format!("{raw}°"),
        Check::OneFace => raw.to_string(),
        Check::EyeDistance => format!("{raw} px"),
        Check::Brightness
        | Check::UnderExposed
        | Check::OverExposed
        | Check::NoGlare
        | Check::HeadSize
        | Check::WhiteBorder => format!("{percent} %"),
        _ => String::new(),
    }
}

/// `17.2`: kilobytes of 1024 bytes, with one decimal.
pub(crate) fn kilobytes(bytes: u32) -> String {
    let tenths = (u64::from(bytes) * 10 + 512) / 1024;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use domain::moment::Moment;

    use super::{DAY, HOUR, MINUTE, Waited, kilobytes, time_of_day};

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
    }

    #[test]
    fn a_kilobyte_has_1024_bytes() {
        assert_eq!(kilobytes(17_613), "17.2");
        assert_eq!(kilobytes(1024), "1.0");
        assert_eq!(kilobytes(0), "0.0");
    }
}
