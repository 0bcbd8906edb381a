//! Statuses, holders, reasons and wishes in words: every one has a sentence of its own.

use domain::{
    application::{Ask, Event, GiveBackReason, PhotoReason, RejectReason, Status, WithdrawReason},
    reference::ReferenceError,
    service::Service,
    wire::InHandsOf,
};
use text::app::Key;
use ui::Tone;

/// The word on the chip.
pub(super) const fn word(status: Status) -> Key {
    match status {
        Status::Submitted => Key::StatusSubmitted,
        Status::UnderReview => Key::StatusUnderReview,
        Status::NeedsInfo => Key::StatusNeedsInfo,
        Status::Expired => Key::StatusExpired,
        Status::Approved => Key::StatusApproved,
        Status::Rejected => Key::StatusRejected,
        Status::OutletChosen => Key::StatusOutletChosen,
        Status::FeeDue => Key::StatusFeeDue,
        Status::Paid => Key::StatusPaid,
        Status::InProduction => Key::StatusInProduction,
        Status::InTransit => Key::StatusInTransit,
        Status::Printing => Key::StatusPrinting,
        Status::PrintTrouble => Key::StatusPrintTrouble,
        Status::Verified => Key::StatusVerified,
        Status::Ready => Key::StatusReady,
        Status::Collected => Key::StatusCollected,
        Status::SecondReview => Key::StatusSecondReview,
        Status::Accepted => Key::StatusAccepted,
        Status::AssistedCapture => Key::StatusAssistedCapture,
        Status::Withdrawn => Key::StatusWithdrawn,
        Status::Returned => Key::StatusReturned,
    }
}

/// The word for a line of the history: what came of it, or what happened where nothing came of it.
pub(super) const fn happened(event: Option<Event>, status: Status) -> Key {
    match event {
        Some(Event::Reminded) => Key::TrackReminded,
        Some(Event::CardSpoiled) => Key::TrackSpoiled,
        Some(Event::GivenBack) => Key::TrackGivenBack,
        Some(Event::HoldLapsed) => Key::TrackHoldLapsed,
        Some(Event::BlankVoided) => Key::TrackBlankVoided,
        _ => word(status),
    }
}

/// What it means for the resident.
pub(crate) const fn headline(service: Service, status: Status) -> Key {
    let at_once = matches!(service, Service::InstantCard);
    match status {
        Status::Approved if at_once => Key::HeadlineApprovedInstant,
        Status::OutletChosen if at_once => Key::HeadlineOutletChosenInstant,
        Status::Paid if at_once => Key::HeadlinePaidInstant,
        Status::Printing => Key::HeadlinePrinting,
        Status::PrintTrouble => Key::HeadlinePrintTrouble,
        Status::Verified => Key::HeadlineVerified,
        Status::Submitted => Key::HeadlineSubmitted,
        Status::UnderReview => Key::HeadlineUnderReview,
        Status::NeedsInfo => Key::HeadlineNeedsInfo,
        Status::Expired => Key::HeadlineExpired,
        Status::Approved => Key::HeadlineApproved,
        Status::Rejected => Key::HeadlineRejected,
        Status::OutletChosen => Key::HeadlineOutletChosen,
        Status::FeeDue => Key::HeadlineFeeDue,
        Status::Paid => Key::HeadlinePaid,
        Status::InProduction => Key::HeadlineInProduction,
        Status::InTransit => Key::HeadlineInTransit,
        Status::Ready => Key::HeadlineReady,
        Status::Collected => Key::HeadlineCollected,
        Status::SecondReview => Key::HeadlineSecondReview,
        Status::Accepted => Key::HeadlineAccepted,
        Status::AssistedCapture => Key::HeadlineAssistedCapture,
        Status::Withdrawn => Key::HeadlineWithdrawn,
        Status::Returned => Key::HeadlineReturned,
    }
}

/// The colour that goes with the word.
pub(super) const fn tone(status: Status) -> Tone {
    match status {
        Status::Approved | Status::Ready | Status::Verified | Status::Collected | Status::Accepted => {
            Tone::Good
        }
        Status::NeedsInfo | Status::FeeDue | Status::AssistedCapture | Status::PrintTrouble => Tone::Warn,
        Status::Rejected | Status::Expired | Status::Returned => Tone::Error,
        Status::Submitted
        | Status::UnderReview
        | Status::SecondReview
        | Status::Withdrawn
        | Status::OutletChosen
        | Status::Paid
        | Status::InProduction
        | Status::InTransit
        | Status::Printing => Tone::Info,
    }
}

/// Who has it; may hold `{agency}`.
pub(super) const fn in_hands_of(who: InHandsOf) -> Key {
    match who {
        InHandsOf::Agency => Key::HandsOfAgency,
        InHandsOf::Resident => Key::HandsOfResident,
        InHandsOf::CardMaker => Key::HandsOfCardMaker,
        InHandsOf::Printer => Key::HandsOfPrinter,
        InHandsOf::Outlet => Key::HandsOfOutlet,
        InHandsOf::Nobody => Key::HandsOfNobody,
    }
}

/// Why it was refused, and what to do.
pub(super) const fn reject(reason: RejectReason) -> Key {
    match reason {
        RejectReason::PhotoNotThePerson => Key::RejectPhotoNotThePerson,
        RejectReason::DetailsDoNotMatch => Key::RejectDetailsDoNotMatch,
        RejectReason::NotInsuredHere => Key::RejectNotInsuredHere,
        RejectReason::CardStillValid => Key::RejectCardStillValid,
        RejectReason::RegisterDoesNotMatch => Key::RejectRegisterDoesNotMatch,
        RejectReason::RelationNotShown => Key::RejectRelationNotShown,
        RejectReason::NotAuthorised => Key::RejectNotAuthorised,
        RejectReason::DecidedElsewhere => Key::RejectDecidedElsewhere,
        RejectReason::NotOfTheGroup => Key::RejectNotOfTheGroup,
    }
}

/// Why another photo is asked for.
pub(super) const fn photo(reason: PhotoReason) -> Key {
    match reason {
        PhotoReason::NotThePerson => Key::PhotoReasonNotThePerson,
        PhotoReason::TooDark => Key::PhotoReasonTooDark,
        PhotoReason::FaceCovered => Key::PhotoReasonFaceCovered,
        PhotoReason::Background => Key::PhotoReasonBackground,
        PhotoReason::TooOld => Key::PhotoReasonTooOld,
        PhotoReason::EyesClosed => Key::PhotoReasonEyesClosed,
        PhotoReason::OtherForm => Key::PhotoReasonOtherForm,
        PhotoReason::Expression => Key::PhotoReasonExpression,
        PhotoReason::HeadTurned => Key::PhotoReasonHeadTurned,
        PhotoReason::HeadTilted => Key::PhotoReasonHeadTilted,
        PhotoReason::Blurred => Key::PhotoReasonBlurred,
        PhotoReason::TooBright => Key::PhotoReasonTooBright,
    }
}

/// Why it is taken back.
pub(super) const fn withdrawal(reason: WithdrawReason) -> Key {
    match reason {
        WithdrawReason::NotNeeded => Key::TrackWithdrawNotNeeded,
        WithdrawReason::Mistake => Key::TrackWithdrawMistake,
        WithdrawReason::AnotherWay => Key::TrackWithdrawAnotherWay,
    }
}

/// Why the card was given back unprinted, and what to do.
pub(super) const fn given_back(reason: GiveBackReason) -> Key {
    match reason {
        GiveBackReason::Mistake => Key::TrackPrintBackMistake,
        GiveBackReason::PrinterOff => Key::TrackPrintBackPrinterOff,
        GiveBackReason::PersonLeft => Key::TrackPrintBackPersonLeft,
        GiveBackReason::PrintsFail => Key::TrackPrintBackPrintsFail,
    }
}

/// What more is asked for.
pub(super) const fn ask(ask: Ask) -> Key {
    match ask {
        Ask::NewPhoto => Key::AskNewPhoto,
        Ask::Address => Key::AskAddress,
        Ask::Mobile => Key::AskMobile,
        Ask::Register => Key::AskRegister,
        Ask::Relation => Key::AskRelation,
        Ask::Authority => Key::AskAuthority,
    }
}

/// What is wrong with a reference.
pub(super) const fn reference(error: ReferenceError) -> Key {
    match error {
        ReferenceError::Length => Key::TrackQueryReferenceLength,
        ReferenceError::CheckDigit => Key::TrackQueryReferenceCheck,
    }
}
