//! The photo's checks in six lines a person can take in.
//!
//! **Invariant:** every check stands in exactly one group.

use domain::{
    application::PhotoException,
    photo::{Check, CheckGroup, Fault, Level, PhotoReport},
};
use text::app::Key;

/// Checks that are shown as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// One whole face, neither too far nor too near, and in the middle.
    Place,
    /// The head upright and straight on.
    Pose,
    /// Bright, sharp and in colour.
    Light,
    /// Nothing over head, face and eyes.
    Bare,
    /// Eyes open, mouth closed, and calm.
    Look,
    /// What is around the person.
    Background,
}

impl Group {
    /// All, in the order they are shown.
    pub(crate) const ALL: [Self; 6] =
        [Self::Place, Self::Pose, Self::Light, Self::Bare, Self::Look, Self::Background];

    const fn of(check: Check) -> Self {
        match check.group() {
            CheckGroup::Framing => Self::Place,
            CheckGroup::Pose => Self::Pose,
            CheckGroup::Light | CheckGroup::Quality => Self::Light,
            CheckGroup::Covers => Self::Bare,
            CheckGroup::Face => Self::Look,
            CheckGroup::Background => Self::Background,
        }
    }

    /// Whether one of its checks is not asked of who cannot meet a rule.
    pub(crate) fn is_waived_by(self, exception: PhotoException) -> bool {
        exception.waives().iter().any(|check| Self::of(*check) == self)
    }

    /// The worst level of its checks; absent when none of them could be made.
    pub(crate) fn level(self, report: &PhotoReport) -> Option<Level> {
        let mine = report.measures.iter().filter(|measure| Self::of(measure.check) == self);
        mine.map(|measure| measure.level).max()
    }

    /// The first of its worst faults.
    pub(crate) fn fault(self, report: &PhotoReport) -> Option<Fault> {
        let worst = self.level(report)?;
        let mut mine = report.measures.iter().filter(|measure| Self::of(measure.check) == self);
        mine.find(|measure| measure.level == worst)?.fault
    }

    /// What it is about.
    pub(crate) const fn name(self) -> Key {
        match self {
            Self::Place => Key::PhotoCheckPlace,
            Self::Pose => Key::PhotoCheckPose,
            Self::Light => Key::PhotoCheckLight,
            Self::Bare => Key::PhotoCheckBare,
            Self::Look => Key::PhotoCheckLook,
            Self::Background => Key::PhotoCheckBackground,
        }
    }

    /// That it holds.
    pub(crate) const fn good(self) -> Key {
        match self {
            Self::Place => Key::PhotoCheckPlaceGood,
            Self::Pose => Key::PhotoCheckPoseGood,
            Self::Light => Key::PhotoCheckLightGood,
            Self::Bare => Key::PhotoCheckBareGood,
            Self::Look => Key::PhotoCheckLookGood,
            Self::Background => Key::PhotoCheckBackgroundGood,
        }
    }

    /// That it does not.
    pub(crate) const fn wrong(self) -> Key {
        match self {
            Self::Place => Key::PhotoCheckPlaceWrong,
            Self::Pose => Key::PhotoCheckPoseWrong,
            Self::Light => Key::PhotoCheckLightWrong,
            Self::Bare => Key::PhotoCheckBareWrong,
            Self::Look => Key::PhotoCheckLookWrong,
            Self::Background => Key::PhotoCheckBackgroundWrong,
        }
    }
}
