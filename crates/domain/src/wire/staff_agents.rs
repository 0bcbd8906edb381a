//! Who acts for the person of a case, as staff see it.

use serde::{Deserialize, Serialize};

use crate::{application::Relation, masked::Masked, moment::Moment};

/// Who acts for the person, and may collect a card they asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ActingAgent {
    /// Masked name.
    pub name: Masked,
    /// Masked identity number.
    pub id_number: Masked,
    /// What the holder is to the agent.
    pub relation: Relation,
    /// Whether the holder is a child today.
    pub child: bool,
    /// When the holder's code was given; nothing where a paper stands for the consent, which is to be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_given: Option<Moment>,
}

/// Who collected a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Collector {
    /// Whose card it is.
    Holder,
    /// Whoever acts for them.
    Agent,
}
