//! The photo's way in: raw bytes to an endpoint of its own.
//!
//! `POST /api/photos` takes `image/jpeg` or `image/png` as the body, and in the query `source` and, when a person cannot meet a
//! rule, `exception`; of an upload also `months_old`; and `purpose`, when it is not for a card. The header [`PHOTO_CLAIM`] may hold what the browser found, as the JSON of a
//! [`PhotoReport`]. The server judges and makes the finished photo itself; its verdict counts, and a difference is counted.

use serde::{Deserialize, Serialize};

use crate::{
    application::{PhotoException, PhotoId},
    photo::{PhotoPurpose, PhotoReport},
    reference::Reference,
    service::Service,
};

/// Where photos are sent.
pub const PHOTOS: &str = "/api/photos";
/// Where a finished photo is had from.
pub const PHOTO: &str = "/api/photos/{photo}";
/// Where the original of a finished photo is had from, cropped to the person, as long as it is kept.
pub const PHOTO_ORIGINAL: &str = "/api/photos/{photo}/original";
/// The header with the browser's own report.
pub const PHOTO_CLAIM: &str = "x-photo-claim";
/// The largest body that is taken, in bytes.
pub const PHOTO_BODY_MAX: usize = 8 * 1024 * 1024;

/// What the query says about a photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PhotoQuery {
    /// How it was made.
    pub source: PhotoSource,
    /// The rule that the person cannot meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<PhotoException>,
    /// At most so many whole months ago an upload was taken, as its owner says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_old: Option<u8>,
    /// What it is for.
    #[serde(default)]
    pub purpose: PhotoPurpose,
    /// It shows whom the half-done answers for this service are for, who may be somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Service>,
    /// It shows whom this application is for, who may be somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<Reference>,
}

/// How a photo was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PhotoSource {
    /// By the camera, here and now.
    Camera,
    /// Chosen as a file.
    Upload,
}

/// A stored photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PhotoView {
    /// Names it.
    pub id: PhotoId,
    /// How it was made.
    pub source: PhotoSource,
    /// The rule that the person cannot meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<PhotoException>,
    /// What the server measured.
    pub report: PhotoReport,
}
