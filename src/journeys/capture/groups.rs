//! The photo's checks in six lines a person can take in.
//!
//! **Invariant:** every check stands in exactly one group.

use domain::photo::{Check, Level, PhotoReport};
use text::app::Key;

/// Checks that are shown as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// One face, and the whole of it.
    Face,
    /// Neither too far nor too near, and in the middle.
    Place,
    /// The head upright and straight on.
    Pose,
    /// Neither dark nor glaring.
    Light,
    /// Sharp and in colour.
    Clear,
    /// Eyes open, mouth closed.
    Look,
}

impl Group {
    /// All, in the order they are shown.
    pub(crate) const ALL: [Self; 6] =
        [Self::Face, Self::Place, Self::Pose, Self::Light, Self::Clear, Self::Look];

    /// The group of a check.
    const fn of(check: Check) -> Self {
        match check {
            Check::OneFace | Check::WholeFace => Self::Face,
            Check::Size | Check::Centred => Self::Place,
            Check::Yaw | Check::Pitch | Check::Roll => Self::Pose,
            Check::UnderExposed | Check::OverExposed => Self::Light,
            Check::Sharp | Check::Colour => Self::Clear,
            Check::EyesOpen | Check::MouthClosed => Self::Look,
        }
    }

    /// The worst level of its checks; absent when none of them could be made.
    pub(crate) fn level(self, report: &PhotoReport) -> Option<Level> {
        let mine = report.measures.iter().filter(|measure| Self::of(measure.check) == self);
        mine.map(|measure| measure.level).max()
    }

    /// The first of its checks that does not hold.
    pub(crate) fn failed(self, report: &PhotoReport) -> Option<Check> {
        let mut failed = report.measures.iter().filter(|measure| measure.level > Level::Pass);
        failed.find(|measure| Self::of(measure.check) == self).map(|measure| measure.check)
    }

    /// What it is about.
    pub(crate) const fn name(self) -> Key {
        match self {
            Self::Face => Key::PhotoCheckFace,
            Self::Place => Key::PhotoCheckPlace,
            Self::Pose => Key::PhotoCheckPose,
            Self::Light => Key::PhotoCheckLight,
            Self::Clear => Key::PhotoCheckClear,
            Self::Look => Key::PhotoCheckLook,
        }
    }

    /// That it holds.
    pub(crate) const fn good(self) -> Key {
        match self {
            Self::Face => Key::PhotoCheckFaceGood,
            Self::Place => Key::PhotoCheckPlaceGood,
            Self::Pose => Key::PhotoCheckPoseGood,
            Self::Light => Key::PhotoCheckLightGood,
            Self::Clear => Key::PhotoCheckClearGood,
            Self::Look => Key::PhotoCheckLookGood,
        }
    }

    /// That it does not.
    pub(crate) const fn wrong(self) -> Key {
        match self {
            Self::Face => Key::PhotoCheckFaceWrong,
            Self::Place => Key::PhotoCheckPlaceWrong,
            Self::Pose => Key::PhotoCheckPoseWrong,
            Self::Light => Key::PhotoCheckLightWrong,
            Self::Clear => Key::PhotoCheckClearWrong,
            Self::Look => Key::PhotoCheckLookWrong,
        }
    }
}
