//! The memory of filings for care elsewhere.

use async_trait::async_trait;
use domain::{moment::Moment, reference::Reference, region::RegionCode, wire::FilingKey};

use super::{BlindIndex, FilingHistoryRecord, FilingId, FilingRecord, StoreError};

/// The memory of filings for care elsewhere.
#[async_trait]
pub trait FilingStore: Send + Sync {
    /// The filing with this id.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn filing(&self, id: FilingId) -> Result<Option<FilingRecord>, StoreError>;

    /// The filing with this reference, whosever it is.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn filing_by_reference(&self, reference: &Reference) -> Result<Option<FilingRecord>, StoreError>;

    /// The filing that a request with this key made.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn filing_by_key(
        &self,
        person: &BlindIndex,
        key: FilingKey,
    ) -> Result<Option<FilingRecord>, StoreError>;

    /// A person's open filing for a place; there is one at most.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn open_filing(
        &self,
        person: &BlindIndex,
        place: &RegionCode,
    ) -> Result<Option<FilingRecord>, StoreError>;

    /// A person's filings, the newest first, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn filings_of(&self, person: &BlindIndex, max: u32) -> Result<Vec<FilingRecord>, StoreError>;

    /// Filings whose last day was over before `now`, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn due_filings(&self, now: Moment, max: u32) -> Result<Vec<FilingRecord>, StoreError>;

    /// What happened to a filing, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn filing_history(&self, id: FilingId) -> Result<Vec<FilingHistoryRecord>, StoreError>;
}
