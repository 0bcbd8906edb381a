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
    /// The face has enough pixels for the photo, and leaves room for the profile's crop.
    Size,
    /// The eyes are far enough apart, in pixels.
    EyeDistance,
    /// The head takes the share of the picture that ISO/IEC 29794-5 wants.
    HeadSize,
    /// The finished photo can be cut out around the face.
    Centred,
    /// There is as much room around the head as ISO/IEC 29794-5 wants.
    Margins,
    /// The face is neither dark nor bright on average.
    Brightness,
    /// Few of the face's pixels are black.
    UnderExposed,
    /// Few of the face's pixels are burnt out.
    OverExposed,
    /// Both cheeks are lit alike.
    EvenLight,
    /// Light and dark of the face differ.
    Contrast,
    /// The face has many shades.
    DynamicRange,
    /// The face has the colours of skin.
    Colour,
    /// The picture is sharp.
    Sharp,
    /// Nothing covers the head.
    HeadBare,
    /// Nothing covers nose, mouth and chin.
    FaceBare,
    /// No dark glasses hide the eyes.
    EyesSeen,
    /// No light mirrors in glasses.
    NoGlare,
    /// No hair hangs over the eyes.
    HairAside,
    /// The head is not turned to a side.
    Yaw,
    /// The head is neither raised nor lowered.
    Pitch,
    /// The head is not tilted towards a shoulder.
    Roll,
    /// Both eyes are open.
    EyesOpen,
    /// The mouth is closed.
    MouthClosed,
    /// The face neither smiles nor frowns.
    Neutral,
    /// No flash mirrors red in the eyes.
    EyesNotRed,
    /// The background is even.
    Background,
    /// What was made white around the person is white.
    WhiteBorder,
    /// The clothes stand out from the white background.
    ColouredTop,
    /// The picture shows a person, not a photo or screen. Advice only: this is no test of liveness.
    Alive,
}

impl Check {
    /// Every check, most urgent first.
    pub const ALL: [Self; 31] = [
        Self::OneFace,
        Self::WholeFace,
        Self::Size,
        Self::EyeDistance,
        Self::HeadSize,
        Self::Centred,
        Self::Margins,
        Self::Brightness,
        Self::UnderExposed,
        Self::OverExposed,
        Self::EvenLight,
        Self::Contrast,
        Self::DynamicRange,
        Self::Colour,
        Self::Sharp,
        Self::HeadBare,
        Self::FaceBare,
        Self::EyesSeen,
        Self::NoGlare,
        Self::HairAside,
        Self::Yaw,
        Self::Pitch,
        Self::Roll,
        Self::EyesOpen,
        Self::MouthClosed,
        Self::Neutral,
        Self::EyesNotRed,
        Self::Background,
        Self::WhiteBorder,
        Self::ColouredTop,
        Self::Alive,
    ];

    /// Whether only the finished photo shows it.
    #[must_use]
    pub const fn needs_finished(self) -> bool {
        matches!(self, Self::WhiteBorder)
    }

    /// The fault that a raw value below or above what the profile allows is.
    #[must_use]
    pub const fn fault(self, below: bool) -> Fault {
        match self {
            Self::OneFace if below => Fault::NoFace,
            Self::Size | Self::HeadSize if below => Fault::TooSmall,
            Self::Brightness if below => Fault::TooDark,
            Self::OneFace => Fault::SeveralFaces,
            Self::WholeFace => Fault::CutOff,
            Self::Size | Self::HeadSize => Fault::TooLarge,
            Self::EyeDistance => Fault::Resolution,
            Self::Centred | Self::Margins => Fault::OffCentre,
            Self::Brightness | Self::OverExposed => Fault::TooBright,
            Self::UnderExposed => Fault::TooDark,
            Self::EvenLight => Fault::UnevenLight,
            Self::Contrast | Self::DynamicRange => Fault::FlatContrast,
            Self::Colour => Fault::UnnaturalColour,
            Self::Sharp => Fault::Blurred,
            Self::HeadBare => Fault::HeadCovered,
            Self::FaceBare => Fault::FaceCovered,
            Self::EyesSeen => Fault::DarkGlasses,
            Self::NoGlare => Fault::Glare,
            Self::HairAside => Fault::HairOverEyes,
            Self::Yaw => Fault::Yaw,
            Self::Pitch => Fault::Pitch,
            Self::Roll => Fault::Roll,
            Self::EyesOpen => Fault::EyesClosed,
            Self::MouthClosed => Fault::MouthOpen,
            Self::Neutral => Fault::Expression,
            Self::EyesNotRed => Fault::RedEyes,
            Self::Background | Self::WhiteBorder => Fault::BusyBackground,
            Self::ColouredTop => Fault::WhiteClothes,
            Self::Alive => Fault::PhotoOfPhoto,
        }
    }
}

/// What is wrong with a photo. The names are stable: operators' programs read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nobody is in the picture.
    NoFace,
    /// More than one person is in the picture.
    SeveralFaces,
    /// A part of the face lies outside the picture.
    CutOff,
    /// The face is too small in the picture.
    TooSmall,
    /// The face is too large in the picture.
    TooLarge,
    /// The photo would reach beyond the picture.
    OffCentre,
    /// The head is turned to a side.
    Yaw,
    /// The head is raised or lowered.
    Pitch,
    /// The head is tilted to a shoulder.
    Roll,
    /// The face is too dark.
    TooDark,
    /// The face is too bright.
    TooBright,
    /// One side of the face is darker than the other.
    UnevenLight,
    /// Light and dark hardly differ.
    FlatContrast,
    /// The colours are not those of skin.
    UnnaturalColour,
    /// The picture is not sharp.
    Blurred,
    /// The background is not even.
    BusyBackground,
    /// An eye is closed.
    EyesClosed,
    /// The mouth is open.
    MouthOpen,
    /// The face is not neutral.
    Expression,
    /// Something covers nose, mouth or chin.
    FaceCovered,
    /// Something covers the head.
    HeadCovered,
    /// Dark glasses hide the eyes.
    DarkGlasses,
    /// Glasses mirror a light.
    Glare,
    /// The picture has too few pixels.
    Resolution,
    /// Hair hangs over the eyes.
    HairOverEyes,
    /// The eyes are red.
    RedEyes,
    /// White clothes on a white background.
    WhiteClothes,
    /// It seems to be a photo of a photo or screen.
    PhotoOfPhoto,
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
    /// Neither smile nor frown.
    NeutralFace,
    /// Take off the cap.
    BareHead,
    /// Take off the mask, and the hand from the face.
    BareFace,
    /// Take off the dark glasses.
    TakeOffGlasses,
    /// Turn the lamp or the head until the glasses mirror nothing.
    AvoidGlare,
    /// Put the hair aside.
    HairAside,
    /// Light from the front.
    LightFromFront,
    /// More light and dark: no light from behind.
    MoreContrast,
    /// The eyes are red: without flash, please.
    NoFlash,
    /// Stand before a plain wall.
    PlainWall,
    /// Put on something darker.
    DarkerTop,
    /// The person in front of the camera, not a picture of them.
    InPerson,
    /// The camera has too few pixels: use another one.
    BetterCamera,
    /// All is well: hold on.
    Ready,
}
