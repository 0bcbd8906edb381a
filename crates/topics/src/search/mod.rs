//! Finding topics by what somebody types: characters, Pinyin or its initials, English words.
//!
//! A query becomes [`Term`]s. Each is looked for in a topic's title, in the words people use for it, and in what it says. Topics that have all terms
//! come before those that have some; among them a hit in the title counts most.
//!
//! **Invariant:** the work is bounded whatever is typed: no more than [`LONGEST`] characters of it count.

mod field;
mod names;
mod query;
mod sounds;

use std::cmp::Reverse;

pub use self::names::Names;
use self::{
    field::Field,
    query::{Query, Term},
    sounds::Sounds,
};
use crate::{Book, Topic};

/// How many characters of a query count.
const LONGEST: usize = 64;
/// What a hit is worth in a title, in the words for a topic, and in what it says.
const WORTH: [u32; 3] = [12, 6, 1];

/// A book, ready to be searched.
#[derive(Clone, Debug)]
pub struct Index {
    topics: Vec<[Field; 3]>,
    ignored: Vec<String>,
    sounds: Sounds,
}

/// How much of a query a topic has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    /// Half of its terms, or more.
    Some,
    /// Each term.
    All,
    /// Its syllables one after the other, and not only each somewhere.
    Spelt,
}

impl Index {
    /// Reads a book.
    #[must_use]
    pub fn of(book: &Book) -> Self {
        let sounds = Sounds::of(
            book.sounds.iter().map(|(syllable, characters)| (syllable.as_str(), characters.as_str())),
        );
        let topics = book.topics.iter().map(|topic| fields(topic, &sounds)).collect();
        Self { topics, ignored: book.ignored.clone(), sounds }
    }

    /// The places of the topics that `query` finds in [`Book::topics`], best first; none for a query that says nothing.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<usize> {
        let query = Query::of(query, &self.ignored);
        let mut hits: Vec<_> = self
            .topics
            .iter()
            .enumerate()
            .filter_map(|(place, fields)| Some((self.rank(fields, &query)?, place)))
            .collect();
        hits.sort_by_key(|(rank, place)| (Reverse(*rank), *place));
        hits.into_iter().map(|(_, place)| place).collect()
    }

    /// How much of the query a topic has, and how well; nothing when it has less than half.
    fn rank(&self, fields: &[Field; 3], query: &Query) -> Option<(Share, u32)> {
        if let Some(score) = query.spelt.as_ref().and_then(|term| self.score(fields, term)) {
            return Some((Share::Spelt, score));
        }
        let scores: Vec<_> = query.terms.iter().filter_map(|term| self.score(fields, term)).collect();
        let whole = query.wholes.iter().filter_map(|term| self.score(fields, term)).sum::<u32>();
        let enough = !scores.is_empty() && scores.len() * 2 >= query.terms.len();
        let share = if scores.len() == query.terms.len() { Share::All } else { Share::Some };
        enough.then(|| (share, scores.iter().sum::<u32>() + 2 * whole))
    }

    /// What a term is worth in the field that has it best.
    fn score(&self, fields: &[Field; 3], term: &Term) -> Option<u32> {
        let worth = |(field, worth): (&Field, u32)| Some(worth * field.fit(term, &self.sounds)?);
        let [title, words, said] = fields;
        let short = term.is_short();
        let all = [(title, WORTH[0]), (words, WORTH[1]), (said, WORTH[2])];
        all.into_iter().take(if short { 1 } else { 3 }).filter_map(worth).max()
    }
}

fn fields(topic: &Topic, sounds: &Sounds) -> [Field; 3] {
    let said = topic.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    [Field::initial(&topic.title, sounds), Field::initial(&topic.words, sounds), Field::of(&said, sounds)]
}
