//! Whom an application is for: oneself, or another whose agent one is.
//!
//! **Invariant:** nobody acts for another without a consent that says how it was given. For a child that is always a paper.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::Date;

use super::{DocumentId, DocumentKind};
use crate::{
    id_number::IdNumber,
    typed::{has_foreign_signs, words},
};

/// Years up to which a guardian decides alone: a child has no code to give (Civil Code, articles 18 and 23: from sixteen on a person
/// who lives by their own work decides alone).
pub const CHILD_YEARS: u8 = 16;
/// Years from which somebody can act for another: whoever is younger has not the full capacity to (Civil Code, articles 17 and 18).
pub const AGENT_YEARS: u8 = 18;
/// The longest name that is taken, in characters.
pub const NAME_MAX: usize = 50;

/// Whom an application is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum ForWhom {
    /// Whoever answers.
    Oneself,
    /// Somebody else.
    Another(Box<Another>),
}

/// Somebody else, as their agent names them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Another {
    /// What they are to the agent.
    pub relation: Relation,
    /// Their name, as it stands on the identity card.
    pub name: HolderName,
    /// Their number.
    pub id_number: IdNumber,
    /// How they agreed.
    pub consent: HolderConsent,
}

/// What a holder is to the agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The agent's child.
    Child,
    /// The agent's parent.
    Parent,
    /// A spouse, another relative, somebody the agent looks after.
    Other,
}

impl Relation {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Child, Self::Parent, Self::Other];
}

/// How a holder agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum HolderConsent {
    /// By the code that was sent to their mobile, in this visit.
    Code,
    /// By a paper that a clerk checks: a letter, or a proof of relation.
    Paper(DocumentId),
}

/// A name as it is typed: with letters, not longer than [`NAME_MAX`], without spaces around it and what nobody sees.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct HolderName(String);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing was typed.
    #[error("there is no name")]
    Empty,
    /// It has no letter: a number, most likely.
    #[error("a name has letters")]
    Letterless,
    /// It has signs that stand in no name.
    #[error("a name has no angle brackets")]
    Signs,
    /// It is longer than any name.
    #[error("a name has at most {NAME_MAX} characters")]
    Long,
}

impl HolderName {
    /// The name.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether it is this name, however the parts of it are set apart.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        letters(&self.0).eq(letters(name))
    }
}

/// What counts of a name: spaces and the dots between its parts are written in several ways.
fn letters(name: &str) -> impl Iterator<Item = char> {
    let between = |c: &char| !c.is_whitespace() && !['·', '•', '・', '‧', '.', '．'].contains(c);
    name.chars().filter(between).flat_map(char::to_lowercase)
}

impl TryFrom<String> for HolderName {
    type Error = NameError;

    fn try_from(typed: String) -> Result<Self, NameError> {
        let name = words(&typed);
        if has_foreign_signs(&name) {
            return Err(NameError::Signs);
        }
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if !name.chars().any(char::is_alphabetic) {
            return Err(NameError::Letterless);
        }
        if name.chars().count() > NAME_MAX { Err(NameError::Long) } else { Ok(Self(name)) }
    }
}

impl From<HolderName> for String {
    fn from(name: HolderName) -> Self {
        name.0
    }
}

impl fmt::Debug for HolderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HolderName(…)")
    }
}

impl fmt::Debug for Another {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Another").field("relation", &self.relation).finish_non_exhaustive()
    }
}

/// Whether whoever has this number is a child on that day, for whom a guardian shows a proof of relation.
#[must_use]
pub fn is_child(number: &IdNumber, on: Date) -> bool {
    number.years_on(on).is_some_and(|years| years < CHILD_YEARS)
}

/// Whether whoever has this number is of age on that day, and can act for others.
#[must_use]
pub fn can_be_agent(number: &IdNumber, on: Date) -> bool {
    number.years_on(on).is_none_or(|years| years >= AGENT_YEARS)
}

/// Whether a paper of this kind can stand for the consent.
#[must_use]
pub const fn can_consent(kind: DocumentKind, child: bool) -> bool {
    match kind {
        DocumentKind::Relation => true,
        DocumentKind::Authority => !child,
        DocumentKind::Register
        | DocumentKind::AdmissionNotice
        | DocumentKind::ResidenceProof
        | DocumentKind::EmployersLetter
        | DocumentKind::ReferralForm
        | DocumentKind::LossReport
        | DocumentKind::PovertyCertificate => false,
    }
}

#[cfg(test)]
mod tests {
    use time::Month;

    use super::*;

    fn number(first: &str) -> IdNumber {
        let check = crate::id_number::check_character(first).map(char::from).unwrap();
        IdNumber::try_from(format!("{first}{check}")).unwrap()
    }

    #[test]
    fn sixteen_is_no_child_any_more() {
        let born = number("33990320101122003");
        let day = |year, day| Date::from_calendar_date(year, Month::November, day).unwrap();
        assert!(is_child(&born, day(2026, 21)));
        assert!(!is_child(&born, day(2026, 22)));
    }

    #[test]
    fn who_acts_for_others_is_of_age_from_the_eighteenth_birthday_on() {
        let born = number("33990320101122003");
        let day = |year, day| Date::from_calendar_date(year, Month::November, day).unwrap();
        assert!(!can_be_agent(&born, day(2028, 21)));
        assert!(can_be_agent(&born, day(2028, 22)));
    }

    #[test]
    fn a_child_has_no_letter_to_write() {
        assert!(can_consent(DocumentKind::Relation, true) && !can_consent(DocumentKind::Authority, true));
        assert!(can_consent(DocumentKind::Authority, false));
        assert!(!can_consent(DocumentKind::Register, false));
    }

    #[test]
    fn a_name_is_the_same_with_other_dots_between() {
        let name = HolderName::try_from(" 买买提·艾力 ".to_owned()).unwrap();
        assert!(name.is("买买提•艾力") && name.is("买买提 艾力") && !name.is("买买提"));
        assert_eq!(HolderName::try_from("  ".to_owned()), Err(NameError::Empty));
        assert_eq!(HolderName::try_from("1234".to_owned()), Err(NameError::Letterless));
        assert_eq!(HolderName::try_from("长".repeat(51)), Err(NameError::Long));
        assert!(!format!("{name:?}").contains('买'));
    }
}
