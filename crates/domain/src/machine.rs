//! State machines as tables that code, store and picture share.
//!
//! **Invariant:** what no [`Row`] says cannot happen. Every row names who may take it, what must hold, and the deadline behind it where
//! the clock takes it.

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The person the card is for, or who acts for them.
    Resident,
    /// A member of staff.
    Clerk,
    /// Another member of staff than the one who would grant it.
    SecondClerk,
    /// The payment gateway.
    Gateway,
    /// The maker of the cards.
    CardMaker,
    /// The bureau's core, which says what happened elsewhere.
    Core,
    /// The clock.
    Timer,
}

impl Actor {
    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Clerk => "clerk",
            Self::SecondClerk => "second-clerk",
            Self::Gateway => "gateway",
            Self::CardMaker => "card-maker",
            Self::Core => "core",
            Self::Timer => "timer",
        }
    }
}

/// What must hold for a row to be taken, beside its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guard {
    /// Nothing more.
    Always,
    /// There is a fee.
    Fee,
    /// There is no fee.
    NoFee,
    /// One clerk decides alone here.
    OneClerk,
    /// The region asks for two clerks.
    TwoClerks,
    /// Another photo can be asked for.
    PhotosLeft,
    /// Too many photos were refused.
    PhotosSpent,
    /// Nothing was paid.
    NothingPaid,
    /// The card can be printed once more.
    RetryLeft,
    /// It cannot: it was tried again already, or no blank is left there.
    RetrySpent,
    /// Nothing was paid, and no blank card is held of which nobody says what became of it.
    NothingPaidNorHeld,
    /// A blank card is still held for it.
    BlankHeld,
    /// No blank is left there.
    NoBlankLeft,
    /// The card is not being printed.
    NotPrinting,
    /// The region's temporary reports of loss end with the card in use again.
    ReportEnds,
    /// The region's temporary reports of loss become reports for good.
    ReportStays,
    /// The region lets a report for good be taken back, and no new card was asked for.
    LossCanBeTakenBack,
    /// What is paid for is still wanted, and was not paid already.
    Wanted,
    /// What is paid for is not wanted any more, or was paid already.
    NotWanted,
    /// With this, all that was paid is given back.
    AllGivenBack,
    /// After this, something that was paid is still here.
    PartGivenBack,
    /// It was paid at a counter.
    PaidAtCounter,
    /// A clerk says that the payer was brought it by another way.
    ByHand,
    /// Nobody says so.
    NotByHand,
}

impl Guard {
    /// Its name in pictures; nothing for [`Guard::Always`].
    #[must_use]
    pub const fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Always => None,
            Self::Fee => Some("a fee"),
            Self::NoFee => Some("no fee"),
            Self::OneClerk => Some("region: one clerk"),
            Self::TwoClerks => Some("region: four eyes"),
            Self::PhotosLeft => Some("fewer than three refused"),
            Self::PhotosSpent => Some("three refused"),
            Self::NothingPaid => Some("nothing paid"),
            Self::RetryLeft => Some("first print, and a blank left"),
            Self::RetrySpent => Some("second print, or no blank left"),
            Self::NothingPaidNorHeld => Some("nothing paid, no blank held"),
            Self::BlankHeld => Some("a blank still held"),
            Self::NoBlankLeft => Some("no other blank left"),
            Self::NotPrinting => Some("not being printed"),
            Self::ReportEnds => Some("region: report ends"),
            Self::ReportStays => Some("region: report stays"),
            Self::LossCanBeTakenBack => Some("region: can be taken back, no new card asked for"),
            Self::Wanted => Some("still wanted"),
            Self::NotWanted => Some("not wanted any more, or paid already"),
            Self::AllGivenBack => Some("all of it"),
            Self::PartGivenBack => Some("part of it"),
            Self::PaidAtCounter => Some("paid at a counter"),
            Self::ByHand => Some("brought by hand"),
            Self::NotByHand => Some("not brought by hand"),
        }
    }
}

/// A deadline by which the clock acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deadline {
    /// A blank card is held no longer.
    Hold,
    /// The resident's time to answer is over.
    Answer,
    /// It is time to remind of a card that lies ready.
    Reminder,
    /// A card lies ready no longer.
    Collection,
    /// A temporary report of loss lapses.
    TemporaryLoss,
    /// A payment's code can be paid no longer.
    Payment,
    /// A payment was asked after for long enough without an answer.
    Doubt,
    /// What was paid for should have happened by now.
    Fulfilment,
    /// The last day of a filing for care elsewhere is over.
    FilingEnd,
}

impl Deadline {
    /// Its name in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hold => "the hold's end",
            Self::Answer => "the answer's end",
            Self::Reminder => "each day of reminding",
            Self::Collection => "the last day to collect",
            Self::TemporaryLoss => "the report's end",
            Self::Payment => "the code's end",
            Self::Doubt => "too long without an answer",
            Self::Fulfilment => "24 hours and a quiet interval",
            Self::FilingEnd => "the last day's end",
        }
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<State, Event> {
    /// State before.
    pub from: State,
    /// What happens.
    pub event: Event,
    /// State after.
    pub to: State,
    /// Who may do it.
    pub actor: Actor,
    /// What must hold.
    pub guard: Guard,
    /// When the clock does it.
    pub deadline: Option<Deadline>,
    /// Whether whoever does it gives a coded reason.
    pub reasoned: bool,
}

impl<State: Copy, Event: Copy> Row<State, Event> {
    pub(crate) const fn new(from: State, event: Event, to: State, actor: Actor) -> Self {
        Self { from, event, to, actor, guard: Guard::Always, deadline: None, reasoned: false }
    }

    /// Taken only if this holds.
    pub(crate) const fn only(self, guard: Guard) -> Self {
        Self { guard, ..self }
    }

    /// Taken by the clock at this deadline.
    pub(crate) const fn at(from: State, deadline: Deadline, event: Event, to: State) -> Self {
        Self { deadline: Some(deadline), ..Self::new(from, event, to, Actor::Timer) }
    }

    /// Taken with a coded reason.
    pub(crate) const fn with_reason(self) -> Self {
        Self { reasoned: true, ..self }
    }
}

/// The table has no such row, or what it asks for does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{event:?} by {actor:?} does nothing in {from:?}")]
pub struct Refused<State: Debug, Event: Debug> {
    /// State it was tried in.
    pub from: State,
    /// What was tried.
    pub event: Event,
    /// Who tried.
    pub actor: Actor,
}

/// The state after `event` by `actor`, where `holds` says which guards hold.
pub(crate) fn step<State, Event>(
    table: &[Row<State, Event>],
    from: State,
    event: Event,
    actor: Actor,
    holds: impl Fn(Guard) -> bool,
) -> Result<State, Refused<State, Event>>
where
    State: Copy + Debug + PartialEq,
    Event: Copy + Debug + PartialEq,
{
    let allowed = |row: &&Row<State, Event>| {
        (row.from, row.event, row.actor) == (from, event, actor)
            && (row.guard == Guard::Always || holds(row.guard))
    };
    table.iter().find(allowed).map(|row| row.to).ok_or(Refused { from, event, actor })
}
