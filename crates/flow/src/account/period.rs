//! Over which months a rights record is to be.

use domain::{
    id_number::plain,
    months::{MonthSpan, MonthSpanError},
    year_month::YearMonth,
};

/// Two months as they were typed, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first month, as typed.
    pub from: String,
    /// The last month, as typed.
    pub to: String,
    /// What is wrong with them.
    pub error: Option<PeriodError>,
}

/// What is wrong with months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// The first is none.
    From,
    /// The last is none.
    To,
    /// The last comes before the first.
    Reversed,
    /// They are more than three years.
    TooLong,
    /// The last has not come yet.
    NotYet,
}

impl Period {
    /// Keeps what was typed in the month `present`; the months, if they are a span.
    pub(super) fn given(&mut self, from: String, to: String, present: YearMonth) -> Option<MonthSpan> {
        let month = |typed: &str| YearMonth::try_from(plain(typed)).ok();
        let span = match (month(&from), month(&to)) {
            (None, _) => Err(PeriodError::From),
            (_, None) => Err(PeriodError::To),
            (Some(from), Some(to)) => {
                MonthSpan::new(from, to).and_then(|span| span.until(present)).map_err(PeriodError::from)
            }
        };
        *self = Self { from, to, error: span.err() };
        span.ok()
    }
}

impl From<MonthSpanError> for PeriodError {
    fn from(error: MonthSpanError) -> Self {
        match error {
            MonthSpanError::Unreadable => Self::From,
            MonthSpanError::Reversed => Self::Reversed,
            MonthSpanError::TooLong => Self::TooLong,
            MonthSpanError::NotYet => Self::NotYet,
        }
    }
}
