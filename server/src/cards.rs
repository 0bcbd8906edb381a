//! The card maker: the interface, and the workshop behind it.

use async_trait::async_trait;
use domain::{
    outside::{CardOrder, ORDERS_PATH, OrderAnswer},
    reference::Reference,
};

use crate::outside::{Caller, OutsideError};

/// Makes cards.
#[async_trait]
pub trait CardMaker: Send + Sync {
    /// Orders a card. The same reference is made once, however often it is ordered.
    ///
    /// # Errors
    ///
    /// [`OutsideError`]; then it may be tried again.
    async fn order(&self, order: &CardOrder) -> Result<OrderAnswer, OutsideError>;

    /// How far an order has come; `None` when there is no such order.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    async fn ask(&self, reference: &Reference) -> Result<Option<OrderAnswer>, OutsideError>;
}

/// The workshop that speaks [`domain::outside`].
#[derive(Clone, Debug)]
pub struct Workshop(pub Caller);

#[async_trait]
impl CardMaker for Workshop {
    async fn order(&self, order: &CardOrder) -> Result<OrderAnswer, OutsideError> {
        self.0.post(ORDERS_PATH, order).await
    }

    async fn ask(&self, reference: &Reference) -> Result<Option<OrderAnswer>, OutsideError> {
        self.0.get(&format!("{ORDERS_PATH}/{reference}")).await
    }
}
