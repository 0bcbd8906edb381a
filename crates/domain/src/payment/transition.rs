//! What moves a payment on, and who may.

use serde::{Deserialize, Serialize};

use super::PaymentStatus as Status;
use crate::machine::{self, Actor, Deadline, Guard, Row};

/// What happened to a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PaymentEvent {
    /// The gateway gave a code; at a counter, the slip was made.
    CodeIssued,
    /// The gateway will not take this payment.
    Declined,
    /// The time for paying is over.
    TimeOver,
    /// Whoever would pay gave it up.
    GivenUp,
    /// The gateway says that nothing was paid, and nothing can be any more.
    ConfirmedUnpaid,
    /// The gateway could not be brought to say for too long.
    NotLearned,
    /// It was paid, as asked for.
    Paid,
    /// Another amount, currency or merchant was paid than asked for.
    PaidWrongly,
    /// Staff took the money at a counter.
    CounterPaid,
    /// What was paid for has happened.
    Fulfilled,
    /// What was paid for cannot happen: the core says no.
    FulfilmentRefused,
    /// What was paid for did not happen in time.
    FulfilmentLapsed,
    /// A clerk decided that money which waits is given back, and another has agreed.
    RefundAgreed,
    /// Part of the money, or all, was given back.
    GivenBack,
}

impl PaymentEvent {
    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CodeIssued => "code-issued",
            Self::Declined => "declined",
            Self::TimeOver => "time-over",
            Self::GivenUp => "given-up",
            Self::ConfirmedUnpaid => "confirmed-unpaid",
            Self::NotLearned => "not-learned",
            Self::Paid => "paid",
            Self::PaidWrongly => "paid-wrongly",
            Self::CounterPaid => "counter-paid",
            Self::Fulfilled => "fulfilled",
            Self::FulfilmentRefused => "fulfilment-refused",
            Self::FulfilmentLapsed => "fulfilment-lapsed",
            Self::RefundAgreed => "refund-agreed",
            Self::GivenBack => "given-back",
        }
    }
}

/// The table has no such row.
pub type PaymentRefused = machine::Refused<Status, PaymentEvent>;

type PaymentRow = Row<Status, PaymentEvent>;

/// The life of a payment. Money that comes is taken wherever the payment stands, also after it was closed: credited when it is still
/// wanted, given back when it is not.
pub const PAYMENTS: &[PaymentRow] = &[
    Row::new(Status::Created, PaymentEvent::CodeIssued, Status::Pending, Actor::Gateway),
    Row::new(Status::Created, PaymentEvent::Declined, Status::Closed, Actor::Gateway),
    Row::at(Status::Created, Deadline::Payment, PaymentEvent::TimeOver, Status::Querying),
    Row::at(Status::Pending, Deadline::Payment, PaymentEvent::TimeOver, Status::Querying),
    Row::new(Status::Created, PaymentEvent::GivenUp, Status::Querying, Actor::Resident),
    Row::new(Status::Pending, PaymentEvent::GivenUp, Status::Querying, Actor::Resident),
    unpaid(Status::Pending),
    unpaid(Status::Querying),
    unpaid(Status::Unknown),
    Row::at(Status::Querying, Deadline::Doubt, PaymentEvent::NotLearned, Status::Unknown),
    wanted(Status::Created),
    wanted(Status::Pending),
    wanted(Status::Querying),
    wanted(Status::Unknown),
    wanted(Status::Closed),
    unwanted(Status::Created),
    unwanted(Status::Pending),
    unwanted(Status::Querying),
    unwanted(Status::Unknown),
    unwanted(Status::Closed),
    wrong(Status::Created),
    wrong(Status::Pending),
    wrong(Status::Querying),
    wrong(Status::Unknown),
    wrong(Status::Closed),
    Row::new(Status::Pending, PaymentEvent::CounterPaid, Status::Paid, Actor::Clerk).only(Guard::Wanted),
    Row::new(Status::Paid, PaymentEvent::Fulfilled, Status::Fulfilled, Actor::Core),
    Row::new(Status::Paid, PaymentEvent::FulfilmentRefused, Status::RefundDue, Actor::Core),
    Row::at(Status::Paid, Deadline::Fulfilment, PaymentEvent::FulfilmentLapsed, Status::RefundDue),
    Row::new(Status::Suspended, PaymentEvent::RefundAgreed, Status::RefundDue, Actor::SecondClerk),
    Row::new(Status::RefundDue, PaymentEvent::GivenBack, Status::RefundDue, Actor::Gateway)
        .only(Guard::PartGivenBack),
    Row::new(Status::RefundDue, PaymentEvent::GivenBack, Status::Refunded, Actor::Gateway)
        .only(Guard::AllGivenBack),
    Row::new(Status::Fulfilled, PaymentEvent::GivenBack, Status::Fulfilled, Actor::Gateway)
        .only(Guard::PartGivenBack),
    Row::new(Status::Fulfilled, PaymentEvent::GivenBack, Status::Refunded, Actor::Gateway)
        .only(Guard::AllGivenBack),
];

const fn unpaid(from: Status) -> PaymentRow {
    Row::new(from, PaymentEvent::ConfirmedUnpaid, Status::Closed, Actor::Gateway)
}

const fn wanted(from: Status) -> PaymentRow {
    Row::new(from, PaymentEvent::Paid, Status::Paid, Actor::Gateway).only(Guard::Wanted)
}

const fn unwanted(from: Status) -> PaymentRow {
    Row::new(from, PaymentEvent::Paid, Status::RefundDue, Actor::Gateway).only(Guard::NotWanted)
}

const fn wrong(from: Status) -> PaymentRow {
    Row::new(from, PaymentEvent::PaidWrongly, Status::Suspended, Actor::Gateway)
}

/// Where a payment stands after `event` by `actor`, where `holds` says which guards hold.
///
/// # Errors
///
/// [`PaymentRefused`] when the table has no such row.
pub fn step(
    from: Status,
    event: PaymentEvent,
    actor: Actor,
    holds: impl Fn(Guard) -> bool,
) -> Result<Status, PaymentRefused> {
    machine::step(PAYMENTS, from, event, actor, holds)
}
