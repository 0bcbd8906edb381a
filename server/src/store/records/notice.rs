//! Notices of a region.

use domain::{
    moment::Moment,
    notice::NoticeWords,
    region::RegionCode,
    wire::{NoticeId, staff::NoticeKey},
};

/// A notice that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRecord {
    /// Names it.
    pub id: NoticeId,
    /// Names the request that published it.
    pub key: NoticeKey,
    /// The region that it is of.
    pub region: RegionCode,
    /// When it was published.
    pub published_at: Moment,
    /// The account that did so.
    pub published_by: String,
    /// What it says.
    pub words: NoticeWords,
    /// When it was withdrawn, and by which account.
    pub withdrawn: Option<(Moment, String)>,
}
