//! The store of blank cards and batches, over any engine.

use async_trait::async_trait;
use domain::{
    outlet::OutletId,
    region::RegionCode,
    stock::{BlankState, Serial},
};

use super::{
    super::{
        AnswerRecord, ApplicationId, ApplicationRecord, BatchRecord, BlankRecord, StockMovement, StockRecord,
        StockStore, StoreError,
    },
    applications, blanks, maker, stock,
    store::{Engine, SqlStore},
    value::args,
};

#[async_trait]
impl<E: Engine> StockStore for SqlStore<E> {
    async fn free_blanks(&self, region: &RegionCode) -> Result<Vec<(OutletId, u32)>, StoreError> {
        self.all(blanks::FREE, args![*region], blanks::read_free).await
    }

    async fn stock(&self, region: &RegionCode) -> Result<Vec<StockRecord>, StoreError> {
        self.all(blanks::COUNTS, args![*region], blanks::read_counts).await
    }

    async fn blanks(
        &self,
        outlet: &OutletId,
        state: BlankState,
        max: u32,
    ) -> Result<Vec<BlankRecord>, StoreError> {
        self.all(blanks::select_state(state), args![*outlet, state, max], blanks::read).await
    }

    async fn known_blanks(&self, serials: &[Serial]) -> Result<Vec<BlankRecord>, StoreError> {
        let mut known = Vec::new();
        for part in serials.chunks(stock::TOGETHER) {
            let (sql, values) = blanks::select_serials(part);
            known.extend(self.all(sql, values, blanks::read).await?);
        }
        Ok(known)
    }

    async fn held_blank(&self, application: ApplicationId) -> Result<Option<BlankRecord>, StoreError> {
        self.one(blanks::select("b.application = $1"), args![application], blanks::read).await
    }

    async fn stock_history(&self, outlet: &OutletId, max: u32) -> Result<Vec<StockMovement>, StoreError> {
        self.all(stock::select(), args![*outlet, max], stock::read).await
    }

    async fn waiting_orders(&self, region: &RegionCode) -> Result<u32, StoreError> {
        let waiting = self.one(maker::WAITING, args![*region], |mut row| row.take()).await?;
        Ok(waiting.unwrap_or(0))
    }

    async fn orders(
        &self,
        region: &RegionCode,
        batch: Option<u32>,
        max: u32,
    ) -> Result<Vec<ApplicationRecord>, StoreError> {
        let values = match batch {
            Some(number) => args![*region, max, number],
            None => args![*region, max],
        };
        self.all(maker::select_orders(batch), values, applications::read).await
    }

    async fn batch_of(&self, application: ApplicationId) -> Result<Option<u32>, StoreError> {
        Ok(self.one(maker::BATCH_OF, args![application], |mut row| row.take()).await?.flatten())
    }

    async fn batches(&self, region: &RegionCode, max: u32) -> Result<Vec<BatchRecord>, StoreError> {
        let sql = maker::select_batches("region = $1 ORDER BY number DESC LIMIT $2");
        self.all(sql, args![*region, max], maker::read_batch).await
    }

    async fn batch(&self, region: &RegionCode, number: u32) -> Result<Option<BatchRecord>, StoreError> {
        let sql = maker::select_batches("region = $1 AND number = $2");
        self.one(sql, args![*region, number], maker::read_batch).await
    }

    async fn answers(&self, region: &RegionCode, max: u32) -> Result<Vec<AnswerRecord>, StoreError> {
        self.all(maker::select_answers(), args![*region, max], maker::read_answer).await
    }
}
