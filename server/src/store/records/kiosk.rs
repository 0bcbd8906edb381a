//! Kiosks that sign what they ask, and calls for a clerk from them.

use domain::{kiosk::KioskId, moment::Moment, region::RegionCode};
use uuid::Uuid;

use super::TokenHash;

/// Names a call for a clerk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HelpId(pub Uuid);

/// A call for a clerk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRecord {
    /// Names it.
    pub id: HelpId,
    /// The version it was loaded at; 0 when new.
    pub version: u32,
    /// Where a clerk is wanted.
    pub kiosk: KioskId,
    /// The region whose clerks see it.
    pub region: RegionCode,
    /// Finds it by the caller's cookie.
    pub token: TokenHash,
    /// The language that is spoken there.
    pub language: String,
    /// When it was made.
    pub asked_at: Moment,
    /// The clerk who is on the way.
    pub answered_by: Option<String>,
    /// When it was over.
    pub ended_at: Option<Moment>,
}

/// Names a kiosk's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyId(pub Uuid);

/// The key by which a kiosk signs what it asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KioskKeyRecord {
    /// Names it.
    pub id: KeyId,
    /// Whose it is.
    pub kiosk: KioskId,
    /// The region that its kiosk stood in when it was enrolled: moved to another, it does not count.
    pub region: RegionCode,
    /// Its public part: an uncompressed point of P-256.
    pub public_key: [u8; 65],
    /// When it was enrolled.
    pub enrolled_at: Moment,
    /// The administrator whose code enrolled it.
    pub enrolled_by: String,
    /// When something signed by it came last.
    pub seen_at: Moment,
    /// When it signed its first request. Until then the key before it counts too.
    pub proven_at: Option<Moment>,
    /// When it was revoked, or another took its place.
    pub revoked_at: Option<Moment>,
}

/// A code by which a kiosk can be enrolled, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KioskCodeRecord {
    /// Which kiosk.
    pub kiosk: KioskId,
    /// The keyed hash of the code.
    pub hash: [u8; 32],
    /// The administrator who made it.
    pub made_by: String,
    /// Until when it counts.
    pub valid_until: Moment,
    /// The key that used it up.
    pub used_by: Option<KeyId>,
}

/// What lets a kiosk read for a short while without signing: pictures and events cannot be asked for with a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassRecord {
    /// Finds it by its cookie.
    pub token: TokenHash,
    /// The key that asked for it.
    pub key: KeyId,
    /// Until when it counts.
    pub valid_until: Moment,
}
