//! The outcome of checking one picture.

use serde::{Deserialize, Serialize};

use super::{Check, Fault, Hint, Level};

/// One check's result. A clerk sees value and level beside the photo.
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
    /// What is wrong, unless the check holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
}

/// All checks of one picture, in the order of [`Check::ALL`]. Checks that need a face are absent when there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PhotoReport {
    /// What was measured. A check is missing where it had nothing to stand on: of a mouth under a mask nothing is said.
    pub measures: Vec<Measure>,
    /// The one thing to do now.
    pub hint: Hint,
}

/// A check about which two reports say different things; a level is missing where a report lacks the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// The check.
    pub check: Check,
    /// What the first report says: the server's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours: Option<Level>,
    /// What the second says: the browser's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Level>,
}

impl PhotoReport {
    /// The worst level of all measures.
    #[must_use]
    pub fn level(&self) -> Level {
        self.measures.iter().map(|measure| measure.level).max().unwrap_or(Level::Fault)
    }

    /// What is wrong at `level`, each once.
    #[must_use]
    pub fn faults_at(&self, level: Level) -> Vec<Fault> {
        let at = self.measures.iter().filter(|measure| measure.level == level);
        let mut faults: Vec<_> = at.filter_map(|measure| measure.fault).collect();
        faults.sort_unstable();
        faults.dedup();
        faults
    }

    /// Whether both say the same: the same checks with the same levels.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.differences(other).is_empty()
    }

    /// Where another report says something else, in the order of the checks. Not everybody has a finished photo to look at, so that what
    /// only that shows is compared where both have it.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Difference> {
        let differs = |check: Check| {
            let (ours, theirs) = (self.level_of(check), other.level_of(check));
            let unseen = check.needs_finished() && (ours.is_none() || theirs.is_none());
            (ours != theirs && !unseen).then_some(Difference { check, ours, theirs })
        };
        Check::ALL.into_iter().filter_map(differs).collect()
    }

    fn level_of(&self, check: Check) -> Option<Level> {
        self.measures.iter().find(|measure| measure.check == check).map(|measure| measure.level)
    }

    /// The checks that failed at `level`.
    pub fn failed_at(&self, level: Level) -> impl Iterator<Item = Check> {
        self.measures.iter().filter(move |measure| measure.level == level).map(|measure| measure.check)
    }
}
