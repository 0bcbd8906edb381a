//! Points in time as the messages write them: RFC 3339, in China's offset.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// China's offset; the country has one zone and no summer time.
const CHINA: i8 = 8;

/// Seconds since 1970-01-01 UTC, on the wire as `2018-06-08T10:34:56+08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// Date and wall clock in China.
    #[must_use]
    pub fn in_china(self) -> OffsetDateTime {
        let offset = UtcOffset::from_hms(CHINA, 0, 0).unwrap_or(UtcOffset::UTC);
        OffsetDateTime::UNIX_EPOCH.saturating_add(Duration::seconds(self.0)).to_offset(offset)
    }

    /// `2018-06-08T10:34:56+08:00`.
    #[must_use]
    pub fn text(self) -> String {
        let (date, clock) = self.parts();
        format!("{date}T{clock}+08:00")
    }

    /// `2018-06-08 10:34:56`, as the bill has it.
    #[must_use]
    pub fn bill_text(self) -> String {
        let (date, clock) = self.parts();
        format!("{date} {clock}")
    }

    fn parts(self) -> (String, String) {
        let at = self.in_china();
        let date = format!("{:04}-{:02}-{:02}", at.year(), u8::from(at.month()), at.day());
        (date, format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second()))
    }

    /// The instant that `2018-06-08T10:34:56+08:00` is, with any offset and fractions of a second left off.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (local, rest) = text.split_at_checked("2018-06-08T10:34:56".len())?;
        let rest =
            rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        let (date, clock) = local.split_once('T')?;
        local_instant(date, clock, offset(rest)?)
    }

    /// The instant that `2018-06-08 10:34:56` is in China.
    #[must_use]
    pub fn parse_bill(text: &str) -> Option<Self> {
        let (date, clock) = text.split_once(' ')?;
        local_instant(date, clock, UtcOffset::from_hms(CHINA, 0, 0).ok()?)
    }
}

/// The date that `2018-06-08` is, if it is one.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let [year, month, day] = numbers(text, '-', [4, 2, 2])?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()
}

fn local_instant(day: &str, clock: &str, offset: UtcOffset) -> Option<Instant> {
    let [hour, minute, second] =
        numbers(clock, ':', [2, 2, 2])?.map(|number| u8::try_from(number).unwrap_or(u8::MAX));
    let time = Time::from_hms(hour, minute, second).ok()?;
    Some(Instant(PrimitiveDateTime::new(date(day)?, time).assume_offset(offset).unix_timestamp()))
}

fn offset(text: &str) -> Option<UtcOffset> {
    if text == "Z" {
        return Some(UtcOffset::UTC);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let [hours, minutes] =
        numbers(text.get(1..)?, ':', [2, 2])?.map(|number| i8::try_from(number).unwrap_or(i8::MAX));
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

/// Numbers of so many digits each, with `separator` between them.
fn numbers<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[u16; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("no RFC 3339 time"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_documented_example_is_read_and_written() {
        let text = "2018-06-08T10:34:56+08:00";
        let at = Instant::parse(text).unwrap();
        assert_eq!((at, at.text().as_str()), (Instant(1_528_425_296), text));
        assert_eq!(Instant::parse("2018-06-08T02:34:56Z"), Some(at));
        assert_eq!(Instant::parse("2018-06-08T02:34:56.123Z"), Some(at));
        assert_eq!(Instant::parse_bill("2018-06-08 10:34:56"), Some(at));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2018-06-08",
            "2018-13-08T10:34:56Z",
            "2018-06-08T25:34:56Z",
            "2018-06-08T10:34:56",
            "２018-06-08T10:34:56Z",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(seconds in 0_i64..10_000_000_000) {
            prop_assert_eq!(Instant::parse(&Instant(seconds).text()), Some(Instant(seconds)));
            prop_assert_eq!(Instant::parse_bill(&Instant(seconds).bill_text()), Some(Instant(seconds)));
        }

        #[test]
        fn nothing_makes_it_panic(text in ".*") {
            let _ = (Instant::parse(&text), Instant::parse_bill(&text), date(&text));
        }
    }
}
