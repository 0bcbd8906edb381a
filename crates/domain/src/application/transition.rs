//! What moves an application on, and who may.

use serde::{Deserialize, Serialize};

use super::Status;

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The person the card is for.
    Resident,
    /// A member of staff.
    Clerk,
    /// The payment gateway.
    Gateway,
    /// The maker of the cards.
    CardMaker,
    /// The clock.
    Timer,
}

/// What happened to an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// A clerk took it up.
    TakenUp,
    /// It was granted.
    Approved,
    /// It was refused, with a reason.
    Rejected,
    /// More was asked for.
    InfoRequested,
    /// What was asked for was given.
    InfoGiven,
    /// Nobody answered in time.
    AnswerLapsed,
    /// An outlet was chosen where nothing is to pay.
    OutletChosen,
    /// An outlet was chosen and the region's fee became due.
    FeeCharged,
    /// The fee was settled at a counter.
    CounterPaid,
    /// The fee was paid online.
    OnlinePaid,
    /// The blank was not held any longer.
    HoldLapsed,
    /// The card maker took the order.
    ProductionStarted,
    /// The card left the card maker.
    Shipped,
    /// The card came to the outlet.
    Arrived,
    /// The card was handed over.
    HandedOver,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// Status before.
    pub from: Status,
    /// What happens.
    pub event: Event,
    /// Status after.
    pub to: Status,
    /// Who may do it.
    pub actor: Actor,
}

const fn row(from: Status, event: Event, to: Status, actor: Actor) -> Transition {
    Transition { from, event, to, actor }
}

/// Every way an application can move. What is not here cannot happen.
pub const TRANSITIONS: &[Transition] = &[
    row(Status::Submitted, Event::TakenUp, Status::UnderReview, Actor::Clerk),
    row(Status::UnderReview, Event::TakenUp, Status::UnderReview, Actor::Clerk),
    row(Status::UnderReview, Event::Approved, Status::Approved, Actor::Clerk),
    row(Status::UnderReview, Event::Rejected, Status::Rejected, Actor::Clerk),
    row(Status::UnderReview, Event::InfoRequested, Status::NeedsInfo, Actor::Clerk),
    row(Status::NeedsInfo, Event::InfoGiven, Status::UnderReview, Actor::Resident),
    row(Status::NeedsInfo, Event::AnswerLapsed, Status::Expired, Actor::Timer),
    row(Status::Approved, Event::OutletChosen, Status::OutletChosen, Actor::Resident),
    row(Status::Approved, Event::FeeCharged, Status::FeeDue, Actor::Resident),
    row(Status::FeeDue, Event::CounterPaid, Status::Paid, Actor::Clerk),
    row(Status::FeeDue, Event::OnlinePaid, Status::Paid, Actor::Gateway),
    row(Status::FeeDue, Event::HoldLapsed, Status::Approved, Actor::Timer),
    row(Status::OutletChosen, Event::ProductionStarted, Status::InProduction, Actor::CardMaker),
    row(Status::Paid, Event::ProductionStarted, Status::InProduction, Actor::CardMaker),
    row(Status::InProduction, Event::Shipped, Status::InTransit, Actor::CardMaker),
    row(Status::InTransit, Event::Arrived, Status::Ready, Actor::CardMaker),
    row(Status::Ready, Event::HandedOver, Status::Collected, Actor::Clerk),
];

/// The table has no such row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{event:?} by {actor:?} does nothing in {from:?}")]
pub struct Refused {
    /// Status it was tried in.
    pub from: Status,
    /// What was tried.
    pub event: Event,
    /// Who tried.
    pub actor: Actor,
}

/// The status after `event` by `actor`.
///
/// # Errors
///
/// [`Refused`] when no row allows it.
pub fn step(from: Status, event: Event, actor: Actor) -> Result<Status, Refused> {
    let allowed = |row: &&Transition| row.from == from && row.event == event && row.actor == actor;
    TRANSITIONS.iter().find(allowed).map(|row| row.to).ok_or(Refused { from, event, actor })
}

impl Actor {
    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Clerk => "clerk",
            Self::Gateway => "gateway",
            Self::CardMaker => "card-maker",
            Self::Timer => "timer",
        }
    }
}

impl Event {
    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TakenUp => "taken-up",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::InfoRequested => "info-requested",
            Self::InfoGiven => "info-given",
            Self::AnswerLapsed => "answer-lapsed",
            Self::OutletChosen => "outlet-chosen",
            Self::FeeCharged => "fee-charged",
            Self::CounterPaid => "counter-paid",
            Self::OnlinePaid => "online-paid",
            Self::HoldLapsed => "hold-lapsed",
            Self::ProductionStarted => "production-started",
            Self::Shipped => "shipped",
            Self::Arrived => "arrived",
            Self::HandedOver => "handed-over",
        }
    }
}
