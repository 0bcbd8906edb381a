//! Names of places, found by what somebody types as topics are.

use super::{field::Field, query::Query, sounds::Sounds};

/// What it takes to look for a name: how the characters of all names sound.
#[derive(Clone, Debug)]
pub struct Names {
    sounds: Sounds,
}

impl Names {
    /// From syllables with the characters that sound so, as in [`crate::Book::sounds`].
    #[must_use]
    pub fn of(sounds: &[(String, String)]) -> Self {
        let sounds = sounds.iter().map(|(syllable, characters)| (syllable.as_str(), characters.as_str()));
        Self { sounds: Sounds::of(sounds) }
    }

    /// Whether `name` has what was typed: characters as they stand, or each of its words by Pinyin, by initials or in letters. What says
    /// nothing is in every name.
    #[must_use]
    pub fn has(&self, name: &str, typed: &str) -> bool {
        if name.contains(typed.trim()) {
            return true;
        }
        let query = Query::of(typed, &[]);
        let name = Field::initial(name, &self.sounds);
        let fits = |term| name.fit(term, &self.sounds).is_some();
        query.spelt.as_ref().is_some_and(fits) || !query.terms.is_empty() && query.terms.iter().all(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: bool) {
        let sounds = [
            ("an", "安"),
            ("lan", "澜"),
            ("shi", "市"),
            ("di", "第"),
            ("yi", "一医"),
            ("yuan", "院"),
            ("ren", "人"),
            ("min", "民"),
        ];
        let sounds = sounds.map(|(syllable, characters)| (syllable.to_owned(), characters.to_owned()));
        let names = Names::of(&sounds);
        assert_eq!(names.has("安澜市第一医院", typed), expected, "{typed}");
    }

    #[test]
    fn a_name_is_found_by_characters_pinyin_and_initials() {
        for typed in [
            "",
            " ",
            "第一医院",
            " 一医 ",
            "yiyuan",
            "diyi",
            "DIYI",
            "di yi",
            "dyyy",
            "alsdyyy",
            "第一yiyuan",
        ] {
            check(typed, true);
        }
        for typed in ["人民", "人民医院", "renmin", "rmyy", "xx", "安澜renmin", "!"] {
            check(typed, false);
        }
    }

    #[test]
    fn without_sounds_characters_still_count() {
        let names = Names::of(&[]);
        assert!(names.has("安澜市第一医院", "第一") && !names.has("安澜市第一医院", "dy"));
    }
}
