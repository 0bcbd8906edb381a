//! A visit: from agreeing to the end, what the server knows of who is here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ApplicationSummary, DraftView, Nothing, PhotoView, endpoint};
use crate::{
    card::CardStatus,
    kiosk::KioskId,
    masked::Masked,
    moment::{Moment, iso_date},
    photo::{PhotoProfile, PhotoPurpose},
    region::{Bilingual, RegionCode},
    service::Service,
};

endpoint!(
    /// Records the consent and begins a visit; sets the visit's cookie. An older visit of this browser ends.
    BeginVisit: Post "/api/visit", Consent => VisitView
);
endpoint!(
    /// Where the visit stands: how an app that was reloaded finds its place again.
    ShowVisit: Get "/api/visit", Nothing => VisitView
);
endpoint!(
    /// Ends the visit on the server and clears its cookie.
    EndVisit: Delete "/api/visit", Nothing => Nothing
);

/// What was agreed to, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The region whose rules apply.
    pub region: RegionCode,
    /// The edition of the text that was shown; it must be the current one.
    pub version: String,
    /// The language it was shown in, as a BCP 47 tag.
    pub language: String,
    /// The kiosk, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kiosk: Option<KioskId>,
}

/// Where a visit stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VisitView {
    /// The region whose rules apply.
    pub region: RegionCode,
    /// How far identifying has come.
    pub stage: Stage,
}

/// How far identifying has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Stage {
    /// Agreed, nobody named yet.
    Consented,
    /// An identity number was given, and a code sent if it is known here.
    CodeSent(CodeSent),
    /// Waiting for a clerk who vouches for the person.
    Vouching(Vouching),
    /// The right code was given; the person has not said that the name is theirs.
    Recognised(Recognised),
    /// Identified and confirmed.
    Identified(Box<Identified>),
}

/// A code is on its way, or would be: the answer is the same for known and unknown persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CodeSent {
    /// From when another can be sent.
    pub again_at: Moment,
    /// Until when it counts.
    pub valid_until: Moment,
}

/// A clerk is asked to vouch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Vouching {
    /// Six digits the person tells the clerk.
    pub code: String,
    /// Whether the clerk said no.
    pub declined: bool,
}

/// Someone gave the right code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recognised {
    /// The masked name, to be confirmed.
    pub name: Masked,
    /// Whether this region insures them.
    pub insurance: Insurance,
}

/// Whether and where someone is insured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Insurance {
    /// In this region, and in force.
    Here,
    /// In another region.
    Elsewhere {
        /// Its code.
        region: RegionCode,
        /// Its name, when it is known.
        name: Option<Bilingual>,
        /// The agency to turn to, when it is known.
        agency: Option<Bilingual>,
        /// Its telephone number, when it is known.
        phone: Option<String>,
    },
    /// Paused or ended.
    NotInForce,
}

/// An identified person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Identified {
    /// Whether this region insures them; whoever is not insured any more only looks things up.
    pub insurance: Insurance,
    /// What is on file.
    pub person: PersonView,
    /// The half-done answers, by what they are for.
    pub drafts: BTreeMap<Service, DraftView>,
    /// The photo of a card that was granted, as long as the region takes it as recent; a new card can carry it too.
    pub photo_on_file: Option<PhotoView>,
    /// How their photo must be made for a card.
    pub photo_rules: PhotoProfile,
    /// How it must be made to be the one on file.
    pub file_photo_rules: PhotoProfile,
    /// Their applications, newest first.
    pub applications: Vec<ApplicationSummary>,
}

impl Identified {
    /// How a photo must be made for this.
    #[must_use]
    pub const fn photo_rules(&self, purpose: PhotoPurpose) -> &PhotoProfile {
        match purpose {
            PhotoPurpose::Card => &self.photo_rules,
            PhotoPurpose::OnFile => &self.file_photo_rules,
        }
    }

    /// The half-done answers for a service; none when there are none.
    #[must_use]
    pub fn draft(&self, service: Service) -> &DraftView {
        self.drafts.get(&service).unwrap_or(DraftView::EMPTY)
    }
}

/// What is on file about a person, masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonView {
    /// Name.
    pub name: Masked,
    /// Identity number.
    pub id_number: Masked,
    /// Mobile, if there is one.
    pub mobile: Option<Masked>,
    /// Email address, if there is one.
    pub email: Option<Masked>,
    /// Address, if there is one.
    pub address: Option<Masked>,
    /// Until when the present card is valid, if there is one.
    pub card: Option<CardView>,
    /// Where the present card stands, if there is one.
    pub card_status: Option<CardStatus>,
}

/// The present card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardView {
    /// Its last day.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub valid_until: time::Date,
}
