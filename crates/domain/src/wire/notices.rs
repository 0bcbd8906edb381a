//! Notices of a region as everybody reads them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Nothing, endpoint};
use crate::{moment::Moment, notice::NoticeWords};

endpoint!(
    /// The notices of a region that stand, the newest first, at most [`crate::notice::SHOWN_MAX`]: without saying who one is.
    ListNotices: Get "/api/regions/{code}/notices", Nothing => NoticeList
);

/// Names a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct NoticeId(pub Uuid);

/// The notices of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeList {
    /// The newest first.
    pub notices: Vec<NoticeView>,
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeView {
    /// Names it.
    pub id: NoticeId,
    /// When it was published.
    pub published_at: Moment,
    /// What it says.
    pub words: NoticeWords,
}
