//! What a person answers on the way to an application.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    contact::{Address, Email, Mobile},
    photo::Check,
    service::ReplaceReason,
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

/// One answer, saved when the person goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum DraftAnswer {
    /// Why the card is replaced.
    Reason(ReplaceReason),
    /// The mobile to be reached at.
    Mobile(Contact<Mobile>),
    /// The email address.
    Email(Contact<Email>),
    /// The address.
    Address(Contact<Address>),
    /// The photo to use; it must be one of this visit.
    Photo(PhotoId),
}

/// A question of the draft that has no answer yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// Why the card is replaced.
    Reason,
    /// The mobile.
    Mobile,
    /// The email address.
    Email,
    /// The address.
    Address,
    /// The photo.
    Photo,
}

/// The questions without an answer, in the order they are asked. `answered` says whether a question has one.
pub fn missing_answers(answered: impl Fn(Gap) -> bool) -> Vec<Gap> {
    [Gap::Reason, Gap::Mobile, Gap::Email, Gap::Address, Gap::Photo]
        .into_iter()
        .filter(|gap| !answered(*gap))
        .collect()
}
