//! Acting for somebody else: the holder's code, and what an agent may see.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Code, CodeSent, DocumentView, endpoint};
use crate::{
    application::{Another, PhotoId, Relation},
    id_number::IdNumber,
    masked::Masked,
    photo::PhotoProfile,
    service::Service,
};

endpoint!(
    /// Asks for a code to the mobile that is on file for another, if there is one. The answer never says whether.
    AskHolder: Post "/api/holder", HolderAsked => CodeSent
);
endpoint!(
    /// Gives the code that the other person received.
    GiveHolderCode: Post "/api/holder/code", Code => HolderKnown
);
endpoint!(
    /// Names the other person with whose card something is done in this visit, by the code that they told for this service.
    ActFor: Post "/api/holder/named", NamedForCard => HolderSummary
);

/// Whose code is asked for, and for what: it counts for this service and one handing-in, or with a card for the visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HolderAsked {
    /// Whose.
    pub id_number: IdNumber,
    /// What is to be asked for in their name.
    pub service: Service,
}

/// With whose card something is done, and what. Their code is the one consent: nobody checks a paper at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedForCard {
    /// What is done.
    pub service: Service,
    /// Whose card it is.
    pub another: Another,
}

/// The holder agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HolderKnown {
    /// Their masked name: all that is told of what is on file.
    pub name: Masked,
}

/// Whom a draft is for, as its agent may see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum HolderView {
    /// Whoever answers.
    Oneself,
    /// Somebody else.
    Another(Box<AnotherView>),
}

impl HolderView {
    /// Somebody else.
    #[must_use]
    pub fn another(&self) -> Option<&AnotherView> {
        match self {
            Self::Oneself => None,
            Self::Another(another) => Some(another),
        }
    }
}

/// Somebody else as their agent's browser can name them again. It is the same for the same two people, and says nothing about either.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct HolderKey(pub Uuid);

/// Somebody else in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HolderSummary {
    /// Their masked name.
    pub name: Masked,
    /// Who, among those this agent acts for.
    pub key: HolderKey,
}

/// Somebody else, masked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnotherView {
    /// Who, among those this agent acts for.
    pub key: HolderKey,
    /// What they are to the agent.
    pub relation: Relation,
    /// Their name.
    pub name: Masked,
    /// Their number.
    pub id_number: Masked,
    /// The paper that stands for their consent; none when they gave a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<DocumentView>,
    /// How their photo must be made for this.
    pub photo_rules: PhotoProfile,
    /// Their photo on file, which can be used again by whoever has their code. It is not shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo_on_file: Option<PhotoId>,
}

/// Who acts for whom, as agent and holder see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgentView {
    /// The agent's masked name.
    pub name: Masked,
    /// The holder.
    pub holder: HolderSummary,
    /// What the holder is to the agent.
    pub relation: Relation,
    /// How the holder's photo must be made.
    pub photo_rules: PhotoProfile,
}
