//! A visit, and vouching for whoever stands at the kiosk.

use domain::{kiosk::KioskId, moment::Moment, region::RegionCode, wire::staff::VouchDecision};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{BlindIndex, Sealed, TokenHash};

/// Names a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VisitId(pub Uuid);

/// Names a request for vouching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VouchId(pub Uuid);

/// How far identifying has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitStage {
    /// Agreed, nobody named.
    Consented,
    /// A number was given and a code may be on its way.
    CodeSent,
    /// Waiting for a clerk.
    Vouching,
    /// The right code was given, the name is not confirmed.
    Recognised,
    /// Identified and confirmed.
    Identified,
}

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitRecord {
    /// Names it.
    pub id: VisitId,
    /// The version it was loaded at; 0 when new.
    pub version: u32,
    /// Finds it by its cookie.
    pub token: TokenHash,
    /// The browser's device cookie.
    pub device: TokenHash,
    /// The region whose rules apply.
    pub region: RegionCode,
    /// The kiosk, when it is one.
    pub kiosk: Option<KioskId>,
    /// The language it is held in.
    pub language: String,
    /// The edition of the consent text that was agreed to.
    pub consent: String,
    /// How far it has come.
    pub stage: VisitStage,
    /// The person named, from `CodeSent` on.
    pub person: Option<BlindIndex>,
    /// What is known of the person, sealed: the shell decides on its form. Forgotten when the visit ends.
    pub details: Option<Sealed>,
    /// The keyed hash of the code that was sent, if one was drawn. Forgotten when the visit ends.
    pub code: Option<[u8; 32]>,
    /// Until when the code counts.
    pub code_valid_until: Option<Moment>,
    /// From when another can be sent.
    pub code_again_at: Option<Moment>,
    /// The clerk who vouched for the person.
    pub vouched_by: Option<String>,
    /// When it began, which is when it was agreed to.
    pub begun_at: Moment,
    /// When it was last seen.
    pub seen_at: Moment,
    /// When it lapses if nothing more comes.
    pub expires_at: Moment,
}

impl VisitRecord {
    /// Whether it has not lapsed at `now`.
    #[must_use]
    pub fn is_open(&self, now: Moment) -> bool {
        now < self.expires_at
    }
}

/// A person at a kiosk asks a clerk to vouch for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VouchRecord {
    /// Names it.
    pub id: VouchId,
    /// The version it was loaded at; 0 when new.
    pub version: u32,
    /// Six digits. Two undecided ones never have the same.
    pub code: String,
    /// The visit it is for.
    pub visit: VisitId,
    /// Where the person stands.
    pub kiosk: KioskId,
    /// The region whose clerks may decide.
    pub region: RegionCode,
    /// The person named.
    pub person: BlindIndex,
    /// Number and name, sealed.
    pub details: Sealed,
    /// When it was asked for.
    pub asked_at: Moment,
    /// Until when it can be decided.
    pub valid_until: Moment,
    /// What was decided.
    pub decided: Option<VouchDecision>,
    /// Who decided.
    pub decided_by: Option<String>,
}
