//! The two halves of a card, each made ready for use by somebody else.

use serde::{Deserialize, Serialize};

/// Which halves of a card can be used: the social one is made ready here or at the agency, the bank's by the bank alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Halves {
    /// Whether the card can be used at hospitals and pharmacies.
    pub social: bool,
    /// Whether it can be used as a bank card, as the bank tells the bureau.
    pub bank: bool,
}
