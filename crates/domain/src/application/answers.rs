//! What a person answers on the way to an application.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DocumentId, ForWhom};
use crate::{
    contact::{Address, Email, Mobile},
    instant::Group,
    photo::Check,
    region::{BankId, RegionCode},
    service::{ReplaceReason, Service},
};

/// A stored photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct PhotoId(pub Uuid);

/// Why a person cannot meet a rule for the photo. A clerk decides then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PhotoException {
    /// Blind, or the eyes stay closed.
    Eyes,
    /// The head cannot be held still or upright.
    Head,
    /// Bedridden.
    Bedridden,
    /// The head is covered for faith.
    Faith,
}

impl PhotoException {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Eyes, Self::Head, Self::Bedridden, Self::Faith];

    /// What is not asked of the photo then.
    #[must_use]
    pub const fn waives(self) -> &'static [Check] {
        match self {
            Self::Eyes => &[Check::EyesOpen, Check::EyesSeen, Check::EyesNotRed, Check::NoGlare],
            Self::Head => &[Check::Yaw, Check::Pitch, Check::Roll, Check::Centred, Check::Sharp],
            Self::Bedridden => &[
                Check::Yaw,
                Check::Pitch,
                Check::Roll,
                Check::Centred,
                Check::Margins,
                Check::EvenLight,
                Check::Background,
                Check::WhiteBorder,
                Check::ColouredTop,
            ],
            Self::Faith => &[Check::HeadBare, Check::FaceBare, Check::HairAside],
        }
    }
}

/// How a person wants to be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Contact<T> {
    /// By what is on file.
    OnFile,
    /// By this.
    New(T),
    /// Not this way. Only an email address can be left out.
    None,
}

impl<T> Contact<T> {
    /// What it comes to, with what is on file.
    #[must_use]
    pub const fn given<'a>(&'a self, on_file: Option<&'a T>) -> Option<&'a T> {
        match self {
            Self::New(value) => Some(value),
            Self::OnFile => on_file,
            Self::None => None,
        }
    }
}

/// One answer, saved when the person goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum DraftAnswer {
    /// Whom it is for.
    Holder(ForWhom),
    /// Why the card is replaced.
    Reason(ReplaceReason),
    /// Why a card may be printed at once.
    Group(GroupChoice),
    /// A picture of a paper that shows that the person belongs to the group; it must be one of this visit.
    Evidence(DocumentId),
    /// The division in which the household is registered.
    Household(RegionCode),
    /// The picture of the household register's page; it must be one of this visit.
    Register(DocumentId),
    /// The mobile to be reached at.
    Mobile(Contact<Mobile>),
    /// The email address.
    Email(Contact<Email>),
    /// The address.
    Address(Contact<Address>),
    /// The bank whose half the card carries.
    Bank(BankChoice),
    /// The photo to use; it must be one of this visit.
    Photo(PhotoId),
}

/// The group a person says they belong to, and whether a card was made for them before.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupChoice {
    /// Which group.
    pub group: Group,
    /// Whether a card was made before; then the centre's print window looks first, and nothing is handed in here.
    pub printed_before: bool,
}

impl std::fmt::Debug for GroupChoice {
    // To be ill or poor is nobody else's business.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GroupChoice(***)")
    }
}

/// The bank that was chosen, with the consent to its account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BankChoice {
    /// Which bank.
    pub bank: BankId,
    /// The edition of the text that was agreed to; it must be the current one.
    pub consent: String,
}

impl DraftAnswer {
    /// The question it answers.
    #[must_use]
    pub const fn gap(&self) -> Gap {
        match self {
            Self::Holder(_) => Gap::Holder,
            Self::Reason(_) => Gap::Reason,
            Self::Group(_) => Gap::Group,
            Self::Evidence(_) => Gap::Evidence,
            Self::Household(_) => Gap::Household,
            Self::Register(_) => Gap::Register,
            Self::Mobile(_) => Gap::Mobile,
            Self::Email(_) => Gap::Email,
            Self::Address(_) => Gap::Address,
            Self::Bank(_) => Gap::Bank,
            Self::Photo(_) => Gap::Photo,
        }
    }
}

/// A question of the draft that has no answer yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// Whom it is for.
    Holder,
    /// Why the card is replaced.
    Reason,
    /// Why a card may be printed at once.
    Group,
    /// The papers that show that the person belongs to the group.
    Evidence,
    /// Where the household is registered.
    Household,
    /// The page of the household register.
    Register,
    /// The mobile.
    Mobile,
    /// The email address.
    Email,
    /// The address.
    Address,
    /// The bank.
    Bank,
    /// The photo.
    Photo,
}

/// What is asked for a service, in order.
#[must_use]
pub const fn questions(service: Service) -> &'static [Gap] {
    match service {
        Service::ReplaceCard => {
            &[Gap::Holder, Gap::Reason, Gap::Mobile, Gap::Email, Gap::Address, Gap::Photo]
        }
        Service::Reissue => &[Gap::Holder, Gap::Mobile, Gap::Email, Gap::Address, Gap::Bank, Gap::Photo],
        Service::ChangePhoto => &[Gap::Holder, Gap::Photo],
        Service::NewCard => &[
            Gap::Holder,
            Gap::Household,
            Gap::Register,
            Gap::Mobile,
            Gap::Email,
            Gap::Address,
            Gap::Bank,
            Gap::Photo,
        ],
        Service::InstantCard => &[Gap::Holder, Gap::Group, Gap::Evidence, Gap::Mobile, Gap::Bank, Gap::Photo],
        Service::ReportLoss
        | Service::Activate
        | Service::Recharge
        | Service::Account
        | Service::Reimbursements
        | Service::Estimate
        | Service::CrossRegion => &[],
    }
}

/// The questions of a service without an answer, in the order they are asked. `answered` says whether a question has one.
pub fn missing_answers(service: Service, answered: impl Fn(Gap) -> bool) -> Vec<Gap> {
    questions(service).iter().copied().filter(|gap| !answered(*gap)).collect()
}
