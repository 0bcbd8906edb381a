//! What a demonstration begins with: accounts and notices.

use domain::{
    jurisdiction::AgencyId,
    moment::iso_date,
    notice::NoticeWords,
    region::{Bilingual, RegionCode},
    wire::staff::{NoticeKey, Role},
};
use serde::Deserialize;
use time::Date;

/// A staff account for demonstration.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoAccount {
    /// Account name.
    pub name: String,
    /// Its password; no secret.
    pub password: String,
    /// The region whose cases it sees.
    pub region: RegionCode,
    /// The agency it works for, where it is one.
    #[serde(default)]
    pub agency: Option<AgencyId>,
    /// What it may do.
    #[serde(default)]
    pub role: Role,
    /// Where they work.
    pub office: Bilingual,
}

impl std::fmt::Debug for DemoAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DemoAccount").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A notice for demonstration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoNotice {
    /// By which it is known whether it was published.
    pub key: NoticeKey,
    /// The day on which it was published.
    #[serde(with = "iso_date")]
    pub published: Date,
    /// What it says.
    pub words: NoticeWords,
}
