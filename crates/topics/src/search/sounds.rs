//! How characters sound, and whether letters spell them.

use std::collections::HashMap;

/// The initials of two letters.
const DOUBLE: [&str; 3] = ["zh", "ch", "sh"];

/// The syllables of characters, without tones.
#[derive(Clone, Debug)]
pub(super) struct Sounds {
    places: HashMap<char, usize>,
    syllables: Vec<Vec<String>>,
}

/// A character by the place of its syllables, so that it need not be looked up again.
pub(super) type Heard = Option<usize>;

/// How letters spell characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelt {
    /// By initials, at least one of them.
    Initials,
    /// Syllable by syllable; the last may be begun only.
    Whole,
}

impl Sounds {
    /// From syllables with their characters.
    pub(super) fn of<'s>(syllables: impl IntoIterator<Item = (&'s str, &'s str)>) -> Self {
        let mut sounds = Self { places: HashMap::new(), syllables: Vec::new() };
        for (syllable, characters) in syllables {
            for character in characters.chars() {
                let next = sounds.syllables.len();
                let place = *sounds.places.entry(character).or_insert(next);
                if place == next {
                    sounds.syllables.push(Vec::new());
                }
                sounds.syllables[place].push(syllable.to_owned());
            }
        }
        sounds
    }

    /// The characters of a text.
    pub(super) fn heard(&self, text: &str) -> Vec<Heard> {
        text.chars().map(|character| self.places.get(&character).copied()).collect()
    }

    /// How `letters` spell the first of `characters`, as many as they need, if they do.
    pub(super) fn spell(&self, characters: &[Heard], letters: &str) -> Option<Spelt> {
        let (first, rest) = characters.split_first()?;
        let syllables = self.syllables.get((*first)?)?.iter();
        syllables.filter_map(|syllable| self.spell_as(syllable, rest, letters)).max()
    }

    /// The same, when the first character sounds so.
    fn spell_as(&self, syllable: &str, rest: &[Heard], letters: &str) -> Option<Spelt> {
        // Most characters begin with another letter.
        if syllable.as_bytes().first() != letters.as_bytes().first() {
            return None;
        }
        if let Some(behind) = letters.strip_prefix(syllable) {
            let further = if behind.is_empty() { Some(Spelt::Whole) } else { self.spell(rest, behind) };
            if further.is_some() {
                return further;
            }
        }
        let begun = syllable.starts_with(letters);
        let initials = |length: usize| {
            let behind = letters.strip_prefix(syllable.get(..length)?)?;
            if behind.is_empty() { None } else { self.spell(rest, behind) }
        };
        let double = DOUBLE.iter().any(|double| syllable.starts_with(double));
        let spelt = initials(1).or_else(|| double.then(|| initials(2)).flatten());
        match (begun, spelt) {
            (true, _) if letters.len() > 2 || letters.len() == syllable.len() => Some(Spelt::Whole),
            (true, _) | (_, Some(_)) => Some(Spelt::Initials),
            (false, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(letters: &str, expected: Option<Spelt>) {
        let syllables = [("bao", "保报"), ("xiao", "销"), ("zhong", "重"), ("chong", "重"), ("ka", "卡")];
        let sounds = Sounds::of(syllables);
        assert_eq!(sounds.spell(&sounds.heard("报销重卡"), letters), expected, "{letters}");
    }

    #[test]
    fn letters_spell_by_initials_by_syllables_and_by_both() {
        for letters in ["b", "bx", "bxz", "bxc", "bxzhk", "baox", "bxiao", "baoxz"] {
            check(letters, Some(Spelt::Initials));
        }
        for letters in ["bao", "baoxiao", "baoxiaochongka", "baoxia"] {
            check(letters, Some(Spelt::Whole));
        }
        for letters in ["x", "bb", "baok", "bxzkk", "baoxiaokaa"] {
            check(letters, None);
        }
    }
}
