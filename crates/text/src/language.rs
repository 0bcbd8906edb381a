//! The languages there are words for: one a locale file, made by the build. A third one is a file for each surface.

include!(concat!(env!("OUT_DIR"), "/language.rs"));

impl Language {
    /// The language a BCP 47 tag asks for, by its primary part: `en-GB` is English. `None` when there are no words for it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        if tag.eq_ignore_ascii_case("pseudo") || tag.eq_ignore_ascii_case(Self::Pseudo.tag()) {
            return Some(Self::Pseudo);
        }
        let whole = Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag));
        let primary = primary(tag);
        let begins =
            || Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(primary_of(*language)));
        whole.or_else(begins)
    }

    /// The language the switch leads to: the next one, and from the last one the first.
    #[must_use]
    pub fn next(self) -> Self {
        let after = Self::ALL.into_iter().skip_while(|language| *language != self).nth(1);
        after.unwrap_or_default()
    }

    /// Whether its readers read Chinese: what the server says in two languages is said in this one or in English.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        primary_of(self) == "zh"
    }
}

fn primary_of(language: Language) -> &'static str {
    primary(language.tag())
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}
