//! What the console says about codes, statuses and measures: every value has its words.
//!
//! **Invariant:** a value without words does not compile.

use domain::{
    application::{Actor, Ask, Event, PhotoException, RejectReason, Status},
    id_number::IdError,
    photo::{Check, Level},
    problem::{ErrorCode, Problem},
    reference::ReferenceError,
    service::{ReplaceReason, Service},
    wire::PhotoSource,
};
use text::staff::Key;
use ui::Tone;

use crate::{
    case::{Finding, Group as Checks},
    desk::{Deed, Failure, Group, Said},
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
            if find { said + &texts.with(Key::FailureRequest, &[("id", &problem.request_id)]) } else { said }
        }
    }
}

/// Full minutes to wait, rounded up.
fn minutes(problem: &Problem) -> String {
    problem.retry_after.unwrap_or(60).div_ceil(60).to_string()
}

/// The sentence for a code. It may hold `{minutes}`.
const fn of_code(code: ErrorCode) -> Key {
    match code {
        ErrorCode::NotSignedIn => Key::FailureNotSignedIn,
        ErrorCode::SignInFailed => Key::FailureSignInFailed,
        ErrorCode::NotAllowed => Key::FailureNotAllowed,
        ErrorCode::NotFound => Key::FailureNotFound,
        ErrorCode::StaleVersion => Key::FailureStaleVersion,
        ErrorCode::WrongStep => Key::FailureWrongStep,
        ErrorCode::CodeExpired => Key::FailureCodeExpired,
        ErrorCode::WrongCode => Key::FailureWrongCode,
        ErrorCode::PickupMismatch => Key::FailurePickupMismatch,
        ErrorCode::OutOfStock => Key::FailureOutOfStock,
        ErrorCode::Locked => Key::FailureLocked,
        ErrorCode::TooMany => Key::FailureTooMany,
        ErrorCode::Internal => Key::FailureInternal,
        ErrorCode::Unavailable => Key::FailureUnavailable,
        // Page and server do not fit together: loading the page anew helps.
        ErrorCode::Malformed
        | ErrorCode::ForeignOrigin
        | ErrorCode::MethodNotAllowed
        | ErrorCode::BodyTooLarge
        | ErrorCode::WrongMediaType => Key::FailureGarbled,
        // Only residents' requests are answered so.
        ErrorCode::ConsentNeeded
        | ErrorCode::KioskRefused
        | ErrorCode::KioskClock
        | ErrorCode::KioskRepeated
        | ErrorCode::KioskRevoked
        | ErrorCode::TooManyCodes
        | ErrorCode::DraftIncomplete
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
        Service::Account => (Key::ServiceAccount, Key::ServiceAccountShort),
        Service::Reimbursements => (Key::ServiceClaims, Key::ServiceClaimsShort),
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
        Status::Ready => (Key::StatusReady, Tone::Good),
        Status::Collected => (Key::StatusCollected, Tone::Good),
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
pub(crate) const fn checks(group: Checks) -> Key {
    match group {
        Checks::Framing => Key::ChecksFraming,
        Checks::Light => Key::ChecksLight,
        Checks::Quality => Key::ChecksQuality,
        Checks::Pose => Key::ChecksPose,
        Checks::Face => Key::ChecksFace,
        Checks::Covers => Key::ChecksCovers,
        Checks::Background => Key::ChecksBackground,
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
        Some(Event::ProductionStarted) => Key::EventProductionStarted,
        Some(Event::Shipped) => Key::EventShipped,
        Some(Event::Arrived) => Key::EventArrived,
        Some(Event::HandedOver) => Key::EventHandedOver,
    }
}

/// Who acted.
pub(crate) const fn actor(actor: Actor) -> Key {
    match actor {
        Actor::Resident => Key::ActorResident,
        Actor::Clerk => Key::ActorClerk,
        Actor::Gateway => Key::ActorGateway,
        Actor::CardMaker => Key::ActorCardMaker,
        Actor::Timer => Key::ActorTimer,
    }
}

/// Why a case is refused, and what the resident should know or do.
pub(crate) const fn rejection(reason: RejectReason) -> (Key, Key) {
    match reason {
        RejectReason::PhotoNotThePerson => (Key::RejectPhoto, Key::RejectPhotoHint),
        RejectReason::DetailsDoNotMatch => (Key::RejectDetails, Key::RejectDetailsHint),
        RejectReason::NotInsuredHere => (Key::RejectElsewhere, Key::RejectElsewhereHint),
        RejectReason::CardStillValid => (Key::RejectValid, Key::RejectValidHint),
    }
}

/// What more is asked for.
pub(crate) const fn ask(ask: Ask) -> Key {
    match ask {
        Ask::NewPhoto => Key::AskPhoto,
        Ask::Address => Key::AskAddress,
        Ask::Mobile => Key::AskMobile,
    }
}

/// What is said over the case.
pub(crate) const fn said(said: Said) -> (Key, Tone) {
    match said {
        Said::Done(Deed::TakeUp) => (Key::DoneTakeUp, Tone::Info),
        Said::Done(Deed::Approve) => (Key::DoneApprove, Tone::Good),
        Said::Done(Deed::Ask) => (Key::DoneAsk, Tone::Info),
        Said::Done(Deed::Reject) => (Key::DoneReject, Tone::Info),
        Said::Done(Deed::Settle) => (Key::DoneSettle, Tone::Good),
        Said::Changed => (Key::SaidChanged, Tone::Warn),
        Said::NothingWaits => (Key::SaidNothingWaits, Tone::Info),
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
