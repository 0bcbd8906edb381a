//! Filings for care elsewhere that were made here.

use domain::{
    filing::{FilingEvent, FilingStatus, KindId, RefuseReason},
    machine::Actor,
    moment::Moment,
    reference::Reference,
    region::RegionCode,
    wire::FilingKey,
};
use time::Date;
use uuid::Uuid;

use super::{BlindIndex, Sealed};

/// Names a filing inside the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FilingId(pub Uuid);

/// A filing. A person has at most one open for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilingRecord {
    /// Names it inside the server.
    pub id: FilingId,
    /// What the person knows it by.
    pub reference: Reference,
    /// The version it was loaded at; 0 when new.
    pub version: u32,
    /// Whose it is.
    pub person: BlindIndex,
    /// Names the request that made it.
    pub key: FilingKey,
    /// The region whose rule applies to it.
    pub region: RegionCode,
    /// Edition of that rule.
    pub rules: String,
    /// Which kind.
    pub kind: KindId,
    /// Whether a promise stands for the papers.
    pub promised: bool,
    /// Where.
    pub place: RegionCode,
    /// The first day.
    pub first_day: Date,
    /// The last day; none where it counts until it is withdrawn.
    pub last_day: Option<Date>,
    /// Where it stands.
    pub status: FilingStatus,
    /// Since when.
    pub since: Moment,
    /// When it was handed in.
    pub filed_at: Moment,
    /// Why it was refused.
    pub refusal: Option<RefuseReason>,
    /// The language its messages are written in.
    pub language: String,
    /// Number and mobile, sealed: the shell decides on their form.
    pub details: Sealed,
}

impl FilingRecord {
    /// When the clock ends it: once its last day is over in China.
    #[must_use]
    pub fn timer(&self) -> Option<Moment> {
        let granted = self.status == FilingStatus::Granted;
        self.last_day.filter(|_| granted).map(|day| Moment::beginning_of(day).day_over())
    }
}

/// A line of a filing's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilingHistoryRecord {
    /// When.
    pub at: Moment,
    /// What happened; nothing when it was handed in.
    pub event: Option<FilingEvent>,
    /// Where the filing stood then.
    pub status: FilingStatus,
    /// Who acted.
    pub actor: Actor,
}
