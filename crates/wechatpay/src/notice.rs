//! Callbacks: the envelope, and what is sealed in it.
//!
//! A callback is acknowledged with 200 or 204 within five seconds; anything else makes it come again. The same one may come
//! many times, in any order, and may never come at all.

use serde::{Deserialize, Serialize};

use crate::{
    Unreadable,
    instant::Instant,
    keys::ApiKey,
    order::Transaction,
    read,
    refund::RefundNotice,
    resource::{Resource, open_resource},
    states::states,
    verify::{Refused, Verified},
};

states! {
    /// What a callback is about.
    Event, Event, {
        /// An order was paid.
        Paid = "TRANSACTION.SUCCESS",
        /// A refund reached the payer.
        Refunded = "REFUND.SUCCESS",
        /// A refund cannot reach the payer.
        RefundAbnormal = "REFUND.ABNORMAL",
        /// A refund came to nothing.
        RefundClosed = "REFUND.CLOSED",
    }
}

/// Why a callback is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    /// It is not believed.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It is not understood.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// It is about something else than was asked for.
    #[error("the callback is about something else")]
    Other,
}

/// A callback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Its own number, the same when it comes again.
    pub id: String,
    /// When it was made.
    pub create_time: Instant,
    /// What it is about.
    pub event_type: Event,
    /// `encrypt-resource`.
    pub resource_type: String,
    /// What it is about, in words.
    pub summary: String,
    /// What it says, sealed.
    pub resource: Resource,
}

#[derive(Deserialize)]
struct RawNotice {
    id: String,
    create_time: Instant,
    event_type: String,
    #[serde(default)]
    resource_type: String,
    #[serde(default)]
    summary: String,
    resource: Resource,
}

impl Notice {
    /// Reads an envelope whose signature is right.
    ///
    /// # Errors
    ///
    /// [`Unreadable::Event`] when the kind of event is not documented, [`Unreadable::Form`] when the rest is not.
    pub fn read(verified: Verified<'_>) -> Result<Self, Unreadable> {
        let raw: RawNotice = read(verified)?;
        Ok(Self {
            id: raw.id,
            create_time: raw.create_time,
            event_type: Event::read(&raw.event_type)?,
            resource_type: raw.resource_type,
            summary: raw.summary,
            resource: raw.resource,
        })
    }

    /// What a callback about a payment says.
    ///
    /// # Errors
    ///
    /// When the seal is wrong, the contents are not understood, or it is about a refund.
    pub fn payment(&self, key: &ApiKey) -> Result<Transaction, NoticeError> {
        match self.event_type {
            Event::Paid => Ok(Transaction::read(open_resource(key, &self.resource)?.verified())?),
            Event::Refunded | Event::RefundAbnormal | Event::RefundClosed => Err(NoticeError::Other),
        }
    }

    /// What a callback about a refund says.
    ///
    /// # Errors
    ///
    /// When the seal is wrong, the contents are not understood, or it is about a payment.
    pub fn refund(&self, key: &ApiKey) -> Result<RefundNotice, NoticeError> {
        match self.event_type {
            Event::Refunded | Event::RefundAbnormal | Event::RefundClosed => {
                Ok(RefundNotice::read(open_resource(key, &self.resource)?.verified())?)
            }
            Event::Paid => Err(NoticeError::Other),
        }
    }
}
