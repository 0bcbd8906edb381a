//! The checks by name, and the one thing to tell a person about each.

use serde::{Deserialize, Serialize};

/// Something a card photo is checked for. The order is the order in which faults are mended: there is no use in speaking of closed
/// eyes while nobody is in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// Exactly one face is in the picture.
    OneFace,
    /// The whole face is inside the frame.
    WholeFace,
    /// The face is large enough, and not too large, for the profile's crop.
    Size,
    /// The face stands in the middle of the guide.
    Centred,
    /// The head is not turned to a side.
    Yaw,
    /// The head is neither raised nor lowered.
    Pitch,
    /// The head is not tilted towards a shoulder.
    Roll,
    /// The face is not too dark.
    UnderExposed,
    /// The face is not too bright.
    OverExposed,
    /// The picture is sharp.
    Sharp,
    /// The picture has colours.
    Colour,
    /// Both eyes are open.
    EyesOpen,
    /// The mouth is closed.
    MouthClosed,
}

impl Check {
    /// Every check, most urgent first.
    pub const ALL: [Self; 13] = [
        Self::OneFace,
        Self::WholeFace,
        Self::Size,
        Self::Centred,
        Self::Yaw,
        Self::Pitch,
        Self::Roll,
        Self::UnderExposed,
        Self::OverExposed,
        Self::Sharp,
        Self::Colour,
        Self::EyesOpen,
        Self::MouthClosed,
    ];
}

/// What a failed check means for the photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The check holds.
    Pass,
    /// Worth another try, but the photo is taken.
    Advice,
    /// A counter would refuse the photo.
    Fault,
}

/// The one thing a person should do now. Each has its sentence in the locale files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Hint {
    /// Nobody is in the picture: stand in front of the camera.
    NoFace,
    /// Only one person may be in the picture.
    OnePersonOnly,
    /// A part of the face is cut off: show the whole face.
    ShowWholeFace,
    /// Come closer.
    ComeCloser,
    /// Step back.
    StepBack,
    /// Move to your own left.
    MoveLeft,
    /// Move to your own right.
    MoveRight,
    /// The face is too high in the picture: lower yourself or the camera up.
    MoveDown,
    /// The face is too low in the picture.
    MoveUp,
    /// Turn the face to the camera.
    LookStraight,
    /// Lower the chin.
    ChinDown,
    /// Raise the chin.
    ChinUp,
    /// Hold the head upright.
    HeadUpright,
    /// More light on the face.
    MoreLight,
    /// Less light on the face.
    LessLight,
    /// Hold still, or clean the lens: the picture is blurred.
    HoldStill,
    /// The picture is grey: use a colour picture.
    UseColour,
    /// Open the eyes.
    OpenEyes,
    /// Close the mouth.
    CloseMouth,
    /// All is well: hold on.
    Ready,
}
