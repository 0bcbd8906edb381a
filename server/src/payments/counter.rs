//! The counter as a way of paying: a slip whose money staff take.
//!
//! **Invariant:** what was paid here is in the ledger already, by the clerk who took it; so there is nobody to ask.

use async_trait::async_trait;
use domain::{payment::PaymentNumber, reconcile::BillLine};
use time::Date;

use super::gateway::{
    Closing, Gateway, Heard, NotBelieved, Opened, Order, RefundOrder, RefundStanding, Standing,
};
use crate::outside::OutsideError;

/// The counters of all regions.
pub struct Counter;

#[async_trait]
impl Gateway for Counter {
    async fn open(&self, _: &Order) -> Result<Opened, OutsideError> {
        Ok(Opened::Payable(None))
    }

    async fn ask(&self, _: &PaymentNumber) -> Result<Standing, OutsideError> {
        Ok(Standing::Open { scanned: false })
    }

    async fn close(&self, _: &PaymentNumber) -> Result<Closing, OutsideError> {
        Ok(Closing::Closed)
    }

    /// Cash is handed back by a clerk, and another confirms it.
    async fn refund(&self, _: &RefundOrder) -> Result<RefundStanding, OutsideError> {
        Ok(RefundStanding::Nowhere)
    }

    async fn ask_refund(&self, _: &RefundOrder) -> Result<RefundStanding, OutsideError> {
        Ok(RefundStanding::Nowhere)
    }

    async fn bill(&self, _: Date) -> Result<Option<Vec<BillLine>>, OutsideError> {
        Ok(None)
    }

    fn hear(&self, _: &dyn Fn(&str) -> Option<String>, _: &[u8]) -> Result<Heard, NotBelieved> {
        Err(NotBelieved::Forged)
    }
}
