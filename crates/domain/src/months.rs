//! Months of contributions: which were paid, which are missing, and spans of months that are asked for.

use std::{collections::BTreeMap, fmt, ops::RangeInclusive, str::FromStr};

use serde::{Deserialize, Serialize};
use time::Date;

use crate::{money::Fen, year_month::YearMonth};

/// The most months of a span: three years.
pub const SPAN_MONTHS: u16 = 36;

/// Months, the first and the last included, written `202601-202612`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", schemars(with = "String", extend("pattern" = "^[0-9]{6}-[0-9]{6}$")))]
pub struct MonthSpan {
    from: YearMonth,
    to: YearMonth,
}

/// Why months are no span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MonthSpanError {
    /// They are not written as two months.
    #[error("a span of months is written 202601-202612")]
    Unreadable,
    /// The last comes before the first.
    #[error("the last month comes before the first")]
    Reversed,
    /// They are more than [`SPAN_MONTHS`].
    #[error("more than {SPAN_MONTHS} months")]
    TooLong,
    /// It goes on after this month.
    #[error("a month that has not come yet")]
    NotYet,
}

impl MonthSpan {
    /// From one month to another.
    ///
    /// # Errors
    ///
    /// [`MonthSpanError::Reversed`], [`MonthSpanError::TooLong`].
    pub fn new(from: YearMonth, to: YearMonth) -> Result<Self, MonthSpanError> {
        match to.since(from) {
            None => Err(MonthSpanError::Reversed),
            Some(SPAN_MONTHS..) => Err(MonthSpanError::TooLong),
            Some(_) => Ok(Self { from, to }),
        }
    }

    /// The same as seen in the month `present`.
    ///
    /// # Errors
    ///
    /// [`MonthSpanError::NotYet`].
    pub fn until(self, present: YearMonth) -> Result<Self, MonthSpanError> {
        if self.to > present { Err(MonthSpanError::NotYet) } else { Ok(self) }
    }

    /// A whole year; `None` where there are no accounts of it.
    #[must_use]
    pub fn year(year: u16) -> Option<Self> {
        Some(Self { from: YearMonth::new(year, 1)?, to: YearMonth::new(year, 12)? })
    }

    /// The first month.
    #[must_use]
    pub const fn from(self) -> YearMonth {
        self.from
    }

    /// The last month.
    #[must_use]
    pub const fn to(self) -> YearMonth {
        self.to
    }

    /// A month more on either side, by which a gap at its border is seen.
    #[must_use]
    pub fn with_neighbours(self) -> Self {
        let (from, to) = (self.from.previous().unwrap_or(self.from), self.to.next().unwrap_or(self.to));
        Self { from, to }
    }

    /// Its months.
    pub fn months(self) -> impl Iterator<Item = YearMonth> {
        std::iter::successors(Some(self.from), |month| month.next())
            .take_while(move |month| *month <= self.to)
    }

    /// The years that it touches.
    #[must_use]
    pub const fn years(self) -> RangeInclusive<u16> {
        self.from.year()..=self.to.year()
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.from.day(1)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.to.day(31)
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn has(self, day: Date) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }
}

impl fmt::Display for MonthSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

impl FromStr for MonthSpan {
    type Err = MonthSpanError;

    fn from_str(text: &str) -> Result<Self, MonthSpanError> {
        let (from, to) = text.split_once('-').ok_or(MonthSpanError::Unreadable)?;
        let month = |text: &str| YearMonth::try_from(text.to_owned()).map_err(|_| MonthSpanError::Unreadable);
        Self::new(month(from)?, month(to)?)
    }
}

impl TryFrom<String> for MonthSpan {
    type Error = MonthSpanError;

    fn try_from(text: String) -> Result<Self, MonthSpanError> {
        text.parse()
    }
}

impl From<MonthSpan> for String {
    fn from(span: MonthSpan) -> Self {
        span.to_string()
    }
}

/// What the core tells of a month that something is due for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthTold {
    /// The month.
    pub month: YearMonth,
    /// Whether it is paid.
    pub paid: bool,
    /// What the contribution is reckoned from, where it is told.
    pub base: Option<Fen>,
    /// The employer's part, where it is told.
    pub employer: Option<Fen>,
    /// One's own part, where it is told.
    pub own: Option<Fen>,
}

/// How a month stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MonthState {
    /// Something was paid for it.
    Paid,
    /// Nothing was paid, though months before and after it are told, or the core says itself that it is unpaid.
    Missing,
    /// Nothing is told: it is not over, or one was not insured.
    Untold,
}

/// A month, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MonthView {
    /// The month.
    pub month: YearMonth,
    /// How it stands.
    pub state: MonthState,
    /// What the contribution is reckoned from, where it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Fen>,
    /// The employer's part, where it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer: Option<Fen>,
    /// One's own part, where it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Fen>,
}

/// Every month of a span. What was told twice for one month, a payment and one made up for later, is added.
#[must_use]
pub fn calendar(span: MonthSpan, told: &[MonthTold]) -> Vec<MonthView> {
    let mut known = BTreeMap::<YearMonth, MonthView>::new();
    for one in told {
        let view = MonthView {
            month: one.month,
            state: if one.paid { MonthState::Paid } else { MonthState::Missing },
            base: one.base,
            employer: one.employer.filter(|_| one.paid),
            own: one.own.filter(|_| one.paid),
        };
        known.entry(one.month).and_modify(|before| *before = before.and(view)).or_insert(view);
    }
    let ends = known.first_key_value().zip(known.last_key_value());
    let ends = ends.map(|((first, _), (last, _))| *first..=*last);
    let untold = |month| {
        let is_gap = ends.as_ref().is_some_and(|ends| ends.contains(&month));
        let state = if is_gap { MonthState::Missing } else { MonthState::Untold };
        MonthView { month, state, base: None, employer: None, own: None }
    };
    span.months().map(|month| known.get(&month).copied().unwrap_or_else(|| untold(month))).collect()
}

/// How many of the months stand so.
#[must_use]
pub fn count(months: &[MonthView], state: MonthState) -> usize {
    months.iter().filter(|month| month.state == state).count()
}

impl MonthView {
    fn and(self, other: Self) -> Self {
        let add = |one: Option<Fen>, other: Option<Fen>| match (one, other) {
            (Some(one), Some(other)) => one.checked_add(other),
            (one, other) => one.or(other),
        };
        let is_paid = [self.state, other.state].contains(&MonthState::Paid);
        Self {
            state: if is_paid { MonthState::Paid } else { self.state },
            base: self.base.or(other.base),
            employer: add(self.employer, other.employer),
            own: add(self.own, other.own),
            ..self
        }
    }
}

#[cfg(test)]
mod tests;
