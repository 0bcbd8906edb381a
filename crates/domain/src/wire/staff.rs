//! The staff console's endpoints. They live on a host and cookie of their own.

use serde::{Deserialize, Serialize};

pub use super::{
    staff_agents::*, staff_cards::*, staff_decisions::*, staff_halls::*, staff_handover::*, staff_maker::*,
    staff_notices::*, staff_payments::*, staff_printing::*, staff_reconciliation::*, staff_stock::*,
};

use super::{DocumentView, Nothing, PhotoView, TrackView, endpoint};
use crate::{
    application::{Contact, PhotoException, Status},
    id_number::IdNumber,
    jurisdiction::{AgencyId, Division},
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
    /// A person at a kiosk who asks to be vouched for.
    ShowVouch: Get "/api/vouches/{code}", Nothing => VouchView
);
endpoint!(
    /// Vouches for that person, or declines. Audited.
    Vouch: Post "/api/vouches/{code}", VouchDecision => VouchView
);

/// Server-sent events: `event: changed` whenever a case of one's region changed, with its reference as `data:`; `event: help` whenever a
/// call for a clerk did; `event: payment` whenever a payment or a refund of it did, with the payment's number.
pub const CASE_EVENTS: &str = "/api/events";
/// The finished photo of a case; by `POST`, with the case's `version` in the query, the photo that staff take of the person.
pub const CASE_PHOTO: &str = "/api/cases/{reference}/photo";
/// The person's photo on file from before the case, where there is one.
pub const CASE_PHOTO_BEFORE: &str = "/api/cases/{reference}/photo-before";
/// The original of it.
pub const CASE_ORIGINAL: &str = "/api/cases/{reference}/original";
/// A paper of a case.
pub const CASE_DOCUMENT: &str = "/api/cases/{reference}/documents/{document}";

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
    /// The agency they work for, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<AgencyName>,
    /// What they may do.
    pub role: Role,
    /// Whether the data is made up.
    pub demo: bool,
}

/// An agency by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgencyName {
    /// Names it among those of the region.
    pub id: AgencyId,
    /// Its name.
    pub name: Bilingual,
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
    /// Only this service; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<Service>,
    /// Only those of one's own agency; all of the region for whoever works for none.
    #[serde(default)]
    pub mine: bool,
    /// Only references that begin with these digits.
    #[serde(default)]
    pub reference: String,
}

/// So many waiting cases are counted, and no more.
pub const WAITING_MAX: u32 = 1000;

/// A page of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseList {
    /// The server's clock, to tell how long cases wait.
    pub now: Moment,
    /// Cases waiting for a decision, listed here or not, of one's own agency when only its cases are asked for; counted up to
    /// [`WAITING_MAX`].
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
    pub reason: Option<ReplaceReason>,
    /// Masked name.
    pub name: Masked,
    /// Where it stands.
    pub status: Status,
    /// Since when it is whoever's turn it is: what staff do among themselves does not begin it anew.
    pub since: Moment,
    /// Whether the promised date has passed.
    pub late: bool,
    /// Whether somebody acts for the person.
    #[serde(default)]
    pub agent: bool,
    /// The agency that decides about it, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<AgencyName>,
    /// The rule the photo could not meet, as the person said: somebody must look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<PhotoException>,
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
    /// Where the household is registered, and who decides for it, where that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<Household>,
    /// The bank that was chosen, where that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<Bilingual>,
    /// The papers that were photographed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentView>,
    /// Who acts for the person, where somebody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<ActingAgent>,
    /// Who collected the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collected_by: Option<Collector>,
    /// Whether a clerk vouched for the person, who then may not decide the case.
    pub vouched: bool,
    /// The clerk who took it up.
    pub assigned: Option<String>,
    /// The clerk who would grant it, where a second one is to look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
    /// Whether the region asks for two clerks.
    #[serde(default)]
    pub four_eyes: bool,
    /// How many photos a clerk has refused.
    #[serde(default)]
    pub photos_refused: u8,
    /// The person's other applications that are open or were over lately, newest first: possible duplicates.
    #[serde(default)]
    pub others: Vec<OtherCase>,
    /// Status, promised date and history.
    pub progress: TrackView,
    /// The clerk of each line of the history, where one acted.
    pub clerks: Vec<Option<String>>,
    /// Edition of the rules that apply.
    pub rules: String,
    /// The fee.
    pub fee: Fen,
    /// What belongs to a card that is printed at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instantly: Option<Box<Instantly>>,
    /// Where the card is collected.
    pub outlet: Option<Outlet>,
}

/// Where a household is registered, and the agency that decides for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Household {
    /// The division.
    pub division: Division,
    /// The agency's name.
    pub agency: Bilingual,
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

/// Another application of the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherCase {
    /// Its reference.
    pub reference: Reference,
    /// What was asked for.
    pub service: Service,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Whether it can be opened here: it is of one's own region.
    pub here: bool,
}

/// A whole identity number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevealedId {
    /// The number.
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
