//! Checks that people think of together.
//!
//! **Invariant:** every check stands in exactly one group.

use super::Check;

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CheckGroup {
    /// Who is where in the picture, and how large.
    Framing,
    /// Whether the face is lit well.
    Light,
    /// What camera and file make of it.
    Quality,
    /// How the head is held.
    Pose,
    /// Eyes and mouth.
    Face,
    /// What hides face or head.
    Covers,
    /// What is around the person.
    Background,
}

impl CheckGroup {
    /// All, in the order they are shown.
    pub const ALL: [Self; 7] =
        [Self::Framing, Self::Light, Self::Quality, Self::Pose, Self::Face, Self::Covers, Self::Background];
}

impl Check {
    /// What it is about.
    #[must_use]
    pub const fn group(self) -> CheckGroup {
        match self {
            Self::OneFace
            | Self::WholeFace
            | Self::Size
            | Self::EyeDistance
            | Self::HeadSize
            | Self::Centred
            | Self::Margins => CheckGroup::Framing,
            Self::Brightness | Self::UnderExposed | Self::OverExposed | Self::EvenLight => CheckGroup::Light,
            Self::Contrast | Self::DynamicRange | Self::Colour | Self::Sharp => CheckGroup::Quality,
            Self::Yaw | Self::Pitch | Self::Roll => CheckGroup::Pose,
            Self::EyesOpen | Self::MouthClosed | Self::Neutral | Self::EyesNotRed => CheckGroup::Face,
            Self::HeadBare | Self::FaceBare | Self::EyesSeen | Self::NoGlare | Self::HairAside => {
                CheckGroup::Covers
            }
            Self::Background | Self::WhiteBorder | Self::ColouredTop | Self::Alive => CheckGroup::Background,
        }
    }
}
