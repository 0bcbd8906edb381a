//! Notices of a region as its administrators publish them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Nothing, NoticeView, endpoint};
use crate::{moment::Moment, notice::NoticeWords};

endpoint!(
    /// The notices of one's region, the newest first, those withdrawn too. For administrators.
    ListStaffNotices: Get "/api/notices", Nothing => StaffNotices
);
endpoint!(
    /// Publishes a notice to everybody at once. The same key publishes once; with other words it is `key-reused`. `notice-refused` names
    /// the parts that cannot be shown. For administrators.
    PublishNotice: Post "/api/notices", NewNotice => StaffNotices
);
endpoint!(
    /// Withdraws a notice: nobody is shown it any more, and it stays here with who did so. `wrong-step` when it was withdrawn before. For
    /// administrators.
    WithdrawNotice: Delete "/api/notices/{notice}", Nothing => StaffNotices
);

/// Names a request to publish: made by the browser, and the same however often it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct NoticeKey(pub Uuid);

/// A notice to be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNotice {
    /// Names the request.
    pub key: NoticeKey,
    /// What it is to say.
    pub words: NoticeWords,
}

/// The notices of a region, for those who publish them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StaffNotices {
    /// The newest first.
    pub notices: Vec<StaffNotice>,
}

/// A notice with who published and withdrew it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StaffNotice {
    /// The notice.
    pub notice: NoticeView,
    /// Who published it.
    pub published_by: String,
    /// When and by whom it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<NoticeWithdrawn>,
}

/// That a notice was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeWithdrawn {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
}
