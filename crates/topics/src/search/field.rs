//! A text of a topic, and how well a term fits it.

use std::collections::BTreeMap;

use super::{
    query::{Term, fold, is_han, words},
    sounds::{Heard, Sounds, Spelt},
};

/// What a term is worth that stands there as it is, and one that is begun, plural, or Pinyin.
const EXACT: u32 = 3;
const NEAR: u32 = 2;
/// Initials may mean much else.
const FAR: u32 = 1;

/// A text, ready to be searched.
#[derive(Clone, Debug)]
pub(super) struct Field {
    text: String,
    /// Each word once, and without its plural.
    words: BTreeMap<String, String>,
    /// Runs of Chinese characters.
    runs: Vec<Vec<Heard>>,
    /// Whether initials are looked for; in a long text they would be everywhere.
    initials: bool,
}

impl Field {
    /// A text in which initials count for nothing.
    pub(super) fn of(text: &str, sounds: &Sounds) -> Self {
        let text = fold(text.chars());
        let words = words(&text).map(|word| (word.to_owned(), singular(word))).collect();
        let runs = text.split(|letter| !is_han(letter)).filter(|run| !run.is_empty());
        let runs = runs.map(|run| sounds.heard(run)).collect();
        Self { words, runs, text, initials: false }
    }

    /// A text in which initials count.
    pub(super) fn initial(text: &str, sounds: &Sounds) -> Self {
        Self { initials: true, ..Self::of(text, sounds) }
    }

    /// How well a term fits; nothing when it does not.
    pub(super) fn fit(&self, term: &Term, sounds: &Sounds) -> Option<u32> {
        match term {
            Term::Characters(characters) => self.text.contains(characters.as_str()).then_some(EXACT),
            Term::Letters(letters) => self.word(letters).max(self.sound(letters, sounds)),
        }
    }

    fn word(&self, letters: &str) -> Option<u32> {
        if self.words.contains_key(letters) {
            return Some(EXACT);
        }
        let one = singular(letters);
        let near = |(word, singular): (&String, &String)| *singular == one || word.starts_with(letters);
        self.words.iter().any(near).then_some(NEAR)
    }

    fn sound(&self, letters: &str, sounds: &Sounds) -> Option<u32> {
        let starts = self.runs.iter().flat_map(|run| (0..run.len()).map(move |at| &run[at..]));
        match starts.filter_map(|characters| sounds.spell(characters, letters)).max()? {
            Spelt::Whole => Some(NEAR),
            Spelt::Initials => self.initials.then_some(FAR),
        }
    }
}

/// An English word without its plural.
fn singular(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    if ends(&["sses", "xes", "ches", "shes"]) {
        return word[..word.len() - 2].to_owned();
    }
    let plural = word.ends_with('s') && !ends(&["ss", "us", "is"]) && word.len() > 3;
    if plural { word[..word.len() - 1].to_owned() } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_their_singulars() {
        let pairs =
            [("cards", "card"), ("policies", "policy"), ("taxes", "tax"), ("status", "status"), ("us", "us")];
        for (many, one) in pairs {
            assert_eq!(singular(many), one);
        }
    }
}
