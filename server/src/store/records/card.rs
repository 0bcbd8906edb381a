//! Cards that something happened to: reported lost, found again, handed over here.

use domain::{
    card::{CardEvent, CardStatus, Lapse},
    machine::Actor,
    moment::Moment,
    region::RegionCode,
};
use uuid::Uuid;

use super::{ApplicationId, BlindIndex, Sealed};

/// Names a card inside the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardId(pub Uuid);

/// A card. A person has at most one that is not void.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRecord {
    /// Names it inside the server.
    pub id: CardId,
    /// The version it was loaded at; 0 when new.
    pub version: u32,
    /// Whose it is.
    pub person: BlindIndex,
    /// The region whose rules apply to it.
    pub region: RegionCode,
    /// Edition of those rules.
    pub rules: String,
    /// Where it stands.
    pub status: CardStatus,
    /// Since when.
    pub since: Moment,
    /// When it was reported lost, while it is.
    pub reported_at: Option<Moment>,
    /// When its owner is warned that a report for a time ends.
    pub warns_at: Option<Moment>,
    /// When a report for a time ends by itself.
    pub lapses_at: Option<Moment>,
    /// What becomes of the card then, as it was promised at the report.
    pub lapse: Option<Lapse>,
    /// Whether its owner was warned.
    pub warned: bool,
    /// Whether the bureau's core was told where it stands.
    pub told: bool,
    /// The language its messages are written in.
    pub language: String,
    /// Number, name and mobile, sealed: the shell decides on their form.
    pub details: Sealed,
    /// The application it came from, if that is ours.
    pub application: Option<ApplicationId>,
}

impl CardRecord {
    /// When the clock has something to do: to warn of the end of a report for a time, then to end it.
    #[must_use]
    pub const fn timer(&self) -> Option<Moment> {
        match self.status {
            CardStatus::TempLost if self.warned => self.lapses_at,
            CardStatus::TempLost => self.warns_at,
            CardStatus::Active | CardStatus::FormalLost | CardStatus::Void => None,
        }
    }
}

/// A line of a card's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardHistoryRecord {
    /// When.
    pub at: Moment,
    /// What happened; nothing when it was handed over.
    pub event: Option<CardEvent>,
    /// Where the card stood then.
    pub status: CardStatus,
    /// Who acted.
    pub actor: Actor,
    /// The clerk's account, when one did.
    pub clerk: Option<String>,
    /// Who acted for the person, when somebody did.
    pub agent: Option<CardAgent>,
}

/// Who took a step with somebody else's card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardAgent {
    /// The agent.
    pub person: BlindIndex,
    /// Number, name and the holder's consent, sealed: the shell decides on their form.
    pub details: Sealed,
}
