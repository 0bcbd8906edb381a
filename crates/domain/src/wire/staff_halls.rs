//! Kiosks as staff see them: calls for a clerk, and their keys.

use serde::{Deserialize, Serialize};

use super::{EnrolCode, Nothing, endpoint};
use crate::{kiosk::KioskId, moment::Moment, region::Bilingual};

endpoint!(
    /// The open calls for a clerk in one's region, oldest first.
    ListHelp: Get "/api/help-calls", Nothing => HelpCalls
);
endpoint!(
    /// "I am on my way". Of two clerks the second is told by the list that somebody goes.
    AnswerHelp: Post "/api/help-calls/{call}", Nothing => HelpCalls
);
endpoint!(
    /// Helped: the call is over.
    EndHelp: Delete "/api/help-calls/{call}", Nothing => HelpCalls
);
endpoint!(
    /// The kiosks of one's region with their keys. For administrators.
    ListKiosks: Get "/api/kiosks", Nothing => KioskList
);
endpoint!(
    /// Makes a code by which a kiosk can be enrolled once; the one before counts no more. For administrators.
    MakeEnrolCode: Post "/api/kiosks/{kiosk}/code", Nothing => FreshCode
);
endpoint!(
    /// Revokes a kiosk's key and ends its visit. For administrators.
    RevokeKiosk: Delete "/api/kiosks/{kiosk}/key", Nothing => KioskList
);

/// The open calls for a clerk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HelpCalls {
    /// The calls, oldest first.
    pub calls: Vec<CallView>,
}

/// A call for a clerk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CallView {
    /// Names it.
    pub id: uuid::Uuid,
    /// The hall.
    pub hall: Bilingual,
    /// The kiosk's number in it.
    pub number: u16,
    /// The language that is spoken there, as a BCP 47 tag.
    pub language: String,
    /// Seconds since it was made, by the server's clock.
    pub waited: u32,
    /// Who is on the way.
    pub by: Option<String>,
}

/// The kiosks of a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskList {
    /// The server's clock.
    pub now: Moment,
    /// The kiosks, by identifier.
    pub kiosks: Vec<KioskRow>,
}

/// A kiosk and its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskRow {
    /// Its identifier.
    pub id: KioskId,
    /// The hall.
    pub hall: Bilingual,
    /// Its number in the hall.
    pub number: u16,
    /// For demonstration: it needs no key.
    pub demo: bool,
    /// Its key, when it is enrolled.
    pub key: Option<KeyView>,
}

/// A key that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KeyView {
    /// When it was enrolled.
    pub enrolled_at: Moment,
    /// The administrator whose code it was.
    pub enrolled_by: String,
    /// When something signed by it came last.
    pub seen_at: Moment,
}

/// A code that was just made. It is shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FreshCode {
    /// The code.
    pub code: EnrolCode,
    /// Minutes that it counts.
    pub minutes: u32,
}
