//! An application from submitting to the handover, as its owner sees it.

use serde::{Deserialize, Serialize};

use super::{AgentView, ChosenOutlet, DocumentView, HolderKey, HolderSummary, Nothing, endpoint};
use crate::{
    application::{
        Ask, DocumentId, DocumentKind, HistoryEntry, PhotoException, PhotoId, PhotoReason, RejectReason,
        Status, WithdrawReason,
    },
    contact::{Address, Mobile},
    id_number::IdNumber,
    moment::{Moment, optional_iso_date},
    money::Fen,
    outlet::Outlet,
    payment::PaymentNumber,
    reference::Reference,
    region::{Agency, BankId, PaymentMethod, RegionCode},
    service::{ReplaceReason, Service},
};

endpoint!(
    /// Hands the draft in. When one is still open, that one is the answer, and nothing new comes to be.
    Submit: Post "/api/applications", Declaration => Submitted
);
endpoint!(
    /// One's own application.
    ShowApplication: Get "/api/applications/{reference}", Nothing => ApplicationView
);
endpoint!(
    /// Chooses where to collect the card.
    ChooseOutlet: Post "/api/applications/{reference}/outlet", ChosenOutlet => ApplicationView
);
endpoint!(
    /// Gives what a clerk asked for.
    GiveInfo: Post "/api/applications/{reference}/answer", GivenInfo => ApplicationView
);
endpoint!(
    /// Takes the application back, as long as nothing is paid and no card is made.
    Withdraw: Post "/api/applications/{reference}/withdraw", Withdrawn => ApplicationView
);
endpoint!(
    /// The status, by reference and identity number. It shows the status only; doing something needs a code.
    Track: Post "/api/track", TrackQuery => TrackView
);

/// Server-sent events of one's own application: `event: changed`, `id:` the case's version, no data but the status.
pub const APPLICATION_EVENTS: &str = "/api/applications/{reference}/events";

/// What is asked for with a stream of events that begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowQuery {
    /// The version that is shown already; only what is newer is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<u32>,
}

/// That the answers are true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// What is applied for.
    pub service: Service,
    /// Whom the answers are for, when that is somebody else: so what came of a lost answer is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<HolderKey>,
    /// The draft's version the person checked.
    pub draft_version: u32,
    /// The edition of the region's rules the person saw, and with it the fee.
    pub rules: String,
    /// That the person declared the answers true; nothing is handed in without.
    pub declared_true: bool,
}

/// What handing in led to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Submitted {
    /// The application.
    pub application: ApplicationView,
    /// Whether it was open before, so that nothing new came to be.
    pub already_open: bool,
}

/// A line in a person's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ApplicationSummary {
    /// Its reference.
    pub reference: Reference,
    /// What was asked for.
    pub service: Service,
    /// Where it stands.
    pub status: Status,
    /// The person it is for, when that is somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<HolderSummary>,
}

/// Everything its owner may see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ApplicationView {
    /// Its reference.
    pub reference: Reference,
    /// Goes up with every change.
    pub version: u32,
    /// The region that decides.
    pub region: RegionCode,
    /// Edition of the rules that apply.
    pub rules: String,
    /// What was asked for.
    pub service: Service,
    /// Why the card is replaced, where that is asked.
    pub reason: Option<ReplaceReason>,
    /// The agency that decides, where the household names it; else the region's own does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<Agency>,
    /// Where it stands, and how it came there.
    pub progress: TrackView,
    /// The fee.
    pub fee: Fen,
    /// The photo.
    pub photo: PhotoId,
    /// Where the card is collected, once chosen.
    pub outlet: Option<Outlet>,
    /// The bank whose half the card carries, where that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<BankId>,
    /// Whether the fee was paid. It stays so when another outlet is chosen.
    #[serde(default)]
    pub paid: bool,
    /// The ways to pay the fee, while it is due.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<PaymentMethod>,
    /// A payment of the fee that is not resolved: it is shown instead of beginning another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<PaymentNumber>,
    /// Until when the blank card is held.
    pub held_until: Option<Moment>,
    /// Six digits to show at the outlet, once the card is ready.
    pub pickup_code: Option<String>,
    /// The last day the card lies at the outlet.
    #[serde(default, with = "optional_iso_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub collect_by: Option<time::Date>,
    /// The rule the photo could not meet, as the person said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo_exception: Option<PhotoException>,
    /// Whether the person can take it back as it stands.
    #[serde(default)]
    pub can_withdraw: bool,
    /// Who acts for whom, when an agent handed it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<Box<AgentView>>,
}

/// Where an application stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrackView {
    /// Its reference.
    pub reference: Reference,
    /// What was asked for.
    pub service: Service,
    /// Where it stands.
    pub status: Status,
    /// Who has it now.
    pub in_hands_of: InHandsOf,
    /// By when the present step is promised to be done, if somebody else than the resident has it.
    #[serde(default, with = "optional_iso_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub promised: Option<time::Date>,
    /// Why it was refused.
    pub reject_reasons: Vec<RejectReason>,
    /// What is asked for.
    pub asks: Vec<Ask>,
    /// Why another photo is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photo_reasons: Vec<PhotoReason>,
    /// Why it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawal: Option<WithdrawReason>,
    /// What happened so far, oldest first.
    pub history: Vec<HistoryEntry>,
}

/// Who has an application now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum InHandsOf {
    /// The agency.
    Agency,
    /// The resident: it is their turn.
    Resident,
    /// The card maker.
    CardMaker,
    /// The outlet, which prints the card.
    Printer,
    /// The outlet, where the card waits.
    Outlet,
    /// Nobody: it is over.
    Nobody,
}

impl InHandsOf {
    /// Who has an application for this service in this status. An instant card is printed while its owner waits.
    #[must_use]
    pub const fn of(service: Service, status: Status) -> Self {
        let at_once = matches!(service, Service::InstantCard);
        match status {
            Status::OutletChosen if at_once => Self::Resident,
            Status::Paid if at_once => Self::Printer,
            Status::Submitted | Status::UnderReview | Status::SecondReview => Self::Agency,
            Status::NeedsInfo | Status::Approved | Status::FeeDue | Status::AssistedCapture => Self::Resident,
            Status::OutletChosen | Status::Paid | Status::InProduction | Status::InTransit => Self::CardMaker,
            Status::Printing | Status::PrintTrouble => Self::Printer,
            Status::Ready | Status::Verified => Self::Outlet,
            Status::Expired
            | Status::Rejected
            | Status::Collected
            | Status::Accepted
            | Status::Withdrawn
            | Status::Returned => Self::Nobody,
        }
    }
}

/// Why an application is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// The case's version the person saw.
    pub version: u32,
    /// Why.
    pub reason: WithdrawReason,
}

/// What a clerk asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GivenInfo {
    /// The case's version the person saw.
    pub version: u32,
    /// A new photo of this visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<PhotoId>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Another mobile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobile: Option<Mobile>,
    /// Another picture of the register's page, of this visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<DocumentId>,
    /// A picture of what shows how agent and holder are related, of this visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<DocumentId>,
    /// A picture of the holder's letter, of this visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<DocumentId>,
}

impl GivenInfo {
    /// The paper of this kind that is given.
    #[must_use]
    pub const fn paper(&self, kind: DocumentKind) -> Option<DocumentId> {
        match kind {
            DocumentKind::Register => self.register,
            DocumentKind::Relation => self.relation,
            DocumentKind::Authority => self.authority,
            // What shows that somebody belongs to a group is not asked for again.
            DocumentKind::AdmissionNotice
            | DocumentKind::ResidenceProof
            | DocumentKind::EmployersLetter
            | DocumentKind::ReferralForm
            | DocumentKind::LossReport
            | DocumentKind::PovertyCertificate => None,
        }
    }

    /// Gives a paper.
    pub const fn give(&mut self, paper: DocumentView) {
        let place = match paper.kind {
            DocumentKind::Register => &mut self.register,
            DocumentKind::Relation => &mut self.relation,
            DocumentKind::Authority => &mut self.authority,
            DocumentKind::AdmissionNotice
            | DocumentKind::ResidenceProof
            | DocumentKind::EmployersLetter
            | DocumentKind::ReferralForm
            | DocumentKind::LossReport
            | DocumentKind::PovertyCertificate => return,
        };
        *place = Some(paper.id);
    }
}

/// Reference and identity number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrackQuery {
    /// The reference.
    pub reference: Reference,
    /// The number of the person it is for.
    pub id_number: IdNumber,
}
