//! A region's rules for the photo: data, one a purpose.

use serde::{Deserialize, Serialize};

use super::{Check, Fault, Level};
use crate::application::PhotoException;

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
    /// Whole months that may have passed since an uploaded photo was taken.
    pub max_age_months: u8,
    /// What each check demands.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// What is demanded of children instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<ChildRules>,
}

/// What is demanded of a child's photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChildRules {
    /// Who is younger than this, in years.
    pub under: u8,
    /// The rules that take the place of those for the same checks.
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
    /// Raw values within which the check holds, in the check's own unit (see `photo::checks`). A check that is switched off needs none.
    #[serde(default)]
    pub within: Limits,
    /// Raw values within which there is not even advice.
    #[serde(default, skip_serializing_if = "Limits::are_open")]
    pub good: Limits,
}

impl Rule {
    /// What a raw value means, and the fault it is.
    #[must_use]
    pub fn judge(&self, raw: f32) -> (Level, Option<Fault>) {
        let (level, limits) = match (self.within.hold(raw), self.good.hold(raw)) {
            (false, _) => (self.level, self.within),
            (true, false) => (self.level.min(Level::Advice), self.good),
            (true, true) => return (Level::Pass, None),
        };
        let fault = (level > Level::Pass).then(|| self.check.fault(limits.are_above(raw)));
        (level, fault)
    }
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

    /// Whether they begin above `raw`.
    fn are_above(self, raw: f32) -> bool {
        self.min.is_some_and(|min| raw < min)
    }

    /// Whether they limit nothing.
    #[must_use]
    pub const fn are_open(&self) -> bool {
        self.min.is_none() && self.max.is_none()
    }
}

impl PhotoProfile {
    /// The rule for `check`, if the region has one.
    #[must_use]
    pub fn rule(&self, check: Check) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.check == check)
    }

    /// What is demanded of somebody who cannot meet a rule: all the same, but for what is waived.
    #[must_use]
    pub fn excepting(mut self, exception: Option<PhotoException>) -> Self {
        let waived = exception.map_or(&[][..], PhotoException::waives);
        for rule in self.rules.iter_mut().filter(|rule| waived.contains(&rule.check)) {
            rule.level = Level::Pass;
            rule.good = Limits::default();
        }
        self
    }

    /// What is demanded of somebody of this age in years.
    #[must_use]
    pub fn for_age(mut self, years: u8) -> Self {
        if let Some(child) = self.child.take().filter(|child| years < child.under) {
            let replaced = |rule: &Rule| child.rules.iter().any(|lenient| lenient.check == rule.check);
            self.rules.retain(|rule| !replaced(rule));
            self.rules.extend(child.rules);
        }
        self
    }
}
