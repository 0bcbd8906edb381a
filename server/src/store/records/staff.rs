//! Members of staff and their sessions.

use domain::{
    jurisdiction::AgencyId,
    moment::Moment,
    region::{Bilingual, RegionCode},
    wire::staff::Role,
};

use super::TokenHash;

/// A staff account.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffRecord {
    /// Account name.
    pub name: String,
    /// Where they work.
    pub office: Bilingual,
    /// The region whose cases they see.
    pub region: RegionCode,
    /// The agency they work for, where it is one.
    pub agency: Option<AgencyId>,
    /// What they may do.
    pub role: Role,
    /// The password's hash, in PHC form.
    pub password: String,
    /// Whether it is a demonstration account.
    pub demo: bool,
}

impl std::fmt::Debug for StaffRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StaffRecord").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A member of staff who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffSessionRecord {
    /// Finds it by its cookie.
    pub token: TokenHash,
    /// Whose it is.
    pub account: String,
    /// When it began.
    pub begun_at: Moment,
    /// When it lapses if nothing more comes.
    pub expires_at: Moment,
}
