//! One's own card, or that of another who agreed in this visit: how it stands, reported lost, found again.

use serde::{Deserialize, Serialize};

use super::{Nothing, endpoint};
use crate::{
    card::{CardStatus, Halves, Lapse},
    moment::Moment,
};

endpoint!(
    /// How the person's card stands. `no-card` when they have none.
    ShowCard: Get "/api/card", Nothing => CardStanding
);
endpoint!(
    /// Reports it lost.
    ReportLoss: Post "/api/card/loss", LossReport => CardStanding
);
endpoint!(
    /// Takes the report back: the card was found again.
    TakeLossBack: Post "/api/card/found", LossTakenBack => CardStanding
);

endpoint!(
    /// Which halves of the person's card can be used.
    ShowHalves: Get "/api/card/halves", Nothing => Halves
);
endpoint!(
    /// Makes the social half ready for use. It may be asked twice. `wrong-step` while the card is reported lost.
    Activate: Post "/api/card/activation", Nothing => Halves
);
endpoint!(
    /// How the card of a holder stands who let whoever is here report it. Their key is the one that naming them gave.
    ShowHoldersCard: Get "/api/holder/{holder}/card", Nothing => CardStanding
);
endpoint!(
    /// Reports it lost in their name.
    ReportHoldersLoss: Post "/api/holder/{holder}/card/loss", LossReport => CardStanding
);
endpoint!(
    /// Takes the report back in their name.
    TakeHoldersLossBack: Post "/api/holder/{holder}/card/found", LossTakenBack => CardStanding
);
endpoint!(
    /// Which halves of the card of a holder can be used who let whoever is here make it ready.
    ShowHoldersHalves: Get "/api/holder/{holder}/card/halves", Nothing => Halves
);
endpoint!(
    /// Makes the social half ready for use in their name.
    ActivateHolders: Post "/api/holder/{holder}/card/activation", Nothing => Halves
);

/// How long a card is reported lost for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LossKind {
    /// For a time (临时挂失): it may be found again.
    ForATime,
    /// For good (正式挂失): a new card is to be asked for.
    ForGood,
}

/// A report of loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LossReport {
    /// For how long.
    pub kind: LossKind,
    /// The version of the standing that the person saw.
    pub version: u32,
}

/// A report taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LossTakenBack {
    /// The version of the standing that the person saw.
    pub version: u32,
}

/// How a card stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardStanding {
    /// Goes up with every step; 0 before the first one here.
    pub version: u32,
    /// Where it stands.
    pub status: CardStatus,
    /// Since when, where that is known here.
    pub since: Option<Moment>,
    /// What the bureau's own system says of it.
    pub core: CoreWord,
    /// When a report for a time ends by itself.
    pub ends: Option<ReportEnd>,
    /// Edition of the region's rules that apply to it.
    pub rules: String,
    /// Whether the report can be taken back now.
    pub can_be_taken_back: bool,
}

/// The end of a report for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportEnd {
    /// When.
    pub at: Moment,
    /// What becomes of the card then.
    pub then: Lapse,
}

/// What the bureau's own system says of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CoreWord {
    /// It was not told yet what happened here.
    Awaited,
    /// It has confirmed what happened here.
    Confirmed,
    /// Something else happened elsewhere, by telephone or at a counter, and it tells us.
    Theirs,
}
