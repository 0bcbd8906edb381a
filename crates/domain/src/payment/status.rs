//! Where a payment stands.

use serde::{Deserialize, Serialize};

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PaymentStatus {
    /// It is written down; the gateway has not said yet that it knows it.
    Created,
    /// There is a code that can be paid.
    Pending,
    /// Its time is over, or it is to be given up: the gateway is asked, and asked to close it.
    Querying,
    /// The gateway cannot be brought to say: it is asked on, and a clerk looks.
    Unknown,
    /// The gateway has confirmed that nothing was paid, and that nothing can be.
    Closed,
    /// Paid; what it is for has not happened yet.
    Paid,
    /// What was paid for has happened.
    Fulfilled,
    /// Something else was paid than asked for: the money waits for a clerk.
    Suspended,
    /// Paid, and to be given back.
    RefundDue,
    /// Given back, all of it.
    Refunded,
}

impl PaymentStatus {
    /// All.
    pub const ALL: [Self; 10] = [
        Self::Created,
        Self::Pending,
        Self::Querying,
        Self::Unknown,
        Self::Closed,
        Self::Paid,
        Self::Fulfilled,
        Self::Suspended,
        Self::RefundDue,
        Self::Refunded,
    ];

    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Pending => "pending",
            Self::Querying => "querying",
            Self::Unknown => "unknown",
            Self::Closed => "closed",
            Self::Paid => "paid",
            Self::Fulfilled => "fulfilled",
            Self::Suspended => "suspended",
            Self::RefundDue => "refund-due",
            Self::Refunded => "refunded",
        }
    }

    /// Whether money may still come by it, so that no other payment is begun for the same.
    #[must_use]
    pub const fn is_awaited(self) -> bool {
        matches!(self, Self::Created | Self::Pending | Self::Querying | Self::Unknown)
    }

    /// Whether money is under way: nobody is sent away from it, nothing about it is forgotten.
    #[must_use]
    pub const fn is_in_flight(self) -> bool {
        self.is_awaited() || matches!(self, Self::Paid | Self::Suspended | Self::RefundDue)
    }

    /// Whether nothing more is expected to happen.
    #[must_use]
    pub const fn is_final(self) -> bool {
        !self.is_in_flight()
    }
}
