//! What the console says about codes, statuses and measures: every value has its words.
//!
//! **Invariant:** a value without words does not compile.

mod cards;
mod decisions;
pub(crate) mod money;
pub(crate) mod notices;
pub(crate) mod stock;

use domain::{
    application::{Event, PhotoException, Status},
    id_number::IdError,
    machine::Actor,
    photo::{Check, CheckGroup, Level},
    problem::{ErrorCode, Problem},
    reference::ReferenceError,
    service::{ReplaceReason, Service},
    wire::PhotoSource,
};
use text::staff::Key;
use ui::Tone;

pub(crate) use self::cards::{card_event, card_status, core_word, occasion, step, sure};
pub(crate) use self::decisions::{ask, give_back, pending, photo_reason, rejection, said, withdrawal};

use crate::{
    case::Finding,
    desk::{Failure, Group},
    texts::Texts,
};

/// What to do about a failure.
pub(crate) fn failure(texts: Texts, failure: &Failure) -> String {
    match failure {
        Failure::Unreachable => texts.get(Key::FailureUnreachable),
        Failure::Garbled => texts.get(Key::FailureGarbled),
        Failure::Problem(problem) => {
            let said = texts.with(of_code(problem.code), &[("minutes", &minutes(problem))]);
            let find = problem.code == ErrorCode::Internal && !problem.request_id.is_empty();
            let said = said + &stock::refused(texts, &problem.serials);
            if find { said + &texts.with(Key::FailureRequest, &[("id", &problem.request_id)]) } else { said }
        }
    }
}

/// Full minutes to wait, rounded up.
fn minutes(problem: &Problem) -> String {
    problem.retry_after.unwrap_or(60).div_ceil(60).to_string()
}

/// The sentence for a code. It may hold `{minutes}`.
#[expect(clippy::too_many_lines, reason = "a line for each code")]
const fn of_code(code: ErrorCode) -> Key {
    match code {
        ErrorCode::NotSignedIn => Key::FailureNotSignedIn,
        ErrorCode::SignInFailed => Key::FailureSignInFailed,
        ErrorCode::NotAllowed => Key::FailureNotAllowed,
        ErrorCode::NotFound => Key::FailureNotFound,
        ErrorCode::StaleVersion => Key::FailureStaleVersion,
        ErrorCode::WrongStep => Key::FailureWrongStep,
        ErrorCode::NoCard => Key::FailureNoCard,
        ErrorCode::CardNotLost => Key::FailureCardNotLost,
        ErrorCode::CodeExpired => Key::FailureCodeExpired,
        ErrorCode::WrongCode => Key::FailureWrongCode,
        ErrorCode::PickupMismatch => Key::FailurePickupMismatch,
        ErrorCode::OutOfStock => Key::FailureOutOfStock,
        ErrorCode::HasCard => Key::FailureHasCard,
        ErrorCode::NotCompared => Key::FailureNotCompared,
        ErrorCode::PapersNotSeen => Key::FailurePapersNotSeen,
        ErrorCode::SerialsRefused => Key::FailureSerialsRefused,
        ErrorCode::NoticeRefused => Key::FailureNoticeRefused,
        ErrorCode::FileUnreadable => Key::FailureFileUnreadable,
        ErrorCode::FileDamaged => Key::FailureFileDamaged,
        ErrorCode::HouseholdElsewhere => Key::FailureHouseholdElsewhere,
        ErrorCode::Locked => Key::FailureLocked,
        ErrorCode::PaymentNotFound => Key::FailurePaymentNotFound,
        ErrorCode::AmountRefused => Key::FailureAmountRefused,
        ErrorCode::TooMany => Key::FailureTooMany,
        ErrorCode::Internal => Key::FailureInternal,
        ErrorCode::CoreClosed => Key::FailureCoreClosed,
        ErrorCode::Unavailable => Key::FailureUnavailable,
        // Page and server do not fit together: loading the page anew helps.
        ErrorCode::Malformed
        | ErrorCode::ForeignOrigin
        | ErrorCode::MethodNotAllowed
        | ErrorCode::BodyTooLarge
        | ErrorCode::WrongMediaType => Key::FailureGarbled,
        // Only residents' requests are answered so.
        ErrorCode::ConsentNeeded
        | ErrorCode::CardAskedFor
        | ErrorCode::KioskRefused
        | ErrorCode::KioskClock
        | ErrorCode::KioskRepeated
        | ErrorCode::KioskRevoked
        | ErrorCode::TooManyCodes
        | ErrorCode::KeyReused
        | ErrorCode::InFlight
        | ErrorCode::PaymentOpen
        | ErrorCode::PaidByAnother
        | ErrorCode::PaidAlready
        | ErrorCode::NoAccount
        | ErrorCode::PayeeRefused
        | ErrorCode::FilingPlace
        | ErrorCode::FilingPeriod
        | ErrorCode::FilingOpen
        | ErrorCode::DraftIncomplete
        | ErrorCode::HolderIsAgent
        | ErrorCode::HolderName
        | ErrorCode::HolderNotServed
        | ErrorCode::ChildNotServed
        | ErrorCode::AgentTooYoung
        | ErrorCode::PhotoUnreadable
        | ErrorCode::PhotoTruncated
        | ErrorCode::PhotoTooSmall
        | ErrorCode::PhotoTooLarge
        | ErrorCode::PhotoKind
        | ErrorCode::PhotoTooOld
        | ErrorCode::PhotoUndated
        | ErrorCode::PhotoRefused
        | ErrorCode::PhotoNotFitting => Key::FailureResident,
    }
}

/// What is wrong with a typed identity number.
pub(crate) const fn id_error(error: IdError) -> Key {
    match error {
        IdError::Length { .. } => Key::IdLength,
        IdError::Character { .. } => Key::IdCharacter,
        IdError::Region => Key::IdRegion,
        IdError::BirthDate | IdError::NotBornYet => Key::IdBirthDate,
        IdError::CheckCharacter => Key::IdCheckCharacter,
    }
}

/// What is wrong with a typed reference.
pub(crate) const fn reference_error(error: ReferenceError) -> Key {
    match error {
        ReferenceError::Length => Key::ReferenceLength,
        ReferenceError::CheckDigit => Key::ReferenceCheckDigit,
    }
}

/// A service, whole and as short as a line of the queue has room.
pub(crate) const fn service(service: Service) -> (Key, Key) {
    match service {
        Service::ReplaceCard => (Key::ServiceReplace, Key::ServiceReplaceShort),
        Service::ReportLoss => (Key::ServiceLoss, Key::ServiceLossShort),
        Service::NewCard => (Key::ServiceNew, Key::ServiceNewShort),
        Service::InstantCard => (Key::ServiceInstant, Key::ServiceInstantShort),
        Service::Reissue => (Key::ServiceReissue, Key::ServiceReissueShort),
        Service::ChangePhoto => (Key::ServicePhoto, Key::ServicePhotoShort),
        Service::Activate => (Key::ServiceActivate, Key::ServiceActivateShort),
        Service::Recharge => (Key::ServiceRecharge, Key::ServiceRechargeShort),
        Service::Account => (Key::ServiceAccount, Key::ServiceAccountShort),
        Service::Reimbursements => (Key::ServiceClaims, Key::ServiceClaimsShort),
        Service::Estimate => (Key::ServiceEstimate, Key::ServiceEstimateShort),
        Service::CrossRegion => (Key::ServiceFiling, Key::ServiceFilingShort),
    }
}

/// Why a card is replaced.
pub(crate) const fn reason(reason: ReplaceReason) -> Key {
    match reason {
        ReplaceReason::Expired => Key::ReasonExpired,
        ReplaceReason::Damaged => Key::ReasonDamaged,
        ReplaceReason::DetailsChanged => Key::ReasonDetailsChanged,
    }
}

/// A status, and what it means to a clerk.
pub(crate) const fn status(status: Status) -> (Key, Tone) {
    match status {
        Status::Submitted => (Key::StatusSubmitted, Tone::Info),
        Status::UnderReview => (Key::StatusUnderReview, Tone::Info),
        Status::NeedsInfo => (Key::StatusNeedsInfo, Tone::Warn),
        Status::Expired => (Key::StatusExpired, Tone::Error),
        Status::Approved => (Key::StatusApproved, Tone::Good),
        Status::Rejected => (Key::StatusRejected, Tone::Error),
        Status::OutletChosen => (Key::StatusOutletChosen, Tone::Info),
        Status::FeeDue => (Key::StatusFeeDue, Tone::Warn),
        Status::Paid => (Key::StatusPaid, Tone::Info),
        Status::InProduction => (Key::StatusInProduction, Tone::Info),
        Status::InTransit => (Key::StatusInTransit, Tone::Info),
        Status::Printing => (Key::StatusPrinting, Tone::Info),
        Status::PrintTrouble => (Key::StatusPrintTrouble, Tone::Error),
        Status::Verified => (Key::StatusVerified, Tone::Good),
        Status::Ready => (Key::StatusReady, Tone::Good),
        Status::Collected => (Key::StatusCollected, Tone::Good),
        Status::SecondReview => (Key::StatusSecondReview, Tone::Info),
        Status::Accepted => (Key::StatusAccepted, Tone::Good),
        Status::AssistedCapture => (Key::StatusAssistedCapture, Tone::Warn),
        Status::Withdrawn => (Key::StatusWithdrawn, Tone::Info),
        Status::Returned => (Key::StatusReturned, Tone::Error),
    }
}

/// A group of people who may have a card printed at once.
pub(crate) const fn group_of(group: domain::instant::Group) -> Key {
    use domain::instant::Group as Of;
    match group {
        Of::EmergencyInpatient => Key::InstantGroupEmergency,
        Of::RetiredElsewhere => Key::InstantGroupRetired,
        Of::HouseholdElsewhere => Key::InstantGroupHousehold,
        Of::StationedElsewhere => Key::InstantGroupStationed,
        Of::ReferredElsewhere => Key::InstantGroupReferred,
        Of::LossAndReissue => Key::InstantGroupLost,
        Of::RegisteredPoor => Key::InstantGroupPoor,
        Of::Eighth => Key::InstantGroupEighth,
    }
}

/// Whose turn it is.
pub(crate) const fn group(group: Group) -> Key {
    match group {
        Group::Waiting => Key::GroupWaiting,
        Group::WithResident => Key::GroupWithResident,
        Group::FeeDue => Key::GroupFeeDue,
        Group::InMaking => Key::GroupInMaking,
        Group::Ready => Key::GroupReady,
        Group::Finished => Key::GroupFinished,
        Group::All => Key::GroupAll,
    }
}

/// A check of the photo.
pub(crate) const fn check(check: Check) -> Key {
    match check {
        Check::OneFace => Key::CheckOneFace,
        Check::WholeFace => Key::CheckWholeFace,
        Check::Size => Key::CheckSize,
        Check::EyeDistance => Key::CheckEyeDistance,
        Check::HeadSize => Key::CheckHeadSize,
        Check::Centred => Key::CheckCentred,
        Check::Margins => Key::CheckMargins,
        Check::Brightness => Key::CheckBrightness,
        Check::UnderExposed => Key::CheckUnderExposed,
        Check::OverExposed => Key::CheckOverExposed,
        Check::EvenLight => Key::CheckEvenLight,
        Check::Contrast => Key::CheckContrast,
        Check::DynamicRange => Key::CheckDynamicRange,
        Check::Colour => Key::CheckColour,
        Check::Sharp => Key::CheckSharp,
        Check::HeadBare => Key::CheckHeadBare,
        Check::FaceBare => Key::CheckFaceBare,
        Check::EyesSeen => Key::CheckEyesSeen,
        Check::NoGlare => Key::CheckNoGlare,
        Check::HairAside => Key::CheckHairAside,
        Check::Yaw => Key::CheckYaw,
        Check::Pitch => Key::CheckPitch,
        Check::Roll => Key::CheckRoll,
        Check::EyesOpen => Key::CheckEyesOpen,
        Check::MouthClosed => Key::CheckMouthClosed,
        Check::Neutral => Key::CheckNeutral,
        Check::EyesNotRed => Key::CheckEyesNotRed,
        Check::Background => Key::CheckBackground,
        Check::WhiteBorder => Key::CheckWhiteBorder,
        Check::ColouredTop => Key::CheckColouredTop,
        Check::Alive => Key::CheckAlive,
    }
}

/// What a check means: its word, and the name its styles go by.
pub(crate) const fn level(level: Level) -> (Key, &'static str) {
    match level {
        Level::Pass => (Key::LevelPass, "pass"),
        Level::Advice => (Key::LevelAdvice, "advice"),
        Level::Fault => (Key::LevelFault, "fault"),
    }
}

/// What is known of a check: its word, and the name its styles go by.
pub(crate) const fn finding(finding: Finding) -> (Key, &'static str) {
    match finding {
        Finding::Unmeasured => (Key::LevelNone, "none"),
        Finding::Measured => (Key::LevelMeasured, "measured"),
        Finding::Judged(found) => level(found),
    }
}

/// Checks that belong together.
pub(crate) const fn checks(group: CheckGroup) -> Key {
    match group {
        CheckGroup::Framing => Key::ChecksFraming,
        CheckGroup::Light => Key::ChecksLight,
        CheckGroup::Quality => Key::ChecksQuality,
        CheckGroup::Pose => Key::ChecksPose,
        CheckGroup::Face => Key::ChecksFace,
        CheckGroup::Covers => Key::ChecksCovers,
        CheckGroup::Background => Key::ChecksBackground,
    }
}

/// The rule that a person cannot meet.
pub(crate) const fn exception(exception: PhotoException) -> Key {
    match exception {
        PhotoException::Eyes => Key::ExceptionEyes,
        PhotoException::Head => Key::ExceptionHead,
        PhotoException::Bedridden => Key::ExceptionBedridden,
        PhotoException::Faith => Key::ExceptionFaith,
    }
}

/// How the photo was made, and of an upload how many months ago at most, as its owner says.
pub(crate) const fn source(source: PhotoSource, months_old: Option<u8>) -> Key {
    match (source, months_old) {
        (PhotoSource::Camera, _) => Key::SourceCamera,
        (PhotoSource::Upload, None) => Key::SourceUpload,
        (PhotoSource::Upload, Some(0 | 1)) => Key::SourceUploadMonth,
        (PhotoSource::Upload, Some(_)) => Key::SourceUploadMonths,
    }
}

/// What happened; nothing stands for the begin.
pub(crate) const fn event(event: Option<Event>) -> Key {
    match event {
        None => Key::EventReceived,
        Some(Event::TakenUp) => Key::EventTakenUp,
        Some(Event::Approved) => Key::EventApproved,
        Some(Event::Rejected) => Key::EventRejected,
        Some(Event::InfoRequested) => Key::EventInfoRequested,
        Some(Event::InfoGiven) => Key::EventInfoGiven,
        Some(Event::AnswerLapsed) => Key::EventAnswerLapsed,
        Some(Event::OutletChosen) => Key::EventOutletChosen,
        Some(Event::FeeCharged) => Key::EventFeeCharged,
        Some(Event::CounterPaid) => Key::EventCounterPaid,
        Some(Event::OnlinePaid) => Key::EventOnlinePaid,
        Some(Event::HoldLapsed) => Key::EventHoldLapsed,
        Some(Event::BlankVoided) => Key::EventBlankVoided,
        Some(Event::ProductionStarted) => Key::EventProductionStarted,
        Some(Event::PrintingStarted) => Key::EventPrintingStarted,
        Some(Event::CardSpoiled) => Key::EventCardSpoiled,
        Some(Event::CardVerified) => Key::EventCardVerified,
        Some(Event::PrintingLapsed) => Key::EventPrintingLapsed,
        Some(Event::GivenBack) => Key::EventGivenBack,
        Some(Event::Shipped) => Key::EventShipped,
        Some(Event::Arrived) => Key::EventArrived,
        Some(Event::HandedOver) => Key::EventHandedOver,
        Some(Event::Proposed) => Key::EventProposed,
        Some(Event::SentBack) => Key::EventSentBack,
        Some(Event::AssistanceOffered) => Key::EventAssistanceOffered,
        Some(Event::PhotoTaken) => Key::EventPhotoTaken,
        Some(Event::Reminded) => Key::EventReminded,
        Some(Event::CollectionLapsed) => Key::EventCollectionLapsed,
        Some(Event::Withdrawn) => Key::EventWithdrawn,
    }
}

/// Who acted.
pub(crate) const fn actor(actor: Actor) -> Key {
    match actor {
        Actor::Resident => Key::ActorResident,
        Actor::Clerk => Key::ActorClerk,
        Actor::SecondClerk => Key::ActorSecondClerk,
        Actor::Gateway => Key::ActorGateway,
        Actor::CardMaker => Key::ActorCardMaker,
        Actor::Core => Key::ActorCore,
        Actor::Timer => Key::ActorTimer,
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use domain::{problem::ErrorCode, wire::PhotoSource};
    use text::{Language, staff::baked};

    use super::{of_code, source};

    #[test]
    fn an_uploads_age_is_said_in_both_languages_and_a_camera_has_none() {
        for language in Language::ALL {
            let words = baked(language).unwrap();
            let said = |of, months: Option<u8>| {
                words.with(source(of, months), &[("months", &months.unwrap_or_default().to_string())])
            };
            let upload = |months| said(PhotoSource::Upload, months);
            assert!(upload(Some(6)).contains('6') && upload(Some(2)).contains('2'), "{language:?}");
            assert_eq!(upload(Some(0)), upload(Some(1)));
            assert!([None, Some(2)].iter().all(|months| upload(*months) != upload(Some(1))));
            assert_eq!(said(PhotoSource::Camera, Some(3)), said(PhotoSource::Camera, None));
            assert_ne!(said(PhotoSource::Camera, None), upload(None));
        }
    }

    #[test]
    fn every_failure_has_a_sentence_in_both_languages() {
        for language in Language::ALL {
            let words = baked(language).unwrap();
            for code in ErrorCode::ALL {
                let said = words.with(of_code(*code), &[("minutes", "15")]);
                assert!(said.chars().count() > 4 && !said.contains('{'), "{code:?}: {said}");
            }
        }
    }
}
