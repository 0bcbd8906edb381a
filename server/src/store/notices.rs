//! The memory of notices.

use async_trait::async_trait;
use domain::{
    region::RegionCode,
    wire::{NoticeId, staff::NoticeKey},
};

use super::{NoticeRecord, StoreError};

/// The memory of notices.
#[async_trait]
pub trait NoticeStore: Send + Sync {
    /// A region's notices that stand, the newest first, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn standing_notices(&self, region: &RegionCode, max: u32) -> Result<Vec<NoticeRecord>, StoreError>;

    /// A region's notices, those withdrawn too, the newest first, at most `max`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn notices(&self, region: &RegionCode, max: u32) -> Result<Vec<NoticeRecord>, StoreError>;

    /// The notice of a region with this id.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn notice(&self, region: &RegionCode, id: NoticeId) -> Result<Option<NoticeRecord>, StoreError>;

    /// The notice of a region that a request with this key published.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database fails.
    async fn notice_by_key(
        &self,
        region: &RegionCode,
        key: NoticeKey,
    ) -> Result<Option<NoticeRecord>, StoreError>;
}
