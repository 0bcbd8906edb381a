//! From when until when a filing counts.

use time::{Date, Duration, Month, util::days_in_month};

use super::{FilingStatus, Lasts};

/// What a filing is to its person today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nobody has decided about it yet.
    Waiting,
    /// It counts today.
    InForce,
    /// It was granted, and begins later.
    ToCome,
    /// It was refused or withdrawn, or its time is over.
    Over,
}

/// The last day that a filing can have which begins on this day; none where it counts until it is withdrawn.
#[must_use]
pub fn last_day(lasts: Lasts, from: Date) -> Option<Date> {
    match lasts {
        Lasts::UntilWithdrawn => None,
        Lasts::Months(months) => Some(months_later(from, months).saturating_sub(Duration::days(1))),
    }
}

/// The same day so many months later, or the last of that month where it has no such day.
fn months_later(day: Date, months: u8) -> Date {
    let ahead = i32::from(u8::from(day.month())) - 1 + i32::from(months);
    let year = day.year() + ahead / 12;
    let month = (0..ahead % 12).fold(Month::January, |month, _| month.next());
    let day = day.day().min(days_in_month(month, year));
    Date::from_calendar_date(year, month, day).unwrap_or(Date::MAX)
}

/// What a filing is on a day: it may stand as granted a while after its last day, until the clock has come by.
#[must_use]
pub fn stage(status: FilingStatus, from: Date, until: Option<Date>, today: Date) -> Stage {
    match status {
        FilingStatus::Submitted | FilingStatus::UnderReview => Stage::Waiting,
        FilingStatus::Granted if until.is_some_and(|until| until < today) => Stage::Over,
        FilingStatus::Granted if from > today => Stage::ToCome,
        FilingStatus::Granted => Stage::InForce,
        FilingStatus::Refused | FilingStatus::Withdrawn | FilingStatus::Ended => Stage::Over,
    }
}
