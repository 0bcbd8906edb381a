//! A region's rules as data: one file a region, nothing regional in code.

use serde::{Deserialize, Serialize};

use crate::{
    money::Fen,
    outlet::Outlet,
    photo::{PartialProfile, PhotoProfile, ProfileBook, ProfileFault},
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
    /// Telephone numbers to turn to.
    pub hotlines: Vec<Hotline>,
    /// What replacing a card costs, and how it is paid.
    pub fee: FeeRule,
    /// What is promised, in working days and the like.
    pub terms: Terms,
    /// What is said and recorded before personal data is asked for.
    pub consent: ConsentRule,
    /// How the photo must be made.
    pub photo: Photo,
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
            code: self.code,
            version: self.version,
            name: self.name,
            demo: self.demo,
            agency: self.agency,
            hotlines: self.hotlines,
            fee: self.fee,
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

/// What a replacement costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FeeRule {
    /// The amount; with 0 the step is skipped.
    pub amount: Fen,
    /// The ways to pay it.
    pub methods: Vec<PaymentMethod>,
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
