//! The outcome of checking one picture.

use serde::{Deserialize, Serialize};

use super::{Check, Hint, Level};

/// One check's result. A clerk sees it as a bar beside the photo.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// What was checked.
    pub check: Check,
    /// The measured value, in the check's own unit.
    pub raw: f32,
    /// The same on a scale from 0 (worst) to 100.
    pub score: u8,
    /// What it means by the region's profile.
    pub level: Level,
}

/// All checks of one picture, in the order of [`Check::ALL`]. Checks that need a face are absent when there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PhotoReport {
    /// What was measured.
    pub measures: Vec<Measure>,
    /// The one thing to do now.
    pub hint: Hint,
}

impl PhotoReport {
    /// The worst level of all measures.
    #[must_use]
    pub fn level(&self) -> Level {
        self.measures.iter().map(|measure| measure.level).max().unwrap_or(Level::Fault)
    }

    /// The checks that failed at `level`.
    pub fn failed_at(&self, level: Level) -> impl Iterator<Item = Check> {
        self.measures.iter().filter(move |measure| measure.level == level).map(|measure| measure.check)
    }
}
