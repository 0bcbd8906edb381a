//! Money that goes back.

use serde::{Deserialize, Serialize};

use crate::machine::{self, Actor, Guard, Row};

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RefundStatus {
    /// A clerk would give money back; another is to look.
    Proposed,
    /// The second clerk would not.
    TurnedDown,
    /// It is to be given back; the gateway was not told yet.
    Due,
    /// The gateway has accepted it, and works on it.
    Processing,
    /// The gateway cannot bring it to the payer: a clerk looks.
    Abnormal,
    /// The payer has it.
    Done,
    /// The payer has it twice, by hand and by the gateway: a clerk gets one of the two back.
    Twice,
}

impl RefundStatus {
    /// All.
    pub const ALL: [Self; 7] = [
        Self::Proposed,
        Self::TurnedDown,
        Self::Due,
        Self::Processing,
        Self::Abnormal,
        Self::Done,
        Self::Twice,
    ];

    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::TurnedDown => "turned-down",
            Self::Due => "due",
            Self::Processing => "processing",
            Self::Abnormal => "abnormal",
            Self::Done => "done",
            Self::Twice => "twice",
        }
    }

    /// Whether its money counts as gone, or going.
    #[must_use]
    pub const fn is_promised(self) -> bool {
        matches!(self, Self::Due | Self::Processing | Self::Abnormal | Self::Done | Self::Twice)
    }
}

/// Why money goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RefundReason {
    /// What was paid for could not be done.
    NotFulfilled,
    /// It came when it was no longer wanted.
    PaidLate,
    /// It was paid by another payment already.
    PaidTwice,
    /// Another amount was paid than asked for.
    WrongAmount,
    /// The service was not given, or not wholly.
    ServiceFailed,
    /// It was charged although nothing was to pay.
    ChargedWrongly,
}

impl RefundReason {
    /// All.
    pub const ALL: [Self; 6] = [
        Self::NotFulfilled,
        Self::PaidLate,
        Self::PaidTwice,
        Self::WrongAmount,
        Self::ServiceFailed,
        Self::ChargedWrongly,
    ];

    /// Those that staff give; the others are the server's own.
    pub const BY_STAFF: [Self; 3] = [Self::WrongAmount, Self::ServiceFailed, Self::ChargedWrongly];

    /// Its name on the wire and in the store.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotFulfilled => "not-fulfilled",
            Self::PaidLate => "paid-late",
            Self::PaidTwice => "paid-twice",
            Self::WrongAmount => "wrong-amount",
            Self::ServiceFailed => "service-failed",
            Self::ChargedWrongly => "charged-wrongly",
        }
    }
}

/// What happened to a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RefundEvent {
    /// A second clerk agreed.
    Agreed,
    /// A second clerk did not.
    TurnedDown,
    /// The gateway has accepted it.
    Accepted,
    /// The gateway has closed it without giving anything back: it is asked anew.
    Closed,
    /// The gateway cannot bring it to the payer.
    Failed,
    /// The payer has it.
    Done,
    /// A clerk has it tried again.
    TriedAgain,
    /// The money was brought to the payer by another way, and a second clerk has seen the proof.
    SettledByHand,
    /// A second clerk found that the money was not brought by another way.
    NotBrought,
    /// What went out twice has come back once, and a second clerk has seen the proof.
    Recovered,
}

impl RefundEvent {
    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::TurnedDown => "turned-down",
            Self::Accepted => "accepted",
            Self::Closed => "closed",
            Self::Failed => "failed",
            Self::Done => "done",
            Self::TriedAgain => "tried-again",
            Self::SettledByHand => "settled-by-hand",
            Self::NotBrought => "not-brought",
            Self::Recovered => "recovered",
        }
    }
}

type RefundRow = Row<RefundStatus, RefundEvent>;

/// The life of a refund.
pub const REFUNDS: &[RefundRow] = &[
    Row::new(RefundStatus::Proposed, RefundEvent::Agreed, RefundStatus::Due, Actor::SecondClerk),
    Row::new(RefundStatus::Proposed, RefundEvent::TurnedDown, RefundStatus::TurnedDown, Actor::SecondClerk),
    Row::new(RefundStatus::Due, RefundEvent::Accepted, RefundStatus::Processing, Actor::Gateway),
    Row::new(RefundStatus::Due, RefundEvent::Done, RefundStatus::Done, Actor::Gateway),
    Row::new(RefundStatus::Due, RefundEvent::Failed, RefundStatus::Abnormal, Actor::Gateway),
    Row::new(RefundStatus::Due, RefundEvent::SettledByHand, RefundStatus::Done, Actor::SecondClerk)
        .only(Guard::PaidAtCounter),
    Row::new(RefundStatus::Processing, RefundEvent::Done, RefundStatus::Done, Actor::Gateway),
    Row::new(RefundStatus::Processing, RefundEvent::Closed, RefundStatus::Due, Actor::Gateway),
    Row::new(RefundStatus::Due, RefundEvent::Closed, RefundStatus::Due, Actor::Gateway),
    Row::new(RefundStatus::Processing, RefundEvent::Failed, RefundStatus::Abnormal, Actor::Gateway),
    Row::new(RefundStatus::Abnormal, RefundEvent::Done, RefundStatus::Done, Actor::Gateway)
        .only(Guard::NotByHand),
    Row::new(RefundStatus::Abnormal, RefundEvent::Done, RefundStatus::Twice, Actor::Gateway)
        .only(Guard::ByHand),
    Row::new(RefundStatus::Abnormal, RefundEvent::TriedAgain, RefundStatus::Due, Actor::Clerk)
        .only(Guard::NotByHand),
    Row::new(RefundStatus::Abnormal, RefundEvent::SettledByHand, RefundStatus::Done, Actor::SecondClerk)
        .only(Guard::ByHand),
    Row::new(RefundStatus::Due, RefundEvent::NotBrought, RefundStatus::Due, Actor::SecondClerk)
        .only(Guard::ByHand),
    Row::new(RefundStatus::Abnormal, RefundEvent::NotBrought, RefundStatus::Abnormal, Actor::SecondClerk)
        .only(Guard::ByHand),
    Row::new(RefundStatus::Twice, RefundEvent::NotBrought, RefundStatus::Done, Actor::SecondClerk)
        .only(Guard::ByHand),
    Row::new(RefundStatus::Done, RefundEvent::Done, RefundStatus::Twice, Actor::Gateway).only(Guard::ByHand),
    Row::new(RefundStatus::Twice, RefundEvent::Recovered, RefundStatus::Done, Actor::SecondClerk),
];

/// Where a refund stands after `event` by `actor`, where `holds` says which guards hold.
///
/// # Errors
///
/// [`machine::Refused`] when the table has no such row.
pub fn refund_step(
    from: RefundStatus,
    event: RefundEvent,
    actor: Actor,
    holds: impl Fn(Guard) -> bool,
) -> Result<RefundStatus, machine::Refused<RefundStatus, RefundEvent>> {
    machine::step(REFUNDS, from, event, actor, holds)
}
