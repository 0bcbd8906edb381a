//! Somebody's card, looked at and reported lost by staff.

use serde::{Deserialize, Serialize};

use super::{CardStanding, endpoint, staff::ActingAgent};
use crate::{
    card::{CardEvent, CardStatus, Occasion},
    id_number::IdNumber,
    machine::Actor,
    masked::Masked,
    moment::Moment,
    region::Bank,
};

endpoint!(
    /// Finds the card of whoever has this number. Audited before it is shown. `not-found` when nobody insured in one's region has it,
    /// `no-card` when they have none.
    FindCard: Post "/api/cards/find", CardSought => FoundCard
);
endpoint!(
    /// Takes a step with it, at the version that was seen. Audited.
    StepCard: Post "/api/cards/step", CardStep => FoundCard
);

/// Whose card is sought, and why. The number is in the body: addresses hold nothing personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardSought {
    /// Identity number.
    pub id_number: IdNumber,
    /// Why.
    pub occasion: Occasion,
}

/// A step with somebody's card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardStep {
    /// Whose card, and why.
    pub of: CardSought,
    /// What happened to it.
    pub event: CardEvent,
    /// The version of the standing that was seen.
    pub version: u32,
}

/// Somebody's card, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FoundCard {
    /// Masked name.
    pub name: Masked,
    /// Masked identity number.
    pub id_number: Masked,
    /// The mobile on file, masked: where messages about the card go.
    pub mobile: Option<Masked>,
    /// How it stands.
    pub standing: CardStanding,
    /// What may be done on this occasion.
    pub steps: Vec<CardEvent>,
    /// What happened to it here, oldest first.
    pub history: Vec<CardLine>,
    /// Who stops its bank half, which nobody here can: the bank of the card where it is known, else those of the region.
    pub banks: Vec<Bank>,
}

/// Something that happened to a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardLine {
    /// When.
    pub at: Moment,
    /// What; nothing when it was handed over.
    pub event: Option<CardEvent>,
    /// Where it stood then.
    pub status: CardStatus,
    /// In which part somebody acted.
    pub actor: Actor,
    /// The clerk, when one did.
    pub clerk: Option<String>,
    /// Who acted for the person, when somebody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<ActingAgent>,
}
