//! Points in time and calendar days, as the wire and the store hold them.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime, UtcOffset};

/// China's offset; the country has one zone and no summer time.
const CHINA_HOURS: i8 = 8;
/// 1970-01-01.
const EPOCH_JULIAN_DAY: i32 = 2_440_588;
const DAY_SECONDS: i64 = 24 * 60 * 60;
/// Seconds of a month of thirty days.
const MONTH: i64 = 30 * 24 * 60 * 60;

/// Microseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// This moment, later by `seconds`.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Whether so many months, each of thirty days, have not passed yet from `self` to `now`.
    #[must_use]
    pub const fn is_within_months(self, months: u16, now: Self) -> bool {
        now.0 <= self.plus_seconds(months as i64 * MONTH).0
    }

    /// Whole seconds from `self` until `later`, rounded up, never negative.
    #[must_use]
    pub const fn seconds_until(self, later: Self) -> i64 {
        let micros = later.0.saturating_sub(self.0);
        if micros <= 0 { 0 } else { micros.saturating_add(999_999) / 1_000_000 }
    }

    /// The calendar day in China.
    #[must_use]
    pub fn day(self) -> Date {
        self.in_china().date()
    }

    /// When a calendar day begins in China.
    #[must_use]
    pub fn beginning_of(day: Date) -> Self {
        let days = i64::from(day.to_julian_day()) - i64::from(EPOCH_JULIAN_DAY);
        Self(0).plus_seconds(days * DAY_SECONDS - i64::from(CHINA_HOURS) * 60 * 60)
    }

    /// When the calendar day in China is over.
    #[must_use]
    pub const fn day_over(self) -> Self {
        const DAY: i64 = 24 * 60 * 60 * 1_000_000;
        let ahead = CHINA_HOURS as i64 * 60 * 60 * 1_000_000;
        Self(
            self.0
                .saturating_add(ahead)
                .div_euclid(DAY)
                .saturating_add(1)
                .saturating_mul(DAY)
                .saturating_sub(ahead),
        )
    }

    /// Date and wall clock in China.
    #[must_use]
    pub fn in_china(self) -> OffsetDateTime {
        let offset = UtcOffset::from_hms(CHINA_HOURS, 0, 0).unwrap_or(UtcOffset::UTC);
        OffsetDateTime::UNIX_EPOCH.saturating_add(Duration::microseconds(self.0)).to_offset(offset)
    }
}

/// A date as `2026-11-25` on the wire.
pub mod iso_date {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};
    use time::{Date, Month};

    /// Characters of `2026-11-25`.
    const LENGTH: usize = 10;

    /// Writes `2026-11-25`.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text(*date))
    }

    /// Reads `2026-11-25`.
    ///
    /// # Errors
    ///
    /// When it is not a date of that form.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse(&text).ok_or_else(|| D::Error::custom("not a date"))
    }

    /// `2026-11-25`.
    #[must_use]
    pub fn text(date: Date) -> String {
        format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
    }

    /// The date that `2026-11-25` is, if it is one written so, with all its noughts.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let is_written_so = |(at, byte): (usize, u8)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        if text.len() != LENGTH || !text.bytes().enumerate().all(is_written_so) {
            return None;
        }
        let month = Month::try_from(text.get(5..7)?.parse::<u8>().ok()?).ok()?;
        Date::from_calendar_date(text.get(..4)?.parse().ok()?, month, text.get(8..)?.parse().ok()?).ok()
    }
}

/// A date that may be missing, as `2026-11-25` on the wire.
pub mod optional_iso_date {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};
    use time::Date;

    use super::iso_date;

    /// Writes `2026-11-25`, or nothing.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => iso_date::serialize(date, serializer),
            None => serializer.serialize_none(),
        }
    }

    /// Reads `2026-11-25`, or nothing.
    ///
    /// # Errors
    ///
    /// When there is something and it is not a date of that form: a day that was mistyped is not one that was left out.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        let parse = |text: String| iso_date::parse(&text).ok_or_else(|| D::Error::custom("not a date"));
        text.map(parse).transpose()
    }
}
