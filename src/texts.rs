//! The words of the residents' app, and days in words.

use domain::{moment::Moment, year_month::YearMonth};
use shell::figures;
use text::app::Key;
use time::Date;

pub(crate) use shell::texts::t;

use crate::clock;

/// Sentences by key, in whatever language is chosen.
pub(crate) type Texts = shell::texts::Texts<Key>;

/// The words, from any component.
pub(crate) fn use_texts() -> Texts {
    shell::texts::use_texts()
}

/// A day in words.
pub(crate) fn day(texts: Texts, date: Date) -> String {
    figures::day(texts.language(), date, clock::today())
}

/// A day without its weekday.
pub(crate) fn date(texts: Texts, date: Date) -> String {
    figures::date(texts.language(), date)
}

/// A month, with its year where that is not clear.
pub(crate) fn month(texts: Texts, month: YearMonth, with_year: bool) -> String {
    figures::month(texts.language(), month.day(1), with_year)
}

/// A day and its time of day in words.
pub(crate) fn moment(texts: Texts, moment: Moment) -> String {
    figures::moment(texts.language(), moment, clock::today())
}

/// A moment of today to the second.
pub(crate) fn second(texts: Texts, moment: Moment) -> String {
    figures::second(texts.language(), moment)
}

/// A day and its time of day with the year, for what is kept on paper.
pub(crate) fn dated(texts: Texts, moment: Moment) -> String {
    figures::dated(texts.language(), moment)
}
