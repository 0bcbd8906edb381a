//! A region's rules for the photo: data, one a purpose.

use serde::{Deserialize, Serialize};

use super::{Check, Level};

/// A closed range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Span<T> {
    /// The least value that is allowed.
    pub min: T,
    /// The greatest value that is allowed.
    pub max: T,
}

impl<T: PartialOrd + Copy> Span<T> {
    /// Whether `value` lies inside, the ends included.
    pub fn holds(&self, value: T) -> bool {
        self.min <= value && value <= self.max
    }
}

/// How a finished photo must be made (制证用数字相片技术要求; GA 461-2004 for the geometry).
///
/// All lengths are pixels of the finished photo, from its top left corner. File sizes are bytes, KB = 1024 bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PhotoProfile {
    /// Name of the profile, for example `social-security-card`.
    pub id: String,
    /// Width of the finished photo.
    pub width: u16,
    /// Height of the finished photo.
    pub height: u16,
    /// Dots per inch written into the JFIF header.
    pub dpi: u16,
    /// Size of the finished file, in bytes.
    pub bytes: Span<u32>,
    /// JPEG quality below which a photo is not made.
    pub min_quality: u8,
    /// Width of the face, cheek to cheek.
    pub face_width: Span<f32>,
    /// Where the middle between the eyes may stand, from the left.
    pub eyes_x: Span<f32>,
    /// How high the eye line stands at least, from the bottom edge. Wins over `hair_top`.
    pub eyes_above_bottom: f32,
    /// Distance of the hair's top from the top edge.
    pub hair_top: Span<f32>,
    /// What each check demands.
    pub rules: Vec<Rule>,
}

/// What one check demands in a region.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The check.
    pub check: Check,
    /// What failing it means; `pass` switches the check off.
    pub level: Level,
    /// Raw values within which the check holds, in the check's own unit (see `photo::checks`).
    pub within: Limits,
}

/// The raw values within which a check holds; an end that is missing does not limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Least raw value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f32>,
    /// Greatest raw value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f32>,
}

impl Limits {
    /// Whether `raw` lies inside. A value that is not a number never does.
    #[must_use]
    pub fn hold(self, raw: f32) -> bool {
        !raw.is_nan() && self.min.is_none_or(|min| raw >= min) && self.max.is_none_or(|max| raw <= max)
    }
}

impl PhotoProfile {
    /// The rule for `check`, if the region has one.
    #[must_use]
    pub fn rule(&self, check: Check) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.check == check)
    }
}
