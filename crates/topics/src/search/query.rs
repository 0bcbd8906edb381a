//! What somebody typed, as terms to look for.

use super::LONGEST;

/// Something to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// Chinese characters, as they stand.
    Characters(String),
    /// Letters and figures: a word, the beginning of one, or Pinyin.
    Letters(String),
}

impl Term {
    /// Whether it is so little that it is looked for in titles only.
    pub(super) fn is_short(&self) -> bool {
        matches!(self, Self::Letters(letters) if letters.chars().nth(1).is_none())
    }
}

/// What somebody typed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// The terms; of a run of characters each two neighbours.
    pub(super) terms: Vec<Term>,
    /// Runs of three characters and more, whole: whoever has them has what was meant.
    pub(super) wholes: Vec<Term>,
    /// Letters with spaces between them, put together: Pinyin as some write it.
    pub(super) spelt: Option<Term>,
}

/// What a character is to a search.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Han,
    Letter,
    Other,
}

impl Query {
    /// Reads what was typed; `ignored` words count only where there are no others.
    pub(super) fn of(typed: &str, ignored: &[String]) -> Self {
        let folded = fold(typed.chars().take(LONGEST));
        let runs: Vec<_> = runs(&folded).collect();
        let telling: Vec<_> = runs.iter().flat_map(|run| without(run, ignored)).collect();
        Self::made(if telling.is_empty() { runs } else { telling })
    }

    fn made(runs: Vec<(Class, &str)>) -> Self {
        let mut query = Self::default();
        let letters = runs.len() > 1 && runs.iter().all(|(class, _)| *class == Class::Letter);
        query.spelt = letters.then(|| Term::Letters(runs.iter().map(|(_, run)| *run).collect()));
        for (class, run) in runs {
            match class {
                Class::Han => query.add(run),
                Class::Letter | Class::Other => query.terms.push(Term::Letters(run.to_owned())),
            }
        }
        query
    }

    /// Adds a run of characters.
    fn add(&mut self, run: &str) {
        let characters: Vec<char> = run.chars().collect();
        if characters.len() < 3 {
            return self.terms.push(Term::Characters(run.to_owned()));
        }
        self.wholes.push(Term::Characters(run.to_owned()));
        self.terms.extend(characters.windows(2).map(|pair| Term::Characters(pair.iter().collect())));
    }
}

/// As it is compared: small letters, full-width ones as plain ones, ü as it is typed.
pub(super) fn fold(text: impl Iterator<Item = char>) -> String {
    let plain = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        letter => letter,
    };
    let small = text.map(plain).flat_map(char::to_lowercase);
    small.map(|letter| if letter == 'ü' { 'v' } else { letter }).collect()
}

/// Whether it is a Chinese character.
pub(super) const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn class(letter: char) -> Class {
    match letter {
        letter if is_han(letter) => Class::Han,
        letter if letter.is_alphanumeric() => Class::Letter,
        _ => Class::Other,
    }
}

/// Neighbours of one class together; what is neither characters nor letters parts them.
fn runs(text: &str) -> impl Iterator<Item = (Class, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter| class(letter) == Class::Other);
        let first = class(rest.chars().next()?);
        let end = rest.find(|letter| class(letter) != first).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        rest = behind;
        Some((first, run))
    })
}

/// The words of a text in letters.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    runs(text).filter(|(class, _)| *class == Class::Letter).map(|(_, run)| run)
}

/// A run without the words that say nothing: letters as a whole, characters wherever they stand.
fn without<'t>((class, run): &(Class, &'t str), ignored: &[String]) -> Vec<(Class, &'t str)> {
    if *class == Class::Letter {
        return if ignored.iter().any(|word| word == run) { Vec::new() } else { vec![(*class, run)] };
    }
    let parted = |pieces: Vec<&'t str>, word: &String| {
        pieces.into_iter().flat_map(|piece| piece.split(word.as_str())).collect()
    };
    let pieces: Vec<&str> = ignored.iter().filter(|word| word.chars().all(is_han)).fold(vec![*run], parted);
    pieces.into_iter().filter(|piece| !piece.is_empty()).map(|piece| (*class, piece)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(typed: &str) -> Vec<String> {
        let ignored = ["怎么", "吗", "how"].map(str::to_owned);
        let text = |term: Term| match term {
            Term::Characters(text) | Term::Letters(text) => text,
        };
        Query::of(typed, &ignored).terms.into_iter().map(text).collect()
    }

    #[test]
    fn characters_become_pairs_and_words_stay_whole() {
        assert_eq!(terms("报销单"), ["报销", "销单"]);
        assert_eq!(terms("Lost CARD, 补卡"), ["lost", "card", "补卡"]);
        assert_eq!(terms("ＢＸＫ　１２３９３"), ["bxk", "12393"]);
        assert_eq!(terms("lü"), ["lv"]);
    }

    #[test]
    fn what_says_nothing_counts_only_where_there_is_nothing_else() {
        assert_eq!(terms("怎么激活吗"), ["激活"]);
        assert_eq!(terms("how renew"), ["renew"]);
        assert_eq!(terms("怎么"), ["怎么"]);
        assert_eq!(terms("how"), ["how"]);
    }

    #[test]
    fn pictures_and_signs_say_nothing() {
        assert_eq!(terms(" 😀！？…\n\u{200d}"), [""; 0]);
        assert_eq!(terms(""), [""; 0]);
    }

    #[test]
    fn no_more_than_the_beginning_of_a_long_text_counts() {
        assert_eq!(terms(&"报".repeat(10_000)).len(), LONGEST - 1);
    }
}
