//! The staff console's endpoints. They live on a host and cookie of their own.

use serde::{Deserialize, Serialize};

pub use super::staff_halls::*;

use super::{Nothing, PhotoView, TrackView, endpoint};
use crate::{
    application::{Ask, Contact, RejectReason, Status},
    id_number::IdNumber,
    masked::Masked,
    moment::Moment,
    money::Fen,
    outlet::Outlet,
    photo::{Check, Difference},
    reference::Reference,
    region::{Bilingual, RegionCode},
    service::{ReplaceReason, Service},
};

endpoint!(
    /// Signs a member of staff in.
    SignIn: Post "/api/session", Credentials => StaffView
);
endpoint!(
    /// Who is signed in.
    ShowSession: Get "/api/session", Nothing => StaffView
);
endpoint!(
    /// Signs out.
    SignOut: Delete "/api/session", Nothing => Nothing
);
endpoint!(
    /// The cases of one's region, most urgent first.
    ListCases: Post "/api/cases", CaseFilter => CaseList
);
endpoint!(
    /// One case.
    ShowCase: Get "/api/cases/{reference}", Nothing => CaseView
);
endpoint!(
    /// Takes a case up, so that nobody else does.
    TakeUp: Post "/api/cases/{reference}/take-up", AtVersion => CaseView
);
endpoint!(
    /// Decides a case.
    Decide: Post "/api/cases/{reference}/decision", Decided => CaseView
);
endpoint!(
    /// Settles a fee that was paid at the counter.
    Settle: Post "/api/cases/{reference}/settle", AtVersion => CaseView
);
endpoint!(
    /// Shows the whole identity number, once, audited.
    RevealId: Post "/api/cases/{reference}/reveal", Nothing => RevealedId
);
endpoint!(
    /// Hands a ready card over against pickup code and identity number.
    HandOver: Post "/api/handover", Handover => CaseView
);
endpoint!(
    /// A person at a kiosk who asks to be vouched for.
    ShowVouch: Get "/api/vouches/{code}", Nothing => VouchView
);
endpoint!(
    /// Vouches for that person, or declines. Audited.
    Vouch: Post "/api/vouches/{code}", VouchDecision => VouchView
);

/// Server-sent events: `event: changed` whenever a case of one's region changed, with its reference as `data:`; `event: help` whenever a
/// call for a clerk did.
pub const CASE_EVENTS: &str = "/api/events";
/// The finished photo of a case.
pub const CASE_PHOTO: &str = "/api/cases/{reference}/photo";
/// The original of it.
pub const CASE_ORIGINAL: &str = "/api/cases/{reference}/original";

/// Name and password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// Account name.
    pub name: String,
    /// Password.
    pub password: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(***)")
    }
}

/// A member of staff who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StaffView {
    /// Account name.
    pub name: String,
    /// Where they work.
    pub office: Bilingual,
    /// The region whose cases they see.
    pub region: RegionCode,
    /// What they may do.
    pub role: Role,
    /// Whether the data is made up.
    pub demo: bool,
}

/// What a member of staff may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Works on cases, and sees no keys.
    #[default]
    Clerk,
    /// Enrols and revokes kiosks, and sees no cases.
    Admin,
}

/// Which cases to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseFilter {
    /// Only these statuses; all when empty.
    #[serde(default)]
    pub statuses: Vec<Status>,
    /// Only references that begin with these digits.
    #[serde(default)]
    pub reference: String,
}

/// A page of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseList {
    /// The server's clock, to tell how long cases wait.
    pub now: Moment,
    /// Cases waiting for a decision, listed here or not.
    pub waiting: u32,
    /// The cases, at most 200.
    pub cases: Vec<CaseRow>,
}

/// A line of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseRow {
    /// Its reference.
    pub reference: Reference,
    /// What was asked for.
    pub service: Service,
    /// Why.
    pub reason: ReplaceReason,
    /// Masked name.
    pub name: Masked,
    /// Where it stands.
    pub status: Status,
    /// Since when it stands there.
    pub since: Moment,
    /// Whether the promised date has passed.
    pub late: bool,
}

/// One case, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseView {
    /// The queue's line.
    pub row: CaseRow,
    /// Goes up with every change.
    pub version: u32,
    /// The server's clock.
    pub now: Moment,
    /// Masked identity number.
    pub id_number: Masked,
    /// How the person wants to be reached.
    pub mobile: Contact<Masked>,
    /// Email address.
    pub email: Contact<Masked>,
    /// Address.
    pub address: Contact<Masked>,
    /// What was on file when it was handed in.
    pub on_file: ContactsOnFile,
    /// The photo with its measures.
    pub photo: PhotoView,
    /// At most so many whole months before it came an upload was taken, as its owner says. Nobody has checked that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo_months_old: Option<u8>,
    /// Size of the finished photo in bytes.
    pub photo_bytes: u32,
    /// What the photo was made and judged by; absent when the region's rules have had another edition since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo_form: Option<PhotoForm>,
    /// Whether the original is still kept.
    pub original_kept: bool,
    /// What the browser had found in the photo.
    pub claim: PhotoClaim,
    /// Whether a clerk vouched for the person, who then may not decide the case.
    pub vouched: bool,
    /// The clerk who took it up.
    pub assigned: Option<String>,
    /// Status, promised date and history.
    pub progress: TrackView,
    /// The clerk of each line of the history, where one acted.
    pub clerks: Vec<Option<String>>,
    /// Edition of the rules that apply.
    pub rules: String,
    /// The fee.
    pub fee: Fen,
    /// Where the card is collected.
    pub outlet: Option<Outlet>,
}

/// What a clerk should know of the rules by which a photo was made and judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PhotoForm {
    /// Dots per inch of the finished photo.
    pub dpi: u16,
    /// The checks that are switched off, for everybody or for this person: measured, and judged by nothing.
    pub only_measured: Vec<Check>,
}

/// What a browser found in the photo, beside what the server did, which alone counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum PhotoClaim {
    /// It said nothing.
    Missing,
    /// The same.
    Agrees,
    /// Something else about these checks.
    Differs(Vec<Difference>),
}

/// How a person was known to be reached, masked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactsOnFile {
    /// Mobile.
    pub mobile: Option<Masked>,
    /// Email address.
    pub email: Option<Masked>,
    /// Address.
    pub address: Option<Masked>,
}

/// The version of a case that was acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AtVersion {
    /// The version.
    pub version: u32,
}

/// A decision on the version of a case that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The version.
    pub version: u32,
    /// The decision.
    pub decision: Decision,
}

/// What a clerk decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Decision {
    /// Granted.
    Approve,
    /// Refused.
    Reject(RejectReason),
    /// More is needed; at least one thing.
    AskFor(Vec<Ask>),
}

/// A whole identity number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevealedId {
    /// The number.
    pub id_number: IdNumber,
}

/// What is shown at the counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// The reference.
    pub reference: Reference,
    /// Six digits.
    pub pickup_code: String,
    /// The number on the identity card.
    pub id_number: IdNumber,
}

/// A person who asks to be vouched for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VouchView {
    /// The six digits.
    pub code: String,
    /// The kiosk they stand at.
    pub hall: Bilingual,
    /// Masked name; absent when nobody with that number is insured.
    pub name: Option<Masked>,
    /// Masked identity number.
    pub id_number: Masked,
    /// What was decided, if it was.
    pub decided: Option<VouchDecision>,
}

/// Whether a clerk vouches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum VouchDecision {
    /// The clerk compared the person with the identity card.
    Vouched,
    /// The clerk declined.
    Declined,
}
