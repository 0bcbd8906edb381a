//! The words for what a journey found: faults of what was typed, reasons, checks of a photo.
//!
//! **Invariant:** every case has a sentence of its own; a new one does not compile without.

use domain::{
    application::PhotoException,
    contact::{ADDRESS_MAX, ContactError},
    id_number::IdError,
    photo::{Check, Hint},
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
        ContactError::Mobile => texts.get(Key::ReplaceMobileWrong),
        ContactError::Email => texts.get(Key::ReplaceEmailWrong),
        ContactError::AddressEmpty => texts.get(Key::ReplaceAddressEmpty),
        ContactError::AddressLong => {
            texts.with(Key::ReplaceAddressLong, &[("max", &ADDRESS_MAX.to_string())])
        }
    }
}

/// A reason in a word or two.
pub(crate) const fn reason(reason: ReplaceReason) -> Key {
    match reason {
        ReplaceReason::Expired => Key::ReplaceReasonShortExpired,
        ReplaceReason::Damaged => Key::ReplaceReasonShortDamaged,
        ReplaceReason::DetailsChanged => Key::ReplaceReasonShortDetails,
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
        Hint::Ready => Key::PhotoHintReady,
    }
}

/// How a failed check is mended.
pub(crate) const fn fix(check: Check) -> Key {
    match check {
        Check::OneFace => Key::PhotoFixOneFace,
        Check::WholeFace => Key::PhotoFixWholeFace,
        Check::Size => Key::PhotoFixSize,
        Check::Centred => Key::PhotoFixCentred,
        Check::Yaw => Key::PhotoFixYaw,
        Check::Pitch => Key::PhotoFixPitch,
        Check::Roll => Key::PhotoFixRoll,
        Check::UnderExposed => Key::PhotoFixUnderExposed,
        Check::OverExposed => Key::PhotoFixOverExposed,
        Check::Sharp => Key::PhotoFixSharp,
        Check::Colour => Key::PhotoFixColour,
        Check::EyesOpen => Key::PhotoFixEyesOpen,
        Check::MouthClosed => Key::PhotoFixMouthClosed,
    }
}
