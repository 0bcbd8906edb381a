//! Where a card stands, and what moves it on.

use serde::{Deserialize, Serialize};

use crate::machine::{self, Actor, Deadline, Guard, Refused, Row};

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CardStatus {
    /// In use.
    Active,
    /// Reported lost for a time (临时挂失).
    TempLost,
    /// Reported lost for good (正式挂失).
    FormalLost,
    /// Another card took its place.
    Void,
}

impl CardStatus {
    /// All, in the order of a loss.
    pub const ALL: [Self; 4] = [Self::Active, Self::TempLost, Self::FormalLost, Self::Void];

    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::TempLost => "temp-lost",
            Self::FormalLost => "formal-lost",
            Self::Void => "void",
        }
    }

    /// The status with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }

    /// Whether it can be used at a hospital or a pharmacy.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Active)
    }

    /// Whether it is reported lost.
    #[must_use]
    pub const fn is_lost(self) -> bool {
        matches!(self, Self::TempLost | Self::FormalLost)
    }

    /// Whether nothing can happen to it any more.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Void)
    }
}

/// What happened to a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CardEvent {
    /// Its loss was reported for a time.
    LossReported,
    /// Its loss was reported for good.
    LossConfirmed,
    /// It was found again.
    Found,
    /// The report ended by itself: the card is in use again.
    ReportEnded,
    /// The report became one for good by itself.
    ReportKept,
    /// A report for good was taken back.
    LossWithdrawn,
    /// A new card was handed over.
    Replaced,
}

impl CardEvent {
    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LossReported => "loss-reported",
            Self::LossConfirmed => "loss-confirmed",
            Self::Found => "found",
            Self::ReportEnded => "report-ended",
            Self::ReportKept => "report-kept",
            Self::LossWithdrawn => "loss-withdrawn",
            Self::Replaced => "replaced",
        }
    }
}

/// Every way a card can move. What is not here cannot happen. What happened elsewhere, by telephone or at a counter, the core tells, and
/// asks nobody's leave.
pub const TRANSITIONS: &[Row<CardStatus, CardEvent>] = &[
    Row::new(CardStatus::Active, CardEvent::LossReported, CardStatus::TempLost, Actor::Resident),
    Row::new(CardStatus::Active, CardEvent::LossReported, CardStatus::TempLost, Actor::Clerk),
    Row::new(CardStatus::Active, CardEvent::LossConfirmed, CardStatus::FormalLost, Actor::Resident),
    Row::new(CardStatus::Active, CardEvent::LossConfirmed, CardStatus::FormalLost, Actor::Clerk),
    Row::new(CardStatus::Active, CardEvent::LossReported, CardStatus::TempLost, Actor::Core),
    Row::new(CardStatus::Active, CardEvent::LossConfirmed, CardStatus::FormalLost, Actor::Core),
    Row::new(CardStatus::Active, CardEvent::Replaced, CardStatus::Void, Actor::Clerk),
    Row::new(CardStatus::TempLost, CardEvent::Found, CardStatus::Active, Actor::Resident),
    Row::new(CardStatus::TempLost, CardEvent::Found, CardStatus::Active, Actor::Clerk),
    Row::new(CardStatus::TempLost, CardEvent::LossConfirmed, CardStatus::FormalLost, Actor::Resident),
    Row::new(CardStatus::TempLost, CardEvent::LossConfirmed, CardStatus::FormalLost, Actor::Clerk),
    Row::new(CardStatus::TempLost, CardEvent::Found, CardStatus::Active, Actor::Core),
    Row::new(CardStatus::TempLost, CardEvent::LossConfirmed, CardStatus::FormalLost, Actor::Core),
    Row::at(CardStatus::TempLost, Deadline::TemporaryLoss, CardEvent::ReportEnded, CardStatus::Active)
        .only(Guard::ReportEnds),
    Row::at(CardStatus::TempLost, Deadline::TemporaryLoss, CardEvent::ReportKept, CardStatus::FormalLost)
        .only(Guard::ReportStays),
    Row::new(CardStatus::TempLost, CardEvent::Replaced, CardStatus::Void, Actor::Clerk),
    Row::new(CardStatus::FormalLost, CardEvent::LossWithdrawn, CardStatus::Active, Actor::Resident)
        .only(Guard::LossCanBeTakenBack),
    Row::new(CardStatus::FormalLost, CardEvent::LossWithdrawn, CardStatus::Active, Actor::Clerk)
        .only(Guard::LossCanBeTakenBack),
    Row::new(CardStatus::FormalLost, CardEvent::LossReported, CardStatus::TempLost, Actor::Core),
    Row::new(CardStatus::FormalLost, CardEvent::LossWithdrawn, CardStatus::Active, Actor::Core),
    Row::new(CardStatus::FormalLost, CardEvent::Replaced, CardStatus::Void, Actor::Clerk),
];

/// What happened elsewhere to a card that stood at `from`, when the core says that it stands at `to`; nothing when it says nothing new.
#[must_use]
pub fn happened_elsewhere(from: CardStatus, to: CardStatus) -> Option<CardEvent> {
    let told = |row: &&Row<CardStatus, CardEvent>| (row.from, row.to, row.actor) == (from, to, Actor::Core);
    TRANSITIONS.iter().find(told).map(|row| row.event)
}

/// The status after `event` by `actor`, where `holds` says which guards hold: [`LossRule::holds`](super::LossRule::holds) does.
///
/// # Errors
///
/// [`Refused`] when no row allows it.
pub fn step(
    from: CardStatus,
    event: CardEvent,
    actor: Actor,
    holds: impl Fn(Guard) -> bool,
) -> Result<CardStatus, Refused<CardStatus, CardEvent>> {
    machine::step(TRANSITIONS, from, event, actor, holds)
}
