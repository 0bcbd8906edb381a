//! What a person has, and what was settled for them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use time::Date;

use super::{CreditNews, Nothing, endpoint};
use crate::{
    benefit::{Care, Editions, Insurance, SoFar},
    card::{CardStatus, has_expired},
    masked::Masked,
    moment::{Moment, iso_date, optional_iso_date},
    money::Fen,
    region::{Bilingual, RegionCode},
    settlement::{Expense, Explained, Settlement, SettlementId, SettlementIdError, SumFault},
};

endpoint!(
    /// What the fund pays in a region: what an estimate is made by, in the browser and without saying who one is.
    ShowBenefitRule: Get "/api/regions/{code}/benefit", Nothing => Editions
);
endpoint!(
    /// One's insurances, card, account and contributions, as the core tells them now.
    ShowAccount: Get "/api/account", Nothing => AccountView
);
endpoint!(
    /// The entries of one's personal account in a year, the newest first.
    ListEntries: Get "/api/account/entries/{year}", Nothing => EntryList
);
endpoint!(
    /// What was settled for one in a year, the newest first. It may be some minutes old, and says so.
    ListSettlements: Get "/api/reimbursements/{year}", Nothing => SettlementList
);
endpoint!(
    /// One settlement of one's own with its lines, and why it came out so: by its [`SettlementKey`].
    ShowSettlement: Get "/api/settlements/{key}", Nothing => SettlementView
);

/// Names a settlement of one's own: `2026-J123`. The core finds it by person and period, not by its number alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SettlementKey {
    /// The year it was settled in.
    pub year: u16,
    /// Its number.
    pub id: SettlementId,
}

impl fmt::Display for SettlementKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.id.as_str())
    }
}

impl FromStr for SettlementKey {
    type Err = SettlementIdError;

    fn from_str(text: &str) -> Result<Self, SettlementIdError> {
        let (year, id) = text.split_once('-').ok_or(SettlementIdError)?;
        let is_plain = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = year.parse().ok().filter(|_| is_plain).ok_or(SettlementIdError)?;
        Ok(Self { year, id: SettlementId::try_from(id.to_owned())? })
    }
}

/// What somebody has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountView {
    /// When the core told it.
    pub as_of: Moment,
    /// Their masked name.
    pub name: Masked,
    /// Their insurances.
    pub insurances: Vec<InsuranceView>,
    /// Their card, if there is one.
    pub card: Option<CardNow>,
    /// Their personal account, if there is one.
    pub personal: Option<PersonalView>,
    /// What was assessed, the latest year first.
    pub contributions: Vec<ContributionView>,
}

/// An insurance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InsuranceView {
    /// Which; absent where it is neither that of employees nor that of residents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insurance: Option<Insurance>,
    /// Where.
    pub region: RegionCode,
    /// The region's name, where it is served here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region_name: Option<Bilingual>,
    /// Whether it is in force.
    pub standing: Standing,
    /// Since when, where the core says it.
    #[serde(default, with = "optional_iso_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub since: Option<Date>,
    /// Since when it is paused or ended, where the core says it.
    #[serde(default, with = "optional_iso_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub until: Option<Date>,
    /// The employer, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer: Option<String>,
}

/// Whether an insurance is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is.
    InForce,
    /// It rests, and can go on.
    Paused,
    /// It is over.
    Ended,
    /// It is not, for a reason that we have no word for.
    NotInForce,
}

/// A card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardNow {
    /// Where its social half stands.
    pub status: CardStatus,
    /// Its last day.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub valid_until: Date,
}

impl AccountView {
    /// The last day of the card, where nothing but that day stands against it.
    #[must_use]
    pub fn expired_card(&self) -> Option<Date> {
        let card = self.card.filter(|card| card.status == CardStatus::Active)?;
        has_expired(card.valid_until, self.as_of.day()).then_some(card.valid_until)
    }
}

/// A personal account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonalView {
    /// What lies in it.
    pub balance: Fen,
    /// When the employer's next credit is expected, and whether one is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<CreditNews>,
}

/// The assessed contribution of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContributionView {
    /// The year.
    pub year: u16,
    /// The fixed amount.
    pub amount: Fen,
    /// Whether it is paid.
    pub paid: bool,
    /// The last day to pay, where the core says it.
    #[serde(default, with = "optional_iso_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub until: Option<Date>,
}

/// What an entry of a personal account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// The employer's credit of a month.
    EmployerCredit,
    /// A top-up.
    TopUp,
    /// Spending.
    Spending,
    /// A correction.
    Correction,
    /// Something that we have no word for.
    Other,
}

/// An entry of a personal account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntryView {
    /// When.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub on: Date,
    /// What it is.
    pub kind: EntryKind,
    /// What came in; below zero, what went out.
    pub amount: Fen,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// The entries of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntryList {
    /// When the core told it.
    pub as_of: Moment,
    /// The year.
    pub year: u16,
    /// The newest first.
    pub entries: Vec<EntryView>,
    /// Whether there are more than are listed.
    pub more: bool,
}

/// What was settled in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SettlementList {
    /// When the core told it.
    pub as_of: Moment,
    /// The year.
    pub year: u16,
    /// The newest first.
    pub settlements: Vec<Settlement>,
    /// What came together in the year, against what it may.
    pub sums: Vec<YearSum>,
    /// By which edition of the region's rule the limits stand; absent where there was none in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Syllables without tones, each with the characters of the institutions' names that sound so: by them a name is found by Pinyin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sounds: Vec<(String, String)>,
}

/// What came together in a year of one insurance and kind of care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearSum {
    /// By which insurance.
    pub insurance: Insurance,
    /// Of which care.
    pub care: Care,
    /// What came together.
    pub so_far: SoFar,
    /// The deductible at hospitals of the levels one to three.
    pub deductibles: [Fen; 3],
    /// The most that the pooled fund pays.
    pub cap: Fen,
}

impl YearSum {
    /// What the pooled fund can still pay in the year.
    #[must_use]
    pub fn cap_left(&self) -> Fen {
        Fen((self.cap.0 - self.so_far.pooled.0).max(0))
    }
}

/// A settlement with its lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SettlementView {
    /// When the core told it.
    pub as_of: Moment,
    /// The settlement, as it was told.
    pub settlement: Settlement,
    /// Its lines; none where the core told none: then no fault is one of them.
    pub lines: Vec<Expense>,
    /// What does not add up.
    pub faults: Vec<SumFault>,
    /// Why it came out so, by the region's rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explained: Option<Explained>,
}
