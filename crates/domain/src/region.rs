//! A region's rules as data: one file a region, nothing regional in code.

use serde::{Deserialize, Serialize};

use crate::{
    benefit::Editions,
    card::LossRule,
    filing::FilingRule,
    instant::InstantRule,
    jurisdiction::Jurisdiction,
    money::Fen,
    outlet::Outlet,
    photo::{PartialProfile, PhotoProfile, PhotoPurpose, ProfileBook, ProfileFault},
    recharge::RechargeRule,
    service::Service,
};

/// A six-digit administrative division (GB/T 2260).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", schemars(extend("pattern" = "^[0-9]{6}$")))]
pub struct RegionCode(String);

/// The text is not six digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a region code has six digits")]
pub struct RegionCodeError;

impl RegionCode {
    /// The six digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for RegionCode {
    type Error = RegionCodeError;

    fn try_from(code: String) -> Result<Self, RegionCodeError> {
        let right = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
        if right { Ok(Self(code)) } else { Err(RegionCodeError) }
    }
}

impl RegionCode {
    /// The digits of its province, which are the first two (GB/T 2260).
    #[must_use]
    pub fn province(&self) -> &str {
        self.0.get(..2).unwrap_or(&self.0)
    }

    /// Whether a division is this one or lies in it: a city's code ends in two zeros, a province's in four (GB/T 2260).
    #[must_use]
    pub fn covers(&self, division: &Self) -> bool {
        let own = self.0.strip_suffix("00").unwrap_or(&self.0);
        division.0.starts_with(own.strip_suffix("00").unwrap_or(own))
    }
}

impl From<RegionCode> for String {
    fn from(code: RegionCode) -> Self {
        code.0
    }
}

/// A text that a region supplies in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// Everything that differs from region to region.
///
/// Its file is a `RegionProfile<PartialProfile>`, which says of the photo what differs from a national form. A `RegionProfile` has been
/// [completed](Self::completed): holding one is the proof that its photo has every rule.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionProfile<Photo = PhotoProfile> {
    /// Its division.
    pub code: RegionCode,
    /// Which edition of its rules this is, for example `2026-03`. Recorded with every case it decided.
    pub version: String,
    /// Its name.
    pub name: Bilingual,
    /// Whether its figures are made up for demonstration; then every screen says so.
    pub demo: bool,
    /// Who decides here.
    pub agency: Agency,
    /// Who decides about a first card, by where the household is registered: here, and where people here come from.
    pub agencies: Vec<Jurisdiction>,
    /// Telephone numbers to turn to.
    pub hotlines: Vec<Hotline>,
    /// What cards cost, and how that is paid.
    pub fees: Fees,
    /// What becomes of a card that was reported lost.
    pub loss: LossRule,
    /// The banks that issue the card; a person chooses one.
    pub banks: Vec<Bank>,
    /// Who may have a card printed at once.
    pub instant: InstantRule,
    /// What is promised, in working days and the like.
    pub terms: Terms,
    /// What is said and recorded before personal data is asked for.
    pub consent: ConsentRule,
    /// What the fund pays of a bill, edition by edition.
    pub benefit: Editions,
    /// How care elsewhere is filed for.
    pub filing: FilingRule,
    /// What recharging means, and by which ways.
    pub recharge: RechargeRule,
    /// How a case is decided.
    pub review: ReviewRule,
    /// How the card maker is spoken to.
    #[serde(default)]
    pub card_maker: CardMaker,
    /// How the photo of a card must be made.
    pub photo: Photo,
    /// How a photo must be made that is to be the one on file.
    pub photo_change: Photo,
    /// Districts a person can pick instead of sharing a position.
    pub districts: Vec<District>,
    /// Where cards are handed over.
    pub outlets: Vec<Outlet>,
}

impl RegionProfile<PartialProfile> {
    /// The region with its whole photo profile.
    ///
    /// # Errors
    ///
    /// [`ProfileFault`] when the photo lacks a figure that the book does not have either.
    pub fn completed(self, book: &ProfileBook) -> Result<RegionProfile, ProfileFault> {
        Ok(RegionProfile {
            photo: book.completed(self.photo)?,
            photo_change: book.completed(self.photo_change)?,
            benefit: self.benefit,
            filing: self.filing,
            recharge: self.recharge,
            review: self.review,
            card_maker: self.card_maker,
            code: self.code,
            version: self.version,
            name: self.name,
            demo: self.demo,
            agency: self.agency,
            agencies: self.agencies,
            hotlines: self.hotlines,
            fees: self.fees,
            loss: self.loss,
            banks: self.banks,
            instant: self.instant,
            terms: self.terms,
            consent: self.consent,
            districts: self.districts,
            outlets: self.outlets,
        })
    }
}

/// An office with an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Its name.
    pub name: Bilingual,
    /// Where it is.
    pub address: Bilingual,
    /// Its telephone number.
    pub phone: String,
    /// When it is open.
    pub hours: Bilingual,
}

/// A telephone number to turn to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hotline {
    /// What it is for.
    pub name: Bilingual,
    /// The number.
    pub number: String,
    /// When someone answers.
    pub hours: Bilingual,
}

/// A bank whose half the card carries: it is a debit card too (S4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bank {
    /// Its identifier inside the region.
    pub id: BankId,
    /// Its name.
    pub name: Bilingual,
    /// The number at which it blocks and activates its half.
    pub phone: String,
}

/// A bank's identifier inside its region, for example `anlan-rural`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct BankId(pub String);

/// What cards cost, service by service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fees {
    /// A first card.
    pub new_card: FeeRule,
    /// One that takes the place of a card that expired, is damaged or no longer right.
    pub replace_card: FeeRule,
    /// One that takes the place of a lost card.
    pub reissue: FeeRule,
    /// One that is printed at once.
    pub instant_card: FeeRule,
}

impl Fees {
    /// What a service costs; nothing where it makes no card.
    #[must_use]
    pub fn of(&self, service: Service) -> &FeeRule {
        match service {
            Service::NewCard => &self.new_card,
            Service::ReplaceCard => &self.replace_card,
            Service::Reissue => &self.reissue,
            Service::InstantCard => &self.instant_card,
            Service::ReportLoss
            | Service::ChangePhoto
            | Service::Activate
            | Service::Recharge
            | Service::Account
            | Service::Reimbursements
            | Service::Estimate
            | Service::CrossRegion => FeeRule::NOTHING,
        }
    }
}

/// What something costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FeeRule {
    /// The amount; with 0 the step is skipped.
    pub amount: Fen,
    /// The ways to pay it.
    pub methods: Vec<PaymentMethod>,
}

impl FeeRule {
    /// Nothing is to pay.
    const NOTHING: &Self = &Self { amount: Fen(0), methods: Vec::new() };
}

/// A way to pay a fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PaymentMethod {
    /// At an outlet's counter, settled by staff.
    Counter,
    /// Online, through the payment gateway.
    Online,
}

/// What a region promises and allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Working days until a case is decided.
    pub review_days: u16,
    /// Working days from the paid or free order to a card that can be collected.
    pub production_days: u16,
    /// Calendar days a person has to answer when more is needed.
    pub answer_days: u16,
    /// Hours a blank card is held at the chosen outlet.
    pub hold_hours: u16,
    /// Days before its expiry from which a card can be renewed.
    pub renewal_window_days: u16,
    /// Years a card is valid.
    pub card_validity_years: u8,
    /// Months for which the photo of a card that was granted can be used for another.
    pub photo_on_file_months: u16,
    /// Calendar days a card lies at the outlet before it goes back.
    pub collection_days: u16,
    /// On which of those days the resident is reminded, ascending.
    pub reminder_days: Vec<u16>,
}

impl Terms {
    /// Whether every reminder comes before the card goes back, and after the one before.
    #[must_use]
    pub fn can_remind(&self) -> bool {
        self.reminder_days.is_sorted_by(|one, other| one < other)
            && self.reminder_days.iter().all(|day| (1..self.collection_days).contains(day))
    }
}

/// How a region has its cases decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewRule {
    /// The services for which a second clerk confirms what the first would grant.
    pub four_eyes: Vec<Service>,
}

/// How a region speaks to its card maker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CardMaker {
    /// Each order by itself, over HTTP.
    #[default]
    Http,
    /// In batches, by files that staff take there and back.
    Files,
}

impl RegionProfile {
    /// How a photo must be made for this.
    #[must_use]
    pub const fn photo_for(&self, purpose: PhotoPurpose) -> &PhotoProfile {
        match purpose {
            PhotoPurpose::Card => &self.photo,
            PhotoPurpose::OnFile => &self.photo_change,
        }
    }
}

/// What a person agrees to before anything personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentRule {
    /// Which edition of the text; recorded with the consent.
    pub version: String,
    /// Days the original photo is kept after the decision.
    pub photo_days: u16,
    /// Years the application is kept.
    pub record_years: u16,
}

/// A part of the region, with a point to measure distances from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct District {
    /// Its division.
    pub code: RegionCode,
    /// Its name.
    pub name: Bilingual,
    /// About its middle.
    pub position: crate::outlet::Position,
}
