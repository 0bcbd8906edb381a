//! Help topics: short answers to what people ask, and law in plain words.
//!
//! A [`Book`] has all topics in one language, and comes as a file. [`make`] makes it when the app is built, from the outline in
//! `outline.json` and the sentences in `crates/text/locales/topics`; [`Index`] finds topics by characters, by Pinyin and by English words,
//! [`Names`] names of places in the same way.
//!
//! **Invariant:** no I/O, no clock, and no memory of what was looked for: the same query always finds the same topics.

pub mod make;
mod search;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use search::{Index, Names};

/// A topic's name, for example `activate`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TopicId(pub String);

/// Topics that stand together on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Getting a card and using it.
    Card,
    /// Contributions and the personal account.
    Money,
    /// What is paid for care.
    Care,
    /// The classes of medical insurance (S0).
    Classes,
    /// The law in plain words.
    Law,
    /// Whom to turn to.
    Offices,
}

impl Group {
    /// All, in the order of the help screen.
    pub const ALL: [Self; 6] = [Self::Card, Self::Money, Self::Care, Self::Classes, Self::Law, Self::Offices];
}

/// Where a topic leads on to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Way {
    /// A place of the app, by its path.
    Place(String),
    /// What to bring for a claim.
    Claim,
    /// A ticket for the counter.
    Ticket,
    /// Who is responsible, from the State Council to the county.
    Offices,
}

impl From<String> for Way {
    fn from(name: String) -> Self {
        match name.as_str() {
            "claim" => Self::Claim,
            "ticket" => Self::Ticket,
            "offices" => Self::Offices,
            _ => Self::Place(name),
        }
    }
}

impl From<Way> for String {
    fn from(way: Way) -> Self {
        match way {
            Way::Place(path) => path,
            Way::Claim => "claim".to_owned(),
            Way::Ticket => "ticket".to_owned(),
            Way::Offices => "offices".to_owned(),
        }
    }
}

/// Whom to ask about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// The region's agency.
    Agency,
    /// The hotline of medical insurance.
    Medical,
    /// The hotline of social security.
    SocialSecurity,
}

impl Ask {
    /// The hotline's number, the same in the whole country; a region says when somebody answers it.
    #[must_use]
    pub const fn number(self) -> Option<&'static str> {
        match self {
            Self::Agency => None,
            Self::Medical => Some("12393"),
            Self::SocialSecurity => Some("12333"),
        }
    }
}

/// What a part of a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A paragraph.
    Text,
    /// A line of a list.
    Item,
    /// A heading.
    Head,
    /// What must not be overlooked.
    Note,
}

/// A part of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// What it says.
    pub text: String,
}

/// One topic in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its name.
    pub id: TopicId,
    /// Where it stands.
    pub group: Group,
    /// The question, or what it is about.
    pub title: String,
    /// The answer.
    pub parts: Vec<Part>,
    /// Where it leads on to.
    pub ways: Vec<Way>,
    /// Whom to ask.
    pub ask: Ask,
    /// What else people call it, in any language; found, not shown.
    pub words: String,
}

/// All topics in one language, with what a search needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// The topics, in the order they are shown.
    pub topics: Vec<Topic>,
    /// Words that a question has and that say nothing of what it is about.
    pub ignored: Vec<String>,
    /// Syllables in Pinyin, without tones, and the characters of the book that sound so.
    pub sounds: BTreeMap<String, String>,
}

impl Book {
    /// The topic of this name.
    #[must_use]
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// The topics that stand together.
    pub fn of_group(&self, group: Group) -> impl Iterator<Item = &Topic> {
        self.topics.iter().filter(move |topic| topic.group == group)
    }
}
