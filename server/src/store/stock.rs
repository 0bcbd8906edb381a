//! What the store knows of blank cards, and of the orders and answers that go to and come from a card maker.

use async_trait::async_trait;
use domain::{
    outlet::OutletId,
    region::RegionCode,
    stock::{BlankState, Serial},
};

use super::{
    AnswerRecord, ApplicationId, ApplicationRecord, BatchRecord, BlankRecord, StockMovement, StockRecord,
    StoreError,
};

/// The memory of blank cards and batches.
#[async_trait]
pub trait StockStore: Send + Sync {
    /// How many blank cards lie free at each outlet of a region that has some.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn free_blanks(&self, region: &RegionCode) -> Result<Vec<(OutletId, u32)>, StoreError>;

    /// Blank cards of every outlet of a region, counted one by one.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn stock(&self, region: &RegionCode) -> Result<Vec<StockRecord>, StoreError>;

    /// The blank cards of an outlet in a state, by their serials, at most `max`: the lowest, or the highest of those that are over.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn blanks(
        &self,
        outlet: &OutletId,
        state: BlankState,
        max: u32,
    ) -> Result<Vec<BlankRecord>, StoreError>;

    /// Those of these serials that are known, wherever they lie.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn known_blanks(&self, serials: &[Serial]) -> Result<Vec<BlankRecord>, StoreError>;

    /// The blank card that is held for an application.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn held_blank(&self, application: ApplicationId) -> Result<Option<BlankRecord>, StoreError>;

    /// The history of an outlet's stock, newest first, at most `max` lines.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn stock_history(&self, outlet: &OutletId, max: u32) -> Result<Vec<StockMovement>, StoreError>;

    /// How many of a region's orders wait for a batch.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn waiting_orders(&self, region: &RegionCode) -> Result<u32, StoreError>;

    /// The applications whose orders stand in a batch, or wait for one, in the order of their references, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn orders(
        &self,
        region: &RegionCode,
        batch: Option<u32>,
        max: u32,
    ) -> Result<Vec<ApplicationRecord>, StoreError>;

    /// The batch that an application's order stands in.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn batch_of(&self, application: ApplicationId) -> Result<Option<u32>, StoreError>;

    /// A region's batches, newest first, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn batches(&self, region: &RegionCode, max: u32) -> Result<Vec<BatchRecord>, StoreError>;

    /// A region's batch by its number.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn batch(&self, region: &RegionCode, number: u32) -> Result<Option<BatchRecord>, StoreError>;

    /// A region's answers of its card maker, newest first, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn answers(&self, region: &RegionCode, max: u32) -> Result<Vec<AnswerRecord>, StoreError>;
}
