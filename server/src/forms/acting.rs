//! Acting for another: the code that was sent to them, their consent, and who acts.

use domain::{
    application::{HolderName, Relation},
    id_number::IdNumber,
    moment::Moment,
    service::Service,
    wire::DocumentView,
};
use serde::{Deserialize, Serialize};

use super::Known;

/// A code that was sent to another person.
#[derive(Clone, Serialize, Deserialize)]
pub struct HolderCheck {
    /// Their number.
    pub number: IdNumber,
    /// What it is for; in a visit of the edition before it was for nothing in particular, and counts for nothing now.
    #[serde(default)]
    pub service: Option<Service>,
    /// The keyed hash of the code.
    pub code: [u8; 32],
    /// From when another can be sent.
    pub again_at: Moment,
    /// Until when it counts.
    pub valid_until: Moment,
    /// When the right one was given.
    pub given_at: Option<Moment>,
    /// Who it is, once they were named for what is done with their card in this visit.
    #[serde(default)]
    pub named: Option<Box<CardHolder>>,
}

/// Another person, with whose card something is done.
#[derive(Clone, Serialize, Deserialize)]
pub struct CardHolder {
    /// As the agent named them.
    pub holder: Holder,
    /// What the core says of them.
    pub known: Known,
}

/// Another person, whom whoever answers acts for.
#[derive(Clone, Serialize, Deserialize)]
pub struct Holder {
    /// What they are to the agent.
    pub relation: Relation,
    /// Their name, which is the core's too.
    pub name: HolderName,
    /// Their number.
    pub number: IdNumber,
    /// How they agreed.
    pub consent: Consent,
}

/// How a holder agreed.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub enum Consent {
    /// By the code that was sent to their mobile.
    Code {
        /// When it was given.
        at: Moment,
    },
    /// By a paper that a clerk checks.
    Paper(DocumentView),
}

impl Consent {
    /// The paper, if it is one.
    #[must_use]
    pub const fn paper(self) -> Option<DocumentView> {
        match self {
            Self::Code { .. } => None,
            Self::Paper(paper) => Some(paper),
        }
    }
}

/// Who acted for another.
#[derive(Clone, Serialize, Deserialize)]
pub struct Agent {
    /// Number.
    pub number: IdNumber,
    /// Name.
    pub name: String,
    /// What the holder is to them.
    pub relation: Relation,
    /// How the holder agreed.
    pub consent: Consent,
}
