//! Working days: what a promised date is counted in.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use time::{Date, Weekday};

use crate::moment::iso_date;

/// The national holiday arrangement: which weekdays are free, and which weekend days are worked for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Weekdays on which nobody works, as `2026-10-01`.
    pub holidays: BTreeSet<Day>,
    /// Weekend days on which everybody works.
    pub make_up_days: BTreeSet<Day>,
}

/// A date in a calendar file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Day(
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub Date,
);

impl Calendar {
    /// Whether counters are open on `date`.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        if weekend { self.make_up_days.contains(&Day(date)) } else { !self.holidays.contains(&Day(date)) }
    }

    /// The `count`-th working day after `start`. With 0, `start` itself.
    #[must_use]
    pub fn working_days_after(&self, start: Date, count: u16) -> Date {
        let mut date = start;
        let mut left = count;
        while left > 0 {
            let Some(next) = date.next_day() else { return date };
            date = next;
            left -= u16::from(self.is_working_day(date));
        }
        date
    }
}
