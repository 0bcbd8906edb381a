//! Payments: what is paid for, by which way, and what becomes of it.
//!
//! **Invariant:** a status changes by [`step`] alone, and money moves in the ledger by [`movement`] of the same event: the two cannot
//! differ. Nothing here knows a gateway, a clock or a store.

mod number;
mod patience;
mod purpose;
mod refund;
mod status;
mod transition;

pub use number::{NumberError, PaymentNumber};
pub use patience::{
    CODE_SECONDS, DOUBT_SECONDS, FULFILMENT_SECONDS, NOWHERE_SECONDS, QUIET_SECONDS, SLIP_DAYS, pause,
};
pub use purpose::{Channel, Purpose, RechargeKind};
pub use refund::{REFUNDS, RefundEvent, RefundReason, RefundStatus, refund_step};
pub use status::PaymentStatus;
pub use transition::{PAYMENTS, PaymentEvent, PaymentRefused, step};

#[cfg(test)]
mod tests;
