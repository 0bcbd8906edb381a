//! Filing for care elsewhere: the region's rule, one's filings, filing and taking back.

use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

use super::{Nothing, endpoint};
use crate::{
    benefit::{Away, Rate},
    filing::{
        CountsAs, FilingKind, FilingRule, FilingStatus, KindId, Province, RefuseReason, Sought, Stage, stage,
    },
    moment::{Moment, iso_date, optional_iso_date},
    reference::Reference,
    region::RegionCode,
};

endpoint!(
    /// What can be filed in a region, for which places, and how ratios fall: without saying who one is.
    ShowFilingRule: Get "/api/regions/{code}/filing", Nothing => FilingRuleView
);
endpoint!(
    /// One's filings, made here or elsewhere, as far as the core tells of these now.
    ListFilings: Get "/api/filings", Nothing => FilingList
);
endpoint!(
    /// Files. The same key gives what it made; the same kind, place and days give the filing that is open so, wherever it was made.
    /// `filing-open`, `filing-place`, `filing-period`; `stale-version` when the region has no such kind any more.
    File: Post "/api/filings", NewFiling => Filed
);
endpoint!(
    /// Takes a filing back that was made here. `stale-version`, `wrong-step`.
    WithdrawFiling: Post "/api/filings/{reference}/withdrawal", FilingWithdrawn => FilingView
);

/// What somebody needs to know to file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FilingRuleView {
    /// Where one is insured: nothing is filed for it.
    pub region: RegionCode,
    /// Its rule.
    pub rule: FilingRule,
    /// The places.
    pub provinces: Vec<Province>,
    /// How much every ratio falls with a filing that counts as one.
    pub filed: Rate,
    /// How much it falls without.
    pub unfiled: Rate,
    /// How many days staff take with papers, in working days.
    pub review_days: u16,
}

impl FilingRuleView {
    /// How much every ratio falls in a place with a filing of a kind: only in another province does any.
    #[must_use]
    pub fn less(&self, kind: &FilingKind, place: &RegionCode) -> Rate {
        match (Away::of(place, &self.region), kind.counts_as) {
            (Away::Home | Away::SameProvince, _) => Rate::NONE,
            (Away::OtherProvince, CountsAs::Filed) => self.filed,
            (Away::OtherProvince, CountsAs::Unfiled) => self.unfiled,
        }
    }
}

/// Names a request to file: made by the browser, and the same however often it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct FilingKey(pub Uuid);

/// Something to be filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewFiling {
    /// Names the request.
    pub key: FilingKey,
    /// What is sought.
    pub sought: Sought,
}

/// What came of filing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Filed {
    /// The filing.
    pub filing: FilingView,
    /// Whether it stood already, and nothing new was filed.
    pub already_open: bool,
}

/// A filing to be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FilingWithdrawn {
    /// The version that the person saw.
    pub version: u32,
}

/// One's filings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FilingList {
    /// When it was put together.
    pub as_of: Moment,
    /// Whether the core was heard. If not, what was filed elsewhere is missing, and what was filed here may have moved on.
    pub core_heard: bool,
    /// The newest first.
    pub filings: Vec<FilingView>,
}

/// A filing of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FilingView {
    /// Its reference, where it was made here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// Goes up with every step; 0 for one that was made elsewhere.
    pub version: u32,
    /// Which kind; absent where the core names one that the region does not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindId>,
    /// Where.
    pub place: RegionCode,
    /// The first day.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub from: Date,
    /// The last day; absent where it counts until it is withdrawn.
    #[serde(default, with = "optional_iso_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub until: Option<Date>,
    /// Where it stands.
    pub status: FilingStatus,
    /// Since when, where that is known here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<RefuseReason>,
}

impl FilingView {
    /// What it is to its person today.
    #[must_use]
    pub fn stage(&self, today: Date) -> Stage {
        stage(self.status, self.from, self.until, today)
    }

    /// Whether it can be taken back here.
    #[must_use]
    pub const fn can_be_withdrawn(&self) -> bool {
        self.reference.is_some() && self.status.is_open()
    }
}
