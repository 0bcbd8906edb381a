//! What a way of paying can do, whoever is behind it.
//!
//! **Invariant:** a gateway tells what is so and decides nothing. Where it cannot tell, that is an [`OutsideError`], and nobody assumes
//! anything.

use async_trait::async_trait;
use domain::{moment::Moment, money::Fen, payment::PaymentNumber, reconcile::BillLine};
use time::Date;

use crate::outside::{Failure, OutsideError, System};

/// A way of paying.
#[async_trait]
pub trait Gateway: Send + Sync {
    /// Makes a payment known, so that it can be paid. The same may be asked twice.
    ///
    /// # Errors
    ///
    /// [`OutsideError`]: whether it is known is not known.
    async fn open(&self, order: &Order) -> Result<Opened, OutsideError>;

    /// How a payment stands.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn ask(&self, number: &PaymentNumber) -> Result<Standing, OutsideError>;

    /// Closes a payment, so that it cannot be paid any more.
    ///
    /// # Errors
    ///
    /// [`OutsideError`]: whether it is closed is not known.
    async fn close(&self, number: &PaymentNumber) -> Result<Closing, OutsideError>;

    /// Gives money back. The same may be asked twice. That it is accepted says nothing about whether the payer has it.
    ///
    /// # Errors
    ///
    /// [`OutsideError`]: whether it was accepted is not known.
    async fn refund(&self, order: &RefundOrder) -> Result<RefundStanding, OutsideError>;

    /// How a refund stands.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn ask_refund(&self, order: &RefundOrder) -> Result<RefundStanding, OutsideError>;

    /// All that came and went on a day in China; nothing where there is no bill, or none yet.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn bill(&self, day: Date) -> Result<Option<Vec<BillLine>>, OutsideError>;

    /// What a callback says, if it can be believed. `header` gives a header by its name.
    ///
    /// # Errors
    ///
    /// [`NotBelieved`].
    fn hear(&self, header: &dyn Fn(&str) -> Option<String>, body: &[u8]) -> Result<Heard, NotBelieved>;
}

/// A payment to be made known.
#[derive(Clone, Debug)]
pub struct Order {
    /// The receipt code.
    pub number: PaymentNumber,
    /// How much.
    pub amount: Fen,
    /// Until when it can be paid.
    pub until: Moment,
    /// What the payer reads.
    pub description: String,
}

/// What came of making a payment known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It can be paid; online by what stands in the code.
    Payable(Option<String>),
    /// It is known there already, and paid, closed or another: asking tells.
    Over,
    /// The gateway will not take it.
    Declined,
}

/// How a payment stands at a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not known there.
    Nowhere,
    /// It can be paid.
    Open {
        /// Whether a payer is at it.
        scanned: bool,
    },
    /// It was not paid, and cannot be any more.
    Closed,
    /// It was paid.
    Paid(Taken),
}

/// What was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The gateway's own number; none at a counter.
    pub transaction: Option<String>,
    /// How much came.
    pub amount: Fen,
    /// Whether currency and merchant are ours.
    pub is_ours: bool,
    /// When.
    pub at: Moment,
}

/// What came of closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It cannot be paid any more.
    Closed,
    /// It is not open there, since it was paid, or never known: asking tells.
    NotOpen,
}

/// Money to be given back.
#[derive(Clone, Debug)]
pub struct RefundOrder {
    /// Names it: given back once, however often it is asked.
    pub number: String,
    /// Of which payment.
    pub payment: PaymentNumber,
    /// How much of it.
    pub amount: Fen,
    /// How much was paid in all.
    pub taken: Fen,
    /// What the payer reads.
    pub reason: String,
}

/// A refund in the gateway's books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The gateway's own number.
    pub transaction: String,
    /// When it was accepted, where the gateway says so: it stands in the bill of that day.
    pub accepted_at: Option<Moment>,
}

/// How a refund stands at a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundStanding {
    /// It is not known there.
    Nowhere,
    /// It is on its way.
    Processing(Booked),
    /// The payer has it.
    Done {
        /// How it stands in the gateway's books.
        booked: Booked,
        /// Since when.
        at: Moment,
    },
    /// It came to nothing; a new one can be made.
    Closed,
    /// It cannot reach the payer.
    Abnormal(Booked),
    /// The gateway will not take it as it is: nothing of it stands in its books.
    Refused,
    /// What is said is of another refund, payment or amount: it is not believed, and a clerk looks.
    Other,
}

/// What a callback says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// How a payment stands.
    Payment(PaymentNumber, Standing),
    /// How a refund stands.
    Refund(RefundTold),
}

/// What a callback says of a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundTold {
    /// What it was asked for by.
    pub number: String,
    /// Of which payment.
    pub payment: PaymentNumber,
    /// How much of it.
    pub amount: Fen,
    /// How it stands.
    pub standing: RefundStanding,
}

/// A callback is not believed, or not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotBelieved {
    /// Its signature, its time or its seal is wrong.
    #[error("the callback is forged, stale or not signed")]
    Forged,
    /// It is signed rightly and says nothing that can be read.
    #[error("the callback cannot be read")]
    Unreadable,
}

/// Where a gateway was and is not any more: nothing can be learned.
pub(super) struct Absent;

#[async_trait]
impl Gateway for Absent {
    async fn open(&self, _: &Order) -> Result<Opened, OutsideError> {
        Err(gone())
    }

    async fn ask(&self, _: &PaymentNumber) -> Result<Standing, OutsideError> {
        Err(gone())
    }

    async fn close(&self, _: &PaymentNumber) -> Result<Closing, OutsideError> {
        Err(gone())
    }

    async fn refund(&self, _: &RefundOrder) -> Result<RefundStanding, OutsideError> {
        Err(gone())
    }

    async fn ask_refund(&self, _: &RefundOrder) -> Result<RefundStanding, OutsideError> {
        Err(gone())
    }

    async fn bill(&self, _: Date) -> Result<Option<Vec<BillLine>>, OutsideError> {
        Err(gone())
    }

    fn hear(&self, _: &dyn Fn(&str) -> Option<String>, _: &[u8]) -> Result<Heard, NotBelieved> {
        Err(NotBelieved::Forged)
    }
}

const fn gone() -> OutsideError {
    System::Gateway.failed(Failure::Unreachable)
}
