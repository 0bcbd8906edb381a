//! The ledger of money in transit: from the moment it is paid until the core, the fees or the payer have it.
//!
//! A [`Movement`] takes an amount from one account to another, so it sums to zero by its form, and so does whatever is made of movements.
//! An account's balance is what came to it less what went. What comes from outside comes out of a [`Account::Till`] or the
//! [`Account::Bank`], whose balances are therefore never above zero: what they owe us. All others never fall below zero.
//!
//! **Invariant:** a movement is never changed and never taken out; what was wrong is put right by its opposite, a [`Cause::Reversal`].

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    money::Fen,
    payment::{Channel, PaymentEvent, PaymentStatus, Purpose},
};

/// An account of a region.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// What a channel has taken in and owes us.
    Till(Channel),
    /// What the bank has announced for the month's end and owes us.
    Bank,
    /// What was taken for a person and is not where it belongs yet. The text names the person as the store does, never in clear.
    Transit(String),
    /// Fees that were earned.
    Fees,
    /// What the core was told to credit.
    Core,
    /// What came otherwise than asked for.
    Suspense,
    /// What is on its way back.
    Refunds,
}

impl Account {
    /// Its kind, by which the database knows on which side of zero it stays.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Till(_) => "till",
            Self::Bank => "bank",
            Self::Transit(_) => "transit",
            Self::Fees => "fees",
            Self::Core => "core",
            Self::Suspense => "suspense",
            Self::Refunds => "refunds",
        }
    }

    /// Whether its balance never rises above zero; that of the others never falls below.
    #[must_use]
    pub const fn owes(&self) -> bool {
        matches!(self, Self::Till(_) | Self::Bank)
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Till(channel) => write!(f, "till/{}", channel.as_str()),
            Self::Transit(person) => write!(f, "transit/{person}"),
            other => f.write_str(other.kind()),
        }
    }
}

/// An amount that goes from one account to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    from: Account,
    to: Account,
    amount: Fen,
}

/// The movement is none: nothing moves, or it ends where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a movement takes more than nothing from one account to another")]
pub struct NoMovement;

impl Movement {
    /// From one account to another.
    ///
    /// # Errors
    ///
    /// [`NoMovement`] when the amount is not above zero, or both accounts are the same.
    pub fn new(from: Account, to: Account, amount: Fen) -> Result<Self, NoMovement> {
        if amount <= Fen(0) || from == to { Err(NoMovement) } else { Ok(Self { from, to, amount }) }
    }

    /// Where it comes from.
    #[must_use]
    pub const fn from(&self) -> &Account {
        &self.from
    }

    /// Where it goes.
    #[must_use]
    pub const fn to(&self) -> &Account {
        &self.to
    }

    /// How much.
    #[must_use]
    pub const fn amount(&self) -> Fen {
        self.amount
    }
}

/// Why a movement was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// It was paid.
    Paid,
    /// What was paid for has happened.
    Fulfilled,
    /// It is to be given back.
    RefundDue,
    /// It was given back.
    GivenBack,
    /// The bank announced it for the month's end.
    MonthEnd,
    /// It undoes another. Nothing in the program does so; see ADR 15.
    Reversal,
}

impl Cause {
    /// Its name in the store.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Fulfilled => "fulfilled",
            Self::RefundDue => "refund-due",
            Self::GivenBack => "given-back",
            Self::MonthEnd => "month-end",
            Self::Reversal => "reversal",
        }
    }
}

/// The payment as far as the ledger has to know it.
#[derive(Clone, Copy, Debug)]
pub struct Paying<'a> {
    /// What is paid for.
    pub purpose: &'a Purpose,
    /// By which way.
    pub channel: Channel,
    /// For whom, as the store names them.
    pub person: &'a str,
    /// What was taken in.
    pub taken: Fen,
}

/// What moves when a payment goes from one status to another by `event`. `given_back` is what goes back with a
/// [`PaymentEvent::GivenBack`].
///
/// # Errors
///
/// [`NoMovement`] when money should move and the amount is none.
pub fn movement(
    paying: Paying<'_>,
    from: PaymentStatus,
    event: PaymentEvent,
    to: PaymentStatus,
    given_back: Fen,
) -> Result<Option<(Cause, Movement)>, NoMovement> {
    let till = || Account::Till(paying.channel);
    let transit = || Account::Transit(paying.person.to_owned());
    let earned = || if paying.purpose.is_credited() { Account::Core } else { Account::Fees };
    let (cause, from, to, amount) = match (from, event, to) {
        (_, PaymentEvent::Paid | PaymentEvent::CounterPaid, PaymentStatus::RefundDue) => {
            (Cause::Paid, till(), Account::Refunds, paying.taken)
        }
        (_, PaymentEvent::Paid | PaymentEvent::CounterPaid, _) => {
            (Cause::Paid, till(), transit(), paying.taken)
        }
        (_, PaymentEvent::PaidWrongly, _) => (Cause::Paid, till(), Account::Suspense, paying.taken),
        (_, PaymentEvent::Fulfilled, _) => (Cause::Fulfilled, transit(), earned(), paying.taken),
        (_, PaymentEvent::FulfilmentRefused | PaymentEvent::FulfilmentLapsed, _) => {
            (Cause::RefundDue, transit(), Account::Refunds, paying.taken)
        }
        (_, PaymentEvent::RefundAgreed, _) => {
            (Cause::RefundDue, Account::Suspense, Account::Refunds, paying.taken)
        }
        (_, PaymentEvent::GivenBack, _) => (Cause::GivenBack, Account::Refunds, till(), given_back),
        (
            _,
            PaymentEvent::CodeIssued
            | PaymentEvent::Declined
            | PaymentEvent::TimeOver
            | PaymentEvent::GivenUp
            | PaymentEvent::ConfirmedUnpaid
            | PaymentEvent::NotLearned,
            _,
        ) => return Ok(None),
    };
    Movement::new(from, to, amount).map(|movement| Some((cause, movement)))
}

/// What moves when it is agreed that part of an earned fee goes back, or all of it.
///
/// # Errors
///
/// [`NoMovement`] when the amount is none.
pub fn fee_returned(amount: Fen) -> Result<(Cause, Movement), NoMovement> {
    Movement::new(Account::Fees, Account::Refunds, amount).map(|movement| (Cause::RefundDue, movement))
}
