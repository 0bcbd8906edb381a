//! From when until when a list of payments is to be.

use time::{Date, Month};

/// How many digits a day has.
const DIGITS: usize = 8;

/// Two days as they were typed, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed.
    pub to: String,
    /// What is wrong with them.
    pub error: Option<PeriodError>,
}

/// What is wrong with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// The first day is none.
    From,
    /// The last day is none.
    To,
    /// The last day comes before the first.
    Reversed,
    /// It begins after today.
    NotYet,
}

/// A time: both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Span {
    /// A whole year.
    pub(super) fn year(year: i32) -> Option<Self> {
        let from = Date::from_calendar_date(year, Month::January, 1).ok()?;
        let to = Date::from_calendar_date(year, Month::December, 31).ok()?;
        Some(Self { from, to })
    }

    /// Whether a day belongs to it.
    #[must_use]
    pub fn has(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

impl Period {
    /// Keeps what was typed; the time, if it is one.
    pub(super) fn given(&mut self, from: String, to: String, today: Date) -> Option<Span> {
        let span = match (day(&from), day(&to)) {
            (None, _) => Err(PeriodError::From),
            (_, None) => Err(PeriodError::To),
            (Some(from), Some(to)) if to < from => Err(PeriodError::Reversed),
            (Some(from), Some(_)) if from > today => Err(PeriodError::NotYet),
            (Some(from), Some(to)) => Ok(Span { from, to }),
        };
        *self = Self { from, to, error: span.err() };
        span.ok()
    }
}

/// A day as eight digits: `2026 11 25`, with whatever stands between them.
pub(crate) fn day(typed: &str) -> Option<Date> {
    let digits: Vec<u16> = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_digit(10).and_then(|digit| u16::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    if digits.len() != DIGITS {
        return None;
    }
    let number = |from: usize, to: usize| digits[from..to].iter().fold(0, |sum, digit| sum * 10 + digit);
    let month = Month::try_from(u8::try_from(number(4, 6)).ok()?).ok()?;
    Date::from_calendar_date(i32::from(number(0, 4)), month, u8::try_from(number(6, 8)).ok()?).ok()
}
