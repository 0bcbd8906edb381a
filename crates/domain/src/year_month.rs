//! Months of the calendar, as files and interfaces name them: `202611`.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::{Date, Month};

/// Years that a month can lie in: accounts began with the insurance, in the nineties.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2099;
const DIGITS: usize = 6;

/// A month of a year, written `202611`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", schemars(with = "String", extend("pattern" = "^[0-9]{6}$")))]
pub struct YearMonth {
    year: u16,
    month: u8,
}

/// The text is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a month is written with six digits, as 202611")]
pub struct YearMonthError;

impl YearMonth {
    /// The month that `date` lies in; `None` outside the years that there are accounts of.
    #[must_use]
    pub fn of(date: Date) -> Option<Self> {
        Self::new(u16::try_from(date.year()).ok()?, date.month().into())
    }

    /// The month `month`, from 1, of `year`.
    #[must_use]
    pub fn new(year: u16, month: u8) -> Option<Self> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The month before; `None` before the first year.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        match self.month {
            1 => Self::new(self.year - 1, 12),
            later => Self::new(self.year, later - 1),
        }
    }

    /// The month after; `None` after the last year.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self.month {
            12 => Self::new(self.year + 1, 1),
            earlier => Self::new(self.year, earlier + 1),
        }
    }

    /// How many months it comes after `earlier`; `None` when it comes before.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Option<u16> {
        (self.year * 12 + self.month as u16).checked_sub(earlier.year * 12 + earlier.month as u16)
    }

    /// Its day `day`, or its last one where it has no such day.
    #[must_use]
    pub fn day(self, day: u8) -> Date {
        let month = Month::try_from(self.month).unwrap_or(Month::January);
        let last = month.length(i32::from(self.year));
        Date::from_calendar_date(i32::from(self.year), month, day.clamp(1, last)).unwrap_or(Date::MIN)
    }
}

impl TryFrom<String> for YearMonth {
    type Error = YearMonthError;

    fn try_from(text: String) -> Result<Self, YearMonthError> {
        let read = || {
            let digits = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
            let (year, month) = text.split_at_checked(4).filter(|_| digits)?;
            Self::new(year.parse().ok()?, month.parse().ok()?)
        };
        read().ok_or(YearMonthError)
    }
}

impl From<YearMonth> for String {
    fn from(month: YearMonth) -> Self {
        month.to_string()
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Result<YearMonth, YearMonthError> {
        text.to_owned().try_into()
    }

    #[test]
    fn six_digits_name_a_month() {
        let november = month("202611").unwrap();
        assert_eq!((november.year(), november.month(), november.to_string().as_str()), (2026, 11, "202611"));
        for wrong in
            ["", "2026-11", "20261", "2026111", "202600", "202613", "189912", "２０２６１１", "+20261"]
        {
            assert_eq!(month(wrong), Err(YearMonthError), "{wrong}");
        }
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let (december, january) = (month("202612").unwrap(), month("202701").unwrap());
        assert_eq!((december.next(), january.previous()), (Some(january), Some(december)));
        assert_eq!(month("199001").unwrap().previous(), None);
        assert_eq!(month("209912").unwrap().next(), None);
    }

    #[test]
    fn months_are_counted_over_the_year() {
        let since = |later, earlier| month(later).unwrap().since(month(earlier).unwrap());
        assert_eq!([since("202611", "202611"), since("202701", "202611")], [Some(0), Some(2)]);
        assert_eq!([since("209912", "199001"), since("202611", "202612")], [Some(1_319), None]);
    }

    #[test]
    fn a_day_past_the_end_is_the_last_one() {
        let of = |text, day| month(text).unwrap().day(day).to_string();
        assert_eq!(of("202702", 31), "2027-02-28");
        assert_eq!(of("202802", 31), "2028-02-29");
        assert_eq!(of("202611", 25), "2026-11-25");
        assert_eq!(YearMonth::of(month("202611").unwrap().day(31)), month("202611").ok());
    }
}
