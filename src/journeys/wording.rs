//! The words for what a journey found: faults of what was typed, reasons, checks of a photo.
//!
//! **Invariant:** every case has a sentence of its own; a new one does not compile without.

use domain::{
    application::PhotoException,
    contact::{ADDRESS_MAX, ContactError},
    id_number::IdError,
    photo::{Fault, Hint},
    service::ReplaceReason,
};
use text::app::Key;

use crate::texts::Texts;

/// What to do about an identity number.
pub(crate) fn id_error(texts: Texts, error: IdError) -> String {
    match error {
        IdError::Length { found: 0 } => texts.get(Key::IdentifyIdEmpty),
        IdError::Length { found } => texts.with(Key::IdentifyIdLength, &[("found", &found.to_string())]),
        IdError::Character { position } => {
            texts.with(Key::IdentifyIdCharacter, &[("position", &position.to_string())])
        }
        IdError::Region => texts.get(Key::IdentifyIdRegion),
        IdError::BirthDate => texts.get(Key::IdentifyIdBirthDate),
        IdError::NotBornYet => texts.get(Key::IdentifyIdNotBorn),
        IdError::CheckCharacter => texts.get(Key::IdentifyIdCheck),
    }
}

/// What to do about a mobile, an email address or an address.
pub(crate) fn contact_error(texts: Texts, error: ContactError) -> String {
    match error {
        ContactError::Mobile => texts.get(Key::ApplyMobileWrong),
        ContactError::Email => texts.get(Key::ApplyEmailWrong),
        ContactError::AddressEmpty => texts.get(Key::ApplyAddressEmpty),
        ContactError::AddressSigns => texts.get(Key::ApplyAddressSigns),
        ContactError::AddressLong => texts.with(Key::ApplyAddressLong, &[("max", &ADDRESS_MAX.to_string())]),
    }
}

/// A reason in a word or two.
pub(crate) const fn reason(reason: ReplaceReason) -> Key {
    match reason {
        ReplaceReason::Expired => Key::ApplyReasonShortExpired,
        ReplaceReason::Damaged => Key::ApplyReasonShortDamaged,
        ReplaceReason::DetailsChanged => Key::ApplyReasonShortDetails,
    }
}

/// A rule that a person cannot meet.
pub(crate) const fn exception(exception: PhotoException) -> Key {
    match exception {
        PhotoException::Eyes => Key::PhotoCannotEyes,
        PhotoException::Head => Key::PhotoCannotHead,
        PhotoException::Bedridden => Key::PhotoCannotBedridden,
        PhotoException::Faith => Key::PhotoCannotFaith,
    }
}

/// The one thing to do now.
pub(crate) const fn hint(hint: Hint) -> Key {
    match hint {
        Hint::NoFace => Key::PhotoHintNoFace,
        Hint::OnePersonOnly => Key::PhotoHintOnePersonOnly,
        Hint::ShowWholeFace => Key::PhotoHintShowWholeFace,
        Hint::ComeCloser => Key::PhotoHintComeCloser,
        Hint::StepBack => Key::PhotoHintStepBack,
        Hint::MoveLeft => Key::PhotoHintMoveLeft,
        Hint::MoveRight => Key::PhotoHintMoveRight,
        Hint::MoveDown => Key::PhotoHintMoveDown,
        Hint::MoveUp => Key::PhotoHintMoveUp,
        Hint::LookStraight => Key::PhotoHintLookStraight,
        Hint::ChinDown => Key::PhotoHintChinDown,
        Hint::ChinUp => Key::PhotoHintChinUp,
        Hint::HeadUpright => Key::PhotoHintHeadUpright,
        Hint::MoreLight => Key::PhotoHintMoreLight,
        Hint::LessLight => Key::PhotoHintLessLight,
        Hint::HoldStill => Key::PhotoHintHoldStill,
        Hint::UseColour => Key::PhotoHintUseColour,
        Hint::OpenEyes => Key::PhotoHintOpenEyes,
        Hint::CloseMouth => Key::PhotoHintCloseMouth,
        Hint::NeutralFace => Key::PhotoHintNeutralFace,
        Hint::BareHead => Key::PhotoHintBareHead,
        Hint::BareFace => Key::PhotoHintBareFace,
        Hint::TakeOffGlasses => Key::PhotoHintTakeOffGlasses,
        Hint::AvoidGlare => Key::PhotoHintAvoidGlare,
        Hint::HairAside => Key::PhotoHintHairAside,
        Hint::LightFromFront => Key::PhotoHintLightFromFront,
        Hint::MoreContrast => Key::PhotoHintMoreContrast,
        Hint::NoFlash => Key::PhotoHintNoFlash,
        Hint::PlainWall => Key::PhotoHintPlainWall,
        Hint::DarkerTop => Key::PhotoHintDarkerTop,
        Hint::InPerson => Key::PhotoHintInPerson,
        Hint::BetterCamera => Key::PhotoHintBetterCamera,
        Hint::Ready => Key::PhotoHintReady,
    }
}

/// How a fault of a photo is mended: in the words of the live hint, where they fit a photo that is there already.
pub(crate) const fn fix(fault: Fault) -> Key {
    match fault {
        Fault::NoFace => Key::PhotoFixNoFace,
        Fault::OffCentre => Key::PhotoFixOffCentre,
        Fault::Pitch => Key::PhotoFixPitch,
        Fault::Blurred => Key::PhotoFixBlurred,
        Fault::Resolution => Key::PhotoFixResolution,
        Fault::SeveralFaces => hint(Hint::OnePersonOnly),
        Fault::CutOff => hint(Hint::ShowWholeFace),
        Fault::TooSmall => hint(Hint::ComeCloser),
        Fault::TooLarge => hint(Hint::StepBack),
        Fault::Yaw => hint(Hint::LookStraight),
        Fault::Roll => hint(Hint::HeadUpright),
        Fault::TooDark => hint(Hint::MoreLight),
        Fault::TooBright => hint(Hint::LessLight),
        Fault::UnevenLight => hint(Hint::LightFromFront),
        Fault::FlatContrast => hint(Hint::MoreContrast),
        Fault::UnnaturalColour => hint(Hint::UseColour),
        Fault::BusyBackground => hint(Hint::PlainWall),
        Fault::EyesClosed => hint(Hint::OpenEyes),
        Fault::MouthOpen => hint(Hint::CloseMouth),
        Fault::Expression => hint(Hint::NeutralFace),
        Fault::FaceCovered => hint(Hint::BareFace),
        Fault::HeadCovered => hint(Hint::BareHead),
        Fault::DarkGlasses => hint(Hint::TakeOffGlasses),
        Fault::Glare => hint(Hint::AvoidGlare),
        Fault::HairOverEyes => hint(Hint::HairAside),
        Fault::RedEyes => hint(Hint::NoFlash),
        Fault::WhiteClothes => hint(Hint::DarkerTop),
        Fault::PhotoOfPhoto => hint(Hint::InPerson),
    }
}
