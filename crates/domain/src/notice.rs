//! Notices of a region: what its administrators tell everybody, in both languages, with the day from which it counts.
//!
//! **Invariant:** a notice that is kept has every word in both languages, within its limits, and nothing in it that nobody sees.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::{
    id_number,
    moment::optional_iso_date,
    region::Bilingual,
    typed::{has_heaps_of_marks, is_invisible},
};

/// The most characters of a title in a language.
pub const TITLE_MAX: usize = 60;
/// The most characters of a text in a language.
pub const TEXT_MAX: usize = 2_000;
/// The most lines of a text: several screens.
pub const LINES_MAX: usize = 100;
/// The years around this one that a day can lie in: none before, and so many after.
const FIRST_YEAR: i32 = 2000;
const YEARS_AHEAD: i32 = 5;
/// The most notices of a region that are shown, the newest.
pub const SHOWN_MAX: u32 = 60;

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeWords {
    /// The title, in one line.
    pub title: Bilingual,
    /// The text; its paragraphs are lines.
    pub text: Bilingual,
    /// The day from which it counts, where it says one.
    #[serde(default, with = "optional_iso_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub since: Option<Date>,
}

/// A part of a notice that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoticeField {
    /// The Chinese title.
    TitleZh,
    /// The English title.
    TitleEn,
    /// The Chinese text.
    TextZh,
    /// The English text.
    TextEn,
}

/// What is wrong with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoticeLack {
    /// It says nothing.
    Empty,
    /// It has more characters or lines than are shown.
    TooLong,
    /// It has signs that nobody sees, in a title also a new line, or heaps of marks on one letter.
    Unseen,
    /// It names somebody by an ID number.
    IdNumber,
}

/// A part with what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeFault {
    /// Which part.
    pub field: NoticeField,
    /// What is wrong.
    pub lack: NoticeLack,
}

impl NoticeField {
    /// All, in the order of the form.
    pub const ALL: [Self; 4] = [Self::TitleZh, Self::TextZh, Self::TitleEn, Self::TextEn];

    /// The most characters it has.
    #[must_use]
    pub const fn max(self) -> usize {
        if self.is_title() { TITLE_MAX } else { TEXT_MAX }
    }

    /// Whether it is a title, and so one line.
    #[must_use]
    pub const fn is_title(self) -> bool {
        matches!(self, Self::TitleZh | Self::TitleEn)
    }

    fn of(self, words: &NoticeWords) -> &str {
        match self {
            Self::TitleZh => &words.title.zh,
            Self::TitleEn => &words.title.en,
            Self::TextZh => &words.text.zh,
            Self::TextEn => &words.text.en,
        }
    }

    fn lack(self, part: &str) -> Option<NoticeLack> {
        let unseen = |c: char| is_invisible(c) || c.is_control() && (self.is_title() || c != '\n');
        if part.is_empty() {
            Some(NoticeLack::Empty)
        } else if part.chars().any(unseen) || has_heaps_of_marks(part) {
            Some(NoticeLack::Unseen)
        } else if id_number::is_written_in(part) {
            Some(NoticeLack::IdNumber)
        } else {
            let is_long = part.chars().count() > self.max() || part.lines().count() > LINES_MAX;
            is_long.then_some(NoticeLack::TooLong)
        }
    }
}

impl NoticeWords {
    /// The words without spaces around them, and with one kind of line end, if every part can be shown.
    ///
    /// # Errors
    ///
    /// What is wrong, part by part, in the order of the form.
    pub fn checked(self) -> Result<Self, Vec<NoticeFault>> {
        let plain = |typed: &str| typed.replace("\r\n", "\n").trim().to_owned();
        let both = |typed: &Bilingual| Bilingual { zh: plain(&typed.zh), en: plain(&typed.en) };
        let words = Self { title: both(&self.title), text: both(&self.text), since: self.since };
        let fault = |field: NoticeField| field.lack(field.of(&words)).map(|lack| NoticeFault { field, lack });
        let faults: Vec<_> = NoticeField::ALL.into_iter().filter_map(fault).collect();
        if faults.is_empty() { Ok(words) } else { Err(faults) }
    }

    /// Whether the day from which it counts, if it says one, is near enough to be no slip of the hand.
    #[must_use]
    pub fn counts_sensibly(&self, today: Date) -> bool {
        let years = FIRST_YEAR..=today.year() + YEARS_AHEAD;
        self.since.is_none_or(|since| years.contains(&since.year()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words() -> NoticeWords {
        let both = |zh: &str, en: &str| Bilingual { zh: zh.to_owned(), en: en.to_owned() };
        NoticeWords {
            title: both("停电", "No power"),
            text: both("周一不开门。", "Closed on Monday."),
            since: None,
        }
    }

    fn faults(field: NoticeField, typed: &str) -> Vec<NoticeLack> {
        let mut words = words();
        let part = match field {
            NoticeField::TitleZh => &mut words.title.zh,
            NoticeField::TitleEn => &mut words.title.en,
            NoticeField::TextZh => &mut words.text.zh,
            NoticeField::TextEn => &mut words.text.en,
        };
        typed.clone_into(part);
        let faults = words.checked().err().unwrap_or_default();
        assert!(faults.iter().all(|fault| fault.field == field));
        faults.into_iter().map(|fault| fault.lack).collect()
    }

    #[test]
    fn what_cannot_be_shown_is_named_by_its_part() {
        for field in NoticeField::ALL {
            assert_eq!(faults(field, ""), [NoticeLack::Empty]);
            assert_eq!(faults(field, " \n\t\u{3000}"), [NoticeLack::Empty]);
            assert_eq!(faults(field, &"字".repeat(field.max())), []);
            assert_eq!(faults(field, &"字".repeat(field.max() + 1)), [NoticeLack::TooLong]);
            for unseen in ["a\u{0}b", "a\u{1b}b", "a\u{202e}b", "a\u{200b}b", "a\tb", "a\rb"] {
                assert_eq!(faults(field, unseen), [NoticeLack::Unseen], "{unseen:?}");
            }
            assert_eq!(faults(field, &format!("Z{}", "\u{301}".repeat(5))), [NoticeLack::Unseen]);
            let line = if field.is_title() { vec![NoticeLack::Unseen] } else { Vec::new() };
            assert_eq!((faults(field, "a\nb"), faults(field, "a\r\nb")), (line.clone(), line));
        }
    }

    #[test]
    fn nobody_is_named_by_an_id_number() {
        for field in NoticeField::ALL {
            for written in [
                "找 339902195803120428 的人",
                "(339902 19580312 0428)",
                "３３９９０２１９５８０３１２０４２８",
            ] {
                assert_eq!(faults(field, written), [NoticeLack::IdNumber], "{written}");
            }
            for number in ["339902195803120429", "12393", "2026-06-01 8:30-17:30, 0000-1234567"] {
                assert_eq!(faults(field, number), [], "{number}");
            }
        }
    }

    #[test]
    fn a_text_has_so_many_lines_and_a_day_lies_in_these_years() {
        let lines = |count: usize| vec!["字"; count].join("\n");
        assert_eq!(faults(NoticeField::TextZh, &lines(LINES_MAX)), []);
        assert_eq!(faults(NoticeField::TextZh, &lines(LINES_MAX + 1)), [NoticeLack::TooLong]);
        let day = |year| Date::from_calendar_date(year, time::Month::June, 1).unwrap();
        for (year, counts) in [(1999, false), (2000, true), (2031, true), (2032, false), (9999, false)] {
            let words = NoticeWords { since: Some(day(year)), ..words() };
            assert_eq!(words.counts_sensibly(day(2026)), counts, "{year}");
        }
        assert!(words().counts_sensibly(day(2026)));
    }

    #[test]
    fn all_faults_are_told_at_once_in_the_order_of_the_form() {
        let nothing = Bilingual { zh: String::new(), en: String::new() };
        let faults =
            NoticeWords { title: nothing.clone(), text: nothing, since: None }.checked().unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), NoticeField::ALL);
    }

    #[test]
    fn a_day_that_does_not_exist_is_not_taken_for_none() {
        let read = |since: &str| {
            let both = r#"{"zh": "停电", "en": "No power"}"#;
            let json = format!(r#"{{"title": {both}, "text": {both}{since}}}"#);
            serde_json::from_str::<NoticeWords>(&json).map(|words| words.since).ok()
        };
        assert_eq!((read(""), read(r#", "since": null"#)), (Some(None), Some(None)));
        let day = Date::from_calendar_date(2026, time::Month::February, 28).unwrap();
        assert_eq!(read(r#", "since": "2026-02-28""#), Some(Some(day)));
        for wrong in ["\"2026-02-30\"", "\"\"", "\"28.02.2026\"", "\"2026-02-28T00\"", "20260228"] {
            assert_eq!(read(&format!(r#", "since": {wrong}"#)), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_was_checked_is_checked(title in any::<String>(), text in any::<String>()) {
            let both = |part: &str| Bilingual { zh: part.to_owned(), en: part.to_owned() };
            if let Ok(words) = (NoticeWords { title: both(&title), text: both(&text), since: None }).checked() {
                prop_assert_eq!(words.clone().checked(), Ok(words));
            }
        }
    }
}
