//! Half-done answers, kept on the server once a person is identified.

use serde::{Deserialize, Serialize};

use super::{PhotoView, endpoint};
use crate::{
    application::{Contact, DraftAnswer},
    masked::Masked,
    service::ReplaceReason,
};

endpoint!(
    /// Saves one answer.
    SaveAnswer: Post "/api/draft", Answered => DraftView
);

/// One answer, and the version of the draft it was made on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// The draft's version the person saw.
    pub version: u32,
    /// The answer.
    pub answer: DraftAnswer,
}

/// The draft as it may be shown: what is personal is masked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftView {
    /// Goes up with every answer.
    pub version: u32,
    /// Why the card is replaced.
    pub reason: Option<ReplaceReason>,
    /// The mobile to be reached at.
    pub mobile: Option<Contact<Masked>>,
    /// The email address.
    pub email: Option<Contact<Masked>>,
    /// The address.
    pub address: Option<Contact<Masked>>,
    /// The photo.
    pub photo: Option<PhotoView>,
}
